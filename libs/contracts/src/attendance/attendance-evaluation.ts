import { ATTENDANCE_REASONS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints } from '../core/codecs.js';

/** How somebody stands against the attendance rule of a run: the domain's `AttendanceEvaluation` on the wire, the same on every page. */
export const attendanceEvaluation = z.object({
  plannedMinutes: z.int(),
  countedMinutes: z.int(),
  attendedMinutes: z.int(),
  shareBasisPoints: basisPoints.nullable(),
  unexcusedAbsences: z.int(),
  spareMinutes: z.int(),
  status: z.enum(['met', 'on-track', 'unreachable', 'not-met']),
  reasons: z.array(z.object({ code: z.enum(ATTENDANCE_REASONS), params: z.record(z.string(), z.int()) })),
});
export type AttendanceEvaluationBody = z.output<typeof attendanceEvaluation>;

/** What a run asks of attendance; fixed from the run's start on. */
export const attendanceRule = z.object({
  thresholdBasisPoints: basisPoints,
  excused: z.enum(['neutral', 'absent']),
  maxUnexcusedAbsences: z.int().min(0).nullable(),
  lateLimitMinutes: z.int().min(0).nullable(),
  /** The least share of a session to be there for; left out by runs that were planned before there was such a thing. */
  minSessionBasisPoints: basisPoints.nullable().optional(),
});
