import type { decideRequests, InputOf, inviteToRun, OutputOf, readRunRequests } from '@edukom/contracts';
import { allowedScopes, isHeld } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { type EnrollableRow, EnrolmentsRepository } from '../enrolments.repository.js';
import { type Doing, RequestStepsService } from './request-steps.service.js';
import { requestView, seatsExplained, seatsView } from './request-view.js';
import { RequestsRepository, type RequestRow } from './requests.repository.js';
import { SeatsRepository } from './seats.repository.js';
import { type RunSeats, SeatsService } from './seats.service.js';

const REQUESTS = 1_000;

type Outcome = 'enrolled' | 'waitlisted' | 'refused' | 'skipped';

/**
 * What a project manager decides. Invariants: two approvals for the last seat give one seat, the other a place on the
 * list; many at once are judged in the order of arrival, not of the list that was sent.
 */
@Injectable()
export class RequestDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly requests: RequestsRepository,
    private readonly repository: SeatsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly seats: SeatsService,
    private readonly steps: RequestStepsService,
  ) {}

  async read(runId: string, at: Date): Promise<OutputOf<typeof readRunRequests>> {
    const seats = await this.seats.read(runId, at);
    if (!seats) throw new Problem('request.not-found');
    const seated = await this.repository.seated(runId);
    const reasons = seatsExplained(seats, seated);
    const rows = await this.requests.ofRun(runId, REQUESTS);
    return {
      seats: seatsView(seats),
      seated: seated.slice(0, REQUESTS).map((one) => ({
        enrolmentId: one.enrolmentId,
        givenName: one.givenName,
        familyName: one.familyName,
        institutionName: one.institutionName,
        seat: reasons.get(one.enrolmentId) ?? { kind: 'free' },
        beyondReason: one.beyondReason,
        noShowAt: one.noShowAt,
      })),
      requests: rows.map((row) => requestView(row, { seats, reasons })),
    };
  }

  async decide(
    actor: Actor,
    runId: string,
    { requestIds, isApproved, reason = '' }: InputOf<typeof decideRequests>['body'],
    at: Date,
  ): Promise<OutputOf<typeof decideRequests>> {
    if (!isApproved && reason.length < 3)
      throw new Problem('request.invalid', { errors: [{ pointer: '/reason', code: 'required' }] });
    return this.db.tx(async () => {
      const seats = await this.#open(runId, at);
      const wanted = [...new Set(requestIds)];
      const requests = await this.requests.inRun(runId, wanted, seats.today);
      const doing = { actorId: actor.personId, reason, at };
      const counts = { enrolled: 0, waitlisted: 0, refused: 0, skipped: wanted.length - requests.length };
      for (const request of requests) {
        const outcome = isApproved
          ? await this.#approve(seats, request, doing)
          : await this.#refuse(seats, request, doing);
        counts[outcome] += 1;
      }
      return counts;
    });
  }

  async invite(
    actor: Actor,
    runId: string,
    { personIds, reason = '' }: InputOf<typeof inviteToRun>['body'],
    at: Date,
  ): Promise<OutputOf<typeof inviteToRun>> {
    const wanted = [...new Set(personIds)];
    return this.db.tx(async () => {
      const { run, today } = await this.#open(runId, at);
      const people = await this.#seen(actor, runId, wanted, today);
      const live = await this.repository.liveStates(runId, wanted);
      const invited = people.flatMap(({ id, institution_id: institutionId }) =>
        live.has(id) || institutionId === null ? [] : [{ id, institutionId }],
      );
      await this.steps.begin(run, invited, 'invitation', { actorId: actor.personId, reason, at });
      return { invited: invited.length, skipped: wanted.length - invited.length };
    });
  }

  /** People whom the actor finds, each with an institution today. @throws Problem `request.invalid`, `enrolment.no-institution`. */
  async #seen(actor: Actor, runId: string, wanted: readonly string[], today: string): Promise<EnrollableRow[]> {
    const { all, ids } = allowedScopes(actor.grants, 'people.read');
    const people = await this.enrolments.enrollable(wanted, today);
    const unseen = all ? 0 : await this.enrolments.countUnseen(runId, wanted, ids);
    if (people.length < wanted.length || unseen > 0)
      throw new Problem('request.invalid', { errors: [{ pointer: '/personIds', code: 'choice' }] });
    const homeless = people.filter((person) => person.institution_id === null);
    if (homeless.length === 0) return people;
    const names = homeless.map((person) => `${person.given_name} ${person.family_name}`).join(', ');
    throw new Problem('enrolment.no-institution', { params: { names } });
  }

  async #approve(seats: RunSeats, request: RequestRow, doing: Doing): Promise<Outcome> {
    if (request.state !== 'endorsed') return 'skipped';
    const decision = this.seats.decide(seats, request.institutionId);
    if (decision === 'none') return 'skipped';
    if (decision === 'waiting') {
      await this.steps.take(seats.run, request, 'wait', doing);
      const { id: requestId, personId, institutionId, arrival } = request;
      seats.waiting = [...seats.waiting, { requestId, personId, institutionId, arrival }];
      return 'waitlisted';
    }
    const enrolmentId = await this.seats.place(seats, request, doing.actorId);
    await this.steps.take(seats.run, request, 'seat', doing, enrolmentId);
    return 'enrolled';
  }

  async #refuse(seats: RunSeats, request: RequestRow, doing: Doing): Promise<Outcome> {
    return (await this.steps.take(seats.run, request, 'refuse', doing)) ? 'refused' : 'skipped';
  }

  async #open(runId: string, at: Date): Promise<RunSeats> {
    const seats = await this.seats.held(runId, at);
    if (seats.run.kind !== 'group' || !isHeld(seats.run)) throw new Problem('run.state');
    return seats;
  }
}
