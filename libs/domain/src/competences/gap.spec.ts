import fc from 'fast-check';
import type { LevelCrosswalk } from './crosswalk.js';
import { type CompetenceEvidence, competenceGaps, type EvidenceBasis, shareBelowTarget } from './gap.js';

const CROSSWALKS: LevelCrosswalk[] = [{ from: '2.2', to: '3.0', reaches: [1, 1, 2, 2, 3, 3, 4, 4] }];
const said = (
  level: number,
  { framework = '2.2', basis = 'self', competence = '1.1' }: Partial<CompetenceEvidence> = {},
): CompetenceEvidence => ({ competence, framework, level, basis });
const wanted = (level: number, framework = '2.2') => ({ competence: '1.1', framework, level });

describe('what somebody lacks', () => {
  it.each<[string, ReturnType<typeof wanted>, CompetenceEvidence[], [number, number | null, number, string | null]]>([
    ['nothing is known', wanted(4), [], [4, null, 0, null]],
    ['below the target', wanted(4), [said(2)], [4, 2, 2, 'self']],
    ['not yet able to', wanted(4), [said(0)], [4, 0, 4, 'self']],
    ['at the target', wanted(4), [said(4)], [4, 4, 0, 'self']],
    ['above the target', wanted(4), [said(6)], [4, 6, 0, 'self']],
    ['a test shows more than the own word', wanted(4), [said(2), said(3, { basis: 'tested' })], [4, 3, 1, 'tested']],
    ['the own word says more than a test asked', wanted(4), [said(4), said(3, { basis: 'tested' })], [4, 4, 0, 'self']],
    ['a test confirms the own word', wanted(4), [said(3), said(3, { basis: 'tested' })], [4, 3, 1, 'tested']],
    ['another competence says nothing', wanted(4), [said(8, { competence: '1.2' })], [4, null, 0, null]],
    ['an unknown framework says nothing', wanted(4), [said(8, { framework: 'x' })], [4, null, 0, null]],
    ['a finer word against a coarser target', wanted(2, '3.0'), [said(2)], [2, 1, 1, 'self']],
    ['a finer word that reaches a coarser target', wanted(2, '3.0'), [said(3)], [2, 2, 0, 'self']],
    [
      'a coarser word against a finer target is said coarsely',
      wanted(4),
      [said(2, { framework: '3.0' })],
      [2, 2, 0, 'self'],
    ],
    [
      'a word and a test of two frameworks',
      wanted(6),
      [said(3), said(1, { framework: '3.0', basis: 'tested' })],
      [3, 2, 1, 'self'],
    ],
  ])('%s', (_, target, evidence, [level, held, gap, basis]) =>
    expect(competenceGaps([target], evidence, CROSSWALKS)).toMatchObject([{ target: level, held, gap, basis }]),
  );

  it('keeps the order of the targets and gives one for each', () =>
    expect(
      competenceGaps([{ ...wanted(1), competence: '5.4' }, wanted(2)], [said(1)], CROSSWALKS).map(
        ({ competence, gap }) => [competence, gap],
      ),
    ).toEqual([
      ['5.4', 0],
      ['1.1', 1],
    ]));
});

const rated = fc
  .constantFrom('2.2', '3.0')
  .chain((framework) => fc.nat(framework === '2.2' ? 8 : 4).map((level) => ({ framework, level, competence: '1.1' })));
const evidence = fc.array(
  fc.tuple(rated, fc.constantFrom<EvidenceBasis>('self', 'tested')).map(([one, basis]) => ({ ...one, basis })),
  { maxLength: 4 },
);

describe('every gap', () => {
  it('is never negative, never more than the target, and none where nothing is known', () => {
    fc.assert(
      fc.property(rated, evidence, (target, known) => {
        const [one] = competenceGaps([target], known, CROSSWALKS);
        expect(one?.gap).toBeGreaterThanOrEqual(0);
        expect(one?.gap).toBeLessThanOrEqual(one?.target ?? -1);
        expect(one?.held === null).toBe(known.length === 0);
        if (known.length === 0) expect(one?.gap).toBe(0);
      }),
    );
  });

  it('does not grow by a higher level, and is closed by the target itself', () => {
    fc.assert(
      fc.property(rated, fc.nat(7), (target, level) => {
        const gapAt = (held: number) => competenceGaps([target], [said(held)], CROSSWALKS)[0]?.gap ?? NaN;
        expect(gapAt(level + 1)).toBeLessThanOrEqual(gapAt(level));
        expect(competenceGaps([target], [{ ...target, basis: 'self' }], CROSSWALKS)[0]?.gap).toBe(0);
      }),
    );
  });

  it('does not depend on the order of what is known', () => {
    fc.assert(
      fc.property(rated, evidence, (target, known) =>
        expect(competenceGaps([target], [...known].reverse(), CROSSWALKS)).toEqual(
          competenceGaps([target], known, CROSSWALKS),
        ),
      ),
    );
  });

  it('closed in the finer framework is closed in the coarser one too', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (target, held) => {
        const [fine] = competenceGaps([wanted(target)], [said(held)], CROSSWALKS);
        const coarse = target === 0 ? 0 : (CROSSWALKS[0]?.reaches[target - 1] ?? NaN);
        const [said30] = competenceGaps([wanted(coarse, '3.0')], [said(held)], CROSSWALKS);
        if (fine?.gap === 0) expect(said30?.gap).toBe(0);
      }),
    );
  });
});

it.each([
  [[], 0],
  [[0, 0], 0],
  [[1, 0, 0], 3333],
  [[4, 1], 10_000],
])('of the gaps %j a share of %i is below the target', (gaps, expected) =>
  expect(shareBelowTarget(gaps.map((gap) => ({ gap })))).toBe(expected),
);
