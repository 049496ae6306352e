import { type Correction, slotChanges } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { type AttemptFile, scoredOf } from './attempt-file.js';
import { AttemptsRepository } from './attempts.repository.js';
import type { CorrectionMark } from './entities/correction-mark.entity.js';
import type { ScoreRow } from './grades.repository.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import type { StandingRow } from './rescoring.repository.js';
import type { StoredQuestion } from './stored-question.js';

/** So many attempts are in memory at once. */
const BATCH = 500;

/** An attempt whose worth changes. */
export interface RescoredAttempt {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly number: number;
  readonly before: ScoreRow;
  readonly after: ScoreRow;
}

/** What a correction does to one attempt. */
export interface WorkedAttempt {
  readonly standing: string;
  /** Null when it is worth the same. */
  readonly change: RescoredAttempt | null;
  readonly marks: readonly Omit<CorrectionMark, 'correctionId'>[];
}

/** By attempt. */
export type WorkedOut = ReadonlyMap<string, WorkedAttempt>;

const isChanged = (before: ScoreRow, after: ScoreRow): boolean =>
  before.points !== after.points || before.maxPoints !== after.maxPoints || before.pending !== after.pending;

function workedOf(
  file: AttemptFile,
  standing: string,
  questions: ReadonlyMap<string, StoredQuestion>,
  row: Correction,
): WorkedAttempt {
  const before = scoredOf(file, questions);
  const after = scoredOf(file, questions, [...file.corrections, row]);
  const { id: attemptId, enrolment_id: enrolmentId, person_id: personId, number } = file;
  return {
    standing,
    change: isChanged(before.row, after.row)
      ? { enrolmentId, personId, number, before: before.row, after: after.row }
      : null,
    marks: slotChanges(before.score, after.score).map((changed) => ({
      attemptId,
      slot: changed.slot,
      kindBefore: changed.before.kind,
      pointsBefore: changed.before.points,
      maxBefore: changed.before.max,
      kindAfter: changed.after.kind,
      pointsAfter: changed.after.points,
      maxAfter: changed.after.max,
    })),
  };
}

/** Scores attempts from scratch, as they are and as they would be with one more correction. Writes nothing. */
@Injectable()
export class Rescorer {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly catalogue: QuizCatalogue,
  ) {}

  /** @param known what was worked out before with the same ledger; taken over for attempts that stand as they did. */
  async workOut(standing: readonly StandingRow[], row: Correction, known: WorkedOut = new Map()): Promise<WorkedOut> {
    const worked = new Map<string, WorkedAttempt>();
    for (const one of standing) {
      const before = known.get(one.id);
      if (before?.standing === one.standing) worked.set(one.id, before);
    }
    const missing = standing.filter(({ id }) => !worked.has(id));
    for (let from = 0; from < missing.length; from += BATCH)
      await this.#workOut(missing.slice(from, from + BATCH), row, worked);
    return worked;
  }

  async #workOut(batch: readonly StandingRow[], row: Correction, worked: Map<string, WorkedAttempt>): Promise<void> {
    const files = await this.attempts.files(batch.map(({ id }) => id));
    const questions = await this.catalogue.questions(
      files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)),
    );
    const byId = new Map(files.map((file) => [file.id, file]));
    for (const { id, standing } of batch) {
      const file = byId.get(id);
      if (file) worked.set(id, workedOf(file, standing, questions, row));
    }
  }
}
