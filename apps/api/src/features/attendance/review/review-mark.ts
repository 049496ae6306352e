import type { AttendanceMarkRow, StoredInterval } from '../attendance-mark.entity.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import type { SessionRow } from '../attendance.repository.js';
import { intervalsOf, wrongIn } from '../record-marks.service.js';
import type { ChangeKind } from './attendance-change.entity.js';

/** A mark that a decision adds. */
export interface DecidedMark {
  readonly enrolmentId: string;
  readonly kind: ChangeKind;
  readonly at: Date | null;
  readonly markerId: string;
  readonly reason: string;
}

/** @throws Problem `request.invalid` for a time that is missing or outside the session. */
export function requireTime(
  session: SessionRow,
  { kind, at, reason }: Pick<DecidedMark, 'kind' | 'at' | 'reason'>,
): void {
  const errors = wrongIn({ kind, reason, ...(at ? { at } : {}) }, 0, session).map(({ pointer, code }) => ({
    pointer: pointer.replace('/marks/0', ''),
    code,
  }));
  if (errors.length > 0) throw new Problem('request.invalid', { errors });
}

/** The mark of a decision, as the log keeps it: by hand, with its reason. */
export const markOfDecision = (session: SessionRow, decided: DecidedMark, now: Date): AttendanceMarkRow => ({
  id: uuidv7(),
  sessionId: session.id,
  enrolmentId: decided.enrolmentId,
  kind: decided.kind,
  decidesId: null,
  status: 'accepted',
  method: 'manual',
  intervals: intervalsOf({
    kind: decided.kind,
    ...(decided.at ? { at: decided.at } : {}),
  }) as readonly StoredInterval[],
  markerId: decided.markerId,
  deviceAt: null,
  receivedAt: now,
  reason: decided.reason,
  clientKey: uuidv7(),
});
