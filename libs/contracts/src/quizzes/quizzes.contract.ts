import { GRADING_METHODS, REVIEW_LEVELS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, instant, interfaceLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { answerFile } from './answer-files.contract.js';
import { playerQuestion, questionResponse } from './question.schema.js';

const attemptState = z.enum(['open', 'submitted', 'expired']);
/** Number of a question in the attempt, from 1. */
const slot = z.coerce.number().int().min(1).max(1_000);

/** What a person keeps of a finished attempt: the hash of all saved answers, how many, and when it was closed. */
export const receipt = z.object({
  attemptId: uuid,
  quizId: uuid,
  state: z.enum(['submitted', 'expired']),
  /** SHA-256, hexadecimal, over the canonical text of the saved answers. */
  hash: z.string(),
  answered: z.int().min(0),
  questions: z.int().min(0),
  finishedAt: instant,
});
export type Receipt = z.output<typeof receipt>;

/** One stored answer. */
export const savedAnswer = z.object({
  slot: z.int().min(1),
  rev: z.int().min(1),
  response: questionResponse.nullable(),
  receivedAt: instant,
});

/** What `current` holds when an answer comes after the end: what was stored, and the receipt. */
export const closedAttempt = z.object({ receipt, stored: savedAnswer.nullable(), keptAsLateEvidence: z.boolean() });
export type ClosedAttempt = z.output<typeof closedAttempt>;

/** The time of an open attempt. It may grow while it is being sat: extra time counts at once. */
export const attemptTime = z.object({ deadlineAt: instant.nullable(), extraSeconds: z.int().min(0) });
export type AttemptTime = z.output<typeof attemptTime>;

export const quizPage = z.object({
  quizId: uuid,
  activityId: uuid,
  enrolmentId: uuid,
  title: localizedText,
  courseTitle: localizedText,
  purpose: z.enum(['pre', 'post', 'graded', 'practice']),
  questionCount: z.int(),
  maxPoints: points,
  /** Seconds for everybody; null: no limit. */
  secondsAllowed: z.int().nullable(),
  /** Seconds more that this person has. */
  extraSeconds: z.int(),
  /** null: as often as wanted. */
  attemptsAllowed: z.int().nullable(),
  attemptsLeft: z.int().nullable(),
  gradingMethod: z.enum(GRADING_METHODS),
  passMark: basisPoints,
  /** For this person: extra time moves the closing time too. */
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  layout: z.enum(['one', 'all']),
  /** What will be seen of an attempt right after handing in. */
  shownAfter: z.enum(REVIEW_LEVELS),
  /** `early` and `closed`: outside of the time in which the quiz can be begun. */
  state: z.enum(['ready', 'open', 'used-up', 'not-open', 'early', 'closed']),
  serverNow: instant,
  attempts: z.array(
    z.object({
      attemptId: uuid,
      number: z.int(),
      state: attemptState,
      startedAt: instant,
      deadlineAt: instant.nullable(),
      finishedAt: instant.nullable(),
      /** Whether there is more to see than the receipt. */
      isReleased: z.boolean(),
    }),
  ),
});
export type QuizPage = z.output<typeof quizPage>;

/** Everything the player needs until the submit: no further request to read. */
export const attemptView = z.object({
  attemptId: uuid,
  quizId: uuid,
  personId: uuid,
  number: z.int(),
  title: localizedText,
  startedAt: instant,
  deadlineAt: instant.nullable(),
  /** Part of the time that only this person has. A device may keep an attempt of an earlier release, without this. */
  extraSeconds: z.int().min(0).optional(),
  /** How long after the deadline an answer on its way is still taken. */
  graceSeconds: z.int(),
  /** The server's time when it answered: the player counts from it, never from the device's clock. */
  serverNow: instant,
  questions: z.array(playerQuestion),
  answers: z.array(savedAnswer),
  /** All questions on one page, or one at a time. An earlier release did not say. */
  layout: z.enum(['one', 'all']).optional(),
  /** Where a section with a name begins, by the number of its first question. */
  sections: z.array(z.object({ slot: z.int(), title: localizedText })).optional(),
  /** What I uploaded so far. A device may keep the attempt as an earlier release gave it, without this. */
  files: z.array(answerFile).optional(),
});
export type AttemptView = z.output<typeof attemptView>;

export const getQuiz = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId',
  summary: 'Start page of a quiz: rules, my time, my attempts',
  access: 'signed-in',
  params: z.strictObject({ quizId: uuid }),
  response: quizPage,
  problems: ['request.not-found'],
});

export const startAttempt = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/attempts',
  summary: 'Start an attempt, or go on with the open one; however often it is called, there is one open attempt',
  access: 'signed-in',
  params: z.strictObject({ quizId: uuid }),
  /** `attemptId`: go on with this attempt and begin no other. */
  body: z.strictObject({ locale: interfaceLocale, attemptId: uuid.optional() }),
  response: attemptView,
  problems: ['request.not-found', 'quiz.not-open', 'activity.locked', 'quiz.no-attempts-left', 'attempt.closed'],
});

export const saveAnswer = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/answers/:slot',
  summary: 'Save one answer: the highest client revision wins, a repeat gives the stored result',
  access: 'signed-in',
  params: z.strictObject({ attemptId: uuid, slot }),
  body: z.strictObject({
    clientRev: z.int().min(1).max(2_000_000_000),
    response: questionResponse.nullable(),
    locale: interfaceLocale,
    /** When it was typed by the device's clock; kept as evidence only. */
    deviceAt: instant.optional(),
  }),
  response: z.object({
    /** The revision that is stored now. */
    rev: z.int(),
    receivedAt: instant,
    /** `newer`: a higher or another equal revision is stored; it is in `stored`. */
    outcome: z.enum(['stored', 'newer']),
    stored: questionResponse.nullable(),
    /** The time as it is now; null when it is not told. */
    time: attemptTime.nullable(),
  }),
  problems: ['request.not-found', 'request.invalid', 'attempt.closed'],
});

export const tellPresence = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/presence/:placeId',
  summary: 'My attempt is open here: tells its time, whether it is open elsewhere, and what was saved from there',
  access: 'signed-in',
  /** `placeId`: made by the page, one per tab. */
  params: z.strictObject({ attemptId: uuid, placeId: uuid }),
  response: z.object({
    state: attemptState,
    time: attemptTime,
    serverNow: instant,
    /** Another tab or device has been here within the last half minute. */
    isElsewhere: z.boolean(),
    /** The revision that is stored, by question. */
    revs: z.array(z.object({ slot: z.int(), rev: z.int() })),
  }),
  problems: ['request.not-found'],
});

export const submitAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/submit',
  summary: 'Submit: one change of state, with everything saved; a repeat gives the same receipt',
  access: 'signed-in',
  params: z.strictObject({ attemptId: uuid }),
  response: receipt,
  problems: ['request.not-found'],
});

export const getResult = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/result',
  summary: 'Receipt of my finished attempt, and of the result what the quiz lets its learners see by now',
  access: 'signed-in',
  params: z.strictObject({ attemptId: uuid }),
  response: z.object({
    receipt,
    title: localizedText,
    purpose: z.enum(['pre', 'post', 'graded', 'practice']),
    number: z.int(),
    /** Answers that came after the end, and what became of them. */
    late: z.array(
      z.object({
        slot: z.int(),
        receivedAt: instant,
        /** null: nobody has decided yet. */
        decision: z
          .object({ kind: z.enum(['accepted', 'rejected']), reason: z.string(), decidedAt: instant })
          .nullable(),
      }),
    ),
    /** How much of it is shown; what is above it is not among the fields. */
    shown: z.enum(REVIEW_LEVELS),
    /** null as long as nothing of it is shown. */
    released: z
      .object({
        at: instant,
        points,
        maxPoints: points,
        share: basisPoints,
        passMark: basisPoints,
        hasPassed: z.boolean(),
        /** Why somebody set the grade instead of what the answers gave; null: nobody did. */
        setReason: z.string().nullable(),
        /** Against the test before, competence by competence. */
        gains: z.array(z.object({ competence: z.string(), before: basisPoints, after: basisPoints, gain: z.int() })),
        /** From `marks` on. */
        questions: z.array(
          z.intersection(
            playerQuestion,
            z.object({
              response: questionResponse.nullable(),
              earned: points,
              /** From `feedback` on, as the comment. */
              feedback: localizedText.nullable(),
              /** Answers that earn everything; only of `key`. */
              right: z.array(questionResponse),
              /** Waits for a person, in a quiz that shows everything at once. */
              isPending: z.boolean(),
              comment: z.string(),
              /** A ruling for everybody: full marks, or taken out of the quiz. */
              ruling: z.enum(['full-marks', 'void']).nullable(),
              /** What the marker chose per criterion, where there is a rubric; of the rest of it nothing is told. */
              marking: z.array(z.object({ title: localizedText, text: localizedText, points, maxPoints: points })),
              file: answerFile.nullable(),
            }),
          ),
        ),
      })
      .nullable(),
  }),
  problems: ['request.not-found', 'attempt.open'],
});
