import { isSoundCrosswalk } from '@edukom/domain';
import { COMPETENCE_HINTS } from './competence-hints.js';
import { CROSSWALKS, FRAMEWORKS } from './frameworks.js';
import type { InThree } from './framework-record.js';

const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Names of frameworks and devices that Serbian writes in Latin letters too. */
const withoutNames = (text: string): string => text.replace(/DigComp/g, '');

const textsOf = ({ name, areas, competences, levels }: (typeof FRAMEWORKS)[number]): InThree[] => [
  name,
  ...Object.values(areas),
  ...Object.values(competences),
  ...levels.flatMap((level) => [level.name, level.statement]),
];

it.each([
  ['digcomp-2.2', 5, 21, 8],
  ['digcomp-3.0', 5, 21, 4],
])('%s has %i areas, %i competences and %i levels', (key, areas, competences, levels) => {
  const framework = FRAMEWORKS.find((one) => one.key === key);
  expect(Object.keys(framework?.areas ?? {})).toHaveLength(areas);
  expect(Object.keys(framework?.competences ?? {})).toHaveLength(competences);
  expect(framework?.levels).toHaveLength(levels);
});

describe.each(FRAMEWORKS.map((framework) => [framework.key, framework] as const))('%s', (_, framework) => {
  it('has every competence in one of its areas, explained in everyday words', () => {
    const keys = Object.keys(framework.competences);
    expect(keys.filter((key) => !Object.hasOwn(framework.areas, key.split('.')[0] ?? ''))).toEqual([]);
    expect(Object.keys(COMPETENCE_HINTS)).toEqual(keys);
  });

  it('has every text in three languages, the Serbian one in Cyrillic only', () => {
    for (const [sq, sr, en] of [...textsOf(framework), ...Object.values(COMPETENCE_HINTS)]) {
      expect([sq, sr, en].filter((text) => text.trim() === '')).toEqual([]);
      expect(withoutNames(sr)).toMatch(CYRILLIC);
      expect(withoutNames(sr)).not.toMatch(/\p{Script=Latin}/u);
      expect(`${sq}${en}`).not.toMatch(CYRILLIC);
    }
  });

  it('names no two competences or levels alike', () => {
    for (const language of [0, 1, 2] as const)
      for (const names of [Object.values(framework.competences), framework.levels.map(({ name }) => name)])
        expect(new Set(names.map((name) => name[language])).size).toBe(names.length);
  });
});

it('leads from one to the other without a jump or a way back', () => {
  const levelsOf = (key: string) => FRAMEWORKS.find((one) => one.key === key)?.levels.length ?? 0;
  expect(CROSSWALKS).not.toHaveLength(0);
  for (const crosswalk of CROSSWALKS)
    expect(isSoundCrosswalk(crosswalk, { from: levelsOf(crosswalk.from), to: levelsOf(crosswalk.to) })).toBe(true);
});
