import { Injectable } from '@nestjs/common';
import { PersonStateRepository } from './person-state.repository.js';
import type { DoneRow, TakenBack } from './table-kind.js';

/** What an import did to somebody it changed: the state before, and the hash of the state after. */
interface PersonEffect {
  readonly before?: string;
  readonly after?: string;
  readonly departments?: readonly string[];
  readonly positions?: readonly string[];
}

const effectOf = (row: DoneRow): PersonEffect => row.effect;
const isPrinted = (row: DoneRow): boolean => row.fingerprint !== null;

/**
 * Takes back what imports did to people. Invariants: whoever changed since is left exactly as they are; whoever the import
 * made and anything refers to (an invitation, an enrolment, a role) is left; the others are as if nothing had been.
 */
@Injectable()
export class PersonUndoService {
  constructor(private readonly states: PersonStateRepository) {}

  async takeBack(rows: readonly DoneRow[]): Promise<TakenBack[]> {
    const known = rows.flatMap((row) => (row.personId ? [{ ...row, personId: row.personId }] : []));
    const same = await this.#unchanged(known);
    const made = same.filter((row) => effectOf(row).before === undefined);
    const used = await this.states.referredTo(
      'person',
      made.map((row) => row.personId),
    );
    await this.states.remove(made.flatMap((row) => (used.has(row.personId) ? [] : [row.personId])));
    await this.states.restore(same.flatMap((row) => effectOf(row).before ?? []));
    const unchanged = new Set(same.map((row) => row.line));
    return rows.map(({ line, personId }): TakenBack => ({
      line,
      outcome: !unchanged.has(line) ? 'changed' : personId && used.has(personId) ? 'used' : 'taken-back',
    }));
  }

  /** Takes back places that an import made and that nobody has or had any more, when all its people are taken back. */
  async takeBackPlaces(effects: readonly PersonEffect[]): Promise<void> {
    await this.states.removePositions(effects.flatMap(({ positions = [] }) => positions));
    await this.states.removeDepartments(effects.flatMap(({ departments = [] }) => departments));
  }

  /** Those rows whose people still are as the rows left them, held. */
  async #unchanged<R extends DoneRow & { readonly personId: string }>(rows: readonly R[]): Promise<R[]> {
    await this.states.hold(rows.map((row) => row.personId));
    const [printed, hashed] = [rows.filter(isPrinted), rows.filter((row) => !isPrinted(row))];
    const prints = await this.states.fingerprintsOf(printed.map((row) => row.personId));
    const hashes = await this.states.hashes(hashed.map((row) => row.personId));
    return rows.filter((row) =>
      isPrinted(row) ? prints.get(row.personId) === row.fingerprint : hashes.get(row.personId) === effectOf(row).after,
    );
  }
}
