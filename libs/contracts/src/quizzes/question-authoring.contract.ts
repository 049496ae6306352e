import { z } from 'zod';
import { contentLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { ofCourse, WRITE } from '../courses/draft-views.js';
import { playerQuestion, questionKey, questionResponse, questionSpec } from './question.schema.js';
import { MOST_POINTS } from './quiz-authoring.contract.js';
import { rubric } from './rubric.schema.js';
import { writtenQuestion } from './written-question.js';

/**
 * Writing questions. A save says one language; the server makes the translated texts of it (see the lessons) and a new
 * version of the question, because versions never change. It names the revision it was made from: somebody else's save in
 * between is `draft.changed` with the present question in `current`.
 */
const ofQuestion = z.strictObject({ courseId: uuid, questionId: uuid });
const worth = points.min(1).max(MOST_POINTS);

/** What is told of a question beside its words. */
const facts = {
  competence: z.string().trim().max(200),
  tags: z.array(z.string().trim().min(1).max(100)).max(50),
  /** From 1 (easy) to 5. */
  difficulty: z.int().min(1).max(5).nullable(),
  /** What a quiz gives for it unless told otherwise. */
  points: worth,
};

/** A question in its newest version, with the key: for its authors. */
export const draftQuestion = z.object({
  questionId: uuid,
  /** Of a course; null: of the bank that belongs to none. */
  courseId: uuid.nullable(),
  revision: z.int(),
  version: z.int(),
  prompt: localizedText,
  spec: questionSpec,
  key: questionKey,
  feedback: localizedText.nullable(),
  guide: localizedText.nullable(),
  rubric: rubric.nullable(),
  ...facts,
  /** Quizzes that ask it, in whatever version. */
  quizzes: z.int(),
});
export type DraftQuestion = z.output<typeof draftQuestion>;

export const readQuestion = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/questions/:questionId',
  summary: 'A question of the course or of the shared bank, in every language, with its key',
  access: WRITE,
  params: ofQuestion,
  response: draftQuestion,
  problems: ['request.not-found'],
});

export const createQuestion = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/questions',
  summary: 'Write a question into the bank of the course. Sent twice with the same id, it is there once',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({ questionId: uuid, locale: contentLocale, content: writtenQuestion, ...facts }),
  response: draftQuestion,
  status: 201,
  problems: ['request.invalid', 'request.not-found', 'request.conflict'],
});

export const saveQuestion = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/questions/:questionId',
  summary: 'Write one language of a question, or what holds in all: a new version. Drafts ask it from now on',
  access: WRITE,
  params: ofQuestion,
  body: z.strictObject({
    revision: z.int().min(1),
    locale: contentLocale,
    content: writtenQuestion,
    ...facts,
    /** Translations that stay as they are say what the source says now. */
    isReviewed: z.boolean().optional(),
  }),
  response: draftQuestion,
  problems: ['request.invalid', 'request.not-found', 'draft.changed'],
});

export const tryQuestion = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/question-trials',
  summary:
    'A question as it is being written: as the player shows it, and what an answer would earn. Nothing is stored',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({
    locale: contentLocale,
    content: writtenQuestion,
    points: worth,
    response: questionResponse.nullable(),
  }),
  response: z.object({
    question: playerQuestion,
    /** null without an answer. `manual`: a person would mark it. */
    score: z.object({ kind: z.enum(['scored', 'unanswered', 'manual']), points }).nullable(),
  }),
  problems: ['request.invalid', 'request.not-found'],
});
