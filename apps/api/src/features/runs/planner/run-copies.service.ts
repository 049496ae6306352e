import type { copyRun, InputOf, OutputOf } from '@edukom/contracts';
import { shiftByWeeks } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { SeatPlansService } from '../enrolment/seat-plans.service.js';
import { SeatsRepository } from '../enrolment/seats.repository.js';
import { sessionOf } from '../runs.mapper.js';
import { type RunDetailRow, RunsRepository } from '../runs.repository.js';
import { RunsService } from '../runs.service.js';
import type { SessionPlanInput } from '../session-times.js';
import { SessionsRepository } from '../sessions.repository.js';
import { SessionsService } from '../sessions.service.js';
import { RunPlansRepository } from './run-plans.repository.js';

type Copy = InputOf<typeof copyRun>['body'];

/** What the copied run is made from, beside its own columns. */
interface Model {
  readonly run: RunDetailRow;
  readonly trainerIds: readonly string[];
}

const isAboutRoom = (error: unknown): boolean =>
  error instanceof Problem &&
  (error.code === 'session.room-taken' || (error.extra.errors ?? []).some(({ pointer }) => pointer === '/roomId'));

/** Whether a session was cancelled by itself. What went with the whole run comes back in its copy. */
const wasOff = (cancelledAt: Date | null, run: RunDetailRow): boolean =>
  cancelledAt !== null && cancelledAt.getTime() !== run.cancelled_at?.getTime();

/** A wall time that does not exist on the new day: it is the number of weeks that has to be another. */
function atWeeks(error: unknown): unknown {
  const isHour = error instanceof Problem && (error.extra.errors ?? []).some(({ code }) => code === 'nonexistent-hour');
  if (!isHour) return error;
  return new Problem('request.invalid', { errors: [{ pointer: '/weeks', code: 'nonexistent-hour' }] });
}

/**
 * Planning a run like another. Invariants: all of it or nothing; days move by whole weeks and wall times stay, also across
 * a change of clocks; only where the actor may plan new runs; nobody is enrolled or asked; a room somebody else has by then is not taken.
 */
@Injectable()
export class RunCopiesService {
  constructor(
    private readonly db: Db,
    private readonly runs: RunsService,
    private readonly rows: RunsRepository,
    private readonly plans: RunPlansRepository,
    private readonly sessionRows: SessionsRepository,
    private readonly sessions: SessionsService,
    private readonly seats: SeatsRepository,
    private readonly seatPlans: SeatPlansService,
    private readonly audit: Audit,
  ) {}

  async copy(actor: Actor, runId: string, copy: Copy, at: Date): Promise<OutputOf<typeof copyRun>> {
    try {
      return await this.db.tx(() => this.#copy(actor, runId, copy, at));
    } catch (error) {
      throw atWeeks(error);
    }
  }

  async #copy(actor: Actor, fromId: string, copy: Copy, at: Date): Promise<OutputOf<typeof copyRun>> {
    const run = await this.rows.runById(fromId);
    if (!run) throw new Problem('request.not-found');
    if (run.kind === 'open') throw new Problem('run.open-course');
    // Nobody makes themself a trainer, not by copying either.
    const trainerIds = (await this.rows.trainersOf(fromId))
      .map((one) => one.person_id)
      .filter((id) => !isOneself(actor, id));
    const runId = await this.#plan(actor, { run, trainerIds }, copy);
    await this.#copySeats(actor, fromId, runId, copy.weeks, at);
    const roomsLeftOpen = await this.#copySessions(actor, { run, trainerIds }, runId, copy.weeks, at);
    await this.audit.record({
      actorId: actor.personId,
      action: 'run.copied',
      subjectKind: 'run',
      subjectId: runId,
      after: { fromRunId: fromId, ...copy, roomsLeftOpen },
    });
    return { runId, roomsLeftOpen };
  }

  async #plan(actor: Actor, { run, trainerIds }: Model, { code, weeks }: Copy): Promise<string> {
    const titles = run.title.texts;
    const runId = await this.runs.plan(actor, {
      versionId: run.version_id,
      hostInstitutionId: run.host_institution_id,
      coHostIds: (await this.plans.coHosts(run.id)).map(({ id }) => id),
      code,
      titleSq: titles.sq?.v,
      titleSr: titles['sr-Cyrl']?.v,
      titleEn: titles.en?.v,
      startsOn: shiftByWeeks(run.starts_on, weeks),
      endsOn: shiftByWeeks(run.ends_on, weeks),
      locales: [...run.locales],
      trainerIds: [...trainerIds],
      thresholdPercent: Math.round(run.attendance_rule.thresholdBasisPoints / 100),
      maxUnexcusedAbsences: run.attendance_rule.maxUnexcusedAbsences ?? undefined,
    });
    await this.plans.copyAttendanceRule(run.id, runId);
    return runId;
  }

  async #copySeats(actor: Actor, fromId: string, runId: string, weeks: number, at: Date): Promise<void> {
    const plan = await this.seats.seatPlan(fromId);
    if (!plan) return;
    const shifted = (day: string | null) => (day === null ? null : shiftByWeeks(day, weeks));
    const quotas = await this.seats.quotas(fromId);
    await this.seatPlans.plan(
      actor.personId,
      runId,
      {
        capacity: plan.capacity,
        enrolmentFrom: shifted(plan.enrolmentFrom),
        enrolmentUntil: shifted(plan.enrolmentUntil),
        cutOffOn: shifted(plan.cutOffOn),
        quotas: quotas.map(({ institutionId, seats, releasedOn }) => ({
          institutionId,
          seats,
          releasedOn: shifted(releasedOn),
        })),
      },
      at,
    );
  }

  async #copySessions(
    actor: Actor,
    { run, trainerIds }: Model,
    runId: string,
    weeks: number,
    at: Date,
  ): Promise<number> {
    let left = 0;
    for (const row of await this.sessionRows.ofRun(run.id)) {
      if (wasOff(row.cancelled_at, run)) continue;
      const session = sessionOf(row, 0, at);
      const plan: SessionPlanInput = {
        title: session.title,
        room: session.room,
        localDate: shiftByWeeks(session.localDate, weeks),
        localStart: session.localStart,
        localEnd: session.localEnd,
        ...(session.break ? { breakFrom: session.break.from, breakTo: session.break.to } : {}),
        trainerIds: session.trainerIds.filter((id) => trainerIds.includes(id)),
      };
      left += await this.#addSession(actor, runId, plan, session.roomId);
    }
    return left;
  }

  /** Adds a session in the room, or without one when somebody has it; 1 when it was left open. */
  async #addSession(actor: Actor, runId: string, plan: SessionPlanInput, roomId: string | null): Promise<number> {
    try {
      await this.sessions.add(actor.personId, runId, roomId === null ? plan : { ...plan, roomId });
      return 0;
    } catch (error) {
      if (!isAboutRoom(error)) throw error;
      await this.sessions.add(actor.personId, runId, { ...plan, room: '' });
      return 1;
    }
  }
}
