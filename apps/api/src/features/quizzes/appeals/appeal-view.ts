import type { AppealedQuestion, MyAppeal, RunAppeal } from '@edukom/contracts';
import { appealBar, type QuestionResponse } from '@edukom/domain';
import { toAnswerFile } from '../answer-file-view.js';
import type { AnswerFileFact } from '../answer-files.repository.js';
import { type AttemptFile, givenIn, scoreOf } from '../attempt-file.js';
import { toBody } from '../attempts.service.js';
import { currentOf } from '../mark-view.js';
import type { PinnedSlot, StoredQuestion } from '../stored-question.js';
import { toPlayerQuestion } from '../stored-question.js';
import type { AppealRow } from './appeals.repository.js';

/** An appeal as the one who made it sees it. */
export const appealOf = (row: AppealRow): MyAppeal => ({
  appealId: row.id,
  attemptId: row.attempt_id,
  slot: row.slot,
  text: row.text,
  madeAt: row.made_at,
  answer:
    row.outcome && row.answered_at
      ? { outcome: row.outcome, text: row.answer_text ?? '', answeredAt: row.answered_at, changes: row.changes ?? [] }
      : null,
});

/** The questions an appeal is about: one, or all of the attempt. */
export const slotsOf = (row: Pick<AppealRow, 'slot'>, file: AttemptFile): readonly PinnedSlot[] =>
  row.slot === null ? file.slots : file.slots.filter(({ slot }) => slot === row.slot);

/** Everybody who marked what an appeal is about, in any role and version. */
export const markersOf = (row: Pick<AppealRow, 'slot'>, file: AttemptFile): string[] =>
  slotsOf(row, file).flatMap(({ slot }) => givenIn(file, slot).flatMap(({ markerIds }) => markerIds));

/** What belongs to an appeal. */
export interface AppealedAttempt {
  readonly file: AttemptFile;
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly uploads: readonly AnswerFileFact[];
  readonly contentOrigin: string;
}

function questionOf(pinned: PinnedSlot, attempt: AppealedAttempt, earned: number): AppealedQuestion[] {
  const { file, questions, uploads, contentOrigin } = attempt;
  const question = questions.get(pinned.questionVersionId);
  if (!question) return [];
  const response: QuestionResponse | null = file.answers.find(({ slot }) => slot === pinned.slot)?.response ?? null;
  const upload = response?.type === 'file-upload' ? uploads.find(({ id }) => id === response.mediaId) : undefined;
  return [
    {
      ...toPlayerQuestion(question, pinned, contentOrigin),
      response: toBody(response),
      file: upload ? toAnswerFile(upload) : null,
      earned,
      guide: question.guide,
      rubric: question.rubric,
      marks: givenIn(file, pinned.slot).map(currentOf),
    },
  ];
}

/** An appeal as those see it who may answer it, with answers and marks. */
export function runAppealOf(row: AppealRow, attempt: AppealedAttempt, readerId: string): RunAppeal {
  const { file, questions } = attempt;
  const earned = new Map(scoreOf(file, questions, true).slots.map(({ slot, points }) => [slot, points]));
  return {
    ...appealOf(row),
    quizTitle: row.quiz_title,
    name: row.name,
    answeredBy: row.answered_by,
    bar: appealBar(readerId, { appellantId: row.person_id, markerIds: markersOf(row, file) }),
    questions: slotsOf(row, file).flatMap((pinned) => questionOf(pinned, attempt, earned.get(pinned.slot) ?? 0)),
  };
}
