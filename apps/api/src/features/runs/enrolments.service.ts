import type { OutputOf, searchCandidates } from '@edukom/contracts';
import { allowedScopes, isHeld } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';
import { CyclesService } from './enrolment/cycles.service.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { type Doing, RequestStepsService } from './enrolment/request-steps.service.js';
import { RequestsRepository } from './enrolment/requests.repository.js';
import { type RunSeats, SeatsService } from './enrolment/seats.service.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { searchPatterns } from './runs.mapper.js';

const CANDIDATES = 20;

/**
 * Who is in a run. Invariants: one enrolment per person, run and cycle however often it is asked for; it keeps the
 * institution of the day of enrolment; withdrawing removes nothing; by hand too nobody gets a seat that is not there, or
 * past somebody who waits for it, without a reason that stays.
 */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: Db,
    private readonly repository: EnrolmentsRepository,
    private readonly requests: RequestsRepository,
    private readonly seats: SeatsService,
    private readonly steps: RequestStepsService,
    private readonly cycles: CyclesService,
    private readonly leaving: LeavingService,
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
    beyondReason: string | null = null,
  ): Promise<{ enrolled: number; alreadyEnrolled: number }> {
    const { all, ids } = allowedScopes(actor.grants, 'people.read');
    if (!all && (await this.repository.countUnseen(runId, personIds, ids)) > 0) throw notAChoice();
    return this.enrol(actor.personId, runId, personIds, this.clock.now(), beyondReason);
  }

  async enrol(
    actorId: string | null,
    runId: string,
    personIds: readonly string[],
    at: Date = this.clock.now(),
    beyondReason: string | null = null,
  ): Promise<{ enrolled: number; alreadyEnrolled: number }> {
    const wanted = [...new Set(personIds)];
    return this.db.tx(async () => {
      const seats = await this.#openRun(runId, at);
      const inside = await this.repository.enrolledAmong(runId, wanted);
      const missing = wanted.filter((id) => !inside.has(id));
      const people = this.#seat(seats, await this.#withInstitution(missing, at), beyondReason);
      const changed = await this.repository.enrol(runId, await this.cycles.give(runId, people, at), at, actorId);
      await this.#closeRequests(seats, changed, { actorId, reason: beyondReason ?? '', at });
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
          ...(beyondReason ? { reason: beyondReason } : {}),
        })),
      );
      return { enrolled: changed.length, alreadyEnrolled: wanted.length - changed.length };
    });
  }

  async withdraw(actorId: string, enrolmentId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const enrolment = await this.repository.enrolmentById(enrolmentId);
      if (!enrolment) throw new Problem('request.not-found');
      const at = this.clock.now();
      const seats = await this.#openRun(enrolment.run_id, at);
      const leaver = { id: enrolmentId, personId: enrolment.person_id };
      await this.leaving.withdrawEnrolment(seats, leaver, { actorId, reason, at });
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
    const people = await this.repository.enrollable(personIds, dayOf(at));
    if (people.length < personIds.length) throw notAChoice();
    const homeless = people.filter((person) => person.institution_id === null);
    if (homeless.length > 0) {
      const names = homeless.map((person) => `${person.given_name} ${person.family_name}`).join(', ');
      throw new Problem('enrolment.no-institution', { params: { names } });
    }
    return people.map((person) => ({ id: uuidv7(), personId: person.id, institutionId: person.institution_id ?? '' }));
  }

  /**
   * Whom a seat is given, in the given order; who has none within the plan only with a reason.
   * @throws Problem `enrolment.no-seat`: then nobody is enrolled.
   */
  #seat<P extends { readonly personId: string; readonly institutionId: string }>(
    seats: RunSeats,
    people: readonly P[],
    beyondReason: string | null,
  ): (P & { beyondReason: string | null })[] {
    return people.map((person) => {
      const isWithin = this.seats.isWithinPlan(seats, person);
      if (!isWithin && beyondReason === null) throw new Problem('enrolment.no-seat');
      this.seats.count(seats, person);
      return { ...person, beyondReason: isWithin ? null : beyondReason };
    });
  }

  /** Who had asked for the place that they now have by hand need not wait for an answer any more. */
  async #closeRequests(
    seats: RunSeats,
    changed: readonly { id: string; person_id: string }[],
    doing: Doing,
  ): Promise<void> {
    const byPerson = new Map(changed.map((row) => [row.person_id, row.id]));
    const requests = await this.requests.liveOf(seats.run.id, [...byPerson.keys()], seats.today);
    for (const request of requests)
      await this.steps.take(seats.run, request, 'seat', doing, byPerson.get(request.personId) ?? null);
  }

  async #openRun(runId: string, at: Date): Promise<RunSeats> {
    const seats = await this.seats.held(runId, at);
    if (!isHeld(seats.run)) throw new Problem('run.state');
    return seats;
  }
}

const notAChoice = () => new Problem('request.invalid', { errors: [{ pointer: '/personIds', code: 'choice' }] });
