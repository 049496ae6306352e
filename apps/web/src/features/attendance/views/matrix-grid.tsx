import type { AttendanceMatrix, MatrixPerson } from '@edukom/contracts';
import { formatDate, formatShare } from '@edukom/i18n';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { type Range, visibleRange } from '../../../shared/grid/visible-range.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { STATE_SIGNS, stripStateOf } from '../components/attendance-strip.js';

const ROW = 56;
const MORE_ROWS = 6;
const FIRST_ROWS = 20;

type Sessions = AttendanceMatrix['sessions'];

interface RowProps {
  readonly person: MatrixPerson;
  readonly index: number;
  readonly sessions: Sessions;
  readonly onOpen: (person: MatrixPerson) => void;
}

const Row = memo(function Row({ person, index, sessions, onOpen }: RowProps) {
  const t = useT();
  const { shareBasisPoints, status } = person.attendance;
  const goal = t(`attendance.goal.${status}`);
  const share =
    shareBasisPoints === null
      ? t('review.matrix.no-share')
      : t('review.matrix.share', { share: formatShare(t.locale, shareBasisPoints), goal });
  return (
    <tr aria-rowindex={index + 2} style={{ height: ROW }}>
      <th scope="row" className="matrix-person">
        <button type="button" className="matrix-name" lang="" onClick={() => onOpen(person)}>
          {person.familyName} {person.givenName}
        </button>
        <small>{share}</small>
        <small className="matrix-where">
          <Localized text={person.institutionName} />
        </small>
      </th>
      {sessions.map((session, place) => {
        const state = stripStateOf(person.states[place] ?? 'none', session.isPast);
        return (
          <td key={session.id} className={`attendance-box-${state}`}>
            <span aria-hidden="true">{STATE_SIGNS[state]}</span>
            <span className="ed-hidden">
              {t('review.matrix.cell', { session: session.title, state: t(`attendance.state.${state}`) })}
            </span>
          </td>
        );
      })}
    </tr>
  );
});

/** Which rows are in view: changes only when another row comes in, not with each pixel. */
function useVisibleRows(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<Range>({ from: 0, to: Math.min(count, FIRST_ROWS) });
  const measure = () => {
    const element = box.current;
    if (!element) return;
    const next = visibleRange(element.scrollTop, element.clientHeight || 600, ROW, count, MORE_ROWS);
    setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
  };
  useLayoutEffect(measure, [count]);
  return { box, range: { from: Math.min(range.from, count), to: Math.min(range.to, count) }, measure };
}

export interface MatrixGridProps {
  readonly label: string;
  readonly sessions: Sessions;
  readonly people: readonly MatrixPerson[];
  readonly onOpen: (person: MatrixPerson) => void;
}

/**
 * People by sessions. Only the rows in view are drawn; names and dates stay while it scrolls, so it can be read on a phone.
 */
export function MatrixGrid({ label, sessions, people, onOpen }: MatrixGridProps) {
  const t = useT();
  const { box, range, measure } = useVisibleRows(people.length);
  const below = people.length - range.to;
  return (
    <div ref={box} className="matrix-scroll" onScroll={measure}>
      <table className="matrix" aria-label={label} aria-rowcount={people.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="matrix-person">
              {t('review.matrix.person')}
            </th>
            {sessions.map(({ id, title, startsAt }) => (
              <th key={id} scope="col" title={title}>
                <span className="matrix-day">{formatDate(t.locale, startsAt).slice(0, 6)}</span>
                <span className="ed-hidden" lang="">
                  {title}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {range.from > 0 && (
            <tr aria-hidden="true">
              <td colSpan={sessions.length + 1} style={{ height: range.from * ROW }} />
            </tr>
          )}
          {people.slice(range.from, range.to).map((person, offset) => (
            <Row
              key={person.enrolmentId}
              person={person}
              index={range.from + offset}
              sessions={sessions}
              onOpen={onOpen}
            />
          ))}
          {below > 0 && (
            <tr aria-hidden="true">
              <td colSpan={sessions.length + 1} style={{ height: below * ROW }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
