import type { BoardRow as Row, SessionBoard } from '@edukom/contracts';
import { Button } from '@edukom/ui';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttendanceStatePill } from './attendance-state-pill.js';
import type { Saying } from './use-marking.js';

export interface BoardRowProps {
  readonly board: SessionBoard;
  readonly row: Row;
  /** Null when nothing can be marked. */
  readonly onSay: ((row: Row, said: Saying) => void) | null;
  readonly onMore: (row: Row) => void;
}

const nameOf = (row: Row): string => `${row.givenName} ${row.familyName}`;

function QuickMarks({ row, onSay }: { row: Row; onSay: (row: Row, said: Saying) => void }) {
  const t = useT();
  const waiting = row.marks.find((mark) => mark.status === 'to-confirm');
  const named = (action: string) => t('attendance.mark.for', { action, name: nameOf(row) });
  if (row.toConfirm > 0 && waiting)
    return (
      <Button
        isSmall
        variant="primary"
        icon="check"
        aria-label={named(t('attendance.mark.confirm'))}
        onClick={() => onSay(row, { enrolmentId: row.enrolmentId, kind: 'confirm', decidesId: waiting.id })}
      >
        {t('attendance.mark.confirm')}
      </Button>
    );
  return (['present', 'absent'] as const).map((kind) => (
    <Button
      key={kind}
      isSmall
      aria-label={named(t(`attendance.mark.${kind}`))}
      aria-pressed={row.state === kind}
      onClick={() => onSay(row, { enrolmentId: row.enrolmentId, kind })}
    >
      {t(`attendance.mark.${kind}`)}
    </Button>
  ));
}

/** One person: state, minutes, and the two marks that are made most with one touch each. */
export function BoardRow({ board, row, onSay, onMore }: BoardRowProps) {
  const t = useT();
  const minutes = t('attendance.minutes.of', { minutes: row.minutes, planned: board.plannedMinutes });
  return (
    <li className="attendance-row">
      <div className="attendance-who">
        <span className="attendance-name">
          {row.familyName} {row.givenName}
        </span>
        <span className="ed-hint">
          <Localized text={row.institutionName} />
          {row.minutes > 0 && row.state !== 'present' && ` · ${minutes}`}
        </span>
      </div>
      <AttendanceStatePill state={row.state} />
      <div className="ed-actions attendance-marks">
        {onSay && <QuickMarks row={row} onSay={onSay} />}
        <Button
          isSmall
          variant="bare"
          aria-label={t('attendance.mark.for', { action: t('attendance.mark.more'), name: nameOf(row) })}
          onClick={() => onMore(row)}
        >
          {t('attendance.mark.more')}
        </Button>
      </div>
    </li>
  );
}
