import type { SessionBoard } from '@edukom/contracts';
import { useT } from '../../../shared/text/use-t.js';

const COUNTED = ['expected', 'present', 'late', 'toConfirm', 'missing', 'excused'] as const;
/** Said only where there are any. */
const RARE: readonly string[] = ['late', 'excused'];
const KEY = {
  expected: 'expected',
  present: 'present',
  late: 'late',
  toConfirm: 'to-confirm',
  missing: 'missing',
  excused: 'excused',
} as const;

/** How many are here, to be compared with the heads in the room. */
export function BoardCounts({ board }: { board: SessionBoard }) {
  const t = useT();
  return (
    <dl className="ed-figures attendance-counts">
      {COUNTED.filter((count) => !RARE.includes(count) || board[count] > 0).map((count) => (
        <div key={count} className="ed-figure">
          <dt>{t(`attendance.board.${KEY[count]}`)}</dt>
          <dd>{board[count]}</dd>
        </div>
      ))}
    </dl>
  );
}
