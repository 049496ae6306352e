import { GRADING_METHODS, QUIZ_PURPOSES, REVIEW_LEVELS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, instant } from '../core/codecs.js';

/** What a learner sees of a finished attempt, from when on. */
export const reviewPolicy = z.strictObject({
  /** Right after handing in. */
  submitted: z.enum(REVIEW_LEVELS),
  /** After the quiz has closed. */
  closed: z.enum(REVIEW_LEVELS),
  /** After the grades were released. */
  released: z.enum(REVIEW_LEVELS),
});

/** The rules of a quiz. */
export const quizSettings = z.strictObject({
  purpose: z.enum(QUIZ_PURPOSES),
  /** null: no limit. */
  secondsAllowed: z
    .int()
    .min(60)
    .max(24 * 3_600)
    .nullable(),
  /** Practice is not limited. */
  attemptsAllowed: z.int().min(1).max(50),
  gradingMethod: z.enum(GRADING_METHODS),
  passMark: basisPoints,
  /** Questions, each within its section. */
  isShuffled: z.boolean(),
  shufflesOptions: z.boolean(),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  layout: z.enum(['one', 'all']),
  review: reviewPolicy,
  /** Of a test after: the test before in the same course, by slug, that it is compared with. */
  pairsWith: z.string().max(80).nullable(),
});
export type QuizSettings = z.output<typeof quizSettings>;
