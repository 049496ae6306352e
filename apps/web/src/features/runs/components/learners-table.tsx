import type { LearnerProgress, OutputOf, readRunProgress } from '@edukom/contracts';
import { formatDate, formatShare, type Translate } from '@edukom/i18n';
import { type Column, Icon, ProgressBar, Table } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { ProgressFilter, ProgressSort } from '../progress-rows.js';

type RunProgress = OutputOf<typeof readRunProgress>;
export type TitleOf = (activityId: string | null) => string;

/** Why somebody seems to be stuck, in words. */
export function stuckText(t: Translate, { code, activityId, days }: LearnerProgress['stuck'][number], title: TitleOf) {
  const values = { title: title(activityId), count: days ?? 0 };
  if (code === 'quiz-failed') return t('runs.stuck.quiz-failed', { title: values.title });
  if (code === 'lesson-reopened') return t('runs.stuck.lesson-reopened', values);
  return t(code === 'quiet' ? 'runs.stuck.quiet' : 'runs.stuck.not-begun', { count: values.count });
}

function Reasons({ person, title }: { person: LearnerProgress; title: TitleOf }) {
  const t = useT();
  if (person.stuck.length === 0 && person.remindedAt === null) return null;
  return (
    <ul className="runs-reasons">
      {person.stuck.map((reason) => (
        <li key={`${reason.code} ${reason.activityId ?? ''}`}>
          <Icon name="alert" /> {stuckText(t, reason, title)}
        </li>
      ))}
      {person.remindedAt && (
        <li className="ed-hint">
          <Icon name="mail" /> {t('runs.learners.reminded', { date: formatDate(t.locale, person.remindedAt) })}
        </li>
      )}
    </ul>
  );
}

export interface LearnersTableProps {
  readonly progress: RunProgress;
  readonly rows: readonly LearnerProgress[];
  readonly filter: ProgressFilter;
  readonly hrefOf: (sort: ProgressSort) => string;
  /** Null: the reader may not remind anybody. */
  readonly selection: { readonly chosen: ReadonlySet<string>; readonly toggle: (id: string) => void } | null;
}

/** Who is where: the next activity, the share, the last day seen, and why somebody may need a word. */
export function LearnersTable({ progress, rows, filter, hrefOf, selection }: LearnersTableProps) {
  const t = useT();
  const read = useReadText();
  const titles = new Map(progress.activities.map(({ id, title }) => [id, read(title)]));
  const title: TitleOf = (id) => (id === null ? '' : (titles.get(id) ?? ''));
  const nameOf = (person: LearnerProgress) => `${person.familyName} ${person.givenName}`;
  const columns: readonly Column<LearnerProgress>[] = [
    {
      key: 'name',
      header: t('runs.progress.person'),
      isRowHeader: true,
      isSortable: true,
      cell: (person) => (
        <span className="runs-learner">
          {selection && !person.isCompleted && (
            <input
              type="checkbox"
              aria-label={t('runs.learners.choose', { name: nameOf(person) })}
              checked={selection.chosen.has(person.enrolmentId)}
              onChange={() => selection.toggle(person.enrolmentId)}
            />
          )}
          <span>
            {nameOf(person)}
            <span className="ed-hint runs-code">
              <Localized text={person.institutionName} />
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'at',
      header: t('runs.learners.at'),
      cell: (person) => (person.isCompleted ? t('runs.learners.finished') : title(person.nextId) || '–'),
    },
    {
      key: 'share',
      header: t('runs.learners.share'),
      isSortable: true,
      cell: ({ share }) => (
        <ProgressBar
          label={t('runs.learners.share')}
          isLabelHidden
          value={share}
          max={10_000}
          valueText={formatShare(t.locale, share)}
        />
      ),
    },
    {
      key: 'seen',
      header: t('runs.learners.seen'),
      isSortable: true,
      cell: ({ lastSeenOn }) => (lastSeenOn ? formatDate(t.locale, lastSeenOn) : t('runs.learners.never')),
    },
    { key: 'stuck', header: t('runs.learners.stuck'), cell: (person) => <Reasons person={person} title={title} /> },
  ];
  return (
    <Table
      caption={t('runs.learners.caption')}
      isCaptionHidden
      isDense
      columns={columns}
      rows={rows}
      rowKey={(person) => person.enrolmentId}
      sort={{ column: filter.sort, direction: filter.isDescending ? 'descending' : 'ascending' }}
      sortHref={(column) => hrefOf(column as ProgressSort)}
      empty={t('runs.learners.none')}
    />
  );
}
