import type { AnswerFile, LateAnswer, LateDecisionView, PlayerQuestion } from '@edukom/contracts';
import type { QuestionResponse } from '@edukom/domain';
import type { FiledAnswer } from '../attempt-file.js';
import { toBody } from '../attempts.service.js';
import type { LateRow } from './late-answers.repository.js';

/** Uploads of an attempt by their id. */
export type Files = ReadonlyMap<string | null, AnswerFile>;

const fileOf = (response: QuestionResponse | null, files: Files): AnswerFile | null =>
  response?.type === 'file-upload' ? (files.get(response.mediaId) ?? null) : null;

/** What was decided; null as long as nothing was. */
export const decisionOf = (row: LateRow): LateDecisionView | null =>
  row.decision === null || row.decided_at === null
    ? null
    : {
        decision: row.decision,
        reason: row.reason ?? '',
        decidedBy: row.decider_name ?? '',
        decidedAt: row.decided_at,
      };

/** The answer to a question as it stood at the end: before the first late one took its place, where one did. */
export function answerAtEnd(
  slot: number,
  answers: readonly FiledAnswer[],
  rows: readonly LateRow[],
): Omit<FiledAnswer, 'slot'> | null {
  const [first] = rows
    .filter((row) => row.slot === slot && row.decision === 'accepted')
    .sort((a, b) => Number(a.decided_at) - Number(b.decided_at));
  if (!first) return answers.find((answer) => answer.slot === slot) ?? null;
  const { rev_before: rev, response_before: response, locale_before: locale, received_before: receivedAt } = first;
  return rev === null || locale === null || receivedAt === null
    ? null
    : { rev, response, locale, receivedAt: receivedAt.toISOString() };
}

/** A late answer as the trainer sees it, beside what stood at the end. */
export function lateView(
  row: LateRow,
  question: PlayerQuestion,
  atEnd: Omit<FiledAnswer, 'slot'> | null,
  endedAt: Date,
  files: Files,
): LateAnswer {
  return {
    evidenceId: row.id,
    slot: row.slot,
    question,
    late: {
      response: toBody(row.response),
      locale: row.locale,
      receivedAt: row.received_at,
      deviceAt: row.device_at,
      lastContactAt: row.last_contact_at,
      lateBySeconds: Math.max(0, Math.round((row.received_at.getTime() - endedAt.getTime()) / 1_000)),
      file: fileOf(row.response, files),
    },
    atEnd: atEnd && {
      response: toBody(atEnd.response),
      locale: atEnd.locale,
      receivedAt: new Date(atEnd.receivedAt),
      file: fileOf(atEnd.response, files),
    },
    decision: decisionOf(row),
  };
}
