import type { beginAffiliation, InputOf, transferAffiliation } from '@edukom/contracts';
import { endStay, isAllowed, transferStay } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { ScopeRepository } from '../../platform/access/scope.repository.js';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isExclusionViolation } from '../../platform/db/sql-errors.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { AffiliationsRepository, type AffiliationToAdd, type HeldAffiliation } from './affiliations.repository.js';

interface Place {
  readonly departmentId: string;
  readonly positionId: string | null;
}

const stayOf = (row: HeldAffiliation) => ({ firstDay: row.first_day, lastDay: row.last_day });
const told = (row: HeldAffiliation) => ({
  affiliationId: row.id,
  departmentId: row.department_id,
  positionId: row.position_id,
  ...stayOf(row),
});

/**
 * Where somebody works, from a day on. Invariants: what was stays (an affiliation is ended, never taken away or moved to
 * another place); a transfer ends one and begins the other in one transaction; nobody is twice in a department or has two
 * main places at once (the database refuses it); whoever edits reaches both the person and the place they come to. What
 * was counted for an institution at enrolment stays counted there.
 */
@Injectable()
export class AffiliationsService {
  constructor(
    private readonly db: Db,
    private readonly repository: AffiliationsRepository,
    private readonly scopes: ScopeRepository,
    private readonly audit: Audit,
  ) {}

  async begin(actor: Actor, personId: string, body: InputOf<typeof beginAffiliation>['body']): Promise<string> {
    const { firstDay, lastDay, isPrimary, departmentId, positionId } = body;
    if (lastDay !== null && lastDay < firstDay)
      throw new Problem('request.invalid', { errors: [{ pointer: '/lastDay', code: 'date' }] });
    return this.#changed(async () => {
      await this.#hold(personId);
      await this.#checkPlace(actor, body);
      const id = uuidv7();
      await this.#add({ id, personId, departmentId, positionId, isPrimary, firstDay, lastDay });
      await this.#note(actor, personId, 'affiliation.begun', null, { affiliationId: id, ...body });
      return id;
    });
  }

  /** @throws Problem `affiliation.days` when the day is none of it. */
  async end(actor: Actor, personId: string, affiliationId: string, lastDay: string): Promise<void> {
    await this.#changed(async () => {
      const before = await this.#held(personId, affiliationId);
      const stay = endStay(stayOf(before), lastDay);
      if (!stay) throw new Problem('affiliation.days');
      await this.repository.setDays(affiliationId, stay);
      await this.#note(actor, personId, 'affiliation.ended', told(before), { affiliationId, ...stay });
    });
  }

  /** @throws Problem `affiliation.days` when the old place would have no day left, or is over by then. */
  async transfer(
    actor: Actor,
    personId: string,
    affiliationId: string,
    { firstDay, departmentId, positionId }: InputOf<typeof transferAffiliation>['body'],
  ): Promise<string> {
    return this.#changed(async () => {
      const held = await this.#held(personId, affiliationId);
      if (held.department_id === departmentId && held.position_id === positionId)
        throw new Problem('request.invalid', { errors: [{ pointer: '/positionId', code: 'choice' }] });
      await this.#checkPlace(actor, { departmentId, positionId });
      const parts = transferStay(stayOf(held), firstDay);
      if (!parts) throw new Problem('affiliation.days');
      const id = uuidv7();
      const isPrimary = held.is_primary;
      await this.repository.setDays(affiliationId, parts.before);
      await this.#add({ id, personId, departmentId, positionId, isPrimary, ...parts.after });
      await this.#note(actor, personId, 'affiliation.transferred', told(held), {
        affiliationId: id,
        departmentId,
        positionId,
        ...parts.after,
      });
      return id;
    });
  }

  async #hold(personId: string): Promise<void> {
    const person = await this.repository.holdPerson(personId);
    if (!person) throw new Problem('request.not-found');
    if (person.is_merged) throw new Problem('person.merged');
  }

  async #held(personId: string, affiliationId: string): Promise<HeldAffiliation> {
    await this.#hold(personId);
    const held = await this.repository.ofPerson(personId, affiliationId);
    if (!held) throw new Problem('request.not-found');
    return held;
  }

  /** The same for a department that does not exist: who may not write there learns nothing of it. */
  async #checkPlace(actor: Actor, { departmentId, positionId }: Place): Promise<void> {
    const scopes = await this.scopes.scopesOf('department', departmentId);
    if (!scopes || !isAllowed(actor.grants, 'people.edit', scopes))
      throw new Problem('request.invalid', { errors: [{ pointer: '/departmentId', code: 'choice' }] });
    if (!(await this.repository.isPlace(departmentId, positionId)))
      throw new Problem('request.invalid', { errors: [{ pointer: '/positionId', code: 'choice' }] });
  }

  /** @throws Problem `affiliation.overlap` or `affiliation.primary` */
  async #add(affiliation: AffiliationToAdd): Promise<void> {
    const clash = await this.repository.clashOf(affiliation);
    if (clash) throw new Problem(clash === 'department' ? 'affiliation.overlap' : 'affiliation.primary');
    await this.repository.add(affiliation);
  }

  async #changed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.db.tx(work);
    } catch (error) {
      // An import, which does not hold the person, came between looking and writing: a second look tells what is in the way.
      if (!isExclusionViolation(error, 'affiliation_no_clash')) throw error;
      return this.db.tx(work);
    }
  }

  #note(actor: Actor, personId: string, action: string, before: unknown, after: unknown): Promise<void> {
    return this.audit.record({
      actorId: actor.personId,
      action,
      subjectKind: 'person',
      subjectId: personId,
      before,
      after,
    });
  }
}
