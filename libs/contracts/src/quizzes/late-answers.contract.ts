import { z } from 'zod';
import { basisPoints, instant, interfaceLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { answerFile } from './answer-files.contract.js';
import { playerQuestion, questionResponse } from './question.schema.js';

export const lateDecisions = ['accepted', 'rejected'] as const;
export type LateDecisionKind = (typeof lateDecisions)[number];

/** What was decided about a late answer, once and for good. */
export const lateDecision = z.object({
  decision: z.enum(lateDecisions),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
});
export type LateDecisionView = z.output<typeof lateDecision>;

/** An answer that came after the end, beside the one that stood at the end. */
export const lateAnswer = z.object({
  evidenceId: uuid,
  slot: z.int(),
  question: playerQuestion,
  late: z.object({
    response: questionResponse.nullable(),
    locale: interfaceLocale,
    receivedAt: instant,
    /** When it was typed, by the clock of the device: what the person says. */
    deviceAt: instant.nullable(),
    /** When the attempt was last heard of while it was open: what the server knows. */
    lastContactAt: instant.nullable(),
    /** How long after the end it arrived. */
    lateBySeconds: z.int(),
    file: answerFile.nullable(),
  }),
  /** null: nothing was stored. */
  atEnd: z
    .object({
      response: questionResponse.nullable(),
      locale: interfaceLocale,
      receivedAt: instant,
      file: answerFile.nullable(),
    })
    .nullable(),
  decision: lateDecision.nullable(),
});
export type LateAnswer = z.output<typeof lateAnswer>;

const ofAttempt = { action: 'grading.mark', scope: { kind: 'attempt', param: 'attemptId' } } as const;

export const listLateAnswers = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/late-answers',
  summary: 'Late answers of an attempt beside what stood at its end, with what was decided',
  access: ofAttempt,
  params: z.strictObject({ attemptId: uuid }),
  response: z.object({
    attemptId: uuid,
    personId: uuid,
    name: z.string(),
    number: z.int(),
    quizTitle: localizedText,
    state: z.enum(['submitted', 'expired']),
    finishedAt: instant,
    answers: z.array(lateAnswer),
  }),
  problems: ['request.not-found', 'attempt.open'],
});

const change = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value });

/** What accepting did to the result. A certificate that was issued stays, whatever changes. */
export const lateImpact = z.object({
  points: change(points),
  maxPoints: points,
  share: change(basisPoints),
  hasPassed: change(z.boolean()),
  /** null when the run leads to no certificate. */
  isEligible: change(z.boolean()).nullable(),
  certificate: z.object({ certificateId: uuid, serial: z.string() }).nullable(),
  /** `first`: a person has to mark it; `again`: it had a mark, which was given to the earlier words. */
  needsMark: z.enum(['first', 'again']).nullable(),
});
export type LateImpact = z.output<typeof lateImpact>;

export const decideLateAnswer = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/late-answers/:evidenceId/decision',
  summary: 'Accept a late answer into the attempt, or reject it; of two who decide one does, the other is told',
  access: ofAttempt,
  params: z.strictObject({ attemptId: uuid, evidenceId: uuid }),
  body: z.strictObject({
    decision: z.enum(lateDecisions),
    reason: z
      .string()
      .trim()
      .min(3)
      .max(500)
      .refine((text) => !/[\0\p{Surrogate}]/u.test(text)),
  }),
  response: z.object({
    decision: lateDecision,
    /** null when rejected, and for a repeat of what was decided before. */
    impact: lateImpact.nullable(),
  }),
  problems: ['request.not-found', 'request.invalid', 'access.own-record', 'attempt.open', 'late-answer.decided'],
});
