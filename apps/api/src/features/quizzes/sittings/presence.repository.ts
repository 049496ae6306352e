import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { AttemptState } from '../entities/attempt.entity.js';

/** A place not heard of for so long is no longer there; pages tell every ten seconds. */
const PRESENT_SECONDS = 25;
/** Places of one attempt that are remembered: more than anybody has, and no way to fill the disk. */
const MAX_PLACES = 20;

export interface PresenceRow {
  id: string;
  state: AttemptState;
  deadline_at: Date | null;
  extra_seconds: number;
  is_elsewhere: boolean;
  revs: { slot: number; rev: number }[];
}

// The places are read as they were before this one told: what is asked is about the others.
const TELL = `
  WITH own AS (
    SELECT id, state, deadline_at, extra_seconds FROM attempt WHERE id = $1 AND person_id = ANY (${idsOfPerson('$2')})
  ), told AS (
    INSERT INTO attempt_presence AS p (attempt_id, place_id, seen_at)
    SELECT own.id, $3, $4 FROM own WHERE own.state = 'open' AND
      (SELECT count(*) FROM attempt_presence o WHERE o.attempt_id = own.id AND o.place_id <> $3) < ${MAX_PLACES}
    ON CONFLICT (attempt_id, place_id) DO UPDATE SET seen_at = greatest(p.seen_at, excluded.seen_at)
  )
  SELECT own.*,
    EXISTS (SELECT 1 FROM attempt_presence o WHERE o.attempt_id = own.id AND o.place_id <> $3
      AND o.seen_at > $4::timestamptz - interval '${PRESENT_SECONDS} seconds') AS is_elsewhere,
    coalesce((SELECT jsonb_agg(jsonb_build_object('slot', w.slot, 'rev', w.client_rev) ORDER BY w.slot)
      FROM answer w WHERE w.attempt_id = own.id), '[]') AS revs
  FROM own`;

/** Where open attempts are open. */
@Injectable()
export class PresenceRepository {
  constructor(private readonly db: Db) {}

  /** Notes that a person's attempt is open in a place, and reads how it stands; null when it is not theirs. */
  async tell(attemptId: string, personId: string, placeId: string, at: Date): Promise<PresenceRow | null> {
    const rows = await this.db.prepared<PresenceRow>('attempt.presence', TELL, [attemptId, personId, placeId, at]);
    return rows[0] ?? null;
  }

  /** Forgets places not heard of since `before`. */
  async forget(before: Date): Promise<void> {
    await this.db.execute('DELETE FROM attempt_presence WHERE seen_at < $1', [before]);
  }
}
