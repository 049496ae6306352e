import { importDecisions, type ImportView } from '@edukom/contracts';
import { Button, LinkButton, Notice } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ImportApply } from '../../features/imports/components/import-apply.js';
import { ImportDone, ImportUndone } from '../../features/imports/components/import-done.js';
import { ImportLetters } from '../../features/imports/components/import-letters.js';
import { ImportMapping } from '../../features/imports/components/import-mapping.js';
import { ImportWorking } from '../../features/imports/components/import-working.js';
import { LastProblem } from '../../features/imports/components/last-problem.js';
import { TableImportSteps } from '../../features/imports/components/table-import-steps.js';
import { TableRows } from '../../features/imports/components/table-rows.js';
import '../../features/imports/imports.css';
import { importQuery, isWorking, type RowsChoice } from '../../features/imports/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { useT } from '../../shared/text/use-t.js';

function Dropped() {
  const t = useT();
  const to = useAppPath();
  return (
    <Notice
      title={t('imports.dropped')}
      actions={<LinkButton href={to('/people/import')}>{t('imports.another')}</LinkButton>}
    />
  );
}

const readingKey = ({ reading }: ImportView): string =>
  JSON.stringify([reading.charset, reading.delimiter, reading.mapping]);

/** What the columns mean and how the letters look: where it is not clear, or where somebody wants it otherwise. */
function Reading({ view }: { view: ImportView }) {
  return (
    // What was chosen here belongs to one way of reading: another one begins anew.
    <div className="ed-columns" key={readingKey(view)}>
      <ImportMapping view={view} />
      <ImportLetters view={view} />
    </div>
  );
}

function Preview({ view }: { view: ImportView }) {
  const t = useT();
  const [isReading, setReading] = useState(false);
  return (
    <>
      <ImportApply view={view} />
      <div className="ed-actions">
        <Button aria-expanded={isReading} onClick={() => setReading(!isReading)}>
          {t('imports.change-reading')}
        </Button>
      </div>
      {isReading && <Reading view={view} />}
    </>
  );
}

function Outcome({ view }: { view: ImportView }) {
  if (isWorking(view.state)) return <ImportWorking view={view} />;
  if (view.state === 'cancelled') return <Dropped />;
  if (view.state === 'applied') return <ImportDone view={view} />;
  if (view.state === 'undone') return <ImportUndone view={view} />;
  if (view.state === 'previewed') return <Preview key={readingKey(view)} view={view} />;
  return (
    <>
      <LastProblem view={view} />
      <Reading view={view} />
    </>
  );
}

const TITLES = {
  mapping: 'imports.mapping-title',
  failed: 'imports.failed-title',
  applied: 'imports.done-title',
  undone: 'imports.undone-title',
  reading: 'imports.working.reading',
  applying: 'imports.working.applying',
  undoing: 'imports.working.undoing',
  previewed: 'imports.check-title',
  cancelled: 'imports.dropped-title',
} as const;

const isDone = (view: ImportView): boolean => ['applied', 'undone', 'undoing'].includes(view.state);

function useLead(view: ImportView): string {
  const t = useT();
  if (view.state === 'previewed') return t('imports.check-lead', { file: view.fileName });
  return view.state === 'mapping' ? t('imports.mapping-lead', { file: view.fileName }) : view.fileName;
}

function Import({ view }: { view: ImportView }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const choice: RowsChoice = {
    decision: importDecisions.find((one) => one === params.get('rows')),
    isLeft: params.get('rows') === 'left',
  };
  const choose = ({ decision, isLeft }: RowsChoice) => {
    const rows = isLeft ? 'left' : decision;
    setParams(rows ? { rows } : {}, { replace: true, preventScrollReset: true });
  };
  const { create, update, skip, error } = view.counts;
  return (
    <>
      <TableImportSteps current={isDone(view) ? 'done' : 'check'} title={t(TITLES[view.state])} lead={useLead(view)} />
      <div className="ed-stack">
        <Outcome view={view} />
        {view.undone && view.undone.left > 0 && (
          <div className="ed-actions">
            <Button
              aria-pressed={choice.isLeft}
              onClick={() => choose({ decision: undefined, isLeft: !choice.isLeft })}
            >
              {t('imports.left-rows')}
            </Button>
          </div>
        )}
        {create + update + skip + error > 0 && <TableRows view={view} choice={choice} onChange={choose} />}
      </div>
    </>
  );
}

/** The further steps of an import: its columns, every row with what happens to it, then what was done. Survives a reload. */
export function Component() {
  const { importId = '' } = useParams();
  const view = useQuery(importQuery(importId));
  return (
    <Loaded query={view} shape="rows" count={8}>
      {(data) => <Import view={data} />}
    </Loaded>
  );
}
