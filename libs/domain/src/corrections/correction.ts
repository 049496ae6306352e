import type { Points } from '../scoring/points.js';
import {
  checkQuestion,
  isKeyCorrectable,
  type QuestionKey,
  type QuestionResponse,
  type QuestionSpec,
  scoreQuestion,
} from '../scoring/question.js';

/** What can be done about a wrong question, and taking it back. Source: product.md, *Quizzes*. */
export const CORRECTION_KINDS = ['accept-also', 'new-key', 'full-marks', 'void', 'undo'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** One row of the ledger of corrections: rows are added, never changed. `number` rises in the order they were made. */
export interface Correction {
  readonly id: string;
  readonly number: number;
  readonly questionVersionId: string;
  readonly kind: CorrectionKind;
  /** What is accepted besides, or the new key; `null` for the other kinds. */
  readonly key: QuestionKey | null;
  /** The correction an undo takes back; `null` for the other kinds. */
  readonly undoes: string | null;
}

/** What decides about a question now: keys of which the best for the person counts, or a ruling for everybody. */
export interface StandingRules {
  readonly keys: readonly QuestionKey[];
  readonly ruling: 'full-marks' | 'void' | null;
}

/** The corrections that stand: those that take nothing back and were not taken back, in their order. */
export function standingCorrections<C extends Correction>(ledger: readonly C[]): C[] {
  const undone = new Set(ledger.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  return ledger.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id)).sort((a, b) => a.number - b.number);
}

/**
 * What decides about one question after the ledger. *Accept also* adds a key, a new key takes the place of all before it,
 * and *void* outweighs *full marks*, which outweighs any key. So only a new key depends on the order.
 * @throws RangeError when a correction of the key brings none.
 */
export function standingRules(
  questionVersionId: string,
  key: QuestionKey,
  ledger: readonly Correction[],
): StandingRules {
  let keys: readonly QuestionKey[] = [key];
  const kinds = new Set<CorrectionKind>();
  for (const correction of standingCorrections(ledger)) {
    if (correction.questionVersionId !== questionVersionId) continue;
    kinds.add(correction.kind);
    if (correction.kind !== 'accept-also' && correction.kind !== 'new-key') continue;
    if (!correction.key) throw new RangeError(`correction ${correction.id} changes the key and brings none`);
    keys = correction.kind === 'new-key' ? [correction.key] : [...keys, correction.key];
  }
  const ruling = kinds.has('void') ? 'void' : kinds.has('full-marks') ? 'full-marks' : null;
  return { keys, ruling };
}

const valueOf = (spec: QuestionSpec, key: QuestionKey, response: QuestionResponse | null, max: Points): Points => {
  const score = scoreQuestion(spec, key, response, max);
  return score.kind === 'manual' ? 0 : score.points;
};

/**
 * The key that gives this answer most; the earlier one when two give the same. So *accept also* never takes a point away.
 * @throws RangeError without keys, and for whatever the type refuses.
 */
export function bestKey(
  spec: QuestionSpec,
  keys: readonly QuestionKey[],
  response: QuestionResponse | null,
  max: Points,
): QuestionKey {
  const [first, ...others] = keys;
  if (!first) throw new RangeError('a question needs a key');
  return others.reduce(
    (best, key) => (valueOf(spec, key, response, max) > valueOf(spec, best, response, max) ? key : best),
    first,
  );
}

/** Whether a key fits a question: keys of its type may be corrected, and its scorer takes this one. */
export function fitsQuestion(spec: QuestionSpec, key: QuestionKey): boolean {
  if (!isKeyCorrectable(spec.type)) return false;
  try {
    checkQuestion(spec, key);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
