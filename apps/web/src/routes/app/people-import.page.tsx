import { getImport } from '@edukom/contracts';
import { Card } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { PeopleImportSteps } from '../../features/people/components/import-steps.js';
import { ImportUpload } from '../../features/people/components/import-upload.js';
import { SampleLink } from '../../features/people/components/sample-link.js';
import { keyOf } from '../../shared/api/queries.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { useT } from '../../shared/text/use-t.js';

/** First step of an import: the file. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <>
      <PeopleImportSteps current="file" title={t('people.import.title')} lead={t('people.import.lead')} />
      <div className="ed-columns">
        <ImportUpload
          onRead={(view) => {
            client.setQueryData(keyOf(getImport, { params: { importId: view.importId } }), view);
            void navigate(to(`/people/import/${view.importId}`));
          }}
        />
        <Card title={t('people.import.columns-title')}>
          <p>{t('people.import.columns-needed')}</p>
          <SampleLink />
        </Card>
      </div>
    </>
  );
}
