import type { InputOf, OutputOf, checkSession, listRunConflicts, SessionConflict } from '@edukom/contracts';
import { conflictsOf, isAllowed, type PlannedSession, type PlanningConflict } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { RunsRepository } from '../runs.repository.js';
import { sessionTimes } from '../session-times.js';
import { ConflictsRepository, type OverlapRow } from './conflicts.repository.js';

/** A session that is looked at; `sessionId` of one that is not planned yet is empty. */
const NEW = '';
/** People named in one line. */
const NAMES = 5;

interface Found {
  readonly planned: PlannedSession;
  readonly conflict: PlanningConflict;
  readonly row: OverlapRow;
}

const plannedOf = (row: OverlapRow): PlannedSession => ({
  sessionId: row.id,
  when: { start: row.starts_at.getTime(), end: row.ends_at.getTime() },
  roomId: row.room_id,
  trainerIds: row.trainer_ids,
  personIds: row.person_ids,
});

/**
 * What is in the way of sessions. Invariant: SQL only narrows down to what may collide; whether it does is said by the
 * domain, the same here, in a preview and when a session is saved. Of a run the reader may not see nothing but the time is told.
 */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly repository: ConflictsRepository,
    private readonly runs: RunsRepository,
    private readonly clock: Clock,
  ) {}

  /** Of a session as it would be planned. */
  async ofPlan(
    actor: Actor,
    runId: string,
    { sessionId, ...plan }: InputOf<typeof checkSession>['body'],
  ): Promise<OutputOf<typeof checkSession>> {
    if (!(await this.runs.runById(runId))) throw new Problem('request.not-found');
    const { startsAt, endsAt } = sessionTimes(plan);
    // Of the run's own trainers only: nobody asks in this way when anybody else is busy, or what they are called.
    const trainers = (await this.runs.trainersOf(runId)).map((one) => one.person_id);
    const leading = trainers.filter((id) => plan.trainerIds?.includes(id));
    const planned: PlannedSession = {
      sessionId: sessionId ?? NEW,
      when: { start: startsAt.getTime(), end: endsAt.getTime() },
      roomId: plan.roomId ?? null,
      trainerIds: leading.length > 0 ? leading : trainers,
      personIds: await this.repository.enrolledIn(runId),
    };
    const conflicts = await this.#shown(actor, await this.#find([planned]));
    return { conflicts, isRoomTaken: conflicts.some(({ kind }) => kind === 'room') };
  }

  /** Of the sessions of a run that are to come. */
  async ofRun(actor: Actor, runId: string): Promise<OutputOf<typeof listRunConflicts>> {
    if (!(await this.runs.runById(runId))) throw new Problem('request.not-found');
    const personIds = await this.repository.enrolledIn(runId);
    const coming = await this.repository.comingOf(runId, this.clock.now());
    const planned = coming.map((row) => ({
      sessionId: row.id,
      when: { start: row.starts_at.getTime(), end: row.ends_at.getTime() },
      roomId: row.room_id,
      trainerIds: row.trainer_ids,
      personIds,
    }));
    return { conflicts: await this.#shown(actor, await this.#find(planned)) };
  }

  /** Conflicts over a room alone, for whoever holds it. */
  async inRoom(roomId: string, sessionId: string | null, when: PlannedSession['when']): Promise<PlanningConflict[]> {
    const planned = { sessionId: sessionId ?? NEW, when, roomId, trainerIds: [], personIds: [] };
    return (await this.#find([planned])).map(({ conflict }) => conflict);
  }

  async #find(sessions: readonly PlannedSession[]): Promise<Found[]> {
    if (sessions.length === 0) return [];
    const rows = await this.repository.overlapping(
      sessions.map(({ sessionId, when }) => ({
        sessionId: sessionId === NEW ? null : sessionId,
        startsAt: new Date(when.start),
        endsAt: new Date(when.end),
      })),
      {
        roomIds: [...new Set(sessions.flatMap(({ roomId }) => roomId ?? []))],
        personIds: [...new Set(sessions.flatMap(({ trainerIds, personIds }) => [...trainerIds, ...personIds]))],
      },
    );
    return sessions.flatMap((planned, index) => {
      const here = rows.filter((row) => row.place === index + 1);
      const byId = new Map(here.map((row) => [row.id, row]));
      return conflictsOf(planned, here.map(plannedOf)).flatMap((conflict) => {
        const row = byId.get(conflict.sessionId);
        return row ? [{ planned, conflict, row }] : [];
      });
    });
  }

  async #shown(actor: Actor, found: readonly Found[]): Promise<SessionConflict[]> {
    const names = await this.repository.names(found.flatMap(({ conflict }) => conflict.ids.slice(0, NAMES)));
    return found.map(({ planned, conflict, row }) => ({
      sessionId: planned.sessionId === NEW ? null : planned.sessionId,
      kind: conflict.kind,
      names: conflict.ids.slice(0, NAMES).map((id) => names.get(id) ?? ''),
      count: conflict.ids.length,
      localDate: row.local_date,
      localStart: row.local_start,
      localEnd: row.local_end,
      other: sees(actor, row) ? { runId: row.run_id, runTitle: row.run_title, code: row.code, title: row.title } : null,
    }));
  }
}

const sees = (actor: Actor, row: OverlapRow): boolean =>
  isAllowed(actor.grants, 'run.read', [
    { kind: 'run', id: row.run_id },
    { kind: 'course', id: row.course_id },
    { kind: 'institution', id: row.host_institution_id },
  ]);
