import type { CapturedMark, CaptureRow } from '@edukom/contracts';
import type { CaptureOutbox } from './capture-outbox.js';

/** What a mark on the phone says, as a key of the texts. */
export const kindOf = ({ kind, passCode }: CapturedMark) =>
  `capture.phone.kind.${passCode === undefined ? kind : 'pass'}` as const;

/** How many are here, by the list and by what was noted since. */
export function countPresent(rows: readonly CaptureRow[], outbox: CaptureOutbox): number {
  return rows.filter(({ enrolmentId, state }) => {
    const noted = outbox.of(enrolmentId).at(-1);
    return noted ? noted.mark.kind !== 'absent' : state === 'present' || state === 'partial';
  }).length;
}
