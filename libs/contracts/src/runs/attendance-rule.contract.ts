import { z } from 'zod';
import { attendanceRule } from '../attendance/attendance-evaluation.js';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { runState } from './runs.contract.js';

const runParams = z.strictObject({ runId: uuid });

/** A planned session as a rule is tried on it. */
export const ruledSession = z.object({
  id: uuid,
  title: z.string(),
  startsAt: instant,
  slots: z.array(z.object({ start: instant, end: instant })),
});

export const readAttendanceRule = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/attendance-rule',
  summary: 'What a run asks of attendance, and the sessions it is asked of',
  access: { action: 'run.read', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: z.object({
    title: localizedText,
    state: runState,
    rule: attendanceRule,
    sessions: z.array(ruledSession),
  }),
  problems: ['request.not-found'],
});
export type RuleOfRun = z.output<typeof readAttendanceRule.response>;

export const changeAttendanceRule = endpoint({
  method: 'PUT',
  path: '/api/runs/:runId/attendance-rule',
  summary: 'Change what a planned run asks of attendance; from its start on the rule is fixed',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: z.strictObject({
    thresholdBasisPoints: z.int().min(0).max(10_000),
    excused: z.enum(['neutral', 'absent']),
    maxUnexcusedAbsences: z.int().min(0).max(100).nullable(),
    lateLimitMinutes: z.int().min(0).max(600).nullable(),
    minSessionBasisPoints: z.int().min(1).max(10_000).nullable(),
  }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'run.state'],
});
