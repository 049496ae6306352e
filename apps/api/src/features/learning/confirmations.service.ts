import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { type Actor, isOneself } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { ConfirmationsRepository } from './confirmations.repository.js';

/**
 * The trainer's word that somebody completed an activity. Invariants: only where the activity asks for it; nobody confirms
 * their own; it is one fact however often it is said, and it is audited.
 */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly db: Db,
    private readonly repository: ConfirmationsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async confirm(
    actor: Actor,
    runId: string,
    { enrolmentId, activityId }: { enrolmentId: string; activityId: string },
  ): Promise<void> {
    await this.db.tx(async () => {
      const place = await this.repository.place(runId, enrolmentId, activityId);
      if (!place?.rule) throw new Problem('request.not-found');
      if (isOneself(actor, place.person_id)) throw new Problem('access.own-record');
      if (place.state === 'cancelled') throw new Problem('run.state');
      if (place.rule !== 'confirmed')
        throw new Problem('request.invalid', { errors: [{ pointer: '/activityId', code: 'choice' }] });
      if (!(await this.repository.confirm(enrolmentId, activityId, this.clock.now()))) return;
      await this.audit.record({
        actorId: actor.personId,
        action: 'activity.confirmed',
        subjectKind: 'enrolment',
        subjectId: enrolmentId,
        after: { activityId },
      });
    });
  }
}
