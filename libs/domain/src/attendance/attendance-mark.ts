import type { Interval } from './interval.js';

/**
 * How a mark came to be. `manual` is a person's word; the others are evidence and only ever add presence: `qr` and `code`
 * from the screen in the room, `pass` the official's own code shown to the trainer, `sheet` a signature on paper, `webinar`
 * the log of an online meeting, `import` a table.
 */
export const ATTENDANCE_METHODS = ['qr', 'code', 'manual', 'import', 'pass', 'sheet', 'webinar'] as const;
export type AttendanceMethod = (typeof ATTENDANCE_METHODS)[number];

/** Only `accepted` counts. A scan that arrives late is `to-confirm` until a trainer decides. */
export const MARK_STATUSES = ['accepted', 'to-confirm', 'rejected'] as const;
export type MarkStatus = (typeof MARK_STATUSES)[number];

/**
 * What a mark says.
 * - `present`: in these intervals; `null` is the whole session.
 * - `late-from` / `left-at`: the person came, or went, at an instant (epoch ms).
 * - `excused`: the missing part of the session is excused.
 * - `confirm` / `reject`: a trainer's decision about an earlier mark; rows are never changed.
 */
export type AttendanceStatement =
  | { readonly kind: 'present'; readonly intervals: readonly Interval[] | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'excused' }
  | { readonly kind: 'late-from'; readonly at: number }
  | { readonly kind: 'left-at'; readonly at: number }
  | { readonly kind: 'confirm'; readonly markId: string }
  | { readonly kind: 'reject'; readonly markId: string };

/** One row of the append-only attendance log of a person in a session. */
export interface AttendanceMark {
  readonly id: string;
  /** Epoch ms at which the server received it; the device's time is kept elsewhere and decides nothing. */
  readonly serverTime: number;
  readonly method: AttendanceMethod;
  readonly status: MarkStatus;
  readonly says: AttendanceStatement;
}

/** `none`: nobody has said anything yet, which is not the same as absent. */
export const ATTENDANCE_STATES = ['present', 'partial', 'absent', 'excused', 'to-confirm', 'none'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** The current state of a person in a session, computed from the marks and never stored as truth. */
export interface AttendanceRecord {
  readonly state: AttendanceState;
  /** Whole minutes present in planned time. An excused record may have some: who left early with an excuse. */
  readonly minutes: number;
  /** Planned minutes missed before the first presence; null when never present. */
  readonly lateMinutes: number | null;
  /** Scans that wait for a trainer's decision. */
  readonly toConfirm: number;
}
