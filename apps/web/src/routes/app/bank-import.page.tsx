import { Card } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { BankImportSteps } from '../../features/bank/components/import-steps.js';
import { ImportUpload } from '../../features/bank/components/import-upload.js';
import { inBank } from '../../features/bank/in-bank.js';
import { importKey } from '../../features/bank/queries.js';
import '../../features/bank/bank.css';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { useT } from '../../shared/text/use-t.js';

/** First step of an import of questions: the file. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const bank = params.get('bank') ?? '';
  return (
    <>
      <BankImportSteps current="file" bank={bank} title={t('bank.import.title')} lead={t('bank.import.lead')} />
      <div className="ed-columns">
        <ImportUpload
          bank={bank}
          onBank={(next) => setParams(next === '' ? {} : { bank: next }, { replace: true })}
          onRead={(view) => {
            client.setQueryData(importKey(bank, view.importId), view);
            void navigate(to(inBank(`/bank/import/${view.importId}`, bank)));
          }}
        />
        <Card title={t('bank.import.holds-title')}>
          <p>{t('bank.import.holds')}</p>
        </Card>
      </div>
    </>
  );
}
