import type { OutputOf, readMyPlaces } from '@edukom/contracts';
import { isHeld, LIVE_STATES } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../../platform/clock/local-day.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { EnrolmentsRepository } from '../enrolments.repository.js';
import { LeavingService } from './leaving.service.js';
import { isTaking, NominationsService } from './nominations.service.js';
import { RequestStepsService } from './request-steps.service.js';
import { RequestViewsService } from './request-views.service.js';
import { RequestsRepository, type RequestRow } from './requests.repository.js';
import { type RunSeats, SeatsService } from './seats.service.js';

const REQUESTS = 100;

const isLive = (state: string): boolean => (LIVE_STATES as readonly string[]).includes(state);

/**
 * What an official does about their own place. Invariants: one live request per person and run; nobody leaves a run that
 * has begun by themself, since what they learnt there would be in question; a request of somebody else is not there.
 */
@Injectable()
export class PlacesService {
  constructor(
    private readonly db: Db,
    private readonly requests: RequestsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly seats: SeatsService,
    private readonly steps: RequestStepsService,
    private readonly leaving: LeavingService,
    private readonly views: RequestViewsService,
    private readonly nominations: NominationsService,
  ) {}

  async read(actor: Actor, at: Date): Promise<OutputOf<typeof readMyPlaces>> {
    const today = dayOf(at);
    const rows = await this.requests.ofPerson(actor.personId, REQUESTS);
    const items = await this.views.of(rows, at);
    const { runs } = await this.nominations.runs(at);
    const known = new Set(rows.filter(({ state }) => isLive(state)).map((row) => row.run_id));
    const inside = await this.enrolments.runsOf(
      actor.personId,
      runs.map(({ runId }) => runId),
    );
    return {
      offers: runs.filter(({ runId }) => !known.has(runId) && !inside.has(runId)),
      requests: items.map((item) => ({
        ...item,
        canWithdraw: isLive(item.state) && !['no-show', 'invited'].includes(item.state) && today < item.startsOn,
      })),
    };
  }

  async request(actor: Actor, runId: string, reason: string, at: Date): Promise<void> {
    await this.db.tx(async () => {
      const { run, today } = await this.seats.held(runId, at);
      if (!isTaking(run, today)) throw new Problem('enrolment.closed');
      const [person] = await this.enrolments.enrollable([actor.personId], today);
      if (!person?.institution_id) {
        const names = `${actor.givenName} ${actor.familyName}`;
        throw new Problem('enrolment.no-institution', { params: { names } });
      }
      const isIn = (await this.enrolments.enrolmentOf(runId, actor.personId)) !== null;
      if (isIn || (await this.requests.ownLiveOf(runId, actor.personId, today)).length > 0)
        throw new Problem('enrolment.exists');
      const focalPoints = await this.requests.focalPointsOf(actor.personId, today);
      await this.steps.begin(
        run,
        [{ id: actor.personId, institutionId: person.institution_id }],
        'own',
        { actorId: actor.personId, reason, at },
        focalPoints.map(({ id }) => id),
      );
    });
  }

  async leave(actor: Actor, runId: string, reason: string, at: Date): Promise<void> {
    await this.#onOwn(actor, runId, at, async (seats, request) => {
      if (seats.today >= seats.run.starts_on) throw new Problem('enrolment.step');
      const doing = { actorId: actor.personId, reason, at };
      if (request) return this.leaving.withdraw(seats, request, doing);
      const enrolmentId = await this.enrolments.enrolmentOf(runId, actor.personId);
      const enrolment = enrolmentId ? await this.enrolments.enrolmentById(enrolmentId) : null;
      if (!enrolment) throw new Problem('request.not-found');
      return this.leaving.withdrawEnrolment(seats, { id: enrolment.id, personId: enrolment.person_id }, doing);
    });
  }

  async answer(actor: Actor, runId: string, isAccepted: boolean, at: Date): Promise<void> {
    await this.#onOwn(actor, runId, at, async (seats, request) => {
      if (!request) throw new Problem('request.not-found');
      if (request.state !== 'invited') return false;
      const doing = { actorId: actor.personId, reason: '', at };
      if (!isAccepted) return this.steps.take(seats.run, request, 'decline', doing);
      if (!isHeld(seats.run)) return false;
      const decision = this.seats.decide(seats, request.institutionId);
      if (decision === 'none') throw new Problem('enrolment.no-seat');
      if (decision === 'waiting') return this.steps.take(seats.run, request, 'wait', doing);
      const enrolmentId = await this.seats.place(seats, request, actor.personId);
      return this.steps.take(seats.run, request, 'seat', doing, enrolmentId);
    });
  }

  async #onOwn(
    actor: Actor,
    runId: string,
    at: Date,
    act: (seats: RunSeats, request: RequestRow | undefined) => Promise<boolean>,
  ): Promise<void> {
    await this.db.tx(async () => {
      const seats = await this.seats.held(runId, at);
      if (seats.run.kind !== 'group') throw new Problem('request.not-found');
      const [request] = await this.requests.ownLiveOf(runId, actor.personId, seats.today);
      if (!(await act(seats, request))) throw new Problem('enrolment.step');
    });
  }
}
