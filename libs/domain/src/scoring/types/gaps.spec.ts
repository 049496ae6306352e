import type { Score } from '../points.js';
import { type GapKey, type GapsSpec, gapsRules, scoreGaps } from './gaps.js';

const spec: GapsSpec = {
  type: 'gaps',
  gaps: [
    { id: 'town', kind: 'short-text' },
    { id: 'hours', kind: 'numeric', isUnitRequired: true },
    { id: 'whom', kind: 'choice', options: [{ id: 'ip' }, { id: 'it' }] },
  ],
};
const keys: Record<string, GapKey> = {
  town: { kind: 'short-text', accepted: ['Gjakovë', { text: 'Gjak*', share: 5_000 }], fold: true, hasWildcards: true },
  hours: { kind: 'numeric', accepted: [{ value: '72', tolerance: '0' }], units: ['h', 'orë'] },
  whom: { kind: 'choice', correct: ['ip'], weight: 2 },
};
const score = (gaps: Record<string, string>, max = 400, given = keys): Score =>
  scoreGaps(spec, { type: 'gaps', gaps: given }, { type: 'gaps', gaps }, max);

it.each<[string, Record<string, string>, number]>([
  ['another name of the town', { town: 'Ђаковица', hours: '72 h', whom: 'ip' }, 300],
  ['all right in the other language', { town: 'gjakove', hours: '72 orë', whom: 'ip' }, 400],
  ['one filled', { whom: 'ip' }, 200],
  ['a share in a gap', { town: 'Gjakovar' }, 50],
  ['a number without its unit', { hours: '72', whom: 'it' }, 0],
  ['spaces are empty', { town: ' ', hours: '72 h' }, 100],
  ['a gap that does not exist is nothing', { nowhere: 'x', hours: '72 h' }, 100],
  ['an option that does not exist is wrong', { whom: 'toString' }, 0],
])('%s', (_name, gaps, points) => {
  expect(score(gaps)).toEqual({ kind: 'scored', points });
});

it('is unanswered when every gap is empty, and that says the same as never touched', () => {
  expect(score({ town: ' ', hours: '' })).toEqual({ kind: 'unanswered', points: 0 });
  expect(score({ nowhere: 'x' })).toEqual({ kind: 'unanswered', points: 0 });
  expect(gapsRules.isBlank({ type: 'gaps', gaps: { town: ' ' } })).toBe(true);
  expect(gapsRules.meaning({ type: 'gaps', gaps: { town: '', whom: 'ip' } })).toEqual({
    type: 'gaps',
    gaps: { whom: 'ip' },
  });
});

it('rounds once over all gaps', () => {
  expect(score({ town: 'Gjakovë', hours: '72 h' }, 3)).toEqual({ kind: 'scored', points: 2 });
});

it.each<[string, Record<string, GapKey>]>([
  ['that leaves a gap out', { town: keys['town'] as GapKey, hours: keys['hours'] as GapKey }],
  ['with a gap too many', { ...keys, more: { kind: 'choice', correct: ['ip'] } }],
  ['of another kind', { ...keys, whom: { kind: 'short-text', accepted: ['ip'], fold: true } }],
  ['that accepts nothing', { ...keys, town: { kind: 'short-text', accepted: [], fold: true } }],
  [
    'that asks for a unit and accepts none',
    { ...keys, hours: { kind: 'numeric', accepted: [{ value: '1', tolerance: '0' }] } },
  ],
  ['that names a foreign option', { ...keys, whom: { kind: 'choice', correct: ['z'] } }],
  ['with a weight of 0', { ...keys, whom: { kind: 'choice', correct: ['ip'], weight: 0 } }],
  ['with half a weight', { ...keys, whom: { kind: 'choice', correct: ['ip'], weight: 0.5 } }],
])('refuses a key %s', (_name, given) => {
  expect(() => score({ whom: 'ip' }, 400, given)).toThrow(RangeError);
});

it('refuses a text without gaps, and gaps that repeat', () => {
  const scored = (gaps: GapsSpec['gaps'], given: Record<string, GapKey>) => () =>
    scoreGaps({ type: 'gaps', gaps }, { type: 'gaps', gaps: given }, { type: 'gaps', gaps: {} }, 100);
  expect(scored([], {})).toThrow(RangeError);
  const town = spec.gaps.slice(0, 1);
  expect(scored([...town, ...town], keys)).toThrow('gap ids repeat');
});
