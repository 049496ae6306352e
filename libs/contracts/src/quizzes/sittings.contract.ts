import { z } from 'zod';
import { instant, localizedText, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

/** What of the attempts is looked at. */
export const sittingViews = ['all', 'not-begun', 'open', 'finished', 'late'] as const;
export type SittingView = (typeof sittingViews)[number];

/** One attempt, or somebody who has not begun. Of extra time its effect; why somebody has it is not here. */
export const sitting = z.object({
  enrolmentId: uuid,
  personId: uuid,
  name: z.string(),
  state: z.enum(['not-begun', 'open', 'submitted', 'expired']),
  attemptId: uuid.nullable(),
  /** From 1; 0 for who has not begun. */
  number: z.int(),
  startedAt: instant.nullable(),
  deadlineAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Seconds from start to deadline, or that there would be today; null: no limit. */
  secondsAllowed: z.int().nullable(),
  /** How many of them only this person has. */
  extraSeconds: z.int(),
  answered: z.int(),
  questions: z.int(),
  lastSavedAt: instant.nullable(),
  /** Late answers, and how many of them nobody has decided about. */
  late: z.int(),
  lateWaiting: z.int(),
});
export type SittingRow = z.output<typeof sitting>;

export const listSittings = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/quizzes/:quizId/attempts',
  summary: 'Who of a run has not begun a quiz, who is sitting it, who finished when and how; effects of extra time',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, quizId: uuid }),
  query: z.strictObject({ show: z.enum(sittingViews).optional(), ...pageQuery }),
  response: z.object({
    runId: uuid,
    runCode: z.string(),
    quizTitle: localizedText,
    serverNow: instant,
    counts: z.object({ all: z.int(), 'not-begun': z.int(), open: z.int(), finished: z.int(), late: z.int() }),
    items: z.array(sitting),
    next: z.string().nullable(),
  }),
  problems: ['request.not-found', 'request.invalid'],
});
