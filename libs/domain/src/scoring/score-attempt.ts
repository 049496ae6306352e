import { assertPoints, proportion } from './point-arithmetic.js';
import type { BasisPoints, Points } from './points.js';
import { type QuestionKey, type QuestionResponse, type QuestionSpec, scoreQuestion } from './question.js';

/** One question of an attempt, as it was pinned. `slot` names its place and is unique in the attempt. */
export interface AttemptItem<S extends string | number = string> {
  readonly slot: S;
  /** Hundredths of a point the question is worth. */
  readonly max: Points;
  readonly spec: QuestionSpec;
  readonly key: QuestionKey;
  readonly response: QuestionResponse | null;
  /** A correction for everybody: `full-marks` gives `max`, `void` takes the question out of total and maximum. */
  readonly ruling?: 'full-marks' | 'void';
}

/** How the points of a slot came about. `pending` waits for a person and counts 0 until then. */
export type SlotKind = 'scored' | 'unanswered' | 'marked' | 'pending' | 'full-marks' | 'void';

/** The result of one slot, in hundredths; `max` is 0 when the question is void. */
export interface SlotResult<S extends string | number = string> {
  readonly slot: S;
  readonly kind: SlotKind;
  readonly points: Points;
  readonly max: Points;
}

/** The result of an attempt. */
export interface AttemptScore<S extends string | number = string> {
  readonly slots: readonly SlotResult<S>[];
  readonly total: Points;
  readonly max: Points;
  /** `total` / `max`, rounded half up; `null` when nothing could be earned (no question, or all void). */
  readonly basisPoints: BasisPoints | null;
  /** The slots a person still has to mark; while there are any, `total` and `basisPoints` are provisional. */
  readonly pendingManual: readonly S[];
}

function scoreSlot<S extends string | number>(item: AttemptItem<S>, mark: Points | undefined): SlotResult<S> {
  const { slot, max, ruling } = item;
  assertPoints(max);
  if (mark !== undefined) assertPoints(mark, max);
  if (ruling === 'void') return { slot, kind: 'void', points: 0, max: 0 };
  if (ruling === 'full-marks') return { slot, kind: 'full-marks', points: max, max };
  if (mark !== undefined) return { slot, kind: 'marked', points: mark, max };
  const score = scoreQuestion(item.spec, item.key, item.response, max);
  if (score.kind === 'manual') return { slot, kind: 'pending', points: 0, max };
  return { slot, kind: score.kind, points: score.points, max };
}

/**
 * Scores an attempt: per slot a ruling for everybody wins over a person's mark, and that over the automatic score.
 * The order of the items decides only the order of `slots` and `pendingManual`. Whole-number arithmetic throughout.
 * @throws RangeError when slots repeat, when a mark names no slot or is not a whole number from 0 to the slot's `max`,
 * and for whatever the question types refuse.
 * Source: product.md, *Ids … Marks* and *Quizzes* (accept also, full marks, void).
 */
export function scoreAttempt<S extends string | number = string>(
  items: readonly AttemptItem<S>[],
  manualMarks: ReadonlyMap<S, Points> = new Map(),
): AttemptScore<S> {
  const names = new Set(items.map((item) => item.slot));
  if (names.size !== items.length) throw new RangeError('slots repeat in the attempt');
  for (const slot of manualMarks.keys()) if (!names.has(slot)) throw new RangeError(`a mark for no slot: ${slot}`);
  const slots = items.map((item) => scoreSlot(item, manualMarks.get(item.slot)));
  const total = slots.reduce((sum, slot) => sum + slot.points, 0);
  const max = slots.reduce((sum, slot) => sum + slot.max, 0);
  return {
    slots,
    total,
    max,
    basisPoints: max === 0 ? null : proportion(10_000, total, max),
    pendingManual: slots.filter((slot) => slot.kind === 'pending').map((slot) => slot.slot),
  };
}
