import { type DisclosurePlace, type DisclosureTable, type ProtectedCell, protectRelease } from '@edukom/domain';

/** People of a municipality who have assessed themselves, and how many of them are below their target, by competence. */
export interface MunicipalityGaps {
  readonly place: string;
  readonly people: number;
  readonly below: ReadonlyMap<string, number>;
}

export const PEOPLE = 'people';

/**
 * Disclosure control of what municipalities lack. The count of people who assessed themselves is shown from 5 on; of them,
 * the share below the target is shown from 10 on and near its ends as a bound, so that nobody can be told from "all of
 * them" in a small office. Every competence is about the same people, so one hidden place cannot be worked out from another.
 * Null where the figures cannot be protected; then nothing is shown.
 */
export function protectGaps(
  places: readonly DisclosurePlace[],
  figures: readonly MunicipalityGaps[],
  competences: readonly string[],
): readonly ProtectedCell[] | null {
  const table = (indicator: string, kind: DisclosureTable['kind']) => ({
    indicator,
    kind,
    people: PEOPLE,
    within: null,
  });
  const tables: DisclosureTable[] = [
    { ...table(PEOPLE, 'count'), cells: figures.map(({ place, people }) => ({ place, n: people })) },
    ...competences.map((competence): DisclosureTable => ({
      ...table(competence, 'share'),
      cells: figures.map(({ place, people, below }) => ({ place, n: people, sum: below.get(competence) ?? 0 })),
    })),
  ];
  const result = protectRelease({ places, tables, previous: [] });
  return result.ok ? result.cells : null;
}
