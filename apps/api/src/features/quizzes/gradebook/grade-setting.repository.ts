import { Injectable } from '@nestjs/common';
import { type AuditStamp, auditedInStatement } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { GradeOverride } from '../entities/grade-override.entity.js';
import { CELL, type CellRow, EVENTS, type EventRow } from './gradebook.repository.js';

/** Points set by hand; `version` is that of what is set. */
export type SetPoints = GradeOverride & { readonly points: number };

/** Basis points of `points` out of `max`: what `overriddenGrade` of the domain gives, held to that by a property. */
export const shareSql = (points: string, max: string): string =>
  `CASE WHEN ${max} = 0 THEN 0 ELSE (20000::bigint * ${points} + ${max}) / (2::bigint * ${max}) END`;

/**
 * Sets a grade: what was set, the grade that counts, its event and the audit row, or nothing at all.
 *
 * It writes only where nothing is left to decide or to do besides: the version that was looked at stands, every finished
 * attempt is worth the maximum of the grade (so that it does not matter which counts), nobody is to be told by mail, and
 * the run is not open to everybody, where a grade releases itself. All else is for the transaction.
 *
 * The snapshot is older than the locks it waits for. That is why the grade is written in the version that was read: every
 * change of marks, attempts, releases and overrides raises it before the attempts are let go.
 */
const SET_GRADE = `
  WITH cell AS MATERIALIZED (
    SELECT cell.* FROM (${CELL}) cell JOIN run r ON r.id = $1 AND r.kind <> 'open'
    WHERE NOT cell.is_hidden AND cell.person_id <> ALL (${idsOfPerson('$7::uuid')}) AND cell.override_version = $4::int - 1 AND $5::int <= cell.max_points
      AND (cell.told_points IS NULL OR (cell.told_points, cell.told_max) = ($5, cell.max_points))
  ), held AS MATERIALIZED (
    SELECT a.id = cell.attempt_id AS is_counted, a.state = 'open' OR a.max_points = cell.max_points AS is_worth_it
    FROM cell JOIN attempt a ON a.enrolment_id = $2 AND a.quiz_id = $3 ORDER BY a.number FOR UPDATE OF a
  ), ready AS MATERIALIZED (
    SELECT 1 FROM held HAVING bool_or(is_counted) AND bool_and(is_worth_it)
  ), changed AS (
    UPDATE grade g SET points = $5, share = ${shareSql('$5', 'cell.max_points')}, is_final = true, is_overridden = true,
      graded_at = $8, version = g.version + 1
    FROM cell, ready WHERE g.enrolment_id = $2 AND g.quiz_id = $3 AND g.version = cell.grade_version
    RETURNING g.*, cell.name, cell.person_id, cell.points AS points_before, cell.share AS share_before
  ), given AS (
    INSERT INTO grade_override (enrolment_id, quiz_id, version, points, reason, made_by, made_at)
    SELECT enrolment_id, quiz_id, $4, $5, $6::text, $7, $8 FROM changed
  ), noted AS (
    INSERT INTO grade_event (enrolment_id, quiz_id, number, cause, actor_id, reason, points, max_points, share, is_final, happened_at)
    SELECT enrolment_id, quiz_id, version, 'override', $7, $6, points, max_points, share, is_final, graded_at FROM changed
  ), told AS (
    SELECT $9::uuid AS id, $10::timestamptz AS at, $7 AS actor_id, 'grade.overridden' AS action, 'enrolment' AS subject_kind,
      enrolment_id::text AS subject_id, $11::bytea AS salt,
      json_build_object(
        'before', json_build_object('quizId', quiz_id, 'version', $4 - 1, 'points', points_before, 'share', share_before),
        'after', json_build_object('quizId', quiz_id, 'version', $4, 'points', $5), 'reason', $6)::text AS payload
    FROM changed
  ), ${auditedInStatement('told')}
  SELECT name, person_id, attempt_id, points, max_points, share, is_final, released_at, false AS is_hidden,
    $4 AS override_version, $5 AS override_points, version AS number, (${EVENTS}) AS events
  FROM changed`;

/** A grade that was set, its number, and what had become of it before. */
export type SetRow = CellRow & { number: number; events: EventRow[] | null };

/** Grades set by hand as one statement. */
@Injectable()
export class GradeSettingRepository {
  constructor(private readonly db: Db) {}

  /** Null when it is not set: because it must not be, or because there is more to do than this statement does. */
  async set(runId: string, order: SetPoints, stamp: AuditStamp): Promise<SetRow | null> {
    const { enrolmentId, quizId, version, points, reason, madeBy, madeAt } = order;
    const rows = await this.db.preparedUnit<SetRow & Record<string, unknown>>('grade.set', SET_GRADE, [
      runId,
      enrolmentId,
      quizId,
      version,
      points,
      reason,
      madeBy,
      madeAt,
      stamp.id,
      stamp.at,
      stamp.salt,
    ]);
    return rows[0] ?? null;
  }
}
