import {
  decideSeat,
  hasSeatFor,
  isWaitedFor,
  moveUp,
  movesUp,
  type SeatDecision,
  type SeatPlan,
  type SeatsTaken,
  withSeat,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../../platform/clock/local-day.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { syncCalendar } from '../../../platform/jobs/sync-calendar.js';
import { EnrolmentsRepository } from '../enrolments.repository.js';
import { CyclesService } from './cycles.service.js';
import { RequestStepsService } from './request-steps.service.js';
import { type QuotaRow, type SeatRunRow, SeatsRepository, type WaitingRow } from './seats.repository.js';

interface PlanOfRun extends SeatPlan {
  readonly quotas: readonly QuotaRow[];
}

/** A run with its seats as they are at a moment; `taken` and `waiting` follow what is given while it is held. */
export interface RunSeats {
  readonly run: SeatRunRow;
  readonly plan: PlanOfRun;
  readonly today: string;
  readonly at: Date;
  taken: SeatsTaken;
  waiting: readonly WaitingRow[];
  /** Calendars are to hear of it; once is enough, however many seats are given. */
  isSyncOrdered: boolean;
}

interface Asking {
  readonly id: string;
  readonly personId: string;
  readonly institutionId: string;
}

/**
 * The seats of runs. Invariants: whoever gives or frees a seat holds the run, so two of them never see the same empty
 * seat; a seat that gets free is given on in the same transaction, in order; from the cut-off on the list is over.
 */
@Injectable()
export class SeatsService {
  constructor(
    private readonly repository: SeatsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly steps: RequestStepsService,
    private readonly cycles: CyclesService,
    private readonly jobs: Jobs,
  ) {}

  /** A run and its seats, which nobody else changes until the transaction ends; null when there is no such run. */
  async hold(runId: string, at: Date): Promise<RunSeats | null> {
    const run = await this.repository.lockRun(runId);
    return run && this.seatsOf(run, at);
  }

  /** As `hold`. @throws Problem `request.not-found`. */
  async held(runId: string, at: Date): Promise<RunSeats> {
    const seats = await this.hold(runId, at);
    if (!seats) throw new Problem('request.not-found');
    return seats;
  }

  /** A run and its seats as somebody reads them. */
  async read(runId: string, at: Date): Promise<RunSeats | null> {
    const run = await this.repository.run(runId);
    return run && this.seatsOf(run, at);
  }

  async seatsOf(run: SeatRunRow, at: Date): Promise<RunSeats> {
    const today = dayOf(at);
    const quotas = await this.repository.quotas(run.id);
    return {
      run,
      plan: { capacity: run.capacity, quotas, cutOffOn: run.cut_off_on },
      today,
      at,
      taken: await this.repository.taken(run.id),
      waiting: await this.repository.waiting(run.id, today),
      isSyncOrdered: false,
    };
  }

  /** What somebody of an institution would get now. */
  decide(seats: RunSeats, institutionId: string): SeatDecision {
    return decideSeat(seats.plan, seats.taken, seats.waiting, institutionId, seats.today);
  }

  /** Whether a person can be given a seat past everybody else without a reason. */
  isWithinPlan(seats: RunSeats, person: { readonly personId: string; readonly institutionId: string }): boolean {
    const others = seats.waiting.filter((one) => one.personId !== person.personId);
    return (
      hasSeatFor(seats.plan, seats.taken, person.institutionId, seats.today) &&
      !isWaitedFor(seats.plan, seats.taken, others, person.institutionId, seats.today)
    );
  }

  /** Counts a seat that was just given to somebody. */
  count(seats: RunSeats, person: { readonly personId: string; readonly institutionId: string }): void {
    seats.taken = withSeat(seats.taken, person.institutionId);
    seats.waiting = seats.waiting.filter((one) => one.personId !== person.personId);
  }

  /** Enrols somebody whose request came to a seat; gives the enrolment. */
  async place(seats: RunSeats, request: Asking, actorId: string | null): Promise<string> {
    const { personId, institutionId } = request;
    const [enrolled] = await this.enrolments.enrol(
      seats.run.id,
      await this.cycles.give(seats.run.id, [{ id: uuidv7(), personId, institutionId, beyondReason: null }], seats.at),
      seats.at,
      actorId,
    );
    if (!enrolled) throw new Error(`${personId} is in ${seats.run.id} already`);
    this.count(seats, request);
    if (!seats.isSyncOrdered) await this.jobs.enqueue(syncCalendar, { runId: seats.run.id });
    seats.isSyncOrdered = true;
    return enrolled.id;
  }

  /**
   * Brings the list to where it has to be: who can, moves up; from the cut-off on, or when the run is over, those who wait
   * are told that they wait no longer. Doing it again changes nothing. Gives how many moved up.
   */
  async settle(seats: RunSeats): Promise<number> {
    if (seats.waiting.length === 0) return 0;
    const isOver = seats.run.state === 'finished' || seats.run.state === 'cancelled';
    if (isOver || !movesUp(seats.plan, seats.today)) {
      await this.#close(seats);
      return 0;
    }
    const moved = moveUp(seats.plan, seats.taken, seats.waiting, seats.today);
    const byId = new Map(seats.waiting.map((one) => [one.requestId, one]));
    for (const { requestId } of moved) {
      const one = byId.get(requestId);
      if (!one) continue;
      const request = { id: requestId, personId: one.personId, institutionId: one.institutionId };
      const enrolmentId = await this.place(seats, request, null);
      await this.steps.take(
        seats.run,
        { ...request, state: 'waitlisted' },
        'move-up',
        { actorId: null, reason: '', at: seats.at },
        enrolmentId,
      );
    }
    return moved.length;
  }

  async #close(seats: RunSeats): Promise<void> {
    for (const one of seats.waiting)
      await this.steps.take(seats.run, { id: one.requestId, personId: one.personId, state: 'waitlisted' }, 'lapse', {
        actorId: null,
        reason: '',
        at: seats.at,
      });
    seats.waiting = [];
  }
}
