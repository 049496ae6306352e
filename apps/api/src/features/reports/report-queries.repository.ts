import { type ReportFilter, uuid } from '@edukom/contracts';
import type { AttendanceState, EditionState, LocalizedText } from '@edukom/domain';
import { z } from 'zod';
import { survivorOf } from '../../platform/db/person-ids.js';
import { cursorDay, cursorText } from '../../platform/http/cursor.js';

/** Whose runs somebody may see. */
export interface VisibleRuns {
  readonly all: boolean;
  readonly ids: {
    readonly institution: readonly string[];
    readonly course: readonly string[];
    readonly run: readonly string[];
  };
}

export interface AttendanceReportRow {
  date: string;
  run_code: string;
  session_id: string;
  session: string;
  enrolment_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  institution_id: string;
  institution: LocalizedText;
  planned_minutes: number;
  minutes: number;
  state: AttendanceState;
}

export interface CertificateReportRow {
  id: string;
  issued_on: string;
  serial: string;
  kind: 'course' | 'open' | 'path';
  edition: number;
  run_code: string;
  award_title: LocalizedText;
  person_id: string;
  given_name: string;
  family_name: string;
  /** Null for a path, which rests on several enrolments. */
  institution_id: string | null;
  institution: LocalizedText;
  valid_until: string | null;
  state: EditionState;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A report as SQL: its rows, their order, and the totals over the same rows. */
export interface ReportSql {
  readonly rows: string;
  readonly order: readonly string[];
  /** A row's values of the order's columns. */
  readonly place: z.ZodType<readonly string[]>;
  readonly totals: string;
}

const VISIBLE =
  '($1::boolean OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))';
const FILTER = `${VISIBLE} AND ($5::uuid IS NULL OR r.id = $5) AND ($6::uuid IS NULL OR e.institution_id = $6)`;

/** Values of every report's statement, in the order of its parameters. */
export const reportValues = (visible: VisibleRuns, filter: ReportFilter, dataAt: Date): unknown[] => [
  visible.all,
  visible.ids.run,
  visible.ids.course,
  visible.ids.institution,
  filter.runId ?? null,
  filter.institutionId ?? null,
  filter.from ?? null,
  filter.to ?? null,
  dataAt,
  filter.kind ?? null,
];

/**
 * Sessions that have ended, each with everybody enrolled; who withdrew stays where something was recorded. Planned minutes
 * are the union of a session's slots, as in the domain.
 */
const ATTENDANCE = `WITH held AS MATERIALIZED (
    SELECT s.id, s.run_id, s.title, s.local_date, (
      SELECT COALESCE(floor(sum(extract(epoch FROM upper(part) - lower(part))) / 60), 0)::int
      FROM unnest((SELECT range_agg(tstzrange(l.starts_at, l.ends_at)) FROM session_slot l WHERE l.session_id = s.id)) AS part
    ) AS planned_minutes
    FROM session s
    WHERE s.cancelled_at IS NULL AND s.ends_at <= $9 AND ($5::uuid IS NULL OR s.run_id = $5)
      AND ($7::date IS NULL OR s.local_date >= $7) AND ($8::date IS NULL OR s.local_date <= $8)
  )
  SELECT h.local_date AS date, r.code AS run_code, h.id AS session_id, h.title AS session, e.id AS enrolment_id, p.id AS person_id,
    p.given_name, p.family_name, i.id AS institution_id, i.name AS institution, h.planned_minutes,
    COALESCE(a.minutes, 0) AS minutes, COALESCE(a.state, 'none') AS state
  FROM held h JOIN run r ON r.id = h.run_id JOIN enrolment e ON e.run_id = r.id JOIN person p ON p.id = e.person_id
    JOIN institution i ON i.id = e.institution_id
    LEFT JOIN attendance_record a ON a.session_id = h.id AND a.enrolment_id = e.id
  WHERE ${FILTER} AND (e.state = 'enrolled' OR a.session_id IS NOT NULL) AND ($10::text IS NULL OR $10 = 'course')`;

/** The state is that of the domain's \`editionState\`: an event that may not follow is never written, so the last one tells. */
const CERTIFICATES = `SELECT c.id, (c.issued_at AT TIME ZONE 'Europe/Belgrade')::date AS issued_on, c.serial, c.kind, c.edition,
    coalesce(r.code, c.snapshot #>> '{content,path,slug}') AS run_code,
    c.snapshot #> '{content,awardTitle}' AS award_title, c.person_id, c.snapshot #>> '{person,givenName}' AS given_name,
    c.snapshot #>> '{person,familyName}' AS family_name, e.institution_id, c.snapshot #> '{content,institution}' AS institution,
    (c.valid_until AT TIME ZONE 'Europe/Belgrade')::date AS valid_until,
    CASE WHEN last.kind IN ('issued', 'reinstated') AND c.valid_until <= $9 THEN 'expired' ELSE last.kind END AS state
  FROM certificate c LEFT JOIN run r ON r.id = c.run_id LEFT JOIN enrolment e ON e.id = c.enrolment_id
    CROSS JOIN LATERAL (SELECT v.kind FROM certificate_event v WHERE v.certificate_id = c.id ORDER BY v.number DESC LIMIT 1) last
  WHERE ${FILTER} AND ($10::text IS NULL OR c.kind = $10) AND ($7::date IS NULL OR (c.issued_at AT TIME ZONE 'Europe/Belgrade')::date >= $7)
    AND ($8::date IS NULL OR (c.issued_at AT TIME ZONE 'Europe/Belgrade')::date <= $8)`;

export const ATTENDANCE_REPORT: ReportSql = {
  rows: ATTENDANCE,
  order: ['date', 'session_id', 'family_name', 'given_name', 'enrolment_id'],
  place: z.tuple([cursorDay, uuid, cursorText, cursorText, uuid]),
  totals: `SELECT count(*)::int AS rows, count(DISTINCT ${survivorOf('person_id')})::int AS people, count(DISTINCT session_id)::int AS sessions,
    COALESCE(sum(planned_minutes), 0)::int AS "plannedMinutes", COALESCE(sum(minutes), 0)::int AS minutes FROM report`,
};

export const CERTIFICATE_REPORT: ReportSql = {
  rows: CERTIFICATES,
  order: ['id'],
  place: z.tuple([uuid]),
  totals: `SELECT count(*)::int AS rows, count(DISTINCT ${survivorOf('person_id')})::int AS people,
    (count(*) FILTER (WHERE state IN ('issued', 'reinstated')))::int AS valid, (count(*) FILTER (WHERE state = 'revoked'))::int AS revoked,
    (count(*) FILTER (WHERE state = 'superseded'))::int AS superseded, (count(*) FILTER (WHERE state = 'expired'))::int AS expired FROM report`,
};

export const allRows = (sql: ReportSql, values: readonly unknown[]): Statement => ({
  text: `${sql.rows} ORDER BY ${sql.order.join(', ')}`,
  values,
});

export const totalsOf = (sql: ReportSql, values: readonly unknown[]): Statement => ({
  text: `WITH report AS (${sql.rows}) ${sql.totals}`,
  values,
});

/** The rows behind the one with these values of the order's columns; from the first on when there are none. */
export function pageOfRows(
  sql: ReportSql,
  values: readonly unknown[],
  after: readonly string[] | null,
  limit: number,
): Statement {
  const columns = sql.order.join(', ');
  const places = sql.order.map((_column, index) => `$${values.length + index + 1}`).join(', ');
  const behind = after ? `WHERE (${columns}) > (${places})` : '';
  return {
    text: `WITH report AS (${sql.rows}) SELECT * FROM report ${behind} ORDER BY ${columns} LIMIT ${Math.trunc(limit)}`,
    values: after ? [...values, ...after] : values,
  };
}
