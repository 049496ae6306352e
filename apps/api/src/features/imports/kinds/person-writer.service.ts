import { readText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { Db } from '../../../platform/db/db.js';
import { IdentityService } from '../../identity/identity.service.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import type { DecidedPerson, DecisionGround, Target } from './decide-people.js';
import { ImportPeopleRepository } from './import-people.repository.js';

const NAME_COLUMNS: ReadonlySet<string> = new Set(['givenName', 'familyName', 'preferredLanguage']);
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
   * @returns the created people by line.
   */
  async carryOut(rows: readonly DecidedPerson[], since: string): Promise<{ line: number; personId: string }[]> {
    const doable = rows.filter(isDoable);
    const created = doable.filter((row) => row.decision === 'create');
    const updated = doable.flatMap((row) =>
      row.decision === 'update' && row.personId ? [{ ...row, personId: row.personId }] : [],
    );
    return this.db.tx(async () => {
      const ids = await this.identity.createPeople(created.map((row) => row.target));
      const persons = created.flatMap((row, index) => {
        const personId = ids[index];
        return personId ? [{ ...row, personId }] : [];
      });
      const renamed = updated.filter((row) => row.changes.some((change) => NAME_COLUMNS.has(change.column)));
      await this.identity.updatePeople(renamed.map((row) => ({ ...row.target, personId: row.personId })));
      const moved = updated.filter((row) => row.changes.some((change) => !NAME_COLUMNS.has(change.column)));
      await this.#affiliate([...persons.map((row) => ({ ...row, isFirst: true })), ...moved], since);
      return persons.map(({ line, personId }) => ({ line, personId }));
    });
  }

  async #affiliate(
    rows: readonly { personId: string; target: Target; isFirst?: boolean }[],
    since: string,
  ): Promise<void> {
    const departments = await this.organisations.departmentsOf(
      rows.map(({ target }) => ({ institutionId: target.institutionId, name: target.department })),
    );
    const affiliations = rows.flatMap(({ personId, target, isFirst = false }, index) => {
      const departmentId = departments[index];
      return departmentId ? [{ personId, departmentId, positionTitle: target.position, from: since, isFirst }] : [];
    });
    await this.organisations.affiliateAll(affiliations);
  }
}
