import { type ImportDecision, importDecisions, type QuestionImport } from '@edukom/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ImportOutcome } from '../../features/bank/components/import-outcome.js';
import { QuestionRows } from '../../features/bank/components/import-rows.js';
import { BankImportSteps } from '../../features/bank/components/import-steps.js';
import { type Bank, importQuery } from '../../features/bank/queries.js';
import '../../features/bank/bank.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useT } from '../../shared/text/use-t.js';

const TITLES = {
  previewed: 'imports.check-title',
  applied: 'bank.import.done-title',
  undone: 'bank.import.undone-title',
} as const;

function Import({ bank, view }: { bank: Bank; view: QuestionImport }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const decision = importDecisions.find((one) => one === params.get('rows'));
  const choose = (next: ImportDecision | undefined) =>
    setParams(
      { ...(bank === '' ? {} : { bank }), ...(next ? { rows: next } : {}) },
      { replace: true, preventScrollReset: true },
    );
  const isPreview = view.state === 'previewed';
  return (
    <>
      <BankImportSteps
        current={isPreview ? 'check' : 'done'}
        bank={bank}
        title={t(TITLES[view.state])}
        lead={isPreview ? t('bank.import.check-lead', { file: view.fileName }) : view.fileName}
      />
      <div className="ed-stack">
        <ImportOutcome bank={bank} view={view} />
        <QuestionRows bank={bank} view={view} decision={decision} onChange={choose} />
      </div>
    </>
  );
}

/** Second and last step of an import: every question with what happens to it, then what was done. Survives a reload. */
export function Component() {
  const { importId = '' } = useParams();
  const [params] = useSearchParams();
  const bank = params.get('bank') ?? '';
  const view = useQuery(importQuery(bank, importId));
  return (
    <Loaded query={view} shape="rows" count={8}>
      {(data) => <Import bank={bank} view={data} />}
    </Loaded>
  );
}
