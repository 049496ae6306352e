import type { BoardRow } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { useT } from '../../../shared/text/use-t.js';

export type StripState = BoardRow['state'] | 'to-come';

/** A sign for each state, so that no colour has to be told from another. */
export const STATE_SIGNS: Readonly<Record<StripState, string>> = {
  present: '✓',
  partial: '◐',
  absent: '✕',
  excused: '○',
  'to-confirm': '?',
  none: '–',
  'to-come': '·',
};

export interface StripCell {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly state: StripState;
  readonly minutes: number;
  readonly plannedMinutes: number;
}

/** A session nobody spoke of is to come until it is over. */
export const stripStateOf = (state: BoardRow['state'], isPast: boolean): StripState =>
  state === 'none' && !isPast ? 'to-come' : state;

/** A person's sessions at a glance: one box per session, with its words for who does not see it. */
export function AttendanceStrip({ cells }: { cells: readonly StripCell[] }) {
  const t = useT();
  if (cells.length === 0) return null;
  return (
    <div>
      <ol className="attendance-strip" aria-label={t('attendance.strip.label')}>
        {cells.map(({ id, title, startsAt, state, minutes, plannedMinutes }) => {
          const words = t('attendance.strip.cell', {
            session: title,
            day: formatDate(t.locale, startsAt),
            state: t(`attendance.state.${state}`),
          });
          const part =
            state === 'partial' ? `, ${t('attendance.minutes.of', { minutes, planned: plannedMinutes })}` : '';
          return (
            <li key={id} className={`attendance-box attendance-box-${state}`} title={words + part}>
              <span aria-hidden="true">{STATE_SIGNS[state]}</span>
              <span className="ed-hidden">{words + part}</span>
            </li>
          );
        })}
      </ol>
      <p className="ed-hint">{t('attendance.strip.legend')}</p>
    </div>
  );
}
