import type { LedgerEntry } from '@edukom/contracts';
import { eligibilitySnapshot, formatSerial, verificationCode } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Random } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import { crashPoint } from '../../platform/faults/crash-point.js';
import { type Acting, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import type { AwardKind } from '../courses/award.entity.js';
import { CertificateDocumentsService } from './certificate-documents.service.js';
import { type CertificateFacts, type CertificateSnapshot, contentHash, eventHash } from './certificate-record.js';
import { EligibilityRepository, type EnrolmentRow, type RunRow } from './eligibility.repository.js';
import { type Candidate, EligibilityService } from './eligibility.service.js';
import { IssuingRepository } from './issuing.repository.js';
import { ledgerEntryOf } from './ledger-entry.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';
import { TemplatesService } from './templates.service.js';

const SERIAL_PREFIX = 'EDK';

export interface Issued {
  readonly certificate: LedgerEntry;
  /** False when it had been issued before. */
  readonly isNew: boolean;
}

/** Who issues: a person, or null for the installation itself. */
export type Issuer = Acting<string | null>;

/** Whose certificate it is, and the enrolment it rests on (none for a path). */
export interface Holder {
  readonly personId: string;
  readonly cycle: number;
  readonly enrolmentId: string | null;
  readonly runId: string | null;
}

export const holderOf = (enrolment: EnrolmentRow): Holder => ({
  personId: enrolment.person_id,
  cycle: enrolment.cycle,
  enrolmentId: enrolment.id,
  runId: enrolment.run_id,
});

/** What an edition is made of, before it has a number. */
export interface Edition {
  readonly holder: Holder;
  readonly kind: AwardKind;
  readonly awardId: string;
  readonly edition: number;
  readonly supersedes: string | null;
  readonly snapshot: Omit<CertificateSnapshot, 'personSalt'>;
  readonly eligibility: unknown;
  readonly templateId: string;
  readonly validUntil: Date | null;
}

/** Writes certificates: at most one per (person, award, cycle, edition), decided anew in the transaction that writes it. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly db: Db,
    private readonly eligibility: EligibilityService,
    private readonly facts: EligibilityRepository,
    private readonly ledger: LedgerRepository,
    private readonly repository: IssuingRepository,
    private readonly templates: TemplatesService,
    private readonly documents: CertificateDocumentsService,
    private readonly audit: Audit,
    private readonly random: Random,
  ) {}

  /**
   * Issues the certificate of an enrolment; asked again, by whomever, the one that exists answers.
   * @throws Problem `access.own-record`, `certificate.not-eligible` (with the requirements), `request.not-found`.
   */
  async issue(actor: Issuer, enrolmentId: string, at: Date): Promise<Issued> {
    const issued = await this.once(() => this.#issue(actor, enrolmentId, at));
    crashPoint('certificate.issued');
    return issued;
  }

  /** Runs what issues in a transaction; once more when somebody else wrote the same certificate in between. */
  async once<T>(issue: () => Promise<T>): Promise<T> {
    try {
      return await this.db.tx(issue);
    } catch (error) {
      // Two enrolments of one person for one award: the other one was faster.
      if (!isUniqueViolation(error, 'certificate_once')) throw error;
      return this.db.tx(issue);
    }
  }

  async #issue(actor: Issuer, enrolmentId: string, at: Date): Promise<Issued> {
    const enrolment = await this.facts.lockEnrolment(enrolmentId);
    const run = enrolment && (await this.facts.run(enrolment.run_id));
    if (!enrolment || !run?.award_id) throw new Problem('request.not-found');
    if (isOneself(actor, enrolment.person_id)) throw new Problem('access.own-record');
    // The installation certifies open courses alone; everything else somebody answers for.
    if (actor.personId === null && run.kind !== 'open') throw new Problem('access.forbidden');
    const existing = await this.ledger.newestOf(enrolment.person_id, run.award_id, enrolment.cycle);
    if (existing) return { certificate: ledgerEntryOf(existing, at), isNew: false };
    const candidate = await this.#eligibleCandidate(run, enrolment);
    const row = await this.write(actor, await this.#firstEdition(run, run.award_id, candidate, at), at);
    await this.repository.completeEnrolment(enrolment.id, at);
    crashPoint('certificate.row');
    return { certificate: ledgerEntryOf(row, at), isNew: true };
  }

  async #eligibleCandidate(run: RunRow, enrolment: EnrolmentRow): Promise<Candidate> {
    const candidate = await this.eligibility.candidate(run, enrolment);
    if (!candidate.eligible || (run.kind === 'open' && asksNothing(candidate)))
      throw new Problem('certificate.not-eligible', { current: { reasons: candidate.reasons } });
    return candidate;
  }

  async #firstEdition(run: RunRow, awardId: string, candidate: Candidate, at: Date): Promise<Edition> {
    const { enrolment } = candidate;
    const template = await this.templates.currentOf(awardId);
    return {
      holder: holderOf(enrolment),
      kind: run.kind === 'open' ? 'open' : 'course',
      awardId,
      edition: 1,
      supersedes: null,
      templateId: template.id,
      validUntil: await this.validUntil(at, run.months_valid),
      eligibility: JSON.parse(eligibilitySnapshot(candidate.input, at.getTime())),
      snapshot: {
        format: 1,
        person: { givenName: enrolment.given_name, familyName: enrolment.family_name },
        content: {
          ...(run.kind === 'open' ? { kind: 'open' } : {}),
          locale: enrolment.locale,
          institution: enrolment.institution,
          awardTitle: run.award_title,
          run: { code: run.code, title: run.title, ...daysOf(run, enrolment, at) },
          minutes: candidate.plannedMinutes + run.learning_minutes,
          template: { version: template.version, body: template.body },
        },
      },
    };
  }

  async validUntil(at: Date, months: number | null): Promise<Date | null> {
    return months === null ? null : this.repository.validUntil(at, months);
  }

  /** Writes an edition with its serial, its code, its first event, its audit row and the job that makes its PDF. Inside a transaction. */
  async write(actor: Issuer, edition: Edition, at: Date): Promise<LedgerRow> {
    const { holder } = edition;
    const year = Number(dayOf(at).slice(0, 4));
    // Last of the reads: from here on others wait for their number.
    const number = await this.repository.nextNumber(`${SERIAL_PREFIX}-${year}`);
    crashPoint('certificate.number');
    const facts: CertificateFacts = {
      id: uuidv7(),
      person_id: holder.personId,
      award_id: edition.awardId,
      cycle: holder.cycle,
      edition: edition.edition,
      enrolment_id: holder.enrolmentId,
      run_id: holder.runId,
      serial: formatSerial(SERIAL_PREFIX, year, number),
      code: verificationCode(this.random.bytes(16)),
      snapshot: { ...edition.snapshot, personSalt: this.random.bytes(16).toString('hex') },
      eligibility: edition.eligibility,
      issued_at: at,
      valid_until: edition.validUntil,
      supersedes: edition.supersedes,
    };
    const hash = contentHash(facts);
    await this.repository.insertCertificate({
      ...facts,
      kind: edition.kind,
      content_hash: hash,
      issued_by: actor.personId,
      template_id: edition.templateId,
    });
    const event = { number: 1, kind: 'issued' as const, at, actor_id: actor.personId, reason: '' };
    const sealed = { ...event, previous_hash: '', hash: eventHash(hash, event, '') };
    await this.repository.insertEvent(facts.id, sealed);
    await this.audit.record({
      actorId: actor.personId,
      action: 'certificate.issue',
      subjectKind: 'certificate',
      subjectId: facts.id,
      after: {
        serial: facts.serial,
        personId: facts.person_id,
        edition: facts.edition,
        contentHash: hash,
        head: sealed.hash,
      },
    });
    await this.documents.order(facts.id);
    const row = await this.ledger.byId(facts.id);
    if (!row) throw new Error(`certificate ${facts.id} is not in the ledger`);
    return row;
  }
}

/** A rule that was emptied (the run moved to a version without what it asked for) certifies nobody by itself. */
const asksNothing = ({ input: { rule } }: Candidate): boolean =>
  rule.quizzes.length + rule.activitiesRequired.length === 0;

/** The days of the run; of an open one those of the person, from the day they enrolled to the one they had completed it. */
function daysOf(run: RunRow, enrolment: EnrolmentRow, at: Date): { startsOn: string; endsOn: string } {
  if (run.kind === 'group') return { startsOn: run.starts_on, endsOn: run.ends_on };
  return { startsOn: enrolment.enrolled_on, endsOn: dayOf(at) };
}
