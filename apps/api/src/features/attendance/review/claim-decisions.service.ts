import type { decideClaim, InputOf, ReviewedClaim } from '@edukom/contracts';
import { claimBar } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { AppendMarksService } from '../append-marks.service.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { requireOpen } from '../session-state.js';
import type { ChangeKind } from './attendance-change.entity.js';
import { ClaimNews } from './claim-news.js';
import { reviewedClaimOf } from './claim-view.js';
import { type ClaimRow, ClaimsRepository } from './claims.repository.js';
import { markOfDecision, requireTime } from './review-mark.js';

type Decision = InputOf<typeof decideClaim>['body'];

/**
 * Decisions about excuses and disputes. Invariants: each is decided once and never by its official; accepting adds the mark in
 * the same transaction; past the lock a claim can only be refused here, accepting it takes a change with a second person.
 */
@Injectable()
export class ClaimDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly claims: ClaimsRepository,
    private readonly sessions: AttendanceRepository,
    private readonly appending: AppendMarksService,
    private readonly news: ClaimNews,
    private readonly audit: Audit,
  ) {}

  async decide(
    actor: Actor,
    { sessionId, claimId }: { sessionId: string; claimId: string },
    decision: Decision,
    now: Date,
  ): Promise<ReviewedClaim> {
    return this.db.tx(async () => {
      const claim = await this.claims.lock(claimId);
      if (claim?.session_id !== sessionId) throw new Problem('request.not-found');
      const bar = claimBar({ officialId: claim.person_id, deciderId: actor.personId }, claim.state);
      if (bar) throw new Problem(bar === 'closed' ? 'claim.closed' : 'access.own-record');
      if (decision.isAccepted) await this.#accept(actor, claim, decision, now);
      const state = decision.isAccepted ? 'accepted' : 'refused';
      await this.claims.close(claimId, { state, decidedBy: actor.personId, decidedAt: now, answer: decision.answer });
      await this.audit.record({
        actorId: actor.personId,
        action: 'attendance.claim-decided',
        subjectKind: 'enrolment',
        subjectId: claim.enrolment_id,
        before: { claimId, state: claim.state },
        after: { claimId, state },
        reason: decision.answer,
      });
      const decided = (await this.claims.claim(claimId)) ?? claim;
      await this.news.decided(decided);
      return reviewedClaimOf(decided, actor.personId, now);
    });
  }

  async #accept(actor: Actor, claim: ClaimRow, decision: Decision, now: Date): Promise<void> {
    const session = await this.sessions.sessionById(claim.session_id);
    if (!session) throw new Problem('request.not-found');
    requireOpen(session, now);
    const mark = {
      enrolmentId: claim.enrolment_id,
      kind: kindOf(claim, decision),
      at: decision.at ?? null,
      markerId: actor.personId,
      reason: decision.answer,
    };
    requireTime(session, mark);
    await this.appending.append(session, [markOfDecision(session, mark, now)], (enrolments) => {
      if (enrolments.length === 0) throw new Problem('request.not-found');
    });
  }
}

/** An excuse that is accepted excuses; what a dispute comes to has to be said. */
function kindOf({ kind }: ClaimRow, { mark }: Decision): ChangeKind {
  if (kind === 'excuse') return 'excused';
  if (!mark) throw new Problem('request.invalid', { errors: [{ pointer: '/mark', code: 'required' }] });
  return mark;
}
