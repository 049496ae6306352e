import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { RunState } from '../run.entity.js';
import { VISIBLE_RUNS, type VisibleScopes } from '../runs.repository.js';
import { leadersOf } from './conflicts.repository.js';

export interface PlannerFilter {
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
  readonly fromDay: string;
  /** Included. */
  readonly untilDay: string;
  readonly hostId: string | null;
  readonly trainerId: string | null;
  readonly roomId: string | null;
  readonly limit: number;
}

export interface PlannerSessionRow {
  id: string;
  run_id: string;
  code: string;
  run_title: LocalizedText;
  title: string;
  host_name: LocalizedText;
  room: string;
  local_date: string;
  local_start: string;
  local_end: string;
  trainers: string[];
  has_conflict: boolean;
}

export interface PlannerRunRow {
  id: string;
  code: string;
  title: LocalizedText;
  host_name: LocalizedText;
  state: RunState;
  starts_on: string;
  ends_on: string;
}

export interface RoomChoiceRow {
  id: string;
  name: string;
  institution_name: LocalizedText;
}

const HOSTED = (host: string) =>
  `(r.host_institution_id = ${host} OR EXISTS (SELECT 1 FROM run_host h WHERE h.run_id = r.id AND h.institution_id = ${host}))`;
const TAKES = (s: string) => `tstzrange(${s}.starts_at, ${s}.ends_at)`;

const scopeValues = ({ all, run, course, institution }: VisibleScopes) => [all, run, course, institution];

/** Runs and sessions as they lie in time. */
@Injectable()
export class PlannerRepository {
  constructor(private readonly db: Db) {}

  /** Sessions inside the scopes that are not cancelled, in the order of time. */
  sessions(scopes: VisibleScopes, filter: PlannerFilter): Promise<PlannerSessionRow[]> {
    return this.db.query<PlannerSessionRow & Record<string, unknown>>(
      `SELECT s.id, s.run_id, r.code, r.title AS run_title, s.title, i.name AS host_name, s.room, s.local_date, s.local_start, s.local_end,
         ARRAY(SELECT DISTINCT p.given_name || ' ' || p.family_name FROM (${leadersOf('s')}) w JOIN person p ON p.id = w.person_id ORDER BY 1) AS trainers,
         EXISTS (SELECT 1 FROM session o WHERE o.cancelled_at IS NULL AND ${TAKES('o')} && ${TAKES('s')} AND o.id <> s.id
           AND (o.room_id = s.room_id OR EXISTS (SELECT 1 FROM (${leadersOf('o')}) x JOIN (${leadersOf('s')}) y USING (person_id)))) AS has_conflict
       FROM session s JOIN run r ON r.id = s.run_id JOIN institution i ON i.id = r.host_institution_id
       WHERE s.cancelled_at IS NULL AND ${TAKES('s')} && tstzrange($5::timestamptz, $6::timestamptz) AND ${VISIBLE_RUNS}
         AND ($7::uuid IS NULL OR ${HOSTED('$7::uuid')})
         AND ($8::uuid IS NULL OR $8::uuid IN (SELECT w.person_id FROM (${leadersOf('s')}) w))
         AND ($9::uuid IS NULL OR s.room_id = $9::uuid)
       ORDER BY s.starts_at, s.id LIMIT $10`,
      [...scopeValues(scopes), filter.from, filter.until, filter.hostId, filter.trainerId, filter.roomId, filter.limit],
    );
  }

  /** Runs of groups inside the scopes that lie in the days and are not cancelled, the first to begin first. */
  runs(scopes: VisibleScopes, filter: PlannerFilter): Promise<PlannerRunRow[]> {
    return this.db.query<PlannerRunRow & Record<string, unknown>>(
      `SELECT r.id, r.code, r.title, i.name AS host_name, r.state, r.starts_on, r.ends_on
       FROM run r JOIN institution i ON i.id = r.host_institution_id
       WHERE r.kind = 'group' AND r.state <> 'cancelled' AND r.starts_on <= $6::date AND r.ends_on >= $5::date AND ${VISIBLE_RUNS}
         AND ($7::uuid IS NULL OR ${HOSTED('$7::uuid')})
         AND ($8::uuid IS NULL OR EXISTS (SELECT 1 FROM role_grant g WHERE g.role = 'trainer' AND g.scope_kind = 'run'
           AND g.scope_id = r.id AND g.person_id = $8::uuid AND g.valid @> CURRENT_DATE))
         AND ($9::uuid IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.run_id = r.id AND s.room_id = $9::uuid AND s.cancelled_at IS NULL))
       ORDER BY r.starts_on, r.id LIMIT $10`,
      [
        ...scopeValues(scopes),
        filter.fromDay,
        filter.untilDay,
        filter.hostId,
        filter.trainerId,
        filter.roomId,
        filter.limit,
      ],
    );
  }

  hosts(scopes: VisibleScopes): Promise<{ id: string; name: LocalizedText }[]> {
    return this.db.query(
      `SELECT i.id, i.name FROM institution i WHERE EXISTS (
         SELECT 1 FROM run r WHERE r.kind = 'group' AND ${VISIBLE_RUNS} AND ${HOSTED('i.id')}) ORDER BY i.search_text, i.id`,
      scopeValues(scopes),
    );
  }

  trainers(scopes: VisibleScopes): Promise<{ person_id: string; name: string }[]> {
    return this.db.query(
      `SELECT p.id AS person_id, p.given_name || ' ' || p.family_name AS name FROM person p WHERE EXISTS (
         SELECT 1 FROM role_grant g JOIN run r ON r.id = g.scope_id AND r.kind = 'group'
         WHERE g.person_id = p.id AND g.role = 'trainer' AND g.scope_kind = 'run' AND g.valid @> CURRENT_DATE AND ${VISIBLE_RUNS})
       ORDER BY p.search_text, p.id LIMIT 500`,
      scopeValues(scopes),
    );
  }

  rooms(scopes: VisibleScopes): Promise<RoomChoiceRow[]> {
    return this.db.query<RoomChoiceRow & Record<string, unknown>>(
      `SELECT m.id, m.name, i.name AS institution_name FROM room m JOIN institution i ON i.id = m.institution_id WHERE EXISTS (
         SELECT 1 FROM session s JOIN run r ON r.id = s.run_id WHERE s.room_id = m.id AND ${VISIBLE_RUNS})
       ORDER BY i.search_text, m.name, m.id LIMIT 2000`,
      scopeValues(scopes),
    );
  }
}
