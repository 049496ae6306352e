import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { checkRow } from '../rows/check-row.js';
import { decidePeople } from './decide-people.js';
import { PeopleKind } from './people.kind.js';
import { PersonWriterService } from './person-writer.service.js';

/** Somebody to be there, with a place of work: what seeds give. */
export interface PersonToEnsure {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: InterfaceLocale;
  readonly institutionSlug: string;
  readonly department: string;
  readonly position: string;
  /** First day there, `YYYY-MM-DD`. */
  readonly since: string;
}

/** Makes single people by the rules of an import. */
@Injectable()
export class EnsurePersonService {
  constructor(
    private readonly db: Db,
    private readonly writer: PersonWriterService,
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleKind,
  ) {}

  /**
   * Makes sure that somebody with this address exists as given: made, changed, or left as they are, by the same rules
   * as an import. For seeds: an unknown institution or a malformed address throws.
   * @returns the person's id.
   */
  async ensurePerson(person: PersonToEnsure): Promise<string> {
    const { givenName, familyName, email, locale, institutionSlug, department, position, since } = person;
    return this.db.tx(async () => {
      const cells = {
        givenName,
        familyName,
        email,
        institution: institutionSlug,
        department,
        position,
        preferredLanguage: locale,
      };
      const checked = [checkRow('people', (given) => this.people.judge(given), { line: 1, cells, excess: 0 })];
      const people = await this.writer.peopleByEmail([email.toLowerCase()], { day: since, hold: true });
      const institutions = await this.organisations.institutionsByFoldedName();
      const [decided] = decidePeople(checked, { people, institutions }, new Set());
      if (!decided || decided.decision === 'error')
        throw new Error(`${email}: ${decided?.reasons.map(({ code }) => code).join(', ') ?? ''}`);
      const [created] = await this.writer.carryOut([decided], since);
      return created?.personId ?? decided.personId ?? '';
    });
  }
}
