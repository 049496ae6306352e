import { type Correction, gradeOfAttempts, passes, type RawItem, rescore } from '@edukom/domain';

/** What is stored of a finished attempt. */
export interface StoredScore {
  readonly autoPoints: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly pending: number;
}

/** What is stored as the result of a person. */
export interface StoredGrade {
  readonly points: number;
  readonly maxPoints: number;
  readonly share: number;
  readonly isFinal: boolean;
  readonly isReleased: boolean;
}

/** A finished attempt, the only one of its person: all its score is made from, and what is stored of it. */
export interface ScoredAttempt {
  readonly id: string;
  readonly enrolmentId: string;
  readonly items: readonly RawItem<number>[];
  /** The mark by hand that stands, by slot. */
  readonly marks: readonly { readonly slot: number; readonly points: number }[];
  /** The corrections that hold for its run. */
  readonly ledger: readonly Correction[];
  readonly stored: StoredScore;
  readonly grade: StoredGrade | null;
  /** A certificate that was issued to the person. */
  readonly certificateId: string | null;
}

/** A score worked out anew. */
export interface FreshScore extends StoredScore {
  readonly share: number;
  readonly isFinal: boolean;
}

/**
 * The score of an attempt from its answers, keys, marks and corrections alone, by the domain's scorer.
 * @param ledger as if these were the corrections
 */
export function freshScore(attempt: ScoredAttempt, ledger: readonly Correction[] = attempt.ledger): FreshScore {
  const marks = new Map(attempt.marks.map(({ slot, points }) => [slot, points]));
  const score = rescore(attempt.items, marks, ledger);
  const pending = score.pendingManual.length;
  const grade = gradeOfAttempts([{ number: 1, points: score.total, max: score.max, pending }]);
  if (!grade) throw new Error('an attempt without a grade');
  return {
    autoPoints: rescore(attempt.items, new Map(), ledger).total,
    points: score.total,
    maxPoints: score.max,
    pending,
    share: grade.share,
    isFinal: grade.isFinal,
  };
}

/** Whether a certificate may be issued: a final grade that the person knows and that passes. */
export const mayHaveCertificate = (attempt: ScoredAttempt, { share, isFinal }: FreshScore, passMark: number): boolean =>
  attempt.grade?.isReleased === true && isFinal && passes(share, passMark);

/** What of an attempt, its pass state and its grade is not what a computation from scratch gives, as one line; else none. */
export function staleIn(attempt: ScoredAttempt, passMark: number): string[] {
  const { stored, grade, id } = attempt;
  const fresh = freshScore(attempt);
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['points', stored.points, fresh.points],
    ['maximum', stored.maxPoints, fresh.maxPoints],
    ['automatic points', stored.autoPoints, fresh.autoPoints],
    ['answers to mark', stored.pending, fresh.pending],
    ['points of the grade', grade?.points, fresh.points],
    ['maximum of the grade', grade?.maxPoints, fresh.maxPoints],
    ['share', grade?.share, fresh.share],
    ['final', grade?.isFinal, fresh.isFinal],
    ['passed', grade ? passes(grade.share, passMark) : undefined, passes(fresh.share, passMark)],
  ];
  const wrong = pairs.filter(([, is, should]) => is !== should);
  return wrong.length === 0
    ? []
    : [`${id}: ${wrong.map(([what, is, should]) => `${what} ${String(is)} instead of ${String(should)}`).join('; ')}`];
}
