import { QUESTION_TYPES } from '@edukom/domain';
import { z } from 'zod';
import { contentLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { languageState, line, ofActivity, ofCourse, WRITE } from '../courses/draft-views.js';
import { quizSettings } from './quiz-settings.schema.js';
import { partId } from './types/question-schemas.js';

/** The most questions of a quiz, asked in whatever way. */
export const MOST_QUIZ_QUESTIONS = 200;
const MOST_SECTIONS = 20;
/** The most points of one question, in hundredths. */
export const MOST_POINTS = 100_000;
const worth = points.min(1).max(MOST_POINTS);

/** Which questions of the bank a section draws from: those that have all of it. */
export const poolFilter = z.strictObject({
  tags: z.array(z.string().trim().min(1).max(100)).max(20),
  competence: z.string().max(200).nullable(),
  /** One of them; none: whatever. */
  difficulties: z.array(z.int().min(1).max(5)).max(5),
  /** Also questions of the bank that belongs to no course. */
  includesShared: z.boolean(),
});
export type PoolFilter = z.output<typeof poolFilter>;

const drawn = { count: z.int().min(1).max(MOST_QUIZ_QUESTIONS), points: worth, ...poolFilter.shape };

const writtenSection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fixed'),
    id: partId,
    title: line,
    questions: z.array(z.strictObject({ questionId: uuid, points: worth })).max(MOST_QUIZ_QUESTIONS),
  }),
  z.strictObject({ kind: z.literal('draw'), id: partId, title: line, ...drawn }),
]);
export type WrittenSection = z.output<typeof writtenSection>;

/** A question as lists of a quiz show it. */
const askedQuestion = z.object({
  questionId: uuid,
  points,
  type: z.enum(QUESTION_TYPES),
  /** Of the newest version, whose number stands beside. */
  prompt: localizedText,
  version: z.int(),
  isShared: z.boolean(),
  languages: z.array(languageState),
});

const section = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fixed'),
    id: partId,
    title: localizedText.nullable(),
    questions: z.array(askedQuestion),
  }),
  z.object({
    kind: z.literal('draw'),
    id: partId,
    title: localizedText.nullable(),
    ...drawn,
    /** Questions of the bank that fit now. */
    pool: z.int(),
    /** How many the pool is short of, beside all that the quiz asks otherwise. */
    short: z.int(),
  }),
]);

export const draftQuiz = z.object({
  activityId: uuid,
  /** Of settings and sections; 0 before the first save. */
  revision: z.int(),
  settings: quizSettings,
  sections: z.array(section),
});
export type DraftQuiz = z.output<typeof draftQuiz>;

export const readDraftQuiz = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/activities/:activityId/quiz',
  summary: 'Settings, sections and questions of a quiz of the draft',
  access: WRITE,
  params: ofActivity,
  response: draftQuiz,
  problems: ['request.not-found', 'course.no-draft'],
});

export const saveDraftQuiz = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/activities/:activityId/quiz',
  summary:
    'Set the rules and the sections of a quiz. A question is always asked in its newest version until the course is published',
  access: WRITE,
  params: ofActivity,
  body: z.strictObject({
    /** The one it was made from; 0 where there was none. */
    revision: z.int().min(0),
    /** The language of the titles. */
    locale: contentLocale,
    settings: quizSettings,
    sections: z.array(writtenSection).min(1).max(MOST_SECTIONS),
  }),
  response: draftQuiz,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

export const lookIntoPool = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/question-pool',
  summary: 'How many questions of the bank fit, and what they can be told apart by',
  access: WRITE,
  params: ofCourse,
  body: poolFilter,
  response: z.object({
    count: z.int(),
    /** Over the whole bank, whatever was asked for. */
    competences: z.array(z.string()),
    tags: z.array(z.string()),
  }),
  problems: ['request.invalid', 'request.not-found'],
});
