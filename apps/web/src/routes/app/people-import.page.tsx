import { getImport } from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ImportUpload } from '../../features/imports/components/import-upload.js';
import { LatestImports } from '../../features/imports/components/latest-imports.js';
import { TableImportSteps } from '../../features/imports/components/table-import-steps.js';
import { keyOf } from '../../shared/api/queries.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { useT } from '../../shared/text/use-t.js';

/** First step of an import: what it brings, and the file. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <>
      <TableImportSteps current="file" title={t('imports.title')} lead={t('imports.lead')} />
      <div className="ed-stack">
        <ImportUpload
          onRead={(view) => {
            client.setQueryData(keyOf(getImport, { params: { importId: view.importId } }), view);
            void navigate(to(`/people/import/${view.importId}`));
          }}
        />
        <LatestImports />
      </div>
    </>
  );
}
