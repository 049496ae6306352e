import fc from 'fast-check';
import { facetsOf, type Filterable, filtered } from './catalogue-facets.js';

const course = (change: Partial<Filterable>): Filterable => ({
  locales: ['sq'],
  competences: [],
  municipalities: [],
  formats: [],
  ...change,
});
const courses = [
  course({ locales: ['sq', 'en'], competences: ['mail'], formats: ['room'], municipalities: ['prizren'] }),
  course({ locales: ['sq'], competences: ['mail', 'data'], formats: ['room', 'open'], municipalities: ['peje'] }),
  course({ locales: ['en'], formats: ['open'] }),
];
const named = (value: string) => ({ value, lang: 'sq', fallback: false });
const names = { competence: named, municipality: named };
const compare = (a: string, b: string) => (a < b ? -1 : 1);
const facets = (filter: Parameters<typeof filtered>[1]) => facetsOf(courses, filter, names, compare);
const counts = (list: readonly { value: string; count: number }[]) =>
  Object.fromEntries(list.map(({ value, count }) => [value, count]));

it.each([
  ['nothing chosen', {}, 3],
  ['a language', { language: 'en' as const }, 2],
  ['two filters at once', { language: 'sq' as const, format: 'open' as const }, 1],
  ['both formats', { format: 'both' as const }, 1],
  ['a competence nobody teaches', { competence: 'x' }, 0],
])('filters by %s', (_name, filter, expected) => {
  expect(filtered(courses, filter)).toHaveLength(expected);
});

it('counts each choice with the other filters as they are, its own left out', () => {
  const { language, format, competence, municipality } = facets({ format: 'room' });
  expect(counts(format)).toEqual({ room: 2, open: 2, both: 1 });
  expect(counts(language)).toEqual({ sq: 2, en: 1 });
  expect(counts(competence)).toEqual({ mail: 2, data: 1 });
  expect(counts(municipality)).toEqual({ prizren: 1, peje: 1 });
});

it('keeps a choice that leaves nothing, so that it can be taken back', () => {
  expect(counts(facets({ language: 'en', competence: 'data' }).competence)).toEqual({ mail: 1, data: 0 });
});

it('leaves out what has no name, and orders by name', () => {
  const own = { ...names, competence: (key: string) => (key === 'data' ? null : named(key)) };
  expect(facetsOf(courses, {}, own, compare).competence.map(({ value }) => value)).toEqual(['mail']);
  expect(facets({}).municipality.map(({ value }) => value)).toEqual(['peje', 'prizren']);
});

it('a count is what choosing it shows', () =>
  fc.assert(
    fc.property(
      fc.record({
        language: fc.option(fc.constantFrom('sq' as const, 'en' as const), { nil: undefined }),
        format: fc.option(fc.constantFrom('room' as const, 'open' as const, 'both' as const), { nil: undefined }),
        competence: fc.option(fc.constantFrom('mail', 'data', 'x'), { nil: undefined }),
      }),
      (filter) => {
        for (const facet of ['language', 'format', 'competence'] as const)
          for (const { value, count } of facets(filter)[facet])
            expect(filtered(courses, { ...filter, [facet]: value })).toHaveLength(count);
      },
    ),
  ));
