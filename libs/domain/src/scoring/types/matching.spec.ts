import type { Points, Score } from '../points.js';
import { type MatchingKey, type MatchingSpec, scoreMatching } from './matching.js';
import type { PartialRule } from './partial-credit.js';

const ids = (names: string) => [...names].map((id) => ({ id }));
const spec = (rule: PartialRule): MatchingSpec => ({
  type: 'matching',
  prompts: ids('abc'),
  targets: ids('vwxyz'),
  rule,
});
const key: MatchingKey = { type: 'matching', pairs: { a: ['x'], b: ['y', 'v'], c: ['x'] } };
const score = (rule: PartialRule, pairs: Record<string, string>, max: Points = 100): Score =>
  scoreMatching(spec(rule), key, { type: 'matching', pairs }, max);
const scored = (points: number): Score => ({ kind: 'scored', points });

it.each<[string, PartialRule, Record<string, string>, number]>([
  ['all right, one target for two prompts', 'per-part', { a: 'x', b: 'y', c: 'x' }, 100],
  ['a target accepted later', 'per-part', { a: 'x', b: 'v', c: 'x' }, 100],
  ['two of three, rounded half up', 'per-part', { a: 'x', b: 'y', c: 'z' }, 67],
  ['an extra wrong answer costs nothing', 'per-part', { a: 'x', b: 'z' }, 33],
  ['all wrong is not negative', 'per-part', { a: 'z', b: 'z', c: 'z' }, 0],
  ['a wrong one takes a right one back', 'right-minus-wrong', { a: 'x', b: 'y', c: 'z' }, 33],
  ['what is left out takes nothing', 'right-minus-wrong', { a: 'x', b: 'y' }, 67],
  ['more wrong than right is not negative', 'right-minus-wrong', { a: 'x', b: 'z', c: 'z' }, 0],
  ['all or nothing, all', 'all-or-nothing', { a: 'x', b: 'y', c: 'x' }, 100],
  ['all or nothing, one left out', 'all-or-nothing', { a: 'x', b: 'y' }, 0],
  ['a target that does not exist is wrong', 'per-part', { a: 'q', b: 'y' }, 33],
  ['a prompt that does not exist is nothing', 'per-part', { a: 'x', q: 'x' }, 33],
])('%s (%s)', (_name, rule, pairs, points) => {
  expect(score(rule, pairs)).toEqual(scored(points));
});

it('is unanswered without a pair, also when only unknown prompts have one', () => {
  expect(score('per-part', {})).toEqual({ kind: 'unanswered', points: 0 });
  expect(score('per-part', { q: 'x', constructor: 'x' })).toEqual({ kind: 'unanswered', points: 0 });
});

it.each<[string, MatchingSpec, Record<string, string[]>]>([
  ['without a target for a prompt', spec('per-part'), { a: ['x'], b: ['y'] }],
  ['with an empty list for a prompt', spec('per-part'), { a: ['x'], b: ['y'], c: [] }],
  ['that names a foreign target', spec('per-part'), { a: ['x'], b: ['y'], c: ['q'] }],
  ['that names a foreign prompt', spec('per-part'), { a: ['x'], b: ['y'], c: ['z'], d: ['z'] }],
  ['for prompts that repeat', { ...spec('per-part'), prompts: ids('aa') }, { a: ['x'] }],
  ['for targets that repeat', { ...spec('per-part'), targets: ids('xx') }, { a: ['x'], b: ['x'], c: ['x'] }],
  ['for nothing', { ...spec('per-part'), prompts: [] }, {}],
])('refuses a key %s', (_name, given, pairs) => {
  expect(() => scoreMatching(given, { type: 'matching', pairs }, { type: 'matching', pairs: { a: 'x' } }, 100)).toThrow(
    RangeError,
  );
});
