import { UNANSWERED } from '../point-arithmetic.js';
import type { Points, Score } from '../points.js';
import type { QuestionParts, QuestionRules } from '../question-rules.js';
import { assertIds, type PartialRule, scoreParts } from './partial-credit.js';
import type { QuestionOption } from './single.js';

/** To each prompt one of the targets; there may be more targets than are right. Public. */
export interface MatchingSpec {
  readonly type: 'matching';
  readonly prompts: readonly QuestionOption[];
  readonly targets: readonly QuestionOption[];
  readonly rule: PartialRule;
}

/** Secret. The targets that count as right for each prompt: normally one. A target may be right for several prompts. */
export interface MatchingKey {
  readonly type: 'matching';
  readonly pairs: Readonly<Record<string, readonly string[]>>;
}

/** The chosen target by prompt; a prompt that is left out was not answered. */
export interface MatchingResponse {
  readonly type: 'matching';
  readonly pairs: Readonly<Record<string, string>>;
}

const acceptedFor = ({ pairs }: MatchingKey, prompt: string): readonly string[] =>
  Object.hasOwn(pairs, prompt) ? (pairs[prompt] ?? []) : [];

function checkKey({ prompts, targets }: MatchingSpec, key: MatchingKey): void {
  assertIds(prompts, 'prompt');
  assertIds(targets, 'target');
  if (prompts.length === 0) throw new RangeError('nothing to match');
  const known = new Set(targets.map((target) => target.id));
  const isWhole = prompts.every(({ id }) => {
    const accepted = acceptedFor(key, id);
    return accepted.length > 0 && accepted.every((target) => known.has(target));
  });
  if (!isWhole || Object.keys(key.pairs).length !== prompts.length) {
    throw new RangeError('the key names for each prompt the targets that are right, and no other prompt');
  }
}

/**
 * From 0 to `max` after the rule of the question over its prompts: with `per-part` `max` × right / prompts, rounded half
 * up. A prompt without a choice is neither right nor wrong; one that the question does not have is nothing; a target it
 * does not have is wrong. No choice at all is unanswered.
 * @throws RangeError when ids repeat, or the key does not give every prompt a target of the question.
 */
export function scoreMatching(spec: MatchingSpec, key: MatchingKey, response: MatchingResponse, max: Points): Score {
  checkKey(spec, key);
  const chosen = spec.prompts.flatMap(({ id }) =>
    Object.hasOwn(response.pairs, id) ? [acceptedFor(key, id).includes(response.pairs[id] ?? '')] : [],
  );
  if (chosen.length === 0) return UNANSWERED;
  const right = chosen.filter((isRight) => isRight).length;
  return scoreParts(spec.rule, { parts: spec.prompts.length, right, wrong: chosen.length - right }, max);
}

/** Spec, key and response of pairs to be matched. */
export type MatchingQuestion = QuestionParts<MatchingSpec, MatchingKey, MatchingResponse>;

/** The rules of pairs to be matched. */
export const matchingRules: QuestionRules<MatchingQuestion> = {
  marking: 'automatic',
  isKeyCorrectable: false,
  blank: { type: 'matching', pairs: {} },
  isBlank: ({ pairs }) => Object.keys(pairs).length === 0,
  hasAnswer: ({ pairs }) => Object.keys(pairs).length > 0,
  right: ({ prompts }, key) => ({
    type: 'matching',
    pairs: Object.fromEntries(prompts.map(({ id }) => [id, acceptedFor(key, id)[0] ?? ''])),
  }),
  checkKey,
  score: scoreMatching,
  canonical: ({ type, pairs }) => ({ type, pairs: { ...pairs } }),
  meaning: ({ type, pairs }) => ({ type, pairs: { ...pairs } }),
};
