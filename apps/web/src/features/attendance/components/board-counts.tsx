import type { SessionBoard } from '@edukom/contracts';
import { useT } from '../../../shared/text/use-t.js';

const COUNTED = ['expected', 'present', 'toConfirm', 'missing', 'excused'] as const;
const KEY = {
  expected: 'expected',
  present: 'present',
  toConfirm: 'to-confirm',
  missing: 'missing',
  excused: 'excused',
} as const;

/** How many are here, to be compared with the heads in the room. */
export function BoardCounts({ board }: { board: SessionBoard }) {
  const t = useT();
  return (
    <dl className="ed-figures attendance-counts">
      {COUNTED.filter((count) => count !== 'excused' || board.excused > 0).map((count) => (
        <div key={count} className="ed-figure">
          <dt>{t(`attendance.board.${KEY[count]}`)}</dt>
          <dd>{board[count]}</dd>
        </div>
      ))}
    </dl>
  );
}
