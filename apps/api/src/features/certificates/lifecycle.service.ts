import type { LedgerEntry } from '@edukom/contracts';
import { type CertificateEventKind, isEventAllowed } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { type Acting, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { eventHash } from './certificate-record.js';
import { EligibilityRepository, type PersonRow } from './eligibility.repository.js';
import { IssuingRepository } from './issuing.repository.js';
import { type Holder, holderOf, IssuingService } from './issuing.service.js';
import { ledgerEntryOf } from './ledger-entry.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';
import { TemplatesService } from './templates.service.js';

export interface Correction {
  readonly reason: string;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
}

/** What happens to a certificate after it was issued: each step is one more link of its chain, nothing is changed. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerRepository,
    private readonly repository: IssuingRepository,
    private readonly facts: EligibilityRepository,
    private readonly issuing: IssuingService,
    private readonly templates: TemplatesService,
    private readonly audit: Audit,
  ) {}

  /** @throws Problem `certificate.not-now` when the state does not allow it, `access.own-record`, `request.not-found`. */
  async revoke(actor: Acting, certificateId: string, reason: string, at: Date): Promise<LedgerEntry> {
    return this.#change(actor, certificateId, 'revoked', reason, at);
  }

  /** @throws Problem as {@link revoke}. */
  async reinstate(actor: Acting, certificateId: string, reason: string, at: Date): Promise<LedgerEntry> {
    return this.#change(actor, certificateId, 'reinstated', reason, at);
  }

  /**
   * Issues the next edition with the corrected or present name, under a new serial and code. All else stays as it was decided.
   * @throws Problem as {@link revoke}.
   */
  async supersede(actor: Acting, certificateId: string, correction: Correction, at: Date): Promise<LedgerEntry> {
    return this.db.tx(async () => {
      // The enrolment first, as when issuing, so that two transactions never wait for each other.
      const { holder, names } = await this.#holderOf(certificateId);
      const row = await this.#open(actor, certificateId);
      await this.#append(actor, row, 'superseded', correction.reason, at);
      const template = await this.templates.currentOf(row.award_id);
      const successor = await this.issuing.write(
        actor,
        {
          holder,
          kind: row.kind,
          awardId: row.award_id,
          edition: row.edition + 1,
          supersedes: row.id,
          templateId: template.id,
          // A correction renews nothing: it ends when what it corrects would have ended.
          validUntil: row.valid_until,
          eligibility: row.eligibility,
          snapshot: {
            format: 1,
            person: {
              givenName: correction.givenName ?? names.given_name,
              familyName: correction.familyName ?? names.family_name,
            },
            content: {
              ...row.snapshot.content,
              locale: names.locale,
              template: { version: template.version, body: template.body },
            },
          },
        },
        at,
      );
      return ledgerEntryOf(successor, at);
    });
  }

  async #holderOf(certificateId: string): Promise<{ holder: Holder; names: PersonRow }> {
    const row = await this.ledger.byId(certificateId);
    if (!row) throw new Problem('request.not-found');
    if (row.enrolment_id === null) {
      const names = await this.facts.lockPerson(row.person_id);
      if (!names) throw new Problem('request.not-found');
      return { holder: { personId: row.person_id, cycle: row.cycle, enrolmentId: null, runId: null }, names };
    }
    const enrolment = await this.facts.lockEnrolment(row.enrolment_id);
    if (!enrolment) throw new Problem('request.not-found');
    return { holder: holderOf(enrolment), names: enrolment };
  }

  async #change(
    actor: Acting,
    certificateId: string,
    kind: 'revoked' | 'reinstated',
    reason: string,
    at: Date,
  ): Promise<LedgerEntry> {
    return this.db.tx(async () => {
      const row = await this.#open(actor, certificateId);
      await this.#append(actor, row, kind, reason, at);
      return ledgerEntryOf({ ...row, kinds: [...row.kinds, kind] }, at);
    });
  }

  async #open(actor: Acting, certificateId: string): Promise<LedgerRow> {
    const row = await this.ledger.lock(certificateId);
    if (!row) throw new Problem('request.not-found');
    if (isOneself(actor, row.person_id)) throw new Problem('access.own-record');
    return row;
  }

  async #append(actor: Acting, row: LedgerRow, kind: CertificateEventKind, reason: string, at: Date): Promise<void> {
    if (!isEventAllowed(row.kinds, kind)) throw new Problem('certificate.not-now');
    const previous = (await this.ledger.events(row.id)).at(-1);
    const event = { number: (previous?.number ?? 0) + 1, kind, at, actor_id: actor.personId, reason };
    const previousHash = previous?.hash ?? '';
    const hash = eventHash(row.content_hash, event, previousHash);
    await this.repository.insertEvent(row.id, { ...event, previous_hash: previousHash, hash });
    await this.audit.record({
      actorId: actor.personId,
      action: `certificate.${kind}`,
      subjectKind: 'certificate',
      subjectId: row.id,
      before: { events: row.kinds },
      after: { serial: row.serial, number: event.number, head: hash },
      reason,
    });
  }
}
