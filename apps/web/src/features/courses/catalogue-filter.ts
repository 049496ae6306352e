import { type CatalogueFilter, catalogueFilter } from '@edukom/contracts';

/** Filters in the order they stand on the page. */
export const FILTERS = [
  'language',
  'competence',
  'municipality',
  'format',
] as const satisfies (keyof CatalogueFilter)[];

/** What the address says of the filters; what is none of their choices says nothing. */
export const filterOf = (params: URLSearchParams): CatalogueFilter =>
  Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = catalogueFilter.shape[name].safeParse(params.get(name) ?? undefined);
      return value.success && value.data ? [[name, value.data]] : [];
    }),
  );
