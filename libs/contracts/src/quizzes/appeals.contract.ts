import { APPEAL_OUTCOMES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { answerFile } from './answer-files.contract.js';
import { currentMark } from './grading.contract.js';
import { playerQuestion, questionResponse } from './question.schema.js';
import { rubric, rubricChoice } from './rubric.schema.js';

const words = z.string().trim().min(10).max(4_000);

/** How an appeal was answered: what it changed is told question by question. */
const appealAnswer = z.object({
  outcome: z.enum(APPEAL_OUTCOMES),
  text: z.string(),
  answeredAt: instant,
  changes: z.array(z.object({ slot: z.int(), before: points, after: points })),
});

const appealFacts = {
  appealId: uuid,
  attemptId: uuid,
  /** null: the whole result. */
  slot: z.int().nullable(),
  text: z.string(),
  madeAt: instant,
  answer: appealAnswer.nullable(),
};

export const myAppeal = z.object(appealFacts);
export type MyAppeal = z.output<typeof myAppeal>;

export const listMyAppeals = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/appeals',
  summary: 'My appeals against a result, and whether I may still make one',
  access: 'signed-in',
  params: z.strictObject({ attemptId: uuid }),
  response: z.object({
    /** Until when one may be made; null: not released, or never. */
    until: instant.nullable(),
    isPossible: z.boolean(),
    appeals: z.array(myAppeal),
  }),
  problems: ['request.not-found'],
});

export const makeAppeal = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/appeals',
  summary: 'Appeal against my released result, or the points of one question; each is heard once',
  access: 'signed-in',
  params: z.strictObject({ attemptId: uuid }),
  body: z.strictObject({ slot: z.int().min(1).max(1_000).nullable(), text: words }),
  response: myAppeal,
  problems: ['request.not-found', 'request.invalid', 'appeal.closed', 'appeal.exists'],
});

const appealedQuestion = z.intersection(
  playerQuestion,
  z.object({
    response: questionResponse.nullable(),
    file: answerFile.nullable(),
    earned: points,
    guide: localizedText.nullable(),
    rubric: rubric.nullable(),
    /** Every mark that stands; none where the answer was scored by its key. */
    marks: z.array(currentMark),
  }),
);
export type AppealedQuestion = z.output<typeof appealedQuestion>;

export const runAppeal = z.object({
  ...appealFacts,
  quizTitle: localizedText,
  name: z.string(),
  answeredBy: z.string().nullable(),
  /** Why I may not answer it; null: I may. */
  bar: z.enum(['own-record', 'own-marking']).nullable(),
  questions: z.array(appealedQuestion),
});
export type RunAppeal = z.output<typeof runAppeal>;

export const listRunAppeals = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/appeals',
  summary: 'Appeals of a run: those that wait first, with what they are about',
  access: { action: 'grading.decide', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({ appeals: z.array(runAppeal) }),
  problems: ['request.not-found'],
});

export const answerAppeal = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/appeals/:appealId/answer',
  summary: 'Answer an appeal: the result is kept, or changed by new marks; not by whoever marked what it is about',
  access: { action: 'grading.decide', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid, appealId: uuid }),
  body: z.strictObject({
    outcome: z.enum(APPEAL_OUTCOMES),
    text: words,
    /** With `changed`, the new points of at least one question the appeal is about; with `kept`, none. */
    marks: z
      .array(z.strictObject({ slot: z.int().min(1).max(1_000), points, levels: rubricChoice.optional() }))
      .max(200),
  }),
  response: z.object(appealFacts),
  problems: ['request.not-found', 'request.invalid', 'access.own-record', 'access.own-marking', 'appeal.answered'],
});
