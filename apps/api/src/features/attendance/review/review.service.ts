import type { OutputOf, readMarkHistory, readReview } from '@edukom/contracts';
import {
  allowedScopes,
  attendanceLocksAt,
  type AttendanceRecord,
  markHistory,
  plannedMinutes,
  reduceMarks,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { entryOf, markOf, planOf } from '../attendance.mapper.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { MarksRepository } from '../marks.repository.js';
import { isLocked } from '../session-state.js';
import { reviewedClaimOf } from './claim-view.js';
import { ClaimsRepository } from './claims.repository.js';
import { LockedChangesRepository } from './locked-changes.repository.js';
import { changeOf } from './locked-changes.service.js';

const recordBody = ({ state, minutes, lateMinutes }: AttendanceRecord) => ({ state, minutes, lateMinutes });

/** What waits for a decision, and how a record came to be. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly changes: LockedChangesRepository,
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly clock: Clock,
  ) {}

  async waiting(actor: Actor): Promise<OutputOf<typeof readReview>> {
    const now = this.clock.now();
    const { all, ids } = allowedScopes(actor.grants, 'attendance.mark');
    const claims = await this.claims.waiting({ all, ...ids });
    const changes = await this.changes.waiting({ all, ...ids });
    return {
      claims: claims.map((row) => reviewedClaimOf(row, actor.personId, now)),
      changes: changes.map((row) => changeOf(row, actor.personId)),
    };
  }

  async history(actor: Actor, sessionId: string, enrolmentId: string): Promise<OutputOf<typeof readMarkHistory>> {
    const now = this.clock.now();
    const session = await this.sessions.sessionById(sessionId);
    const person = session && (await this.sessions.personOfEnrolment(enrolmentId, session.run_id));
    if (!session || !person) throw new Problem('request.not-found');
    const rows = await this.marks.ofSession(sessionId, [enrolmentId]);
    const changes = await this.changes.ofSessionAndEnrolment(sessionId, enrolmentId);
    const claims = await this.claims.ofSessionAndEnrolment(sessionId, enrolmentId);
    const approvers = new Map(changes.map((change) => [change.mark_id, change.decider_name]));
    const entries = new Map(rows.map((row) => [row.id, entryOf(row)]));
    const marks = rows.map(markOf);
    const plan = planOf(session);
    return {
      runId: session.run_id,
      runTitle: session.run_title,
      sessionTitle: session.title,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      plannedMinutes: plannedMinutes(plan),
      isLocked: isLocked(session, now),
      isCancelled: session.cancelled_at !== null,
      locksAt: new Date(attendanceLocksAt(session.ends_at.getTime())),
      name: person.name,
      isOwn: isOneself(actor, person.person_id),
      record: recordBody(reduceMarks(plan, marks)),
      marks: markHistory(plan, marks).flatMap(({ markId, before, after }) => {
        const entry = entries.get(markId);
        const approvedBy = approvers.get(markId) ?? null;
        return entry ? [{ ...entry, before: recordBody(before), after: recordBody(after), approvedBy }] : [];
      }),
      claims: claims.map((row) => reviewedClaimOf(row, actor.personId, now)),
      changes: changes.map((row) => changeOf(row, actor.personId)),
    };
  }
}
