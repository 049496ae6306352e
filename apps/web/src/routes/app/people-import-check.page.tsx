import { importDecisions, type ImportDecision, type ImportView } from '@edukom/contracts';
import { LinkButton, Notice } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ImportApply } from '../../features/people/components/import-apply.js';
import { ImportDone } from '../../features/people/components/import-done.js';
import { PeopleRows } from '../../features/people/components/import-rows.js';
import { PeopleImportSteps } from '../../features/people/components/import-steps.js';
import { importQuery } from '../../features/people/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { useT } from '../../shared/text/use-t.js';

function Dropped() {
  const t = useT();
  const to = useAppPath();
  return (
    <Notice
      title={t('people.import.dropped')}
      actions={<LinkButton href={to('/people/import')}>{t('imports.another')}</LinkButton>}
    />
  );
}

function Outcome({ view }: { view: ImportView }) {
  if (view.state === 'cancelled') return <Dropped />;
  return view.state === 'applied' ? <ImportDone view={view} /> : <ImportApply view={view} />;
}

function Import({ view }: { view: ImportView }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const decision = importDecisions.find((one) => one === params.get('rows'));
  const choose = (next: ImportDecision | undefined) =>
    setParams(next ? { rows: next } : {}, { replace: true, preventScrollReset: true });
  const isDone = view.state === 'applied';
  return (
    <>
      <PeopleImportSteps
        current={isDone ? 'done' : 'check'}
        title={t(isDone ? 'people.import.done-title' : 'imports.check-title')}
        lead={isDone ? view.fileName : t('people.import.check-lead', { file: view.fileName })}
      />
      <div className="ed-stack">
        <Outcome view={view} />
        <PeopleRows view={view} decision={decision} onChange={choose} />
      </div>
    </>
  );
}

/** Second and last step of an import: every row with what happens to it, then what was done. Survives a reload. */
export function Component() {
  const { importId = '' } = useParams();
  const view = useQuery(importQuery(importId));
  return (
    <Loaded query={view} shape="rows" count={8}>
      {(data) => <Import view={data} />}
    </Loaded>
  );
}
