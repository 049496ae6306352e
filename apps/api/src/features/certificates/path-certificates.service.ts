import type { LedgerEntry, OutputOf, readMyPaths, readPathCandidates } from '@edukom/contracts';
import { editionState, type PathCompletion, pathSnapshot } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { type Acting, type Actor, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { type PathStanding, PathProgressService } from '../paths/path-progress.service.js';
import { EligibilityRepository, type PersonRow } from './eligibility.repository.js';
import { type Edition, type Issued, IssuingService } from './issuing.service.js';
import { ledgerEntryOf } from './ledger-entry.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';
import { TemplatesService } from './templates.service.js';

type Path = NonNullable<Awaited<ReturnType<PathProgressService['path']>>>;
type Outcome = 'issued' | 'already-issued' | 'not-eligible' | 'own-record' | 'unknown' | 'failed';
export interface PathResult {
  readonly personId: string;
  readonly outcome: Outcome;
  readonly certificate: LedgerEntry | null;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'certificate.not-eligible': 'not-eligible',
  'access.own-record': 'own-record',
  'request.not-found': 'unknown',
};

const isExpired = (row: LedgerRow, at: Date): boolean =>
  editionState(row.kinds, at.getTime(), row.valid_until?.getTime() ?? null) === 'expired';

/**
 * Certificates of learning paths. Decided anew in the issuing transaction, with the certificates they rest on held; one per
 * person, path and cycle. A path that has expired can be earned again: that is the next cycle, the first stays.
 */
@Injectable()
export class PathCertificatesService {
  constructor(
    private readonly progress: PathProgressService,
    private readonly facts: EligibilityRepository,
    private readonly issuing: IssuingService,
    private readonly templates: TemplatesService,
    private readonly ledger: LedgerRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The paths somebody is on, with how far they are and the certificate they have. */
  async mine(personId: string, now: Date): Promise<OutputOf<typeof readMyPaths>> {
    const paths = [];
    const certificates = await this.ledger.ofPerson(personId);
    for (const { path, evaluation, places } of await this.progress.ofPerson(personId, now)) {
      const certificate = certificates.find(({ award_id: awardId }) => awardId === path.award_id);
      paths.push({
        pathId: path.id,
        slug: path.slug,
        title: path.title,
        required: evaluation.required,
        done: evaluation.done,
        courses: path.courses.map(({ courseId, slug, title, isRequired }, at) => ({
          courseId,
          slug,
          title,
          isRequired,
          isDone: (evaluation.courses[at]?.by ?? null) !== null,
          enrolmentId: places.get(courseId) ?? null,
        })),
        certificate: certificate ? ledgerEntryOf(certificate, now) : null,
      });
    }
    return { paths };
  }

  async candidates(actor: Actor, pathId: string, now: Date): Promise<OutputOf<typeof readPathCandidates>> {
    const path = await this.#path(pathId);
    const issued = path.award_id === null ? [] : await this.ledger.newestOfHolders(path.award_id);
    const byHolder = new Map(issued.map((row) => [row.person_id, row]));
    const items = (await this.progress.candidates(path, now)).map(({ person, standing: { evaluation } }) => {
      const certificate = byHolder.get(person.person_id);
      const ended = evaluation.courses.flatMap(({ isRequired, by }) => (isRequired && by ? [by.completedAt] : []));
      return {
        personId: person.person_id,
        givenName: person.given_name,
        familyName: person.family_name,
        isOneself: isOneself(actor, person.person_id),
        eligible: evaluation.eligible,
        completedAt: evaluation.eligible ? new Date(Math.max(...ended)) : null,
        reasons: evaluation.reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
        certificate: certificate ? ledgerEntryOf(certificate, now) : null,
      };
    });
    return {
      title: path.title,
      titles: Object.fromEntries(path.courses.map(({ courseId, title }) => [courseId, title])),
      items,
    };
  }

  /** Issues one by one, each in its own transaction: one that fails stops no other. */
  async issueMany(actor: Actor, pathId: string, personIds: readonly string[], at: Date): Promise<PathResult[]> {
    await this.#path(pathId);
    const results: PathResult[] = [];
    for (const personId of new Set(personIds)) results.push(await this.#issueOne(actor, pathId, personId, at));
    return results;
  }

  async #issueOne(actor: Actor, pathId: string, personId: string, at: Date): Promise<PathResult> {
    try {
      const { certificate, isNew } = await this.issue(actor, pathId, personId, at);
      return { personId, outcome: isNew ? 'issued' : 'already-issued', certificate };
    } catch (error) {
      const outcome = error instanceof Problem ? OUTCOMES[error.code] : undefined;
      if (!outcome) this.log.error({ err: error, pathId, personId }, 'certificate.issue');
      return { personId, outcome: outcome ?? 'failed', certificate: null };
    }
  }

  /**
   * Issues the certificate of a path; asked again, the one that exists answers, until it has expired.
   * @throws Problem `access.own-record`, `certificate.not-eligible` (with the requirements), `request.not-found`.
   */
  async issue(actor: Acting, pathId: string, personId: string, at: Date): Promise<Issued> {
    return this.issuing.once(() => this.#issue(actor, pathId, personId, at));
  }

  async #issue(actor: Acting, pathId: string, personId: string, at: Date): Promise<Issued> {
    const path = await this.#path(pathId);
    // The person, held: two who issue at once do it one after the other.
    const person = await this.facts.lockPerson(personId);
    if (!person || path.award_id === null) throw new Problem('request.not-found');
    if (isOneself(actor, personId)) throw new Problem('access.own-record');
    const existing = await this.ledger.newestOfAward(personId, path.award_id);
    if (existing && !isExpired(existing, at)) return { certificate: ledgerEntryOf(existing, at), isNew: false };
    const standing = await this.progress.held(path, personId, at);
    if (path.state !== 'published' || !standing.evaluation.eligible)
      throw new Problem('certificate.not-eligible', { current: { reasons: standing.evaluation.reasons } });
    const cycle = (existing?.cycle ?? 0) + 1;
    const edition = await this.#edition(path, path.award_id, { personId, cycle, person }, standing, at);
    return { certificate: ledgerEntryOf(await this.issuing.write(actor, edition, at), at), isNew: true };
  }

  async #edition(
    path: Path,
    awardId: string,
    holder: { personId: string; cycle: number; person: PersonRow },
    { input, evaluation, completions }: PathStanding,
    at: Date,
  ): Promise<Edition> {
    const { personId, cycle, person } = holder;
    const template = await this.templates.currentOf(awardId);
    const rows = new Map(completions.map((row) => [row.id, row]));
    const rests = evaluation.courses.flatMap(({ courseId, by }) =>
      by ? [{ courseId, by, row: rows.get(by.id) }] : [],
    );
    const titleOf = (courseId: string) =>
      path.courses.find((course) => course.courseId === courseId)?.title ?? path.title;
    const dayOfCompletion = ({ completedAt }: PathCompletion): string => dayOf(new Date(completedAt));
    return {
      holder: { personId, cycle, enrolmentId: null, runId: null },
      kind: 'path',
      awardId,
      edition: 1,
      supersedes: null,
      templateId: template.id,
      validUntil: await this.issuing.validUntil(at, path.months_valid),
      eligibility: JSON.parse(pathSnapshot(input, at.getTime())),
      snapshot: {
        format: 1,
        person: { givenName: person.given_name, familyName: person.family_name },
        content: {
          kind: 'path',
          locale: person.locale,
          institution: await this.progress.institutionOf(personId, at),
          awardTitle: path.title,
          run: null,
          path: {
            slug: path.slug,
            courses: rests.map(({ courseId, by, row }) => ({
              title: titleOf(courseId),
              serial: row?.serial ?? null,
              completedOn: dayOfCompletion(by),
            })),
          },
          minutes: rests.reduce((sum, { row }) => sum + (row?.minutes ?? 0), 0),
          template: { version: template.version, body: template.body },
        },
      },
    };
  }

  async #path(pathId: string): Promise<Path> {
    const path = await this.progress.path(pathId);
    if (!path) throw new Problem('request.not-found');
    return path;
  }
}
