import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { EnrolmentsRepository } from '../enrolments.repository.js';
import { RequestStepsService } from './request-steps.service.js';
import { RequestsRepository } from './requests.repository.js';
import { SeatsRepository } from './seats.repository.js';
import { type RunSeats, SeatsService } from './seats.service.js';

/** Who never came. Invariants: said only when the last session is over, and of nobody who was seen; the seat stays theirs. */
@Injectable()
export class NoShowsService {
  constructor(
    private readonly db: Db,
    private readonly requests: RequestsRepository,
    private readonly repository: SeatsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly seats: SeatsService,
    private readonly steps: RequestStepsService,
    private readonly audit: Audit,
  ) {}

  async mark(actor: Actor, enrolmentId: string, isNoShow: boolean, reason: string, at: Date): Promise<void> {
    await this.db.tx(async () => {
      const enrolment = await this.enrolments.enrolmentById(enrolmentId);
      const seats = enrolment && (await this.seats.hold(enrolment.run_id, at));
      if (!enrolment || !seats) throw new Problem('request.not-found');
      if (isNoShow) await this.#requireAbsent(seats, enrolmentId);
      const [by, since] = isNoShow ? [actor.personId, at] : [null, null];
      if (!(await this.repository.setNoShow(enrolmentId, by, since))) return;
      await this.audit.record({
        actorId: actor.personId,
        action: isNoShow ? 'enrolment.no-show' : 'enrolment.no-show-lifted',
        subjectKind: 'enrolment',
        subjectId: enrolmentId,
        after: { isNoShow },
        reason,
      });
      const doing = { actorId: actor.personId, reason, at };
      for (const request of await this.requests.liveOf(seats.run.id, [enrolment.person_id], seats.today))
        await this.steps.take(seats.run, request, isNoShow ? 'no-show' : 'lift-no-show', doing);
    });
  }

  async #requireAbsent({ run, at }: RunSeats, enrolmentId: string): Promise<void> {
    const isOver = await this.repository.areSessionsOver(run.id, at);
    if (!isOver || (await this.repository.wasPresent(enrolmentId))) throw new Problem('enrolment.no-show');
  }
}
