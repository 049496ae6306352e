import type { Points } from '../scoring/points.js';
import { type AttemptItem, type AttemptScore, scoreAttempt, type SlotResult } from '../scoring/score-attempt.js';
import { bestKey, type Correction, standingRules } from './correction.js';

/** A question of an attempt as it was pinned and answered: the key is the one the question was written with. */
export interface RawItem<S extends string | number = string> extends Omit<AttemptItem<S>, 'ruling'> {
  readonly questionVersionId: string;
}

/**
 * The score of an attempt from its raw answers, the marks given by hand and the whole ledger of corrections: there is no
 * other way to a score, so that applying and undoing can leave nothing behind. A ruling for everybody outweighs a mark by
 * hand, a mark by hand outweighs any key; void questions leave total and maximum.
 * @throws RangeError for what {@link scoreAttempt} and {@link standingRules} refuse.
 */
export function rescore<S extends string | number = string>(
  items: readonly RawItem<S>[],
  marks: ReadonlyMap<S, Points>,
  ledger: readonly Correction[],
): AttemptScore<S> {
  return scoreAttempt(
    items.map(({ questionVersionId, ...item }) => {
      const { keys, ruling } = standingRules(questionVersionId, item.key, ledger);
      const key = bestKey(item.spec, keys, item.response, item.max);
      return { ...item, key, ...(ruling ? { ruling } : {}) };
    }),
    marks,
  );
}

/** A question of an attempt whose result is another one now. */
export interface SlotChange<S extends string | number = string> {
  readonly slot: S;
  readonly before: SlotResult<S>;
  readonly after: SlotResult<S>;
}

/**
 * What differs between two scores of one attempt, question by question.
 * @throws RangeError when they are not of the same questions.
 */
export function slotChanges<S extends string | number>(
  before: AttemptScore<S>,
  after: AttemptScore<S>,
): SlotChange<S>[] {
  const previous = new Map(before.slots.map((slot) => [slot.slot, slot]));
  if (previous.size !== after.slots.length) throw new RangeError('scores of different questions');
  return after.slots.flatMap((slot) => {
    const was = previous.get(slot.slot);
    if (!was) throw new RangeError(`a score of another question: ${slot.slot}`);
    const isSame = was.points === slot.points && was.max === slot.max && was.kind === slot.kind;
    return isSame ? [] : [{ slot: slot.slot, before: was, after: slot }];
  });
}
