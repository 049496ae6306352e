import {
  type AttemptScore,
  canonicalAnswers,
  type Correction,
  type InterfaceLocale,
  type MarkRole,
  type QuestionResponse,
  type RawItem,
  rescore,
  type RoleMarkers,
  type RubricChoice,
  standingMark,
} from '@edukom/domain';
import { createHash } from 'node:crypto';
import type { AttemptState } from './entities/attempt.entity.js';
import type { ScoreRow } from './grades.repository.js';
import { specOf } from './question-types/registry.js';
import type { PinnedSlot, StoredQuestion } from './stored-question.js';

/** An answer on its way to the server is still taken this long after the deadline. */
export const GRACE_SECONDS = 10;

export interface FiledAnswer {
  readonly slot: number;
  readonly rev: number;
  readonly response: QuestionResponse | null;
  readonly locale: InterfaceLocale;
  readonly receivedAt: string;
}

export interface FiledMark extends RoleMarkers {
  readonly slot: number;
  readonly role: MarkRole;
  readonly version: number;
  readonly points: number;
  readonly comment: string;
  readonly levels: RubricChoice | null;
  readonly markerId: string | null;
  readonly markerName: string;
  readonly markedAt: string;
}

/** One attempt with all that belongs to it, as one statement reads it. */
export interface AttemptFile {
  readonly id: string;
  readonly quiz_id: string;
  readonly enrolment_id: string;
  readonly person_id: string;
  readonly number: number;
  readonly state: AttemptState;
  /** Language it was started in. */
  readonly locale: InterfaceLocale;
  readonly started_at: Date;
  readonly deadline_at: Date | null;
  readonly extra_seconds: number;
  readonly finished_at: Date | null;
  readonly receipt_hash: string | null;
  /** As the receipt says; null while open. */
  readonly answered: number | null;
  readonly max_points: number;
  readonly slots: readonly PinnedSlot[];
  readonly answers: readonly FiledAnswer[];
  /** The mark that counts, per slot; none as long as a second one or a decision is missing. */
  readonly marks: readonly FiledMark[];
  /** The mark that stands in each role, per slot. */
  readonly given: readonly FiledMark[];
  /** How far two marks may lie apart, by question version; those with one mark are not in it. */
  readonly tolerances: Readonly<Record<string, number>>;
  /** The ledger of corrections of the quiz that holds for its run. */
  readonly corrections: readonly Correction[];
}

/** What a score and a receipt are made of. */
export interface ScoredFile {
  readonly id: string;
  readonly slots: readonly Omit<PinnedSlot, 'optionOrder'>[];
  readonly answers: readonly Pick<FiledAnswer, 'slot' | 'rev' | 'response'>[];
  readonly marks: readonly Pick<FiledMark, 'slot' | 'points'>[];
  readonly corrections: readonly Correction[];
}

/** An attempt as it is read: which of the marks counts is worked out after. */
export type ReadFile = Omit<AttemptFile, 'marks'>;

/** How far two marks of a slot may lie apart; null where one is enough. */
export const toleranceOf = (file: ReadFile, slot: number): number | null =>
  file.tolerances[file.slots.find((pinned) => pinned.slot === slot)?.questionVersionId ?? ''] ?? null;

export const givenIn = (file: ReadFile, slot: number): FiledMark[] => file.given.filter((mark) => mark.slot === slot);

/** An attempt with the marks that count. */
export function withStanding<F extends ReadFile>(file: F): F & AttemptFile {
  const slots = [...new Set(file.given.map((mark) => mark.slot))];
  const marks = slots.flatMap((slot) => standingMark(givenIn(file, slot), toleranceOf(file, slot)) ?? []);
  return { ...file, marks };
}

type Questions = ReadonlyMap<string, StoredQuestion>;

/** Whether an open attempt is past its deadline and the grace. */
export const isOverdue = (attempt: { readonly deadline_at: Date | null }, at: Date): boolean =>
  attempt.deadline_at !== null && at.getTime() > attempt.deadline_at.getTime() + GRACE_SECONDS * 1_000;

function itemOf(file: ScoredFile, pinned: ScoredFile['slots'][number], questions: Questions): RawItem<number> {
  const question = questions.get(pinned.questionVersionId);
  if (!question) throw new Error(`question version ${pinned.questionVersionId} is missing`);
  const response = file.answers.find((answer) => answer.slot === pinned.slot)?.response ?? null;
  const { slot, questionVersionId, points } = pinned;
  return { slot, questionVersionId, max: points, spec: specOf(question.spec), key: question.key, response };
}

/**
 * The score of an attempt after the corrections that stand; `withMarks`: with what trainers gave, else the automatic part
 * alone. `ledger`: as if these were the corrections.
 */
export const scoreOf = (
  file: ScoredFile,
  questions: Questions,
  withMarks: boolean,
  ledger: readonly Correction[] = file.corrections,
): AttemptScore<number> =>
  rescore(
    file.slots.map((pinned) => itemOf(file, pinned, questions)),
    new Map(withMarks ? file.marks.map((mark) => [mark.slot, mark.points]) : []),
    ledger,
  );

/** The score of a finished attempt with what is stored of it, the ledger being its own or the one given. */
export function scoredOf(
  file: ScoredFile,
  questions: Questions,
  ledger = file.corrections,
): { readonly score: AttemptScore<number>; readonly row: ScoreRow } {
  const score = scoreOf(file, questions, true, ledger);
  const automatic = file.marks.length === 0 ? score : scoreOf(file, questions, false, ledger);
  const row = {
    attemptId: file.id,
    autoPoints: automatic.total,
    points: score.total,
    maxPoints: score.max,
    pending: score.pendingManual.length,
  };
  return { score, row };
}

/** What is stored of a finished attempt's score. */
export const scoreRowOf = (file: ScoredFile, questions: Questions): ScoreRow => scoredOf(file, questions).row;

/** SHA-256 over the canonical text of the saved answers: what the person keeps as proof. */
export function receiptHash(file: ScoredFile, finishedAt: Date): string {
  const versions = new Map(file.slots.map((pinned) => [pinned.slot, pinned.questionVersionId]));
  const answers = file.answers.flatMap(({ slot, rev, response }) => {
    const questionVersionId = versions.get(slot);
    return questionVersionId && response ? [{ questionVersionId, revision: rev, response }] : [];
  });
  return createHash('sha256')
    .update(canonicalAnswers(file.id, finishedAt.toISOString(), answers))
    .digest('hex');
}
