import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { Room } from './room.entity.js';

export interface RoomRow {
  id: string;
  institution_id: string;
  institution_name: LocalizedText;
  name: string;
  seats: number;
  closed_at: Date | null;
}

@Injectable()
export class RoomsRepository {
  constructor(private readonly db: Db) {}

  list(limit: number): Promise<RoomRow[]> {
    return this.db.query<RoomRow & Record<string, unknown>>(
      `SELECT m.id, m.institution_id, i.name AS institution_name, m.name, m.seats, m.closed_at
       FROM room m JOIN institution i ON i.id = m.institution_id ORDER BY i.search_text, m.institution_id, m.name LIMIT $1`,
      [limit],
    );
  }

  /** A room in which nobody else plans until the transaction ends. */
  lock(roomId: string): Promise<Room | null> {
    return this.db.manager.findOne(Room, { where: { id: roomId }, lock: { mode: 'for_no_key_update' } });
  }

  async insert(room: Room): Promise<void> {
    await this.db.manager.insert(Room, room);
  }

  async update({ id, name, seats, closedAt }: Omit<Room, 'institutionId'>): Promise<void> {
    await this.db.manager.update(Room, { id }, { name, seats, closedAt });
  }

  /** Gives the sessions of a room that are not over its new name; the runs they are of. */
  async renameIn(roomId: string, name: string, now: Date): Promise<string[]> {
    const rows = await this.db.query<{ run_id: string }>(
      `WITH changed AS (UPDATE session SET room = $2 WHERE room_id = $1 AND cancelled_at IS NULL AND ends_at > $3 RETURNING run_id)
       SELECT DISTINCT run_id FROM changed ORDER BY run_id`,
      [roomId, name, now],
    );
    return rows.map((row) => row.run_id);
  }
}
