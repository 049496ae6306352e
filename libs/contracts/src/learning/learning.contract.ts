import { ACTIVITY_KINDS, PROGRESS_KINDS, QUIZ_PURPOSES, RUN_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, contentLocale, instant, localDate, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { blockAnchor, lessonBlock } from '../courses/course-content.js';
import { courseSlug } from '../courses/courses.contract.js';
import { completionRule } from '../courses/draft-views.js';
import { mediaView } from '../courses/media.contract.js';

/** `submitted`: waits for grades; `released`: its grade is open to the learner. A quiz is done from `submitted` on. */
export const LEARNER_STATES = ['locked', 'open', 'started', 'submitted', 'released', 'completed'] as const;

const activitySlug = z.string().max(80);

export const learnerQuiz = z.object({
  quizId: uuid,
  purpose: z.enum(QUIZ_PURPOSES),
  openAttemptId: uuid.nullable(),
  lastAttemptId: uuid.nullable(),
});

/** Why an activity cannot be begun yet; titles come along, null when there is no such activity or course. */
export const lockReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('after'), activity: activitySlug, title: localizedText.nullable() }),
  z.object({
    kind: z.literal('score'),
    activity: activitySlug,
    title: localizedText.nullable(),
    atLeast: basisPoints,
  }),
  z.object({ kind: z.literal('from'), date: localDate }),
  /** A post-test waits for every required lesson. */
  z.object({ kind: z.literal('lessons') }),
  z.object({ kind: z.literal('prerequisite'), course: courseSlug, title: localizedText.nullable() }),
]);
export type LockReason = z.output<typeof lockReason>;

export const learnerActivity = z.object({
  id: uuid,
  kind: z.enum(ACTIVITY_KINDS),
  slug: activitySlug,
  title: localizedText,
  minutes: z.int(),
  isRequired: z.boolean(),
  state: z.enum(LEARNER_STATES),
  isDone: z.boolean(),
  share: basisPoints,
  quiz: learnerQuiz.nullable(),
  /** Only of what is locked: the conditions that do not hold yet. */
  lockedBy: z.array(lockReason).optional(),
});
export type LearnerOutlineActivity = z.output<typeof learnerActivity>;

const nextSession = z.object({
  sessionId: uuid,
  title: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
});

/** An enrolment as its person sees it. Texts come in all languages: a change of language needs no request. */
const enrolmentSummary = {
  enrolmentId: uuid,
  runCode: z.string(),
  runKind: z.enum(RUN_KINDS),
  runState: z.enum(['planned', 'running', 'finished']),
  startsOn: localDate,
  endsOn: localDate,
  courseSlug: z.string(),
  courseTitle: localizedText,
  locales: z.array(contentLocale),
  share: basisPoints,
  doneCount: z.int(),
  activityCount: z.int(),
  next: learnerActivity.nullable(),
  nextSession: nextSession.nullable(),
  certificateCount: z.int(),
};

export const myCourse = z.object(enrolmentSummary);
export type MyCourse = z.output<typeof myCourse>;

/** What is due for somebody or will be: a training that is mandatory for them, or the renewal of what they completed. */
export const obligation = z.object({
  courseSlug,
  courseTitle: localizedText,
  kind: z.enum(['mandatory', 'renewal']),
  /** `valid`: completed, and not to be renewed yet. */
  state: z.enum(['due', 'overdue', 'valid']),
  dueOn: localDate.nullable(),
  renewableFrom: localDate.nullable(),
  /** What can be done about it; `none`: nothing by oneself. */
  way: z.enum(['continue', 'requested', 'open-course', 'request', 'none']),
  /** To continue. */
  enrolmentId: uuid.nullable(),
});
export type Obligation = z.output<typeof obligation>;

export const readMyLearning = endpoint({
  method: 'GET',
  path: '/api/me/learning',
  summary:
    'My courses with progress, next step and next session, what is under way first; what is mandatory or to be renewed',
  access: 'signed-in',
  // Left out in copies kept by older pages.
  response: z.object({ courses: z.array(myCourse), obligations: z.array(obligation).optional() }),
  problems: [],
});

export const courseOutline = z.object({
  ...enrolmentSummary,
  modules: z.array(z.object({ id: uuid, title: localizedText, activities: z.array(learnerActivity) })),
});
export type CourseOutline = z.output<typeof courseOutline>;

const ofEnrolment = z.strictObject({ enrolmentId: uuid });

export const readOutline = endpoint({
  method: 'GET',
  path: '/api/me/learning/:enrolmentId',
  summary: 'The version my run is pinned to, with my progress',
  access: 'signed-in',
  params: ofEnrolment,
  response: courseOutline,
  problems: ['request.not-found'],
});

export const lessonContent = z.object({
  enrolmentId: uuid,
  activityId: uuid,
  slug: activitySlug,
  title: localizedText,
  courseTitle: localizedText,
  minutes: z.int(),
  /** This is lesson `number` of `count`. */
  number: z.int(),
  count: z.int(),
  blocks: z.array(lessonBlock),
  /** The files these blocks name, as far as they can be shown. */
  media: z.array(mediaView),
  /** Anchors of the blocks I have reached, and of the checks I have answered. */
  reached: z.array(blockAnchor),
  answered: z.array(blockAnchor),
  isCompleted: z.boolean(),
  /** When it is completed; left out in copies kept by older pages: the usual way. */
  completion: completionRule.optional(),
  resumeAnchor: blockAnchor.nullable(),
  previous: learnerActivity.nullable(),
  following: learnerActivity.nullable(),
});
export type LessonContent = z.output<typeof lessonContent>;

export const readLesson = endpoint({
  method: 'GET',
  path: '/api/me/learning/:enrolmentId/lessons/:slug',
  summary: 'A lesson in every language it has, with my position in it',
  access: 'signed-in',
  params: z.strictObject({ enrolmentId: uuid, slug: activitySlug }),
  response: lessonContent,
  problems: ['request.not-found', 'activity.locked'],
});

/**
 * `anchor` names a block; '' is the activity as a whole; of a `minute` it is `m` and the number of the minute since 1970 in
 * which the activity was open on the screen, so that a minute told of twice, or by two devices, counts once.
 */
export const progressEvent = z.strictObject({
  activityId: uuid,
  kind: z.enum(PROGRESS_KINDS),
  anchor: z.union([z.literal(''), blockAnchor]),
  /** By the device's clock; a time in the future counts as the time of receipt. */
  occurredAt: instant,
});
export type ProgressEventInput = z.output<typeof progressEvent>;

/** The most events of one request; a device sends what it has kept in several. */
export const PROGRESS_BATCH = 200;

export const recordProgress = endpoint({
  method: 'POST',
  path: '/api/me/learning/:enrolmentId/progress',
  summary:
    'Say what was opened, reached and completed. Events may be repeated and come in any order; those that name no block of this course are left out',
  access: 'signed-in',
  params: ofEnrolment,
  body: z.strictObject({ events: z.array(progressEvent).min(1).max(PROGRESS_BATCH) }),
  response: z.object({ share: basisPoints, completed: z.array(uuid), nextId: uuid.nullable() }),
  problems: ['request.not-found'],
});
