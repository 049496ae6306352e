import { QUESTION_TYPES } from '@edukom/domain';
import { z } from 'zod';
import { localizedText, pageOf, pageQuery, points, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';
import { WRITE } from '../courses/draft-views.js';
import { QUESTION_EXPORT_FORMATS } from './exchange-words.js';

const courseParams = z.strictObject({ courseId: uuid });
/** The bank that belongs to no course is for whoever may begin one. */
export const SHARED_BANK = { action: 'course.begin', scope: 'any' } as const;

const bankQuery = z.strictObject({
  /** Words of the prompt in any language and script. */
  q: z.string().max(200).optional(),
  type: z.enum(QUESTION_TYPES).optional(),
  competence: z.string().max(200).optional(),
  tag: z.string().max(100).optional(),
  difficulty: z.coerce.number().int().min(1).max(5).optional(),
  /** Only questions that another question of the bank asks with the same words. */
  duplicates: z.enum(['true']).optional(),
  ...pageQuery,
});
export type BankQuery = z.output<typeof bankQuery>;

const bankQuestion = z.object({
  questionId: uuid,
  type: z.enum(QUESTION_TYPES),
  competence: z.string(),
  tags: z.array(z.string()),
  difficulty: z.int().nullable(),
  points,
  /** Of the newest version, whose number stands beside. */
  prompt: localizedText,
  /** Of a text with gaps, with the place of each as `{{id}}`; null of other types. */
  gapText: localizedText.nullable(),
  version: z.int().min(1),
  /** Quizzes that ask it, in whatever version. */
  quizzes: z.int(),
  /** Other questions of this bank with the same words. */
  duplicates: z.int(),
});
export type BankQuestion = z.output<typeof bankQuestion>;

const exportBody = z.strictObject({
  questionIds: z.array(uuid).min(1).max(1_000),
  format: z.enum(QUESTION_EXPORT_FORMATS),
});
const exported = fileResponse(
  'text/plain',
  'application/xml',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
);

export const listCourseQuestions = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/questions',
  summary: 'The questions of the bank of a course, the newest first',
  access: WRITE,
  params: courseParams,
  query: bankQuery,
  response: pageOf(bankQuestion),
  problems: ['request.not-found', 'request.invalid'],
});

export const listSharedQuestions = endpoint({
  method: 'GET',
  path: '/api/questions',
  summary: 'The questions of the shared bank, the newest first',
  access: SHARED_BANK,
  query: bankQuery,
  response: pageOf(bankQuestion),
  problems: ['request.invalid'],
});

const facets = z.object({ competences: z.array(z.string()), tags: z.array(z.string()) });

export const listCourseQuestionFacets = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/question-facets',
  summary: 'The competences and tags that questions of a course have',
  access: WRITE,
  params: courseParams,
  response: facets,
  problems: ['request.not-found'],
});

export const listSharedQuestionFacets = endpoint({
  method: 'GET',
  path: '/api/question-facets',
  summary: 'The competences and tags that questions of the shared bank have',
  access: SHARED_BANK,
  response: facets,
  problems: [],
});

export const exportCourseQuestions = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/question-exports',
  summary: 'Chosen questions of the bank of a course as a file, in the order they were chosen',
  access: WRITE,
  params: courseParams,
  body: exportBody,
  response: exported,
  problems: ['request.not-found', 'request.invalid'],
});

export const exportSharedQuestions = endpoint({
  method: 'POST',
  path: '/api/question-exports',
  summary: 'Chosen questions of the shared bank as a file, in the order they were chosen',
  access: SHARED_BANK,
  body: exportBody,
  response: exported,
  problems: ['request.not-found', 'request.invalid'],
});
