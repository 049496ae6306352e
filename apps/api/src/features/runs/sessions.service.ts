import { isAttendanceLocked, type RunKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { RunsRepository } from './runs.repository.js';
import { type SessionPlanInput, sessionTimes, ZONE } from './session-times.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

/**
 * Sessions of runs. Invariants: instants and slots always follow from day, wall times and zone; a session that is locked or
 * cancelled, or whose run is over, stays as it is; when times change, what was recorded is computed anew.
 */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly repository: SessionsRepository,
    private readonly runs: RunsRepository,
    private readonly attendance: AttendanceService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async add(actorId: string | null, runId: string, plan: SessionPlanInput): Promise<string> {
    const { slots, ...times } = sessionTimes(plan);
    const id = uuidv7();
    await this.db.tx(async () => {
      if ((await this.#requireOpenRun(runId)) === 'open') throw new Problem('run.open-course');
      await this.repository.insert({ id, runId, ...planned(plan), ...times, lockedAt: null, cancelledAt: null });
      await this.repository.replaceSlots(id, slots);
      await this.jobs.enqueue(syncCalendar, { runId });
      await this.#record(actorId, 'session.planned', id, null, plan);
    });
    return id;
  }

  async edit(actorId: string, sessionId: string, plan: SessionPlanInput): Promise<void> {
    const { slots, ...times } = sessionTimes(plan);
    await this.db.tx(async () => {
      const session = await this.#lockOpen(sessionId);
      await this.repository.update({ ...session, ...planned(plan), ...times });
      await this.repository.replaceSlots(sessionId, slots);
      await this.attendance.recompute(sessionId);
      await this.jobs.enqueue(syncCalendar, { runId: session.runId });
      await this.#record(actorId, 'session.changed', sessionId, session, plan);
    });
  }

  async cancel(actorId: string, sessionId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const session = await this.#lockOpen(sessionId);
      await this.repository.update({ ...session, cancelledAt: this.clock.now() });
      await this.jobs.enqueue(syncCalendar, { runId: session.runId });
      await this.#record(actorId, 'session.cancelled', sessionId, session, null, reason);
    });
  }

  /** The session, held; refused when nothing about it may change. */
  async #lockOpen(sessionId: string): Promise<Session> {
    const session = await this.repository.lockSession(sessionId);
    if (!session) throw new Problem('request.not-found');
    if (session.cancelledAt !== null) throw new Problem('session.cancelled');
    if (isAttendanceLocked(session.endsAt.getTime(), session.lockedAt !== null, this.clock.now().getTime()))
      throw new Problem('session.locked');
    await this.#requireOpenRun(session.runId);
    return session;
  }

  /** The kind of a run that is not over. */
  async #requireOpenRun(runId: string): Promise<RunKind> {
    const run = await this.runs.holdRun(runId);
    if (run === null) throw new Problem('request.not-found');
    if (run.state !== 'planned' && run.state !== 'running') throw new Problem('run.state');
    return run.kind;
  }

  #record(actorId: string | null, action: string, subjectId: string, before: unknown, after: unknown, reason = '') {
    return this.audit.record({ actorId, action, subjectKind: 'session', subjectId, before, after, reason });
  }
}

const planned = (plan: SessionPlanInput) => ({
  title: plan.title,
  room: plan.room ?? '',
  localDate: plan.localDate,
  localStart: plan.localStart,
  localEnd: plan.localEnd,
  zone: ZONE,
});
