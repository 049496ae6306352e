import {
  type decideNomination,
  type InputOf,
  instant,
  type listNominationRuns,
  type listNominations,
  type nominatePeople,
  type OutputOf,
  type searchNominees,
  uuid,
} from '@edukom/contracts';
import { allowedScopes, isHeld, takesRequests } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayOf } from '../../../platform/clock/local-day.js';
import { Db } from '../../../platform/db/db.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { readCursor, writeCursor } from '../../../platform/http/cursor.js';
import { Problem } from '../../../platform/http/problem.js';
import { searchPatterns } from '../runs.mapper.js';
import { LeavingService } from './leaving.service.js';
import { nominationRunView } from './request-view.js';
import { RequestStepsService } from './request-steps.service.js';
import { RequestViewsService } from './request-views.service.js';
import { type OwnScopes, RequestsRepository, type RequestRow } from './requests.repository.js';
import { SeatsRepository, type SeatRunRow } from './seats.repository.js';
import { type RunSeats, SeatsService } from './seats.service.js';

const RUNS = 100;
const NOMINEES = 50;
const PAGE = 50;
const PLACE = z.tuple([instant, uuid]);

const ownScopes = (actor: Actor): OwnScopes => {
  const { all, ids } = allowedScopes(actor.grants, 'enrolment.nominate');
  return { all, institution: ids.institution, department: ids.department };
};

/** Whether a run takes requests on a day. */
export const isTaking = (run: SeatRunRow, today: string): boolean =>
  takesRequests({ ...run, from: run.enrolment_from, until: run.enrolment_until, cutOffOn: run.cut_off_on }, today);

/**
 * What a focal point does for the people of their municipality. Invariants: only people who work there today, and never
 * the focal point themself; states and reasons only, nothing of what anybody learns or answers.
 */
@Injectable()
export class NominationsService {
  constructor(
    private readonly db: Db,
    private readonly requests: RequestsRepository,
    private readonly repository: SeatsRepository,
    private readonly seats: SeatsService,
    private readonly steps: RequestStepsService,
    private readonly leaving: LeavingService,
    private readonly views: RequestViewsService,
  ) {}

  async runs(at: Date): Promise<OutputOf<typeof listNominationRuns>> {
    const runs = [];
    for (const run of await this.repository.takingRequests(dayOf(at), RUNS))
      runs.push(nominationRunView(await this.seats.seatsOf(run, at)));
    return { runs };
  }

  async nominees(actor: Actor, runId: string, search: string, at: Date): Promise<OutputOf<typeof searchNominees>> {
    if (!(await this.repository.run(runId))) throw new Problem('request.not-found');
    const rows = await this.requests.nominees(runId, ownScopes(actor), dayOf(at), searchPatterns(search), NOMINEES);
    const states = await this.repository.liveStates(
      runId,
      rows.map(({ id }) => id),
    );
    return {
      people: rows.map((row) => ({
        personId: row.id,
        givenName: row.given_name,
        familyName: row.family_name,
        departmentName: row.department_name,
        isAskedByPosition: row.is_asked_by_position,
        state: states.get(row.id) ?? null,
      })),
    };
  }

  async nominate(
    actor: Actor,
    runId: string,
    { personIds, reason }: InputOf<typeof nominatePeople>['body'],
    at: Date,
  ): Promise<OutputOf<typeof nominatePeople>> {
    if (personIds.some((personId) => isOneself(actor, personId))) throw new Problem('access.own-record');
    return this.db.tx(async () => {
      const { run, today } = await this.seats.held(runId, at);
      if (!isTaking(run, today)) throw new Problem('enrolment.closed');
      const wanted = [...new Set(personIds)];
      const own = new Map(
        (await this.requests.ownAmong(wanted, ownScopes(actor), today)).map((row) => [row.id, row.institution_id]),
      );
      if (own.size < wanted.length)
        throw new Problem('request.invalid', { errors: [{ pointer: '/personIds', code: 'choice' }] });
      const live = await this.repository.liveStates(runId, wanted);
      const people = wanted.flatMap((id) => {
        const institutionId = own.get(id);
        return institutionId === undefined || live.has(id) ? [] : [{ id, institutionId }];
      });
      await this.steps.begin(run, people, 'nomination', { actorId: actor.personId, reason, at });
      return { nominated: people.length, skipped: wanted.length - people.length };
    });
  }

  async list(
    actor: Actor,
    query: InputOf<typeof listNominations>['query'],
    at: Date,
  ): Promise<OutputOf<typeof listNominations>> {
    const limit = query.limit ?? PAGE;
    const rows = await this.requests.ofScopes(ownScopes(actor), dayOf(at), {
      state: query.state ?? null,
      after: readCursor(PLACE, query.cursor),
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = await this.views.of(shown, at);
    return {
      items: items.map((item, index) => ({ ...item, isOwn: isOneself(actor, shown[index]?.person_id ?? '') })),
      next: last ? writeCursor([last.changed_at.toISOString(), last.id]) : null,
    };
  }

  async decide(
    actor: Actor,
    requestId: string,
    { isEndorsed, reason = '' }: InputOf<typeof decideNomination>['body'],
    at: Date,
  ): Promise<void> {
    if (!isEndorsed && reason.length < 3)
      throw new Problem('request.invalid', { errors: [{ pointer: '/reason', code: 'required' }] });
    await this.#onOwn(actor, requestId, at, async (seats, request) => {
      // Only what waits for the focal point: what the project manager has on the table is theirs.
      if (request.state !== 'requested') return false;
      return this.steps.take(seats.run, request, isEndorsed ? 'endorse' : 'refuse', {
        actorId: actor.personId,
        reason,
        at,
      });
    });
  }

  async withdraw(actor: Actor, requestId: string, reason: string, at: Date): Promise<void> {
    await this.#onOwn(actor, requestId, at, (seats, request) =>
      this.leaving.withdraw(seats, request, { actorId: actor.personId, reason, at }),
    );
  }

  /**
   * A request of the actor's people, never their own, with its run held.
   * @throws Problem `access.own-record`, `enrolment.step` when the request has moved on or the run is over.
   */
  async #onOwn(
    actor: Actor,
    requestId: string,
    at: Date,
    act: (seats: RunSeats, request: RequestRow) => Promise<boolean>,
  ): Promise<void> {
    await this.db.tx(async () => {
      const found = await this.requests.inScopes(requestId, ownScopes(actor), dayOf(at));
      if (!found) throw new Problem('request.not-found');
      const seats = await this.seats.held(found.run_id, at);
      const [request] = await this.requests.inRun(found.run_id, [requestId], seats.today);
      if (request && isOneself(actor, request.personId)) throw new Problem('access.own-record');
      if (!request || !isHeld(seats.run) || !(await act(seats, request))) throw new Problem('enrolment.step');
    });
  }
}
