import type { AwardRule, LocalizedText, RunKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { type PlannedRun, Run, type RunState } from './run.entity.js';

export interface VisibleScopes {
  readonly all: boolean;
  readonly run: readonly string[];
  readonly course: readonly string[];
  readonly institution: readonly string[];
}

export interface RunItemRow {
  id: string;
  kind: RunKind;
  code: string;
  title: LocalizedText;
  course_title: LocalizedText;
  host_name: LocalizedText;
  state: RunState;
  starts_on: string;
  ends_on: string;
  enrolled: number;
  sessions: number;
  next_session_at: Date | null;
}

export interface RunDetailRow extends Omit<RunItemRow, 'sessions' | 'next_session_at'> {
  course_id: string;
  version_id: string;
  version_number: number;
  host_institution_id: string;
  locales: Run['locales'];
  attendance_rule: Run['attendanceRule'];
  award_rule: AwardRule;
  cancel_reason: string | null;
  cancelled_at: Date | null;
  withdrawn: number;
  version: number;
}

export interface VersionRow {
  id: string;
  course_id: string;
  state: 'draft' | 'published';
  title: LocalizedText;
}

const enrolledIn = (state: string) =>
  `(SELECT count(*)::int FROM enrolment e WHERE e.run_id = r.id AND e.state = '${state}')`;
/** Whether a run `r` lies in the scopes `$1` (all), `$2` (runs), `$3` (courses), `$4` (institutions). */
export const VISIBLE_RUNS = `($1 OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))`;

@Injectable()
export class RunsRepository {
  constructor(private readonly db: Db) {}

  /** Runs inside the scopes that match every pattern, newest first, after the cursor. */
  visibleRuns(
    scopes: VisibleScopes,
    filter: {
      patterns: readonly string[];
      state: RunState | null;
      kind: RunKind | null;
      after: readonly [string, string] | null;
      limit: number;
      now: Date;
    },
  ): Promise<RunItemRow[]> {
    return this.db.query<RunItemRow>(
      `SELECT r.id, r.kind, r.code, r.title, c.title AS course_title, i.name AS host_name, r.state, r.starts_on, r.ends_on,
         ${enrolledIn('enrolled')} AS enrolled,
         (SELECT count(*)::int FROM session s WHERE s.run_id = r.id AND s.cancelled_at IS NULL) AS sessions,
         (SELECT min(s.starts_at) FROM session s WHERE s.run_id = r.id AND s.cancelled_at IS NULL AND s.ends_at > $5) AS next_session_at
       FROM run r JOIN course c ON c.id = r.course_id JOIN institution i ON i.id = r.host_institution_id
       WHERE ${VISIBLE_RUNS} AND r.search_text LIKE ALL ($6::text[]) AND ($7::text IS NULL OR r.state = $7)
         AND ($8::date IS NULL OR (r.starts_on, r.id) < ($8::date, $9::uuid))
       AND ($11::text IS NULL OR r.kind = $11)
       ORDER BY r.starts_on DESC, r.id DESC LIMIT $10`,
      [
        scopes.all,
        scopes.run,
        scopes.course,
        scopes.institution,
        filter.now,
        filter.patterns,
        filter.state,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit,
        filter.kind,
      ],
    );
  }

  runById(runId: string): Promise<RunDetailRow | null> {
    return this.db.one<RunDetailRow>(
      `SELECT r.id, r.kind, r.code, r.title, r.course_id, c.title AS course_title, r.version_id, v.number AS version_number,
         r.host_institution_id, i.name AS host_name, r.state, r.starts_on, r.ends_on, r.locales, r.attendance_rule, r.award_rule, r.cancel_reason, r.cancelled_at, r.version,
         ${enrolledIn('enrolled')} AS enrolled, ${enrolledIn('withdrawn')} AS withdrawn
       FROM run r JOIN course c ON c.id = r.course_id JOIN course_version v ON v.id = r.version_id
       JOIN institution i ON i.id = r.host_institution_id WHERE r.id = $1`,
      [runId],
    );
  }

  async runIdByCode(code: string): Promise<string | null> {
    return (await this.db.one<{ id: string }>('SELECT id FROM run WHERE code = $1', [code]))?.id ?? null;
  }

  /** The state of a run, which stays so until the transaction ends, and its kind. */
  holdRun(runId: string): Promise<{ state: RunState; kind: RunKind } | null> {
    return this.db.one('SELECT state, kind FROM run WHERE id = $1 FOR SHARE', [runId]);
  }

  async insertRun(run: PlannedRun): Promise<void> {
    await this.db.manager.insert(Run, run);
  }

  /** Moves a run on; false when it is not in the state it would leave. */
  async changeState(runId: string, from: RunState, to: RunState): Promise<boolean> {
    return (
      (await this.db.execute('UPDATE run SET state = $3, version = version + 1 WHERE id = $1 AND state = $2', [
        runId,
        from,
        to,
      ])) === 1
    );
  }

  async setAwardRule(runId: string, rule: AwardRule): Promise<void> {
    await this.db.execute('UPDATE run SET award_rule = $2 WHERE id = $1', [runId, rule]);
  }

  versionById(versionId: string): Promise<VersionRow | null> {
    return this.db.one<VersionRow>(
      'SELECT v.id, v.course_id, v.state, c.title FROM course_version v JOIN course c ON c.id = v.course_id WHERE v.id = $1',
      [versionId],
    );
  }

  institutionName(institutionId: string): Promise<{ name: LocalizedText } | null> {
    return this.db.one<{ name: LocalizedText }>('SELECT name FROM institution WHERE id = $1', [institutionId]);
  }

  /** Quizzes of a version that decide about the award, with their pass marks. */
  decidingQuizzes(versionId: string): Promise<{ quiz_id: string; pass_mark: number }[]> {
    return this.db.query(
      `SELECT q.id AS quiz_id, q.pass_mark FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND q.purpose IN ('post', 'graded') ORDER BY m.position, a.position`,
      [versionId],
    );
  }

  /** Of {@link decidingQuizzes} those that ask something nobody has to grade: an open run has no trainer. */
  gradedByThemselves(versionId: string): Promise<{ quiz_id: string; pass_mark: number }[]> {
    return this.db.query(
      `SELECT q.id AS quiz_id, q.pass_mark FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND q.purpose IN ('post', 'graded') AND EXISTS (
         SELECT 1 FROM quiz_question(q.id) s JOIN question n ON n.id = s.question_id
         WHERE n.kind NOT IN ('open', 'file-upload')) ORDER BY m.position, a.position`,
      [versionId],
    );
  }

  /** Whether a version asks for something that a trainer has to confirm. */
  async needsTrainer(versionId: string): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM activity a JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND a.is_required AND a.completion ->> 'kind' = 'confirmed' LIMIT 1`,
      [versionId],
    );
    return row !== null;
  }

  /** Activities of a version that have to be completed, beside quizzes. */
  async requiredActivities(versionId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM activity a JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND a.is_required AND a.kind <> 'quiz' ORDER BY m.position, a.position`,
      [versionId],
    );
    return rows.map((row) => row.id);
  }

  trainersOf(runId: string): Promise<{ person_id: string; name: string }[]> {
    return this.db.query(
      `SELECT DISTINCT p.id AS person_id, p.given_name || ' ' || p.family_name AS name, p.search_text
       FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.role = 'trainer' AND g.scope_kind = 'run' AND g.scope_id = $1 AND g.valid @> CURRENT_DATE ORDER BY p.search_text`,
      [runId],
    );
  }

  /** Everybody who is a trainer of anything today. */
  trainers(): Promise<{ person_id: string; name: string }[]> {
    return this.db.query(
      `SELECT DISTINCT p.id AS person_id, p.given_name || ' ' || p.family_name AS name, p.search_text
       FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.role = 'trainer' AND g.valid @> CURRENT_DATE ORDER BY p.search_text LIMIT 500`,
    );
  }

  /** The newest published version of every course. */
  plannableVersions(): Promise<{ version_id: string; number: number; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT DISTINCT ON (c.search_text, c.id) v.id AS version_id, v.number, c.title FROM course c
       JOIN course_version v ON v.course_id = c.id AND v.state = 'published' ORDER BY c.search_text, c.id, v.number DESC`,
    );
  }

  hosts(): Promise<{ id: string; name: LocalizedText }[]> {
    return this.db.query('SELECT id, name FROM institution ORDER BY search_text, id');
  }
}
