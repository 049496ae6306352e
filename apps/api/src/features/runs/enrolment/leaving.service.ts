import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { syncCalendar } from '../../../platform/jobs/sync-calendar.js';
import { EnrolmentsRepository } from '../enrolments.repository.js';
import { type Doing, RequestStepsService } from './request-steps.service.js';
import { RequestsRepository, type RequestRow } from './requests.repository.js';
import { type RunSeats, SeatsService } from './seats.service.js';

/** Giving up a request or a seat. Invariant: a seat that gets free is given on in the same transaction. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly seats: SeatsService,
    private readonly requests: RequestsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly steps: RequestStepsService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** Takes a request back, and the seat it came to; false when it is over already. */
  async withdraw(seats: RunSeats, request: RequestRow, doing: Doing): Promise<boolean> {
    if (!(await this.steps.take(seats.run, request, 'withdraw', doing))) return false;
    const enrolmentId =
      request.state === 'enrolled' ? await this.enrolments.enrolmentOf(seats.run.id, request.personId) : null;
    if (enrolmentId) await this.#free(seats, enrolmentId, doing);
    return true;
  }

  /** Withdraws somebody from the run, and the request that led there; false when they were withdrawn before. */
  async withdrawEnrolment(
    seats: RunSeats,
    enrolment: { readonly id: string; readonly personId: string },
    doing: Doing,
  ): Promise<boolean> {
    return this.#free(seats, enrolment.id, doing, async () => {
      for (const request of await this.requests.liveOf(seats.run.id, [enrolment.personId], seats.today))
        await this.steps.take(seats.run, request, 'withdraw', doing);
    });
  }

  async #free(
    seats: RunSeats,
    enrolmentId: string,
    { actorId, reason, at }: Doing,
    alongside: () => Promise<void> = () => Promise.resolve(),
  ): Promise<boolean> {
    if (!(await this.enrolments.withdraw(enrolmentId))) return false;
    await alongside();
    await this.jobs.enqueue(syncCalendar, { runId: seats.run.id });
    await this.audit.record({
      actorId,
      action: 'enrolment.withdrawn',
      subjectKind: 'enrolment',
      subjectId: enrolmentId,
      before: { state: 'enrolled' },
      after: { state: 'withdrawn' },
      reason,
    });
    await this.seats.settle(await this.seats.seatsOf(seats.run, at));
    return true;
  }
}
