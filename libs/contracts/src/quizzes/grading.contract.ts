import { z } from 'zod';
import { instant, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { answerFile } from './answer-files.contract.js';
import { rubric, rubricChoice } from './rubric.schema.js';

const runParams = z.strictObject({ runId: uuid });
const counts = { pending: z.int(), marked: z.int() };

/** A mark as it stands: `version` grows with each change; earlier ones stay. */
export const currentMark = z.object({
  version: z.int().min(1),
  points,
  comment: z.string(),
  markerName: z.string(),
  markedAt: instant,
  /** The chosen level by criterion, where the question has a rubric. */
  levels: rubricChoice.nullable(),
});
export type CurrentMark = z.output<typeof currentMark>;

export const listGrading = endpoint({
  method: 'GET',
  path: '/api/grading',
  summary: 'The runs whose open answers I grade, with what waits in each',
  access: { action: 'grading.mark', scope: 'any' },
  response: z.object({
    runs: z.array(
      z.object({
        runId: uuid,
        code: z.string(),
        title: localizedText,
        pending: z.int(),
        /** Final grades that nobody has been told yet. */
        releasable: z.int(),
      }),
    ),
  }),
  problems: [],
});

export const getRunGrading = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading',
  summary: 'Grading of a run: its quizzes, their open questions, what waits and what is released',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: z.object({
    runId: uuid,
    code: z.string(),
    title: localizedText,
    quizzes: z.array(
      z.object({
        quizId: uuid,
        title: localizedText,
        purpose: z.enum(['pre', 'post', 'graded', 'practice']),
        open: z.int(),
        finished: z.int(),
        released: z.int(),
        questions: z.array(z.object({ questionVersionId: uuid, prompt: localizedText, points, ...counts })),
      }),
    ),
  }),
  problems: ['request.not-found'],
});

export const gradingItem = z.object({
  attemptId: uuid,
  slot: z.int(),
  /** Stands for the person; the name itself only when asked for. */
  code: z.string(),
  name: z.string().nullable(),
  /** As typed; empty where the answer is a file. */
  text: z.string(),
  file: answerFile.nullable(),
  /** Language tag of the interface the person answered in. */
  locale: z.string(),
  mark: currentMark.nullable(),
});
export type GradingItem = z.output<typeof gradingItem>;

export const getGradingQueue = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading/questions/:questionVersionId',
  summary: 'All answers of a run to one open question with its marking guide: waiting ones first',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, questionVersionId: uuid }),
  query: z.strictObject({ names: z.literal('1').optional() }),
  response: z.object({
    questionVersionId: uuid,
    prompt: localizedText,
    guide: localizedText.nullable(),
    /** null: points are given without one. */
    rubric: rubric.nullable(),
    maxPoints: points,
    items: z.array(gradingItem),
  }),
  problems: ['request.not-found'],
});

export const markAnswer = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/marks/:slot',
  summary: 'Mark an open answer; `version` is the one that was looked at (0: none), so that of two trainers one wins',
  access: { action: 'grading.mark', scope: { kind: 'attempt', param: 'attemptId' } },
  params: z.strictObject({ attemptId: uuid, slot: z.coerce.number().int().min(1).max(1_000) }),
  body: z.strictObject({
    points,
    comment: z.string().trim().max(4_000),
    version: z.int().min(0),
    reason: z.string().trim().max(500).optional(),
    /** Where the question has a rubric: the chosen level of every criterion, whose points make up `points`. */
    levels: rubricChoice.optional(),
  }),
  response: currentMark,
  problems: ['request.not-found', 'request.invalid', 'access.own-record', 'attempt.open', 'mark.conflict'],
});

const releasePlan = z.object({
  /** People whose grade becomes visible. */
  people: z.int(),
  /** How many of them get a mail. */
  mails: z.int(),
  /** Open answers nobody has marked yet: as long as there are any, nothing is released. */
  pending: z.int(),
  alreadyReleased: z.int(),
});

export const previewRelease = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading/quizzes/:quizId/release',
  summary: 'What a release of the grades would do',
  access: { action: 'grading.release', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, quizId: uuid }),
  response: releasePlan,
  problems: ['request.not-found'],
});

export const releaseGrades = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/grading/quizzes/:quizId/release',
  summary: 'Release the grades of a quiz in a run together, with one mail to each person',
  access: { action: 'grading.release', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, quizId: uuid }),
  response: releasePlan,
  problems: ['request.not-found', 'grading.pending'],
});
