import { type InputOf, ISSUE_OUTCOMES, type LedgerEntry, type listCertificates } from '@edukom/contracts';
import { type EligibilityReason, allowedScopes, foldForSearch, type LocalizedText } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { checkRecord } from './certificate-record.js';
import { EligibilityRepository } from './eligibility.repository.js';
import { type Candidate, EligibilityService } from './eligibility.service.js';
import { IssuingService } from './issuing.service.js';
import { ledgerEntryOf } from './ledger-entry.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';

type Outcome = (typeof ISSUE_OUTCOMES)[number];
export interface IssueResult {
  readonly enrolmentId: string;
  readonly outcome: Outcome;
  readonly certificate: LedgerEntry | null;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'certificate.not-eligible': 'not-eligible',
  'access.own-record': 'own-record',
  'request.not-found': 'unknown',
};
const PAGE = 50;
const keyOf = (personId: string, cycle: number) => `${personId}/${cycle}`;

/** The ledger and the lists around it: who is ready, who is not and why, what was issued. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly facts: EligibilityRepository,
    private readonly issuing: IssuingService,
    private readonly ledger: LedgerRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async runEligibility(actor: Actor, runId: string, now: Date) {
    const run = await this.facts.run(runId);
    if (!run) throw new Problem('request.not-found');
    const issued = await this.#issuedIn(runId);
    const candidates = await this.eligibility.candidates(run);
    return {
      run: { runId: run.id, code: run.code, title: run.title, startsOn: run.starts_on, endsOn: run.ends_on },
      awardTitle: run.award_title,
      titles: await this.eligibility.titlesOf([run]),
      items: candidates.map(({ enrolment, eligible, reasons }) => {
        const certificate = issued.get(keyOf(enrolment.person_id, enrolment.cycle));
        return {
          enrolmentId: enrolment.id,
          givenName: enrolment.given_name,
          familyName: enrolment.family_name,
          institution: enrolment.institution,
          isOneself: isOneself(actor, enrolment.person_id),
          eligible,
          reasons: reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
          certificate: certificate ? ledgerEntryOf(certificate, now) : null,
        };
      }),
    };
  }

  /** Runs somebody may issue in, with how many people are ready and have none yet. */
  async runsToIssue(actor: Actor) {
    const runs = await this.ledger.runsToIssue(allowedScopes(actor.grants, 'certificate.issue'));
    const items = [];
    for (const { id, ends_on, ...row } of runs)
      items.push({ runId: id, endsOn: ends_on, ...row, ready: (await this.#readyIn(id, actor)).length });
    return { items };
  }

  async mine(personId: string, now: Date) {
    const certificates = await this.ledger.ofPerson(personId);
    const has = new Set(certificates.map((row) => `${row.award_id}/${row.cycle}`));
    const pending = [];
    const runs = [];
    for (const enrolment of await this.facts.enrolmentsOfPerson(personId)) {
      const run = await this.facts.run(enrolment.run_id);
      if (!run?.award_id || has.has(`${run.award_id}/${enrolment.cycle}`)) continue;
      const candidate = await this.eligibility.candidate(run, enrolment);
      runs.push(run);
      pending.push({
        enrolmentId: enrolment.id,
        runId: run.id,
        runTitle: run.title,
        awardTitle: run.award_title,
        eligible: candidate.eligible,
        reasons: candidate.reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
      });
    }
    const titles: Record<string, LocalizedText> = await this.eligibility.titlesOf(runs);
    return { titles, certificates: certificates.map((row) => ledgerEntryOf(row, now)), pending };
  }

  /** Issues one by one, each in its own transaction: one that fails stops no other. */
  async issueMany(actor: Actor, runId: string, enrolmentIds: readonly string[], at: Date): Promise<IssueResult[]> {
    const known = new Set((await this.facts.enrolments(runId, enrolmentIds)).map(({ id }) => id));
    const results: IssueResult[] = [];
    for (const enrolmentId of new Set(enrolmentIds))
      results.push(
        known.has(enrolmentId)
          ? await this.#issueOne(actor, enrolmentId, at)
          : { enrolmentId, outcome: 'unknown', certificate: null },
      );
    return results;
  }

  async #issueOne(actor: Actor, enrolmentId: string, at: Date): Promise<IssueResult> {
    try {
      const { certificate, isNew } = await this.issuing.issue(actor, enrolmentId, at);
      return { enrolmentId, outcome: isNew ? 'issued' : 'already-issued', certificate };
    } catch (error) {
      const outcome = error instanceof Problem ? OUTCOMES[error.code] : undefined;
      if (!outcome) this.log.error({ err: error, enrolmentId }, 'certificate.issue');
      return { enrolmentId, outcome: outcome ?? 'failed', certificate: null };
    }
  }

  async list(actor: Actor, query: InputOf<typeof listCertificates>['query'], now: Date) {
    const { limit = PAGE, runId = null, state = null, cursor = null } = query;
    const rows = await this.ledger.list(allowedScopes(actor.grants, 'certificate.read'), {
      ...searchOf(query.search),
      runId,
      state,
      cursor,
      limit: limit + 1,
      now,
    });
    const items = rows.slice(0, limit).map((row) => ledgerEntryOf(row, now));
    return { items, next: rows.length > limit ? (items.at(-1)?.certificateId ?? null) : null };
  }

  /** One certificate with its events and whether its record is as it was written. */
  async read(certificateId: string, now: Date) {
    const row = await this.ledger.byId(certificateId);
    if (!row) throw new Problem('request.not-found');
    const events = await this.ledger.events(certificateId);
    const neighbours = await this.ledger.neighbours(certificateId);
    const verdict = checkRecord(row, row.content_hash, events);
    const { reasons } = row.eligibility as { reasons: readonly EligibilityReason[] };
    return {
      certificate: ledgerEntryOf(row, now),
      contentHash: row.content_hash,
      pdfHash: neighbours.pdf_hash,
      chain: { isWhole: verdict.ok, brokenAt: verdict.ok ? null : verdict.index },
      successorSerial: neighbours.successor_serial,
      supersedesSerial: neighbours.supersedes_serial,
      titles: await this.#titlesOf(row, reasons),
      reasons: reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
      events: events.map(({ number, kind, at, actor, reason }) => ({ number, kind, at, actor, reason })),
    };
  }

  /** Names of what the certificate rests on: the quizzes and activities of its run, or the courses of its path. */
  async #titlesOf(row: LedgerRow, reasons: readonly EligibilityReason[]): Promise<Record<string, LocalizedText>> {
    const run = row.run_id === null ? null : await this.facts.run(row.run_id);
    if (run) return this.eligibility.titlesOf([run]);
    return this.facts.courseTitles(reasons.map(({ params }) => String(params['courseId'])));
  }

  async #readyIn(runId: string, actor: Actor): Promise<Candidate[]> {
    const run = await this.facts.run(runId);
    if (!run?.award_id) return [];
    const issued = await this.#issuedIn(runId);
    const candidates = await this.eligibility.candidates(run);
    return candidates.filter(
      ({ enrolment, eligible }) =>
        eligible && !isOneself(actor, enrolment.person_id) && !issued.has(keyOf(enrolment.person_id, enrolment.cycle)),
    );
  }

  async #issuedIn(runId: string): Promise<ReadonlyMap<string, LedgerRow>> {
    const rows = await this.ledger.newestOfRun(runId);
    return new Map(rows.map((row) => [keyOf(row.person_id, row.cycle), row]));
  }
}

/** What folds to nothing (a single sign) is looked for among the serials only. */
const searchOf = (typed: string | undefined): { search: string | null; folded: string | null } =>
  typed ? { search: typed, folded: foldForSearch(typed) || null } : { search: null, folded: null };
