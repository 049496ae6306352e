import { type OutputOf, readRunProgress } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';
import { formatDate } from '@edukom/i18n';
import { Button, EmptyState, Notice, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { SearchField } from '../../../shared/form/search-field.js';
import { useT } from '../../../shared/text/use-t.js';
import { type ProgressFilter, progressRows, SHOWN } from '../progress-rows.js';
import { useProgressFilter } from '../use-progress-filter.js';
import { LearnersTable } from './learners-table.js';
import { RemindDialog } from './remind-dialog.js';

type RunProgress = OutputOf<typeof readRunProgress>;

export interface LearnersPanelProps {
  readonly runId: string;
  /** The run is under way, and the reader may remind its people. */
  readonly canRemind: boolean;
  readonly onDone: (text: string) => void;
}

function Filters({ filter, change }: { filter: ProgressFilter; change: (next: Partial<ProgressFilter>) => void }) {
  const t = useT();
  return (
    <search className="ed-filters">
      <SearchField
        id="learners-search"
        label={t('runs.learners.search')}
        search={filter.search}
        onSearch={(search) => change({ search })}
      />
      <SelectField
        label={t('runs.learners.show')}
        emptyText={t('runs.learners.everybody')}
        options={SHOWN.map((value) => ({ value, label: t(`runs.learners.show.${value}`) }))}
        value={filter.show}
        onChange={(event) => change({ show: event.target.value as ProgressFilter['show'] })}
      />
    </search>
  );
}

function Learners({ progress, runId, canRemind, onDone }: LearnersPanelProps & { progress: RunProgress }) {
  const t = useT();
  const { filter, change, hrefOf } = useProgressFilter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const rows = progressRows(progress.people, filter, t.locale, foldForSearch);
  const open = rows.filter(({ isCompleted }) => !isCompleted).map(({ enrolmentId }) => enrolmentId);
  // Whoever is no longer shown is not mailed unseen.
  const picked = open.filter((id) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const isAll = open.length > 0 && picked.length === open.length;
  return (
    <div className="ed-stack">
      <Filters filter={filter} change={change} />
      {progress.enrolled > progress.people.length && (
        <Notice title={t('runs.learners.cut', { shown: progress.people.length, all: progress.enrolled })} />
      )}
      {canRemind && (
        <div className="ed-actions">
          <Button isSmall onClick={() => setChosen(new Set(isAll ? [] : open))} disabled={open.length === 0}>
            {t(isAll ? 'runs.learners.choose-none' : 'runs.learners.choose-all')}
          </Button>
          <Button variant="primary" icon="mail" disabled={picked.length === 0} onClick={() => setAsked(picked)}>
            {picked.length === 0 ? t('runs.remind.nobody') : t('runs.remind.action', { count: picked.length })}
          </Button>
        </div>
      )}
      <LearnersTable
        progress={progress}
        rows={rows}
        filter={filter}
        hrefOf={hrefOf}
        selection={canRemind ? { chosen, toggle } : null}
      />
      <p className="ed-hint">{t('runs.learners.as-of', { date: formatDate(t.locale, progress.asOf) })}</p>
      <RemindDialog
        runId={runId}
        enrolmentIds={asked}
        onClose={() => setAsked(null)}
        onSent={(text) => {
          setChosen(new Set());
          onDone(text);
        }}
      />
    </div>
  );
}

/** Who is where in the course, who seems to be stuck, and a reminder for them. */
export function LearnersPanel(props: LearnersPanelProps) {
  const t = useT();
  const query = useQuery(queryOf(readRunProgress, { params: { runId: props.runId } }));
  return (
    <Loaded query={query} shape="rows">
      {(progress) =>
        progress.people.length === 0 ? (
          <EmptyState icon="people" title={t('runs.progress.empty.title')}>
            {t('runs.progress.empty.text')}
          </EmptyState>
        ) : (
          <Learners {...props} progress={progress} />
        )
      }
    </Loaded>
  );
}
