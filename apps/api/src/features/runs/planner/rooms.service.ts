import type { addRoom, editRoom, InputOf, listRooms, OutputOf } from '@edukom/contracts';
import { isAllowed, mayPlan } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { isForeignKeyViolation, isUniqueViolation } from '../../../platform/db/sql-errors.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { syncCalendar } from '../../../platform/jobs/sync-calendar.js';
import type { SessionPlanInput, SessionTimes } from '../session-times.js';
import type { Session } from '../session.entity.js';
import { ConflictsService } from './conflicts.service.js';
import { RoomsRepository } from './rooms.repository.js';

const ROOMS = 2_000;

/** Where a session is. */
export type SessionPlace = Pick<Session, 'room' | 'roomId' | 'roomOverrideReason'>;

const mayEdit = (actor: Actor, institutionId: string): boolean =>
  isAllowed(actor.grants, 'run.plan', [{ kind: 'institution', id: institutionId }]);

const refused = (pointer: string, code: string) => new Problem('request.invalid', { errors: [{ pointer, code }] });

function refusalOf(error: unknown): unknown {
  if (isUniqueViolation(error, 'room_once')) return refused('/name', 'taken');
  if (isForeignKeyViolation(error, 'room_institution')) return refused('/institutionId', 'choice');
  return error;
}

const isUnmoved = (before: Session, roomId: string, times: SessionTimes): boolean =>
  before.roomId === roomId &&
  before.startsAt.getTime() === times.startsAt.getTime() &&
  before.endsAt.getTime() === times.endsAt.getTime();

/**
 * Rooms, and who has them when. Invariants: whoever plans a session in a room holds the room, so two of them never take the
 * same hour; a room is taken twice only with a reason, which stays on the session; a room's name reaches what is to come
 * and never what was.
 */
@Injectable()
export class RoomsService {
  constructor(
    private readonly db: Db,
    private readonly repository: RoomsRepository,
    private readonly conflicts: ConflictsService,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<OutputOf<typeof listRooms>> {
    const rows = await this.repository.list(ROOMS);
    return {
      rooms: rows.map((row) => ({
        roomId: row.id,
        institutionId: row.institution_id,
        institutionName: row.institution_name,
        name: row.name,
        seats: row.seats,
        isClosed: row.closed_at !== null,
        canEdit: mayEdit(actor, row.institution_id),
      })),
    };
  }

  async add(actor: Actor, room: InputOf<typeof addRoom>['body']): Promise<string> {
    if (!mayEdit(actor, room.institutionId)) throw new Problem('access.forbidden');
    const id = uuidv7();
    await this.#written(async () => {
      await this.repository.insert({ id, ...room, closedAt: null });
      await this.#record(actor, 'room.added', id, null, room);
    });
    return id;
  }

  async edit(actor: Actor, roomId: string, { name, seats, isClosed }: InputOf<typeof editRoom>['body']): Promise<void> {
    await this.#written(async () => {
      const room = await this.repository.lock(roomId);
      if (!room) throw new Problem('request.not-found');
      if (!mayEdit(actor, room.institutionId)) throw new Problem('access.forbidden');
      const now = this.clock.now();
      const closedAt = isClosed ? (room.closedAt ?? now) : null;
      await this.repository.update({ id: roomId, name, seats, closedAt });
      if (name !== room.name)
        for (const runId of await this.repository.renameIn(roomId, name, now))
          await this.jobs.enqueue(syncCalendar, { runId });
      await this.#record(actor, 'room.changed', roomId, room, { name, seats, closedAt });
    });
  }

  /**
   * Where a session will be, for whoever saves it in this transaction; `before` is the session as it is.
   * @throws Problem `session.room-taken`, `request.invalid`
   */
  async choose(plan: SessionPlanInput, times: SessionTimes, before: Session | null): Promise<SessionPlace> {
    const { roomId, overrideReason: reason = null } = plan;
    if (roomId === undefined) return { room: plan.room ?? '', roomId: null, roomOverrideReason: null };
    const place = { room: await this.#nameOf(roomId, before), roomId };
    if (before && isUnmoved(before, roomId, times))
      return { ...place, roomOverrideReason: reason ?? before.roomOverrideReason };
    return { ...place, roomOverrideReason: await this.#sharedBecause(roomId, times, before, reason) };
  }

  /** Why a room is shared; null when nobody else has it then. @throws Problem `session.room-taken` */
  async #sharedBecause(
    roomId: string,
    times: SessionTimes,
    before: Session | null,
    reason: string | null,
  ): Promise<string | null> {
    const when = { start: times.startsAt.getTime(), end: times.endsAt.getTime() };
    const conflicts = await this.conflicts.inRoom(roomId, before?.id ?? null, when);
    if (!mayPlan(conflicts, reason)) throw new Problem('session.room-taken');
    return conflicts.length > 0 ? reason : null;
  }

  /** Holds a room and gives its name; a closed one only to whoever has it. */
  async #nameOf(roomId: string, before: Session | null): Promise<string> {
    const room = await this.repository.lock(roomId);
    if (!room || (room.closedAt !== null && before?.roomId !== room.id)) throw refused('/roomId', 'choice');
    return room.name;
  }

  async #written(work: () => Promise<void>): Promise<void> {
    try {
      await this.db.tx(work);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  #record(actor: Actor, action: string, subjectId: string, before: unknown, after: unknown) {
    return this.audit.record({ actorId: actor.personId, action, subjectKind: 'room', subjectId, before, after });
  }
}
