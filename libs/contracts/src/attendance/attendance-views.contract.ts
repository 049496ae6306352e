import { z } from 'zod';
import { instant, localDate, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { attendanceEvaluation } from './attendance-evaluation.js';
import { attendanceState } from './attendance.contract.js';

export const matrixSession = z.object({
  id: uuid,
  title: z.string(),
  startsAt: instant,
  plannedMinutes: z.int(),
  isPast: z.boolean(),
});
export type MatrixSession = z.output<typeof matrixSession>;

export const matrixPerson = z.object({
  enrolmentId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  attendance: attendanceEvaluation,
  /** One per session, in the order of the sessions. */
  states: z.array(attendanceState),
  minutes: z.array(z.int()),
});
export type MatrixPerson = z.output<typeof matrixPerson>;

export const readMatrix = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/attendance',
  summary: 'Attendance of a run: people by sessions that were not cancelled, and how each stands against the rule',
  access: { action: 'attendance.read', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({
    title: localizedText,
    thresholdBasisPoints: z.int(),
    sessions: z.array(matrixSession),
    people: z.array(matrixPerson),
  }),
  problems: ['request.not-found'],
});
export type AttendanceMatrix = z.output<typeof readMatrix.response>;

export const TOTALS_BY = ['institution', 'department', 'person'] as const;
export const attendanceTotal = z.object({
  /** Of the institution, department or person; null: no department was known. */
  id: uuid.nullable(),
  /** A person's name, else null. */
  personName: z.string().nullable(),
  institutionName: localizedText,
  /** As the institution writes it. */
  departmentName: z.string().nullable(),
  people: z.int(),
  runs: z.int(),
  countedMinutes: z.int(),
  attendedMinutes: z.int(),
  /** Floor of attended ÷ counted; null when nothing counts yet. */
  shareBasisPoints: z.int().nullable(),
  unexcusedAbsences: z.int(),
  /** Enrolments that reached the goal, that cannot any more, and the others. */
  met: z.int(),
  lost: z.int(),
  open: z.int(),
});
export type AttendanceTotalBody = z.output<typeof attendanceTotal>;

/** The most rows of one answer. */
export const TOTALS_SHOWN = 500;

export const readTotals = endpoint({
  method: 'GET',
  path: '/api/attendance/totals',
  summary: 'Attendance across courses, by institution at enrolment, by department, or by person',
  access: { action: 'attendance.read', scope: 'any' },
  query: z.strictObject({
    by: z.enum(TOTALS_BY),
    /** Runs that were under way between these days. */
    from: localDate,
    to: localDate,
    institutionId: uuid.optional(),
  }),
  response: z.object({
    rows: z.array(attendanceTotal),
    /** There are more rows than are shown: choose an institution. */
    isCut: z.boolean(),
    institutions: z.array(z.object({ id: uuid, name: localizedText })),
  }),
  problems: ['request.invalid'],
});
