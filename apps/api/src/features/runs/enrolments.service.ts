import type { OutputOf, searchCandidates } from '@edukom/contracts';
import { allowedScopes, localOf } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { searchPatterns } from './runs.mapper.js';
import { RunsRepository } from './runs.repository.js';
import { ZONE } from './session-times.js';

const CANDIDATES = 20;

/**
 * Who is in a run. Invariants: one enrolment per person, run and cycle however often it is asked for; it keeps the
 * institution of the day of enrolment; withdrawing removes nothing.
 */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: Db,
    private readonly repository: EnrolmentsRepository,
    private readonly runs: RunsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Enrols people for an actor: whom they find among the candidates, or in the run already, and nobody else.
   * @throws Problem `request.invalid`, the same as for people there are not.
   */
  async enrolSeen(
    actor: Actor,
    runId: string,
    personIds: readonly string[],
  ): Promise<{ enrolled: number; alreadyEnrolled: number }> {
    const { all, ids } = allowedScopes(actor.grants, 'people.read');
    if (!all && (await this.repository.countUnseen(runId, personIds, ids)) > 0) throw notAChoice();
    return this.enrol(actor.personId, runId, personIds);
  }

  async enrol(
    actorId: string | null,
    runId: string,
    personIds: readonly string[],
    at: Date = this.clock.now(),
  ): Promise<{ enrolled: number; alreadyEnrolled: number }> {
    const wanted = [...new Set(personIds)];
    return this.db.tx(async () => {
      await this.#requireOpenRun(runId);
      const inside = await this.repository.enrolledAmong(runId, wanted);
      const missing = wanted.filter((id) => !inside.has(id));
      const people = await this.#withInstitution(missing, at);
      const changed = await this.repository.enrol(runId, people, at, actorId);
      if (changed.length > 0) await this.jobs.enqueue(syncCalendar, { runId });
      await this.audit.recordAll(
        changed.map(({ id, person_id: personId }) => ({
          actorId,
          action: 'enrolment.enrolled',
          subjectKind: 'enrolment',
          subjectId: id,
          after: {
            runId,
            personId,
            institutionId: people.find((person) => person.personId === personId)?.institutionId,
          },
        })),
      );
      return { enrolled: changed.length, alreadyEnrolled: wanted.length - changed.length };
    });
  }

  async withdraw(actorId: string, enrolmentId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const enrolment = await this.repository.enrolmentById(enrolmentId);
      if (!enrolment) throw new Problem('request.not-found');
      await this.#requireOpenRun(enrolment.run_id);
      if (!(await this.repository.withdraw(enrolmentId))) return;
      await this.jobs.enqueue(syncCalendar, { runId: enrolment.run_id });
      await this.audit.record({
        actorId,
        action: 'enrolment.withdrawn',
        subjectKind: 'enrolment',
        subjectId: enrolmentId,
        before: { state: 'enrolled' },
        after: { state: 'withdrawn' },
        reason,
      });
    });
  }

  /** People the actor may see who match the words, with whether they are in the run; nobody for an empty search. */
  async candidates(actor: Actor, runId: string, search: string): Promise<OutputOf<typeof searchCandidates>> {
    const patterns = searchPatterns(search);
    if (patterns.length === 0) return { people: [] };
    const { all, ids } = allowedScopes(actor.grants, 'people.read');
    const rows = await this.repository.candidates(runId, patterns, { all, ...ids }, CANDIDATES);
    return {
      people: rows.map((row) => ({
        personId: row.person_id,
        givenName: row.given_name,
        familyName: row.family_name,
        email: row.email,
        institutionName: row.institution_name,
        isEnrolled: row.is_enrolled,
      })),
    };
  }

  async #withInstitution(personIds: readonly string[], at: Date) {
    const people = await this.repository.enrollable(personIds, localOf(at.getTime(), ZONE)?.date ?? '');
    if (people.length < personIds.length) throw notAChoice();
    const homeless = people.filter((person) => person.institution_id === null);
    if (homeless.length > 0) {
      const names = homeless.map((person) => `${person.given_name} ${person.family_name}`).join(', ');
      throw new Problem('enrolment.no-institution', { params: { names } });
    }
    return people.map((person) => ({ id: uuidv7(), personId: person.id, institutionId: person.institution_id ?? '' }));
  }

  async #requireOpenRun(runId: string): Promise<void> {
    const run = await this.runs.holdRun(runId);
    if (run === null) throw new Problem('request.not-found');
    if (run.state !== 'planned' && run.state !== 'running') throw new Problem('run.state');
  }
}

const notAChoice = () => new Problem('request.invalid', { errors: [{ pointer: '/personIds', code: 'choice' }] });
