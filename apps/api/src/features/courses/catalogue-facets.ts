import type { CatalogueFacets, CatalogueFilter, COURSE_FORMATS, ShownText } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';

type Format = (typeof COURSE_FORMATS)[number];
type Facet = keyof CatalogueFacets;
type ValueOf<F extends Facet> = CatalogueFacets[F][number]['value'];

/** What of a course the filters look at. */
export interface Filterable {
  readonly locales: readonly ContentLocale[];
  /** Keys of competences. */
  readonly competences: readonly string[];
  /** Slugs of the municipalities that host coming runs. */
  readonly municipalities: readonly string[];
  readonly formats: readonly Format[];
}

const formatsOf = ({ formats }: Filterable): readonly (Format | 'both')[] =>
  formats.length > 1 ? [...formats, 'both'] : formats;

const VALUES: { readonly [F in Facet]: (course: Filterable) => readonly ValueOf<F>[] } = {
  language: ({ locales }) => locales,
  competence: ({ competences }) => competences,
  municipality: ({ municipalities }) => municipalities,
  format: formatsOf,
};
const FACETS = Object.keys(VALUES) as Facet[];

const fits = (course: Filterable, facet: Facet, wanted: string | undefined): boolean =>
  wanted === undefined || (VALUES[facet](course) as readonly string[]).includes(wanted);

/** The courses that fit every filter, in the given order. */
export const filtered = <T extends Filterable>(courses: readonly T[], filter: CatalogueFilter): T[] =>
  courses.filter((course) => FACETS.every((facet) => fits(course, facet, filter[facet])));

/**
 * The choices of one filter with the number of courses each leaves, the other filters as they are. A choice that is made
 * stays on the list even when nothing is left with it, so that it can be taken back.
 */
function choices<F extends Facet>(
  facet: F,
  courses: readonly Filterable[],
  filter: CatalogueFilter,
  nameOf: (value: string) => ShownText | null,
): { value: ValueOf<F>; name: ShownText | null; count: number }[] {
  const others = filtered(courses, { ...filter, [facet]: undefined });
  const counts = new Map<ValueOf<F>, number>();
  const chosen = filter[facet] as ValueOf<F> | undefined;
  if (chosen !== undefined) counts.set(chosen, 0);
  for (const course of others)
    for (const value of new Set(VALUES[facet](course))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, name: nameOf(value), count }));
}

/** Names of what the filters choose among, by value. */
export interface FacetNames {
  readonly competence: (key: string) => ShownText | null;
  readonly municipality: (slug: string) => ShownText | null;
}

/** Every filter's choices; named ones in the order of their names, formats and languages in their own. */
export function facetsOf(
  courses: readonly Filterable[],
  filter: CatalogueFilter,
  names: FacetNames,
  compare: (a: string, b: string) => number,
): CatalogueFacets {
  const unnamed = () => null;
  const named = <C extends { readonly value: string; readonly name: ShownText | null }>(list: C[]): C[] =>
    list.filter(({ name }) => name !== null).sort((a, b) => compare(a.name?.value ?? '', b.name?.value ?? ''));
  const inOrder = <C extends { readonly value: string }>(list: C[], order: readonly string[]): C[] =>
    list.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return {
    language: inOrder(choices('language', courses, filter, unnamed), ['sq', 'sr-Cyrl', 'en', 'tr', 'bs']),
    competence: named(choices('competence', courses, filter, names.competence)),
    municipality: named(choices('municipality', courses, filter, names.municipality)),
    format: inOrder(choices('format', courses, filter, unnamed), ['room', 'open', 'both']),
  };
}
