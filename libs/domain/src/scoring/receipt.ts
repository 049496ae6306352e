import { canonicalJson } from '../certificates/canonical-json.js';
import { canonicalResponse, type QuestionResponse } from './question.js';

/** One saved answer as it stood at the submit: the question it answers, the client revision that won, the response. */
export interface ReceiptAnswer {
  readonly questionVersionId: string;
  readonly revision: number;
  readonly response: QuestionResponse;
}

/**
 * The text whose hash a person gets as the receipt of a submitted attempt. The same answers give the same text, in
 * whatever order they come; any change of an answer, a revision, the time or the attempt gives another.
 * `submittedAt` is an instant in UTC to the millisecond (`2026-05-04T08:30:00.000Z`). The hash is made by the caller.
 * @throws RangeError when a question is answered twice, a revision is no whole number ≥ 0, or the instant has another form.
 * @throws TypeError for a text with half a surrogate pair, which no database text can hold ({@link canonicalJson}).
 */
export function canonicalAnswers(attemptId: string, submittedAt: string, answers: readonly ReceiptAnswer[]): string {
  if (!isInstant(submittedAt)) throw new RangeError(`not an instant in UTC to the millisecond: ${submittedAt}`);
  if (new Set(answers.map((answer) => answer.questionVersionId)).size !== answers.length) {
    throw new RangeError('a question is answered twice');
  }
  if (answers.some(({ revision }) => !Number.isSafeInteger(revision) || revision < 0)) {
    throw new RangeError('a revision is a whole number from 0');
  }
  const sorted = answers
    .map(({ questionVersionId, revision, response }) => ({
      questionVersionId,
      revision,
      response: canonicalResponse(response),
    }))
    .sort((a, b) => (a.questionVersionId < b.questionVersionId ? -1 : 1));
  return canonicalJson({ attemptId, submittedAt, answers: sorted });
}

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}
