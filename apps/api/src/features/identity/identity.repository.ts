import type { InterfaceLocale, Role, ScopeKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Fingerprints } from '../../platform/db/fingerprints.js';
import { idsOfPerson, survivorOf } from '../../platform/db/person-ids.js';
import { AccountLink, type LinkPurpose } from './account-link.entity.js';
import { Account, type AccountState } from './account.entity.js';
import { Person } from './person.entity.js';
import { RoleGrant } from './role-grant.entity.js';

export interface AccountRow {
  person_id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  locale: InterfaceLocale;
  state: AccountState;
  password_hash: string | null;
  /** The person who stays when the account is another name of somebody, else the person; and the state of their account. */
  survivor_id: string;
  survivor_state: AccountState | null;
}

const ACCOUNT = `SELECT p.id AS person_id, p.given_name, p.family_name, p.email, p.locale, a.state, a.password_hash,
  u.id AS survivor_id, b.state AS survivor_state
  FROM person p JOIN account a ON a.person_id = p.id
  JOIN person u ON u.id = ${survivorOf('p.id')} LEFT JOIN account b ON b.person_id = u.id`;

@Injectable()
export class IdentityRepository {
  constructor(
    private readonly db: Db,
    private readonly fingerprints: Fingerprints,
  ) {}

  accountByEmail(email: string): Promise<AccountRow | null> {
    return this.db.one<AccountRow>(`${ACCOUNT} WHERE p.email = $1`, [email]);
  }

  accountOf(personId: string): Promise<AccountRow | null> {
    return this.db.one<AccountRow>(`${ACCOUNT} WHERE p.id = $1`, [personId]);
  }

  lockAccount(personId: string): Promise<AccountRow | null> {
    return this.db.one<AccountRow>(`${ACCOUNT} WHERE p.id = $1 FOR UPDATE OF a`, [personId]);
  }

  async insertPerson(person: Person): Promise<void> {
    await this.db.manager.insert(Person, person);
  }

  /** Inserts people in one statement; gives the fingerprint of each by id. */
  async insertPeople(people: readonly Person[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; fingerprint: string }>(
      `INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at, name_key, birth_date)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::date[])
       RETURNING id, ${await this.fingerprints.of('person')} AS fingerprint`,
      [
        people.map((person) => person.id),
        people.map((person) => person.givenName),
        people.map((person) => person.familyName),
        people.map((person) => person.searchText),
        people.map((person) => person.email),
        people.map((person) => person.locale),
        people.map((person) => person.createdAt),
        people.map((person) => person.nameKey),
        people.map((person) => person.birthDate),
      ],
    );
    return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
  }

  /** Writes name, language and what they are found by, in one statement. */
  async updatePeople(people: readonly Omit<Person, 'email' | 'birthDate' | 'createdAt' | 'version'>[]): Promise<void> {
    await this.db.execute(
      `UPDATE person p SET given_name = g.given_name, family_name = g.family_name, search_text = g.search_text,
         locale = g.locale, name_key = g.name_key, version = p.version + 1
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         AS g (id, given_name, family_name, search_text, locale, name_key) WHERE p.id = g.id`,
      [
        people.map((person) => person.id),
        people.map((person) => person.givenName),
        people.map((person) => person.familyName),
        people.map((person) => person.searchText),
        people.map((person) => person.locale),
        people.map((person) => person.nameKey),
      ],
    );
  }

  /** Notes or takes away a date of birth; false when the person is not there or merged into another. */
  async setBirthDate(personId: string, birthDate: string | null): Promise<boolean> {
    const changed = await this.db.execute(
      `UPDATE person SET birth_date = $2, version = version + 1
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person_alias WHERE merged_id = $1)`,
      [personId, birthDate],
    );
    return changed === 1;
  }

  /** The person who stays: another name of somebody leads to them. */
  async survivorOf(personId: string): Promise<string> {
    const row = await this.db.one<{ id: string }>(`SELECT ${survivorOf('$1::uuid')} AS id`, [personId]);
    return row?.id ?? personId;
  }

  async ensureInvitedAccount(personId: string): Promise<void> {
    await this.db.execute(
      "INSERT INTO account (person_id, state) VALUES ($1, 'invited') ON CONFLICT (person_id) DO NOTHING",
      [personId],
    );
  }

  async setPassword(personId: string, passwordHash: string, now: Date): Promise<void> {
    await this.db.manager.update(Account, { personId }, { passwordHash, passwordSetAt: now, state: 'active' });
  }

  async setState(personId: string, state: AccountState): Promise<void> {
    await this.db.manager.update(Account, { personId }, { state });
  }

  async setLocale(personId: string, locale: InterfaceLocale): Promise<void> {
    await this.db.manager.update(Person, { id: personId }, { locale });
  }

  async setEmail(personId: string, email: string): Promise<void> {
    await this.db.execute('UPDATE person SET email = $2, version = version + 1 WHERE id = $1', [personId, email]);
  }

  /** Earlier links of the same purpose end with the new one. */
  async replaceLinks(link: AccountLink): Promise<void> {
    await this.db.execute(
      'UPDATE account_link SET used_at = $3 WHERE person_id = $1 AND purpose = $2 AND used_at IS NULL',
      [link.personId, link.purpose, link.createdAt],
    );
    await this.db.manager.insert(AccountLink, link);
  }

  /** Ends every link of a person that was not used: what was asked for before the account changed hands does not count after. */
  async endLinks(personId: string, now: Date): Promise<void> {
    await this.db.execute('UPDATE account_link SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL', [
      personId,
      now,
    ]);
  }

  linkByHash(tokenHash: Buffer, purpose: LinkPurpose): Promise<AccountLink | null> {
    return this.db.manager.findOneBy(AccountLink, { tokenHash, purpose });
  }

  /** Spends the link; false when somebody else just did. */
  async spendLink(tokenHash: Buffer, now: Date): Promise<boolean> {
    return (
      (await this.db.execute('UPDATE account_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL', [
        tokenHash,
        now,
      ])) === 1
    );
  }

  async insertGrant(grant: {
    id: string;
    personId: string;
    role: Role;
    scopeKind: ScopeKind;
    scopeId: string | null;
    grantedBy: string | null;
    from: string;
  }): Promise<void> {
    const { from, ...fields } = grant;
    await this.db.manager.insert(RoleGrant, { ...fields, valid: `[${from},)` });
  }

  /** Roles of this very account that hold today or later. */
  grantsToCome(personId: string): Promise<{ scope_kind: ScopeKind; scope_id: string | null }[]> {
    return this.db.query(
      'SELECT scope_kind, scope_id FROM role_grant WHERE person_id = $1 AND (upper(valid) IS NULL OR upper(valid) > CURRENT_DATE) ORDER BY id',
      [personId],
    );
  }

  /** Ends the grants of a role in a scope that hold today; one that began today was never of use and goes. How many. */
  async endGrants(grant: {
    personId: string;
    role: Role;
    scopeKind: ScopeKind;
    scopeId: string | null;
  }): Promise<number> {
    const values = [grant.personId, grant.role, grant.scopeKind, grant.scopeId];
    const held = `person_id = $1 AND role = $2 AND scope_kind = $3 AND scope_id IS NOT DISTINCT FROM $4::uuid AND valid @> CURRENT_DATE`;
    const gone = await this.db.execute(`DELETE FROM role_grant WHERE ${held} AND lower(valid) >= CURRENT_DATE`, values);
    return (
      gone +
      (await this.db.execute(
        `UPDATE role_grant SET valid = daterange(lower(valid), CURRENT_DATE) WHERE ${held}`,
        values,
      ))
    );
  }

  /** Roles that hold today, of all names of the person. */
  grantsOf(personId: string): Promise<{ role: Role; scope_kind: ScopeKind; scope_id: string | null }[]> {
    return this.db.query(
      `SELECT role, scope_kind, scope_id FROM role_grant WHERE person_id = ANY (${idsOfPerson('$1')}) AND valid @> CURRENT_DATE ORDER BY id`,
      [personId],
    );
  }
}
