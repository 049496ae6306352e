import type { Texts } from '../question-types/question-type.js';
import { checkOptions, letterId, type PartOf } from './build-question.js';
import { refuse } from './read-item.js';
import type { FileLanguage } from './texts.js';

type MatchingRule = PartOf<'matching'>['spec']['rule'];

/** Pairs as files have them: what stands left may be empty, then what stands right goes with nothing. */
export interface ReadPair {
  readonly left: Texts;
  readonly right: Texts;
}

const same = (a: Texts, b: Texts): boolean => JSON.stringify(a) === JSON.stringify(b);
const promptId = (index: number): string => `p${String(index + 1)}`;
const targetId = (index: number): string => `t${String(index + 1)}`;

/** What stands right twice is one target. */
export function matchingOf(pairs: readonly ReadPair[], rule: MatchingRule, language: FileLanguage): PartOf<'matching'> {
  const rights = pairs
    .map(({ right }) => right)
    .filter((text, at, all) => all.findIndex((one) => same(one, text)) === at);
  const asked = pairs.filter(({ left }) => Object.keys(left).length > 0);
  const prompts = asked.map(({ left }, index) => ({ id: promptId(index), text: left }));
  const targets = rights.map((text, index) => ({ id: targetId(index), text }));
  checkOptions(prompts, language, 1);
  checkOptions(targets, language);
  const right = asked.map((pair, index) => [
    promptId(index),
    targetId(rights.findIndex((text) => same(text, pair.right))),
  ]);
  return {
    type: 'matching',
    spec: { prompts, targets, rule },
    key: { pairs: Object.fromEntries(right) as Record<string, string> },
  };
}

/** The other way: each prompt beside the first target that is right for it, then the targets nothing goes with. */
export function writtenPairs({ spec: { prompts, targets }, key: { pairs } }: PartOf<'matching'>): ReadPair[] {
  const rightFor = (id: string) => [pairs[id] ?? []].flat()[0];
  const used = new Set(prompts.map(({ id }) => rightFor(id)));
  return [
    ...prompts.map(({ id, text }) => ({
      left: text,
      right: targets.find((target) => target.id === rightFor(id))?.text ?? {},
    })),
    ...targets.filter(({ id }) => !used.has(id)).map(({ text }) => ({ left: {}, right: text })),
  ];
}

/** Items as they stand, in their right order. */
export function orderingOf(
  items: readonly Texts[],
  rule: PartOf<'ordering'>['spec']['rule'],
  language: FileLanguage,
): PartOf<'ordering'> {
  const all = items.map((text, index) => ({ id: letterId(index), text }));
  checkOptions(all, language);
  return { type: 'ordering', spec: { items: all, rule }, key: { order: all.map(({ id }) => id) } };
}

/** The words of the items in their right order. */
export const orderedItems = ({ spec: { items }, key: { order } }: PartOf<'ordering'>): Texts[] =>
  order.map((id) => items.find((item) => item.id === id)?.text ?? refuse('answer-missing', id));
