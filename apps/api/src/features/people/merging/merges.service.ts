import type { MergePreview, MergeSideView } from '@edukom/contracts';
import { type InterfaceLocale, mergeBar, type MergeBar, type MergeSide } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { shown } from '../../../platform/http/shown.js';
import { IdentityService } from '../../identity/identity.service.js';
import { MergesRepository, type SideRow } from './merges.repository.js';

interface Sides {
  readonly survivor: SideRow;
  readonly merged: SideRow;
  readonly bar: MergeBar | null;
}

/** Those of the two who can sign in and have an address, each with what the other is called. */
const toTell = (survivor: SideRow, merged: SideRow) =>
  [
    { row: survivor, of: merged },
    { row: merged, of: survivor },
  ].flatMap(({ row, of }) =>
    row.account === 'active' && row.email !== null
      ? [{ row, email: row.email, other: of.email ?? `${of.given_name} ${of.family_name}` }]
      : [],
  );

const viewOf = (row: SideRow, locale: InterfaceLocale): MergeSideView => ({
  personId: row.id,
  givenName: row.given_name,
  familyName: row.family_name,
  email: row.email,
  birthDate: row.birth_date,
  institution: row.institution_name ? shown(row.institution_name, locale) : null,
  department: row.department,
  position: row.position,
  account: row.account,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  has: row.has,
});

/**
 * Two accounts of one person. Invariants: a merge is one row that says whose other name an account is; no row of either is
 * written, so taking it back leaves every table as it was, and what was done meanwhile stays under the name it was done
 * for; other names never form chains; whoever merges or takes back is neither of the two and may give every role of both.
 */
@Injectable()
export class MergesService {
  constructor(
    private readonly db: Db,
    private readonly repository: MergesRepository,
    private readonly identity: IdentityService,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async preview(actor: Actor, survivorId: string, mergedId: string, locale: InterfaceLocale): Promise<MergePreview> {
    const { survivor, merged, bar } = await this.#sides(actor, survivorId, mergedId);
    const runs = survivorId === mergedId ? [] : await this.repository.sharedRuns(survivorId, mergedId);
    return {
      survivor: viewOf(survivor, locale),
      merged: viewOf(merged, locale),
      bar,
      mails: toTell(survivor, merged).length,
      sharedRuns: runs.map(({ id, title }) => ({ runId: id, title: shown(title, locale) })),
    };
  }

  /** Makes one the other's other name; asked again for the same two, it stays as it is. */
  async merge(actor: Actor, survivorId: string, mergedId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      await this.repository.hold(survivorId, mergedId);
      const { survivor, merged, bar } = await this.#sides(actor, survivorId, mergedId);
      if (merged.merged_into === survivorId) return;
      if (bar) throw new Problem('merge.not-allowed', { params: { bar } });
      const mergedAt = this.clock.now();
      await this.repository.add({ mergedId, survivorId, mergedBy: actor.personId, mergedAt, reason });
      await this.#note(actor, 'person.merged', survivorId, mergedId, reason);
      await this.#tell(survivor, merged, mergedAt);
    });
  }

  /** @throws Problem `request.not-found` when the two are not merged. */
  async unmerge(actor: Actor, survivorId: string, mergedId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      await this.repository.hold(survivorId, mergedId);
      const isOwn = [survivorId, mergedId].some((personId) => isOneself(actor, personId));
      const isInReach = await this.#areRolesInReach(actor, survivorId, mergedId);
      if (!(await this.repository.remove(survivorId, mergedId))) throw new Problem('request.not-found');
      if (isOwn || !isInReach) throw new Problem('merge.not-allowed', { params: { bar: isOwn ? 'own' : 'roles' } });
      await this.#note(actor, 'person.unmerged', survivorId, mergedId, reason);
    });
  }

  async #areRolesInReach(actor: Actor, ...personIds: string[]): Promise<boolean> {
    for (const personId of personIds) if (!(await this.identity.rolesInReach(actor, personId))) return false;
    return true;
  }

  async #sides(actor: Actor, survivorId: string, mergedId: string): Promise<Sides> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const survivor = await this.repository.side(survivorId, day);
    const merged = await this.repository.side(mergedId, day);
    if (!survivor || !merged) throw new Problem('request.not-found');
    const bar = mergeBar(actor.personIds, await this.#factsOf(actor, survivor), await this.#factsOf(actor, merged));
    return { survivor, merged, bar };
  }

  async #factsOf(actor: Actor, row: SideRow): Promise<MergeSide> {
    return {
      personId: row.id,
      account: row.account === 'none' ? null : row.account,
      mergedInto: row.merged_into,
      holdsOthers: row.holds_others,
      areRolesInReach: await this.identity.rolesInReach(actor, row.id),
    };
  }

  /** Either password opens what both have: whose accounts they are hears of it at both addresses. */
  async #tell(survivor: SideRow, merged: SideRow, at: Date): Promise<void> {
    for (const { row, email, other } of toTell(survivor, merged))
      await this.mailer.post({
        eventKey: `merged:${merged.id}:${at.getTime()}`,
        personId: row.id,
        recipient: email,
        locale: row.locale,
        write: (t) => ({
          subject: t('mail.merged.subject'),
          body: t('mail.merged.body', { name: row.given_name, address: email, other }),
        }),
      });
  }

  #note(actor: Actor, action: string, survivorId: string, mergedId: string, reason: string): Promise<void> {
    return this.audit.record({
      actorId: actor.personId,
      action,
      subjectKind: 'person',
      subjectId: survivorId,
      after: { mergedId },
      reason,
    });
  }
}
