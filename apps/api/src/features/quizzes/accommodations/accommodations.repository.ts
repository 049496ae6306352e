import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import { GRACE_SECONDS } from '../attempt-file.js';

export interface AccommodationRow {
  id: string;
  extra_time: number;
  first_day: string;
  last_day: string | null;
  reason: string | null;
  granted_by: string | null;
  granted_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  state: 'coming' | 'in-effect' | 'over';
}

/** An attempt that goes on and has a later deadline now. */
export interface MovedRow {
  id: string;
  extra_seconds: number;
  deadline_at: Date;
}

export interface NewAccommodation {
  readonly id: string;
  readonly personId: string;
  readonly extraTime: number;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
}

// The one statement that reads reasons.
const LIST = `
  SELECT x.id, x.extra_time, lower(x.valid)::text AS first_day, (upper(x.valid) - 1)::text AS last_day, z.reason,
    g.given_name || ' ' || g.family_name AS granted_by, x.granted_at,
    n.given_name || ' ' || n.family_name AS ended_by, x.ended_at,
    CASE WHEN x.ended_at IS NOT NULL OR upper(x.valid) <= $2::date THEN 'over'
      WHEN lower(x.valid) > $2::date THEN 'coming' ELSE 'in-effect' END AS state
  FROM accommodation x LEFT JOIN accommodation_reason z ON z.accommodation_id = x.id
    LEFT JOIN person g ON g.id = x.granted_by LEFT JOIN person n ON n.id = x.ended_by
  WHERE x.person_id = ANY (${idsOfPerson('$1')})`;

// Only ever later: the time somebody was told is theirs. An attempt whose time and grace are over is left to its end.
const MOVE = `
  UPDATE attempt a SET version = a.version + 1, extra_seconds = g.extra,
    deadline_at = a.deadline_at + make_interval(secs => g.extra - a.extra_seconds)
  FROM (
    SELECT o.id, (q.seconds_allowed::bigint * max(x.extra_time) / 10000)::int AS extra
    FROM accommodation x JOIN attempt o ON o.person_id = ANY (${idsOfPerson('x.person_id')}) AND o.state = 'open' AND o.deadline_at IS NOT NULL
      JOIN quiz q ON q.id = o.quiz_id AND q.seconds_allowed IS NOT NULL
    WHERE x.valid @> $1::date AND x.ended_at IS NULL AND ($2::uuid IS NULL OR x.person_id = ANY (${idsOfPerson('$2::uuid')}))
    GROUP BY o.id, q.seconds_allowed
  ) g
  WHERE a.id = g.id AND a.state = 'open' AND g.extra > a.extra_seconds
    AND a.deadline_at + interval '${GRACE_SECONDS} seconds' >= $3
  RETURNING a.id, a.extra_seconds, a.deadline_at`;

/** Extra time of people and the deadlines it moves. */
@Injectable()
export class AccommodationsRepository {
  constructor(private readonly db: Db) {}

  async insert(given: NewAccommodation): Promise<void> {
    const { id, personId, extraTime, firstDay, lastDay, grantedBy, grantedAt } = given;
    await this.db.execute(
      `INSERT INTO accommodation (id, person_id, extra_time, valid, granted_by, granted_at)
       VALUES ($1, $2, $3, daterange($4::date, $5::date + 1), $6, $7)`,
      [id, personId, extraTime, firstDay, lastDay, grantedBy, grantedAt],
    );
  }

  async insertReason(accommodationId: string, reason: string): Promise<void> {
    await this.db.execute('INSERT INTO accommodation_reason (accommodation_id, reason) VALUES ($1, $2)', [
      accommodationId,
      reason,
    ]);
  }

  /** In effect first, then what comes, then what is over; each the newest first. */
  list(personId: string, localDate: string): Promise<AccommodationRow[]> {
    return this.db.query<AccommodationRow & Record<string, unknown>>(
      `SELECT * FROM (${LIST}) s ORDER BY state = 'over', state = 'coming', granted_at DESC, id DESC`,
      [personId, localDate],
    );
  }

  one(personId: string, localDate: string, id: string): Promise<AccommodationRow | null> {
    return this.db.one<AccommodationRow & Record<string, unknown>>(`${LIST} AND x.id = $3`, [personId, localDate, id]);
  }

  /** Ends it once; a second time nothing changes. Gives whether this call ended it. */
  async end(id: string, personId: string, endedBy: string, at: Date): Promise<boolean> {
    const touched = await this.db.execute(
      `UPDATE accommodation SET ended_at = $4, ended_by = $3 WHERE id = $1 AND person_id = ANY (${idsOfPerson('$2')}) AND ended_at IS NULL`,
      [id, personId, endedBy, at],
    );
    return touched === 1;
  }

  /** Gives open attempts the extra time of the day where they have less; of one person, or (null) of everybody. */
  moveDeadlines(localDate: string, personId: string | null, now: Date): Promise<MovedRow[]> {
    return this.db.query<MovedRow & Record<string, unknown>>(MOVE, [localDate, personId, now]);
  }
}
