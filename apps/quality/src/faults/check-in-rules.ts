/** What a phone does: scans and goes on at once, takes long to sign in, or opens a code that is over. */
export type PhoneKind = 'quick' | 'slow' | 'late';

/** Every tenth phone is late, every twentieth signs in slowly: so in each part of the room. */
export const expectationOf = (phone: number): PhoneKind =>
  phone % 10 === 9 ? 'late' : phone % 20 === 4 ? 'slow' : 'quick';

/** A stored mark with the record of the person it is of. */
export interface StoredMark {
  readonly personId: string;
  readonly status: string;
  readonly state: string;
}

export interface MarkComparison {
  /** People with a phone who have no row. */
  readonly missing: number;
  /** Rows beyond one of each person. */
  readonly doubled: number;
  /** People with a row who never scanned. */
  readonly strangers: number;
  /** Scanned in time, and not counted as present. */
  readonly inTimeNotCounted: number;
  /** Scanned late, and counted without a trainer's word. */
  readonly lateCounted: number;
  /** All of them. */
  readonly wrong: number;
}

/** Holds what is stored against what the phones did; `people` in the order of the phones. */
export function compareMarks(people: readonly string[], stored: readonly StoredMark[]): MarkComparison {
  const byPerson = new Map<string, StoredMark[]>();
  for (const mark of stored) byPerson.set(mark.personId, [...(byPerson.get(mark.personId) ?? []), mark]);
  const known = new Set(people);
  const of = (isLate: boolean) =>
    people.flatMap((person, phone) =>
      (expectationOf(phone) === 'late') === isLate ? (byPerson.get(person) ?? []) : [],
    );
  const counts = {
    missing: people.filter((person) => !byPerson.has(person)).length,
    doubled: [...byPerson.values()].reduce((sum, rows) => sum + rows.length - 1, 0),
    strangers: [...byPerson.keys()].filter((person) => !known.has(person)).length,
    inTimeNotCounted: of(false).filter(
      ({ status, state }) => status !== 'accepted' || !['present', 'partial'].includes(state),
    ).length,
    lateCounted: of(true).filter(({ status, state }) => status !== 'to-confirm' || state !== 'to-confirm').length,
  };
  return { ...counts, wrong: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
