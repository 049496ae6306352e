import { isAttendanceLocked, type RunKind, ZONE } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { sqlError } from '../../platform/db/sql-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { RoomsService } from './planner/rooms.service.js';
import { RunPlansRepository } from './planner/run-plans.repository.js';
import { RunsRepository } from './runs.repository.js';
import { type SessionPlanInput, sessionTimes, type SessionTimes } from './session-times.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

/**
 * Sessions of runs. Invariants: a room is taken twice only with a reason; instants and slots always follow from day, wall times and zone; a session that is locked or
 * cancelled, or whose run is over, stays as it is; when times change, what was recorded is computed anew.
 */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly repository: SessionsRepository,
    private readonly runs: RunsRepository,
    private readonly attendance: AttendanceService,
    private readonly rooms: RoomsService,
    private readonly plans: RunPlansRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async add(actorId: string | null, runId: string, plan: SessionPlanInput): Promise<string> {
    const times = sessionTimes(plan);
    const id = uuidv7();
    await this.#planning(async () => {
      if ((await this.#requireOpenRun(runId)) === 'open') throw new Problem('run.open-course');
      const place = await this.rooms.choose(plan, times, null);
      const open = { lockedAt: null, cancelledAt: null, cancelReason: null };
      await this.repository.insert({ id, runId, ...planned(plan, times), ...place, ...open });
      await this.repository.replaceSlots(id, times.slots);
      await this.#setTrainers(runId, id, plan.trainerIds ?? []);
      await this.jobs.enqueue(syncCalendar, { runId });
      await this.#record(actorId, 'session.planned', id, null, plan);
    });
    return id;
  }

  async edit(actorId: string, sessionId: string, plan: SessionPlanInput): Promise<void> {
    const times = sessionTimes(plan);
    await this.#planning(async () => {
      const session = await this.#lockOpen(sessionId);
      const place = await this.rooms.choose(plan, times, session);
      await this.repository.update({ ...session, ...planned(plan, times), ...place });
      await this.repository.replaceSlots(sessionId, times.slots);
      await this.#setTrainers(session.runId, sessionId, plan.trainerIds ?? []);
      await this.attendance.recompute(sessionId);
      await this.jobs.enqueue(syncCalendar, { runId: session.runId });
      await this.#record(actorId, 'session.changed', sessionId, session, plan);
    });
  }

  /** Cancels a session; who was expected is told why with the calendar's own message. */
  async cancel(actorId: string, sessionId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const session = await this.#lockOpen(sessionId);
      await this.repository.update({ ...session, cancelledAt: this.clock.now(), cancelReason: reason });
      await this.jobs.enqueue(syncCalendar, { runId: session.runId });
      await this.#record(actorId, 'session.cancelled', sessionId, session, null, reason);
    });
  }

  /** A unit that takes rooms: what the look before did not see, the database refuses. */
  async #planning(work: () => Promise<void>): Promise<void> {
    try {
      await this.db.tx(work);
    } catch (error) {
      if (sqlError(error)?.constraint === 'session_room_free') throw new Problem('session.room-taken');
      throw error;
    }
  }

  /** Names who leads a session: trainers of its run, and nobody else. */
  async #setTrainers(runId: string, sessionId: string, trainerIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(trainerIds)];
    const known = new Set((await this.runs.trainersOf(runId)).map((one) => one.person_id));
    if (wanted.some((id) => !known.has(id)))
      throw new Problem('request.invalid', { errors: [{ pointer: '/trainerIds', code: 'choice' }] });
    await this.plans.replaceSessionTrainers(sessionId, wanted);
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

const planned = (plan: SessionPlanInput, { startsAt, endsAt }: SessionTimes) => ({
  title: plan.title,
  startsAt,
  endsAt,
  localDate: plan.localDate,
  localStart: plan.localStart,
  localEnd: plan.localEnd,
  zone: ZONE,
});
