import type { PlannerSession } from '@edukom/contracts';
import { formatDayLong } from '@edukom/i18n';
import { classNames, Icon, Link } from '@edukom/ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { dayAfterKey, type PlannerView } from '../calendar-days.js';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const NOON = 'T12:00:00Z';

// On a phone the table becomes a list; a browser then forgets that it is a grid unless told.
const roles = { group: { role: 'rowgroup' }, row: { role: 'row' }, head: { role: 'columnheader' } } as const;

export interface PlannerGridProps {
  readonly label: string;
  readonly view: PlannerView;
  readonly weeks: readonly (readonly string[])[];
  /** The day the address names. */
  readonly day: string;
  readonly today: string;
  readonly sessions: readonly PlannerSession[];
  /** Goes to a day that is not among those shown. */
  readonly onDay: (day: string) => void;
}

function SessionEntry({ session }: { session: PlannerSession }) {
  const t = useT();
  const to = useAppPath();
  const place = [session.room, session.trainers.join(', ')].filter(Boolean).join(' · ');
  return (
    <li className={classNames('planner-session', session.hasConflict && 'planner-overlap')}>
      <span className="planner-time">
        {session.localStart}–{session.localEnd}
      </span>{' '}
      <Link href={to(`/runs/${session.runId}?tab=sessions`)}>
        <span lang="">
          {session.code} · {session.title}
        </span>
      </Link>
      {place && (
        <span className="ed-hint planner-place" lang="">
          {place}
        </span>
      )}
      {session.hasConflict && (
        <span className="planner-warning">
          <Icon name="alert" /> {t('planner.overlap')}
        </span>
      )}
    </li>
  );
}

const idOf = (day: string): string => `planner-${day}`;

/** Which day the keyboard is on: arrows move inside what is shown, and go on to other days at its edges. */
function useDayKeys({ view, weeks, day, onDay }: PlannerGridProps) {
  const days = weeks.flat();
  const [active, setActive] = useState(day);
  const wanted = useRef<string | null>(null);
  const current = days.includes(active) ? active : day;
  useEffect(() => {
    if (wanted.current === null || !days.includes(wanted.current)) return;
    document.getElementById(idOf(wanted.current))?.focus();
    wanted.current = null;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTableCellElement>, from: string) => {
    // A key pressed on a session inside the day is the session's.
    const next = event.target === event.currentTarget ? dayAfterKey(event.key, from, view) : null;
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    if (!days.includes(next)) onDay(next);
  };
  return { current, setActive, onKeyDown };
}

/** Days as a grid of weeks; on a phone a list of the days that have something. */
export function PlannerGrid(props: PlannerGridProps) {
  const t = useT();
  const { label, view, weeks, day, today, sessions } = props;
  const { current, setActive, onKeyDown } = useDayKeys(props);
  const month = day.slice(0, 7);
  const hasSessions = (days: readonly string[]) => sessions.some(({ localDate }) => days.includes(localDate));
  const cell = (date: string) => {
    const here = sessions.filter(({ localDate }) => localDate === date);
    return (
      <td
        key={date}
        id={idOf(date)}
        role="gridcell"
        tabIndex={date === current ? 0 : -1}
        aria-current={date === today ? 'date' : undefined}
        className={classNames(
          'planner-day',
          here.length === 0 && 'planner-empty',
          view === 'month' && !date.startsWith(month) && 'planner-outside',
        )}
        onFocus={() => setActive(date)}
        onKeyDown={(event) => onKeyDown(event, date)}
      >
        <span className="planner-number" aria-hidden="true">
          {Number(date.slice(8))}
        </span>
        <span className="planner-date">{formatDayLong(t.locale, new Date(date + NOON))}</span>
        {here.length > 0 && (
          <ul className="planner-sessions">
            {here.map((session) => (
              <SessionEntry key={session.sessionId} session={session} />
            ))}
          </ul>
        )}
      </td>
    );
  };
  return (
    <table
      role="grid"
      aria-label={label}
      className={classNames('planner-grid', `planner-${view}`, sessions.length === 0 && 'planner-none')}
    >
      <thead {...roles.group}>
        <tr {...roles.row}>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" {...roles.head}>
              {t(`planner.weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.group}>
        {weeks.map((week) => (
          <tr {...roles.row} key={week[0]} className={hasSessions(week) ? undefined : 'planner-empty'}>
            {week.map(cell)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
