import { CORRECTION_KINDS, ITEM_FLAGS, QUESTION_TYPES } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, contentLocale, interfaceLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

/** From −1 to 1 with three decimals; null when it cannot be said. */
const ratio = z.number().nullable();
const shares = { all: basisPoints, lower: basisPoints, middle: basisPoints, upper: basisPoints };

/** A question in one language of the attempts, or in all (`language` null). */
export const itemGroup = z.object({
  language: contentLocale.nullable(),
  attempts: z.int(),
  /** `too-few`: below the minimum nothing is shown; `ruled`: void or full marks for all, so points say nothing. */
  hidden: z.enum(['too-few', 'ruled']).nullable(),
  figures: z
    .object({
      facility: basisPoints,
      deviation: basisPoints,
      discrimination: ratio,
      itemRest: ratio,
      /** May lie below −1. */
      efficiency: ratio,
    })
    .nullable(),
  /** Who chose what, in all and by third of the rest of the quiz; null when nothing is chosen or nothing is shown. */
  use: z
    .object({ options: z.array(z.object({ id: z.string(), isKey: z.boolean(), ...shares })), none: z.object(shares) })
    .nullable(),
});
export type ItemGroup = z.output<typeof itemGroup>;

export const itemRow = z.object({
  questionVersionId: uuid,
  /** Its place in the quiz, from 1; later ones were drawn or belong to an earlier state of the quiz. */
  number: z.int(),
  type: z.enum(QUESTION_TYPES),
  prompt: localizedText,
  points,
  /** Options of a choice; `text` is null where the interface has the words (true, false). */
  options: z.array(z.object({ id: z.string(), text: localizedText.nullable() })),
  /** What stands of corrections. */
  corrections: z.array(z.enum(CORRECTION_KINDS)),
  /** Whether *accept also* and a new key make sense: a key decides. */
  isKeyCorrectable: z.boolean(),
  groups: z.array(itemGroup),
  differences: z.array(
    z.object({
      language: contentLocale,
      reference: contentLocale,
      chiSquare: z.number(),
      delta: z.number(),
      isFlagged: z.boolean(),
    }),
  ),
  flags: z.array(
    z.object({ kind: z.enum(ITEM_FLAGS), language: contentLocale.nullable(), option: z.string().nullable() }),
  ),
  /** What was typed most often, for questions whose typed answer a key decides; empty when nothing is shown. */
  typed: z.array(z.object({ text: z.string(), count: z.int(), isRight: z.boolean() })),
});
export type ItemRow = z.output<typeof itemRow>;

/** Item analysis of a quiz from the attempt of each person that counts for the grade. */
export const itemAnalysis = z.object({
  quizId: uuid,
  title: localizedText,
  courseTitle: localizedText,
  /** null over all runs of the version. */
  run: z.object({ runId: uuid, code: z.string(), title: localizedText }).nullable(),
  passMark: basisPoints,
  /** Attempts in the figures. */
  attempts: z.int(),
  /** Attempts that still wait for a mark: they are not in the figures. */
  waiting: z.int(),
  /** Below this many attempts nothing is shown. */
  minimum: z.int(),
  languages: z.array(z.object({ language: contentLocale, attempts: z.int() })),
  quiz: z
    .object({
      attempts: z.int(),
      mean: basisPoints,
      median: basisPoints,
      deviation: basisPoints,
      skewness: z.number().nullable(),
      alpha: z.number().nullable(),
      error: z.int().min(0).nullable(),
    })
    .nullable(),
  questions: z.array(itemRow),
});
export type ItemAnalysisView = z.output<typeof itemAnalysis>;

const ofRun = { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } } as const;
const ofCourse = { action: 'course.write', scope: { kind: 'quiz', param: 'quizId' } } as const;
const runQuiz = z.strictObject({ runId: uuid, quizId: uuid });
const quiz = z.strictObject({ quizId: uuid });
/** `locale`: language of the columns and texts in the file. */
const csvQuery = z.strictObject({ locale: interfaceLocale });
const CSV = 'text/csv; charset=utf-8';

export const getRunItems = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/quizzes/:quizId/items',
  summary: 'Item analysis of a quiz in a run: figures, use of options and flags per question and language',
  access: ofRun,
  params: runQuiz,
  response: itemAnalysis,
  problems: ['request.not-found'],
});

export const getQuizItems = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/items',
  summary: 'Item analysis of a quiz over all runs of its course version',
  access: ofCourse,
  params: quiz,
  response: itemAnalysis,
  problems: ['request.not-found'],
});

export const exportRunItems = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/quizzes/:quizId/items.csv',
  summary: 'The item analysis of a run as CSV: one row per question and language (UTF-8 with BOM, semicolons)',
  access: ofRun,
  params: runQuiz,
  query: csvQuery,
  response: fileResponse(CSV),
  problems: ['request.not-found'],
});

export const exportQuizItems = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/items.csv',
  summary: 'The item analysis over all runs as CSV',
  access: ofCourse,
  params: quiz,
  query: csvQuery,
  response: fileResponse(CSV),
  problems: ['request.not-found'],
});
