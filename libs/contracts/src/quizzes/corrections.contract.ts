import { CORRECTION_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, instant, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const optionId = z.string().min(1).max(40);
/** Text the database can hold: no NUL, no half of a surrogate pair. */
const typed = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** A key as a correction brings it, by type of question; whether it fits the question is checked by its scorer. */
export const correctionKey = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), correct: z.array(optionId).min(1).max(40) }),
  z.strictObject({ type: z.literal('multiple'), correct: z.array(optionId).min(1).max(40) }),
  z.strictObject({ type: z.literal('true-false'), correct: z.boolean() }),
  z.strictObject({
    type: z.literal('numeric'),
    accepted: z
      .array(z.strictObject({ value: typed, tolerance: typed }))
      .min(1)
      .max(20),
    units: z.array(typed).max(20).optional(),
  }),
  z.strictObject({ type: z.literal('short-text'), accepted: z.array(typed).min(1).max(50), fold: z.boolean() }),
]);
export type CorrectionKeyBody = z.output<typeof correctionKey>;

/** What is to be corrected. */
export const correctionOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept-also'), questionVersionId: uuid, key: correctionKey }),
  z.strictObject({ kind: z.literal('new-key'), questionVersionId: uuid, key: correctionKey }),
  z.strictObject({ kind: z.literal('full-marks'), questionVersionId: uuid }),
  z.strictObject({ kind: z.literal('void'), questionVersionId: uuid }),
  z.strictObject({ kind: z.literal('undo'), correctionId: uuid }),
]);
export type CorrectionOrder = z.output<typeof correctionOrder>;

const change = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value });

/** Somebody whose points, grade, pass state or right to a certificate changes; figures are those of the grade. */
export const correctedPerson = z.object({
  enrolmentId: uuid,
  personId: uuid,
  name: z.string(),
  runCode: z.string(),
  points: change(points),
  maxPoints: change(points),
  share: change(basisPoints),
  hasPassed: change(z.boolean()),
  isFinal: change(z.boolean()),
  /** Whether a certificate may be issued; null when the run leads to none. */
  isEligible: change(z.boolean()).nullable(),
  /** Whether the person has been told the grade: they see the new one at once. */
  isReleased: z.boolean(),
  /** A certificate that was issued and is in force: it stays, whatever changes. */
  certificate: z.object({ certificateId: uuid, serial: z.string() }).nullable(),
  /** Attempts whose points change; the grade may come from another one afterwards. */
  attempts: z.array(z.object({ attemptId: uuid, number: z.int(), points: change(points), maxPoints: change(points) })),
});
export type CorrectedPerson = z.output<typeof correctedPerson>;

/** What a correction does: exactly these people, nobody else. */
export const correctionImpact = z.object({
  /** Over the order and everything below: what is applied is what was looked at, or nothing. */
  hash: z.string(),
  /** Finished attempts that hold the question. */
  attempts: z.int(),
  people: z.array(correctedPerson),
});
export type CorrectionImpact = z.output<typeof correctionImpact>;

export const correctionRow = z.object({
  correctionId: uuid,
  number: z.int(),
  kind: z.enum(CORRECTION_KINDS),
  questionVersionId: uuid,
  prompt: localizedText,
  key: correctionKey.nullable(),
  /** Of a whole course version, not of one run. */
  isCourseWide: z.boolean(),
  reason: z.string(),
  /** People whose result it changed. */
  people: z.int(),
  madeBy: z.string(),
  madeAt: instant,
  /** The correction this one takes back. */
  undoes: uuid.nullable(),
  isUndone: z.boolean(),
});
export type CorrectionRow = z.output<typeof correctionRow>;

const history = z.object({ corrections: z.array(correctionRow) });
const previewBody = z.strictObject({ order: correctionOrder });
const applyBody = z.strictObject({
  order: correctionOrder,
  reason: z.string().trim().min(3).max(500),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const ofRun = { action: 'grading.release', scope: { kind: 'run', param: 'runId' } } as const;
const ofCourse = { action: 'grading.release', scope: { kind: 'quiz', param: 'quizId' } } as const;
const runQuiz = z.strictObject({ runId: uuid, quizId: uuid });
const quiz = z.strictObject({ quizId: uuid });
const REFUSALS = ['request.not-found', 'request.invalid', 'access.own-record', 'correction.undone'] as const;

export const listRunCorrections = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/quizzes/:quizId/corrections',
  summary: 'Corrections that were made to a quiz in a run, those of all runs among them, the newest first',
  access: ofRun,
  params: runQuiz,
  response: history,
  problems: ['request.not-found'],
});

export const previewRunCorrection = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/quizzes/:quizId/corrections/preview',
  summary: 'Dry run of a correction in a run: exactly whose result would change; nothing is changed',
  access: ofRun,
  params: runQuiz,
  body: previewBody,
  response: correctionImpact,
  problems: REFUSALS,
});

export const applyRunCorrection = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/quizzes/:quizId/corrections',
  summary: 'Apply a correction in a run: exactly what the dry run showed, else it is refused with the new dry run',
  access: ofRun,
  params: runQuiz,
  body: applyBody,
  response: correctionImpact,
  problems: [...REFUSALS, 'correction.changed'],
});

export const listQuizCorrections = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/corrections',
  summary: 'Corrections that were made to a quiz in all runs of its course version',
  access: ofCourse,
  params: quiz,
  response: history,
  problems: ['request.not-found'],
});

export const previewQuizCorrection = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/corrections/preview',
  summary: 'Dry run of a correction in all runs of the course version',
  access: ofCourse,
  params: quiz,
  body: previewBody,
  response: correctionImpact,
  problems: REFUSALS,
});

export const applyQuizCorrection = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/corrections',
  summary: 'Apply a correction in all runs of the course version',
  access: ofCourse,
  params: quiz,
  body: applyBody,
  response: correctionImpact,
  problems: [...REFUSALS, 'correction.changed'],
});
