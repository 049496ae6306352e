import type { InputOf, Me, grantRole } from '@edukom/contracts';
import { type Action, foldForSearch, type InterfaceLocale, isAllowed, nameKey, type ScopeKind } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ScopeRepository } from '../../platform/access/scope.repository.js';
import { Audit } from '../../platform/audit/audit.js';
import { Passwords } from '../../platform/auth/passwords.js';
import { SignInService } from '../../platform/auth/sign-in.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { type Actor, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type AccountRow, IdentityRepository } from './identity.repository.js';
import type { Person } from './person.entity.js';

const EARLIEST_BIRTH = '1900-01-01';

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly locale: InterfaceLocale;
  /** `YYYY-MM-DD`; tells people of one name apart. */
  readonly birthDate?: string | null;
}

/** Text people are found by: name and address, folded over script and diacritics. */
export const personSearchText = (person: Pick<NewPerson, 'givenName' | 'familyName' | 'email'>): string =>
  foldForSearch([person.givenName, person.familyName, person.email ?? ''].join(' '));

/**
 * Accounts and roles. Invariants: an address belongs to one person; an inactive account has no session; nobody grants
 * a role to, or deactivates, themself; nobody gives a role beyond the scopes of their own right to give, or shuts out
 * somebody whose roles reach beyond them.
 */
@Injectable()
export class IdentityService {
  constructor(
    private readonly db: Db,
    private readonly repository: IdentityRepository,
    private readonly signIns: SignInService,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly scopes: ScopeRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The account behind an address and password; problems never tell whether the address is known. */
  async authenticate(email: string, password: string): Promise<AccountRow> {
    const account = await this.repository.accountByEmail(email);
    if (!account?.password_hash) {
      await this.passwords.spend(password);
      throw new Problem('sign-in.wrong');
    }
    if (!(await this.passwords.verify(account.password_hash, password))) throw new Problem('sign-in.wrong');
    if (account.state === 'deactivated') throw new Problem('sign-in.deactivated');
    if (account.state === 'invited') throw new Problem('sign-in.not-activated');
    // Another name of somebody signs in as that person, while their account is active.
    if (account.survivor_state !== 'active') throw new Problem('sign-in.deactivated');
    return account;
  }

  async meOf(openedBy: string): Promise<Me> {
    const personId = await this.repository.survivorOf(openedBy);
    const account = await this.repository.accountOf(personId);
    if (!account) throw new Problem('access.signed-out');
    const grants = await this.repository.grantsOf(personId);
    return {
      personId,
      givenName: account.given_name,
      familyName: account.family_name,
      email: account.email ?? '',
      locale: account.locale,
      grants: grants.map((grant) => ({ role: grant.role, scope: { kind: grant.scope_kind, id: grant.scope_id } })),
      isDemo: this.config.isDemo,
    };
  }

  async createPerson(person: NewPerson): Promise<string> {
    const id = uuidv7();
    await this.repository.insertPerson({ ...this.#personOf(person), id });
    return id;
  }

  /** Makes many people at once; the id and the fingerprint of each, in the given order. */
  async createPeople(people: readonly NewPerson[]): Promise<{ id: string; fingerprint: string }[]> {
    const rows = people.map((person) => ({ ...this.#personOf(person), id: uuidv7() }));
    const fingerprints = await this.repository.insertPeople(rows);
    return rows.map(({ id }) => ({ id, fingerprint: fingerprints.get(id) ?? '' }));
  }

  /** Changes name and language of many people at once; the address is not changed here, it only stays findable. */
  async updatePeople(people: readonly (NewPerson & { readonly personId: string })[]): Promise<void> {
    if (people.length === 0) return;
    await this.repository.updatePeople(
      people.map(({ personId, ...person }) => ({
        ...person,
        id: personId,
        searchText: personSearchText(person),
        nameKey: nameKey(person.givenName, person.familyName),
      })),
    );
  }

  async chooseLocale(actor: Actor, locale: InterfaceLocale): Promise<void> {
    await this.repository.setLocale(actor.personId, locale);
  }

  async setAccountState(actor: Actor, personId: string, active: boolean, reason: string): Promise<void> {
    if (isOneself(actor, personId)) throw new Problem('access.own-record');
    await this.db.tx(async () => {
      const account = await this.repository.lockAccount(personId);
      if (!account) throw new Problem('request.not-found');
      for (const grant of await this.repository.grantsOf(personId))
        if (!(await this.#reaches(actor, 'people.deactivate', grant.scope_kind, grant.scope_id)))
          throw new Problem('access.forbidden');
      const state = active ? (account.password_hash === null ? 'invited' : 'active') : 'deactivated';
      await this.repository.setState(personId, state);
      if (!active) await this.signIns.closeAll(personId);
      await this.audit.record({
        actorId: actor.personId,
        action: 'account.state',
        subjectKind: 'person',
        subjectId: personId,
        before: account.state,
        after: state,
        reason,
      });
    });
  }

  async grantRole(
    actor: Actor,
    personId: string,
    { role, scopeKind, scopeId }: InputOf<typeof grantRole>['body'],
  ): Promise<string> {
    if (isOneself(actor, personId)) throw new Problem('access.own-record');
    if ((scopeKind === 'all') !== (scopeId === null))
      throw new Problem('request.invalid', { errors: [{ pointer: '/scopeId', code: 'invalid' }] });
    if (!(await this.#reaches(actor, 'role.grant', scopeKind, scopeId))) {
      if (scopeId === null) throw new Problem('access.forbidden');
      // The same for a scope that does not exist: who may not give it learns nothing of it.
      throw new Problem('request.invalid', { errors: [{ pointer: '/scopeId', code: 'choice' }] });
    }
    return this.addGrant(actor.personId, personId, { role, scopeKind, scopeId });
  }

  /** Adds a grant from today on; `grantedBy` is null for what the installation itself sets up. */
  async addGrant(
    grantedBy: string | null,
    personId: string,
    grant: InputOf<typeof grantRole>['body'],
  ): Promise<string> {
    const id = uuidv7();
    await this.db.tx(async () => {
      await this.repository.insertGrant({
        id,
        personId,
        ...grant,
        grantedBy,
        from: this.clock.now().toISOString().slice(0, 10),
      });
      await this.audit.record({
        actorId: grantedBy,
        action: 'role.granted',
        subjectKind: 'person',
        subjectId: personId,
        after: grant,
      });
    });
    return id;
  }

  #personOf(person: NewPerson): Omit<Person, 'id'> {
    return {
      ...person,
      birthDate: person.birthDate ?? null,
      searchText: personSearchText(person),
      nameKey: nameKey(person.givenName, person.familyName),
      createdAt: this.clock.now(),
      version: 1,
    };
  }

  /** Notes somebody's date of birth, or takes it away. */
  async setBirthDate(actor: Actor, personId: string, birthDate: string | null): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (birthDate !== null && (birthDate < EARLIEST_BIRTH || birthDate >= today))
      throw new Problem('request.invalid', { errors: [{ pointer: '/birthDate', code: 'date' }] });
    await this.db.tx(async () => {
      if (!(await this.repository.setBirthDate(personId, birthDate))) throw new Problem('person.merged');
      await this.audit.record({
        actorId: actor.personId,
        action: 'person.birth-date',
        subjectKind: 'person',
        subjectId: personId,
        after: birthDate,
      });
    });
  }

  /** Ends grants of a role in a scope from today on; nothing when there is none. */
  async endGrant(
    endedBy: string | null,
    personId: string,
    grant: Pick<InputOf<typeof grantRole>['body'], 'role' | 'scopeKind' | 'scopeId'>,
  ): Promise<void> {
    await this.db.tx(async () => {
      if ((await this.repository.endGrants({ personId, ...grant })) === 0) return;
      await this.audit.record({
        actorId: endedBy,
        action: 'role.ended',
        subjectKind: 'person',
        subjectId: personId,
        before: grant,
      });
    });
  }

  /** Whether the actor may give every role of a person: those that hold and those to come. */
  async rolesInReach(actor: Actor, personId: string): Promise<boolean> {
    for (const grant of await this.repository.grantsToCome(personId))
      if (!(await this.#reaches(actor, 'role.grant', grant.scope_kind, grant.scope_id))) return false;
    return true;
  }

  /** Whether the actor may do this in the whole of a scope; false for one that does not exist. */
  async #reaches(actor: Actor, action: Action, kind: ScopeKind, id: string | null): Promise<boolean> {
    if (kind === 'all' || id === null) return isAllowed(actor.grants, action, []);
    const scopes = await this.scopes.scopesOf(kind, id);
    return scopes !== null && isAllowed(actor.grants, action, scopes);
  }
}
