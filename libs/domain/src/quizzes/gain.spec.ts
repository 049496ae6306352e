import fc from 'fast-check';
import { type CompetencePoints, gainsByCompetence } from './gain.js';

const of = (competence: string, points: number, max = 100): CompetencePoints => ({ competence, points, max });

it('compares what both tests ask about', () => {
  const before = [of('data', 0), of('data', 100), of('law', 50), of('only before', 10)];
  const after = [of('law', 75), of('data', 100, 200), of('data', 200, 200), of('only after', 10), of('', 100)];
  expect(gainsByCompetence(before, after)).toEqual([
    { competence: 'law', before: 5_000, after: 7_500, gain: 2_500 },
    { competence: 'data', before: 5_000, after: 7_500, gain: 2_500 },
  ]);
});

it('leaves out what could not be earned: all its questions were taken out', () => {
  expect(gainsByCompetence([of('law', 0, 0)], [of('law', 100)])).toEqual([]);
  expect(gainsByCompetence([of('law', 10)], [of('law', 0, 0)])).toEqual([]);
});

it('is turned around when the tests are', () => {
  const list = fc.array(
    fc
      .record({ competence: fc.constantFrom('a', 'b', 'c'), max: fc.integer({ min: 1, max: 500 }), part: fc.nat(100) })
      .map(({ competence, max, part }) => ({ competence, max, points: Math.floor((max * part) / 100) })),
  );
  fc.assert(
    fc.property(list, list, (one, other) => {
      const there = gainsByCompetence(one, other);
      const back = new Map(gainsByCompetence(other, one).map((gain) => [gain.competence, gain]));
      expect(back.size).toBe(there.length);
      for (const { competence, before, after, gain } of there)
        expect(back.get(competence)).toEqual({ competence, before: after, after: before, gain: 0 - gain });
    }),
  );
});
