import { readText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { Db } from '../../../platform/db/db.js';
import { IdentityService } from '../../identity/identity.service.js';
import { KnownIds } from '../../../platform/db/known-ids.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import type { DecidedPerson, DecisionGround, Target } from './decide-people.js';
import { ImportPeopleRepository } from './import-people.repository.js';
import { stateFingerprint } from './person-state.repository.js';

const NAME_COLUMNS: ReadonlySet<string> = new Set(['givenName', 'familyName', 'preferredLanguage']);
/** Places of work one pass over an import has met. */
export class PlacesMet {
  readonly departments = new KnownIds();
  readonly positions = new KnownIds();
}

/** Somebody a row made, and the fingerprint of their state as it then was. */
export interface CreatedPerson {
  readonly line: number;
  readonly personId: string;
  readonly fingerprint: string;
}

type Doable = DecidedPerson & { readonly target: Target };
const isDoable = (row: DecidedPerson): row is Doable => row.target !== null;

/** Reads what decisions about people rest on and carries decisions out, whole sets at a time. */
@Injectable()
export class PersonWriterService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly repository: ImportPeopleRepository,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
  ) {}

  today(): string {
    return dayOf(this.clock.now());
  }

  /** What is known about the people with these addresses; `hold` locks them until the transaction ends. */
  async peopleByEmail(
    emails: readonly string[],
    options: { day: string; hold: boolean },
  ): Promise<DecisionGround['people']> {
    const rows = await this.repository.peopleByEmail(emails, options.day, options.hold);
    const people = rows.map((row) => ({
      personId: row.id,
      givenName: row.given_name,
      familyName: row.family_name,
      email: row.email,
      locale: row.locale,
      institutionId: row.institution_id,
      institutionName: row.institution_name ? readText(row.institution_name, 'sq').value : '',
      department: row.department ?? '',
      position: row.position_title ?? '',
      isMerged: row.is_merged,
    }));
    return new Map(people.map((person) => [person.email, person]));
  }

  /**
   * Creates and updates people as decided; affiliations begin on `since` (`YYYY-MM-DD`). In the caller's transaction.
   * @param met of the same transaction; takes up the departments and positions that were not there
   * @returns the created people by line.
   */
  async carryOut(rows: readonly DecidedPerson[], since: string, met = new PlacesMet()): Promise<CreatedPerson[]> {
    const doable = rows.filter(isDoable);
    const created = doable.filter((row) => row.decision === 'create');
    const updated = doable.flatMap((row) =>
      row.decision === 'update' && row.personId ? [{ ...row, personId: row.personId }] : [],
    );
    return this.db.tx(async () => {
      const stored = await this.identity.createPeople(created.map((row) => row.target));
      const persons = created.flatMap((row, index) => {
        const person = stored[index];
        return person ? [{ ...row, personId: person.id, fingerprint: person.fingerprint }] : [];
      });
      const renamed = updated.filter((row) => row.changes.some((change) => NAME_COLUMNS.has(change.column)));
      await this.identity.updatePeople(renamed.map((row) => ({ ...row.target, personId: row.personId })));
      const moved = updated.filter((row) => row.changes.some((change) => !NAME_COLUMNS.has(change.column)));
      const placed = await this.#affiliate(
        [...persons.map((row) => ({ ...row, isFirst: true })), ...moved],
        since,
        met,
      );
      return persons.map(({ line, personId, fingerprint }) => ({
        line,
        personId,
        fingerprint: stateFingerprint(fingerprint, placed.get(personId)),
      }));
    });
  }

  async #affiliate(
    rows: readonly { personId: string; target: Target; isFirst?: boolean }[],
    since: string,
    met: PlacesMet,
  ): Promise<ReadonlyMap<string, string>> {
    const departments = await this.organisations.departmentsOf(
      rows.map(({ target }) => ({ institutionId: target.institutionId, name: target.department })),
      met.departments,
    );
    const affiliations = rows.flatMap(({ personId, target, isFirst = false }, index) => {
      const departmentId = departments[index];
      return departmentId ? [{ personId, departmentId, positionTitle: target.position, from: since, isFirst }] : [];
    });
    return this.organisations.affiliateAll(affiliations, met.positions);
  }
}
