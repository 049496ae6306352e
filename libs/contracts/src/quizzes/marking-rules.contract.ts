import { z } from 'zod';
import { instant, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const runQuiz = z.strictObject({ runId: uuid, quizId: uuid });
const appealDays = z.int().min(0).max(365);

export const markingRule = z.object({
  isAnonymous: z.boolean(),
  /** Days after the release in which a result may be appealed; 0: never. */
  appealDays,
  /** Of the rule; 0 as long as nobody has set one. */
  version: z.int().min(0),
  /** Somebody has been told a result: who marks twice may not be changed any more. */
  isReleased: z.boolean(),
  questions: z.array(
    z.object({
      questionVersionId: uuid,
      prompt: localizedText,
      points,
      /** How far two marks may lie apart; null: one mark is enough. */
      tolerance: points.nullable(),
    }),
  ),
});
export type MarkingRuleView = z.output<typeof markingRule>;

export const getMarkingRule = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/grading/quizzes/:quizId/rule',
  summary: 'How a quiz is marked in a run: anonymous, by two, and how long a result may be appealed',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: runQuiz,
  response: markingRule,
  problems: ['request.not-found'],
});

export const setMarkingRule = endpoint({
  method: 'PUT',
  path: '/api/runs/:runId/grading/quizzes/:quizId/rule',
  summary: 'Set how a quiz is marked in a run; `version` is the one that was looked at',
  access: { action: 'grading.release', scope: { kind: 'run', param: 'runId' } },
  params: runQuiz,
  body: z.strictObject({
    isAnonymous: z.boolean(),
    appealDays,
    version: z.int().min(0),
    /** The questions that two people mark. */
    seconds: z.array(z.strictObject({ questionVersionId: uuid, tolerance: points })).max(200),
  }),
  response: markingRule,
  problems: ['request.not-found', 'request.invalid', 'request.conflict', 'grading.released'],
});

export const bankComment = z.object({
  commentId: uuid,
  text: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
  createdAt: instant,
});
export type BankCommentView = z.output<typeof bankComment>;

export const listBankComments = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/comments',
  summary: 'Comments kept to be given again: my own of this course, and those its trainers share',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({ comments: z.array(bankComment) }),
  problems: ['request.not-found'],
});

export const keepBankComment = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/comments',
  summary: 'Keep a comment; the same text again only changes whether it is shared',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  body: z.strictObject({ text: z.string().trim().min(1).max(1_000), isShared: z.boolean() }),
  response: bankComment,
  problems: ['request.not-found', 'request.invalid', 'comment.too-many'],
});

export const dropBankComment = endpoint({
  method: 'DELETE',
  path: '/api/runs/:runId/comments/:commentId',
  summary: 'Remove a comment of my own from the bank; what was given with it stays',
  access: { action: 'grading.mark', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, commentId: uuid }),
  response: null,
  problems: ['request.not-found'],
});
