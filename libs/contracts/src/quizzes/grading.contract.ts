import { MARK_ROLES, MARKING_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { answerFile } from './answer-files.contract.js';
import { rubric, rubricChoice } from './rubric.schema.js';

const runParams = z.strictObject({ runId: uuid });
const counts = { pending: z.int(), marked: z.int() };

/** A mark as it stands in its role: `version` grows with each change; earlier ones stay. */
export const currentMark = z.object({
  role: z.enum(MARK_ROLES),
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
        questions: z.array(
          z.object({
            questionVersionId: uuid,
            prompt: localizedText,
            points,
            ...counts,
            /** Have their first mark and wait for the second. */
            waitsSecond: z.int(),
            /** First and second mark are too far apart: a third person decides. */
            differ: z.int(),
          }),
        ),
      }),
    ),
  }),
  problems: ['request.not-found'],
});

export const gradingItem = z.object({
  attemptId: uuid,
  slot: z.int(),
  questionVersionId: uuid,
  maxPoints: points,
  /** Stands for the person; the name itself only when asked for, and in anonymous marking only after the release. */
  code: z.string(),
  name: z.string().nullable(),
  /** As typed; empty where the answer is a file. */
  text: z.string(),
  file: answerFile.nullable(),
  /** Language tag of the interface the person answered in. */
  locale: z.string(),
  state: z.enum(MARKING_STATES),
  /** As what I may mark it now; null: there is nothing for me to give. */
  seat: z.enum(MARK_ROLES).nullable(),
  /** What stands in my role; where I have none, the mark that counts. */
  mark: currentMark.nullable(),
  /** All that stand and that I may see: a first mark is hidden from whoever gives the second. */
  marks: z.array(currentMark),
  /** The person has been told the result: a change needs a reason. */
  isReleased: z.boolean(),
});
export type GradingItem = z.output<typeof gradingItem>;

export const gradingQuestion = z.object({
  questionVersionId: uuid,
  prompt: localizedText,
  guide: localizedText.nullable(),
  /** null: points are given without one. */
  rubric: rubric.nullable(),
  /** How far two marks may lie apart; null: one mark is enough. */
  tolerance: points.nullable(),
});
export type GradingQuestion = z.output<typeof gradingQuestion>;

const queue = z.object({
  questions: z.array(gradingQuestion),
  /** Nobody's name is shown before the release. */
  isAnonymous: z.boolean(),
  items: z.array(gradingItem),
  /** There are more than fit into one sitting: load again when these are done. */
  hasMore: z.boolean(),
});
const names = z.strictObject({ names: z.literal('1').optional() });

export const getGradingQueue = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading/questions/:questionVersionId',
  summary: 'The answers of a run to one open question with its marking guide: those that wait for me first',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, questionVersionId: uuid }),
  query: names,
  response: queue,
  problems: ['request.not-found'],
});

export const getPersonQueue = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading/quizzes/:quizId/answers',
  summary: 'The open answers of a quiz in a run, person by person: those that wait for me first',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, quizId: uuid }),
  query: names,
  response: queue,
  problems: ['request.not-found'],
});

/** A mark that was stored, and where the answer stands with it. */
export const storedMark = currentMark.extend({
  state: z.enum(MARKING_STATES),
  seat: z.enum(MARK_ROLES).nullable(),
  marks: z.array(currentMark),
});
export type StoredMark = z.output<typeof storedMark>;

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
    /** Needed where the person has been told the result. */
    reason: z.string().trim().max(500).optional(),
    /**
     * As what; the first mark unless told. Where two are asked for and a colleague was first, a first mark becomes the
     * second: it was given without seeing theirs.
     */
    role: z.enum(['first', 'second']).optional(),
    /** Where the question has a rubric: the chosen level of every criterion, whose points make up `points`. */
    levels: rubricChoice.optional(),
  }),
  response: storedMark,
  problems: [
    'request.not-found',
    'request.invalid',
    'access.own-record',
    'attempt.open',
    'mark.conflict',
    'mark.closed',
  ],
});

const releasePlan = z.object({
  /** People whose grade becomes visible. */
  people: z.int(),
  /** How many of them get a mail. */
  mails: z.int(),
  /** Open answers whose marking is not at its end: as long as there are any, nothing is released. */
  pending: z.int(),
  /** Of them, those that have a mark and wait for the second, or for a decision between two. */
  waitsSecond: z.int(),
  differ: z.int(),
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
