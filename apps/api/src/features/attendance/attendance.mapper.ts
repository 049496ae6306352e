import type { MarkEntry } from '@edukom/contracts';
import type { AttendanceMark, AttendanceRecord, AttendanceStatement, SessionPlan } from '@edukom/domain';
import type { AttendanceMarkRow, StoredInterval } from './attendance-mark.entity.js';
import type { RecordRow, SessionRow } from './attendance.repository.js';
import type { MarkRow } from './marks.repository.js';

/** How somebody stands in a session about whom nothing was said. */
export const NO_RECORD: AttendanceRecord = { state: 'none', minutes: 0, lateMinutes: null, toConfirm: 0 };

export const planOf = (session: Pick<SessionRow, 'id' | 'slots'>): SessionPlan => ({
  sessionId: session.id,
  slots: session.slots,
});

export const recordOf = (row: RecordRow): AttendanceRecord => ({
  state: row.state,
  minutes: row.minutes,
  lateMinutes: row.late_minutes,
  toConfirm: row.to_confirm,
});

/** As much of a stored mark as says something. */
type SaidRow = Pick<MarkRow, 'id' | 'kind' | 'decides_id' | 'status' | 'method' | 'intervals' | 'received_at'>;

const momentOf = (row: SaidRow): Date | null => {
  if (row.kind !== 'late' && row.kind !== 'left') return null;
  const stored = row.intervals?.[0];
  const text = row.kind === 'late' ? stored?.start : stored?.end;
  return text === undefined ? null : new Date(text);
};

const spanOf = ({ start, end }: StoredInterval) => ({ start: Date.parse(start ?? ''), end: Date.parse(end ?? '') });

const statements: Readonly<Record<MarkRow['kind'], (row: SaidRow) => AttendanceStatement>> = {
  present: (row) => ({ kind: 'present', intervals: row.intervals?.map(spanOf) ?? null }),
  absent: () => ({ kind: 'absent' }),
  excused: () => ({ kind: 'excused' }),
  late: (row) => ({ kind: 'late-from', at: momentOf(row)?.getTime() ?? 0 }),
  left: (row) => ({ kind: 'left-at', at: momentOf(row)?.getTime() ?? 0 }),
  confirm: (row) => ({ kind: 'confirm', markId: row.decides_id ?? '' }),
  reject: (row) => ({ kind: 'reject', markId: row.decides_id ?? '' }),
};

/** A stored mark as the domain reads it. */
export const markOf = (row: SaidRow): AttendanceMark => ({
  id: row.id,
  serverTime: row.received_at.getTime(),
  method: row.method,
  status: row.status,
  says: statements[row.kind](row),
});

/** A mark that is about to be stored, as the domain will read it. */
export const newMark = ({ decidesId, receivedAt, ...mark }: AttendanceMarkRow): AttendanceMark =>
  markOf({ ...mark, decides_id: decidesId, received_at: receivedAt });

/** A stored mark as a line of the trail. */
export const entryOf = (row: MarkRow): MarkEntry => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  method: row.method,
  at: momentOf(row),
  decidesId: row.decides_id,
  markerName: row.marker_name,
  deviceAt: row.device_at,
  receivedAt: row.received_at,
  reason: row.reason,
});
