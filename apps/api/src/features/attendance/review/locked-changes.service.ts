import type { decideChange, InputOf, LockedChangeBody, proposeChange } from '@edukom/contracts';
import { type ChangeRefusal, type ChangeStep, decideLockedChange, mayProposeChange } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { isUniqueViolation } from '../../../platform/db/sql-errors.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { AppendMarksService } from '../append-marks.service.js';
import { AttendanceRepository, type SessionRow } from '../attendance.repository.js';
import { isLocked } from '../session-state.js';
import { ClaimNews } from './claim-news.js';
import { ClaimsRepository } from './claims.repository.js';
import { type ChangeRow, LockedChangesRepository } from './locked-changes.repository.js';
import { markOfDecision, requireTime } from './review-mark.js';

type Proposal = InputOf<typeof proposeChange>['body'];
type Decision = InputOf<typeof decideChange>['body'];

const REFUSALS = {
  closed: 'attendance-change.closed',
  'second-person': 'attendance-change.second-person',
  'own-record': 'access.own-record',
  'not-yours': 'attendance-change.not-yours',
} as const satisfies Record<ChangeRefusal, string>;

/**
 * Changes after the lock. Invariants: a reason and a second person, who is neither the one that proposed nor the official; one
 * waiting change per person and session; approving adds the mark in the same transaction, with the proposer as its marker and
 * their reason; what was decided stays.
 */
@Injectable()
export class LockedChangesService {
  constructor(
    private readonly db: Db,
    private readonly changes: LockedChangesRepository,
    private readonly claims: ClaimsRepository,
    private readonly sessions: AttendanceRepository,
    private readonly appending: AppendMarksService,
    private readonly news: ClaimNews,
    private readonly audit: Audit,
  ) {}

  async propose(actor: Actor, sessionId: string, proposal: Proposal, now: Date): Promise<LockedChangeBody> {
    await this.#check(actor, sessionId, proposal, now);
    const { enrolmentId, kind, reason, at = null, claimId = null } = proposal;
    const id = uuidv7();
    const open = { decidedBy: null, decidedAt: null, answer: '', markId: null, state: 'proposed' } as const;
    const proposed = { proposedBy: actor.personId, proposedAt: now };
    try {
      await this.db.tx(async () => {
        await this.changes.insert({ id, sessionId, enrolmentId, kind, at, reason, claimId, ...proposed, ...open });
        await this.#record(
          actor,
          'attendance.change-proposed',
          enrolmentId,
          { changeId: id, sessionId, kind, at },
          reason,
        );
      });
    } catch (error) {
      throw isUniqueViolation(error, 'attendance_change_one_proposed')
        ? new Problem('attendance-change.exists')
        : error;
    }
    return changeOf(await this.#known(id), actor.personId);
  }

  /** Whether the change may be proposed at all, by this person, of this person. */
  async #check(actor: Actor, sessionId: string, proposal: Proposal, now: Date): Promise<void> {
    const session = await this.#session(sessionId);
    if (session.cancelled_at !== null) throw new Problem('session.cancelled');
    if (!isLocked(session, now)) throw new Problem('attendance-change.not-locked');
    const { enrolmentId, kind, reason, at = null, claimId } = proposal;
    requireTime(session, { kind, reason, at });
    const officialId = await this.changes.officialOf(enrolmentId, session.run_id);
    if (officialId === null) throw invalid('/enrolmentId');
    if (!mayProposeChange(actor.personId, officialId)) throw new Problem('access.own-record');
    if (claimId !== undefined) await this.#checkClaim(claimId, sessionId, enrolmentId);
  }

  async #checkClaim(claimId: string, sessionId: string, enrolmentId: string): Promise<void> {
    const claim = await this.claims.claim(claimId);
    if (claim?.enrolment_id !== enrolmentId || claim.session_id !== sessionId) throw invalid('/claimId');
  }

  async decide(
    actor: Actor,
    ids: { sessionId: string; changeId: string },
    { isApproved, answer = '' }: Decision,
    now: Date,
  ): Promise<LockedChangeBody> {
    return this.db.tx(async () => {
      const change = await this.#held(ids, isApproved ? 'approve' : 'refuse', actor);
      const markId = isApproved ? await this.#mark(change, now) : null;
      const state = isApproved ? 'approved' : 'refused';
      await this.changes.close(change.id, { state, decidedBy: actor.personId, decidedAt: now, answer, markId });
      if (isApproved && change.claim_id) await this.#acceptClaim(actor, change, change.claim_id, now);
      await this.#record(
        actor,
        `attendance.change-${state}`,
        change.enrolment_id,
        { changeId: change.id, markId },
        answer,
      );
      return changeOf(await this.#known(change.id), actor.personId);
    });
  }

  async withdraw(actor: Actor, ids: { sessionId: string; changeId: string }, now: Date): Promise<void> {
    await this.db.tx(async () => {
      const change = await this.#held(ids, 'withdraw', actor);
      const to = { state: 'withdrawn', decidedBy: null, decidedAt: now, answer: '', markId: null } as const;
      await this.changes.close(change.id, to);
      await this.#record(actor, 'attendance.change-withdrawn', change.enrolment_id, { changeId: change.id }, '');
    });
  }

  /** The change, held, when this person may take this step now. */
  async #held(ids: { sessionId: string; changeId: string }, step: ChangeStep, actor: Actor): Promise<ChangeRow> {
    const change = await this.changes.lock(ids.changeId);
    if (change?.session_id !== ids.sessionId) throw new Problem('request.not-found');
    const { state, proposed_by: proposerId, person_id: officialId } = change;
    const outcome = decideLockedChange({ state, proposerId, officialId }, step, actor.personId);
    if ('refused' in outcome) throw new Problem(REFUSALS[outcome.refused]);
    return change;
  }

  async #mark(change: ChangeRow, now: Date): Promise<string> {
    const session = await this.#session(change.session_id);
    const { enrolment_id: enrolmentId, kind, at, proposed_by: markerId, reason } = change;
    const mark = markOfDecision(session, { enrolmentId, kind, at, markerId, reason }, now);
    await this.appending.append(session, [mark], (enrolments) => {
      if (enrolments.length === 0) throw new Problem('request.not-found');
    });
    return mark.id;
  }

  /** The claim that the change answers; one that was closed meanwhile stays as it is. */
  async #acceptClaim(actor: Actor, { reason }: ChangeRow, claimId: string, now: Date): Promise<void> {
    const to = { state: 'accepted', decidedBy: actor.personId, decidedAt: now, answer: reason } as const;
    if (!(await this.claims.close(claimId, to))) return;
    const claim = await this.claims.claim(claimId);
    if (claim) await this.news.decided(claim);
  }

  async #session(sessionId: string): Promise<SessionRow> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    return session;
  }

  async #known(changeId: string): Promise<ChangeRow> {
    const row = await this.changes.change(changeId);
    if (!row) throw new Problem('request.not-found');
    return row;
  }

  #record(actor: Actor, action: string, subjectId: string, after: object, reason: string): Promise<void> {
    return this.audit.record({ actorId: actor.personId, action, subjectKind: 'enrolment', subjectId, after, reason });
  }
}

const invalid = (pointer: string) => new Problem('request.invalid', { errors: [{ pointer, code: 'choice' }] });

/** A change as contracts carry it. */
export const changeOf = (row: ChangeRow, readerId: string): LockedChangeBody => ({
  id: row.id,
  sessionId: row.session_id,
  enrolmentId: row.enrolment_id,
  runTitle: row.run_title,
  sessionTitle: row.session_title,
  startsAt: row.starts_at,
  name: row.name,
  kind: row.kind,
  at: row.at,
  reason: row.reason,
  claimId: row.claim_id,
  state: row.state,
  proposedBy: row.proposer_name,
  proposedAt: row.proposed_at,
  decidedBy: row.decider_name,
  decidedAt: row.decided_at,
  answer: row.answer,
  isMine: row.proposed_by === readerId,
});
