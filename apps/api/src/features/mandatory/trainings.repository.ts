import type { NewMandatoryTraining } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { RenewalColumns } from './renewal-row.js';

export interface TrainingRow extends RenewalColumns {
  id: string;
  course_id: string;
  course_title: LocalizedText;
  is_visible_to_superiors: boolean;
  due_on: string;
  remind_days: number[];
  copies_focal_point: boolean;
  ended_at: Date | null;
  end_reason: string | null;
  audience: {
    institutionId: string;
    departmentId: string | null;
    institutionName: LocalizedText;
    departmentName: string | null;
  }[];
}

/** Where somebody may see trainings: of these courses, or those that concern these institutions or departments. */
export interface TrainingScopes {
  readonly all: boolean;
  readonly course: readonly string[];
  readonly institution: readonly string[];
  readonly department: readonly string[];
}

export interface TrainingCursor {
  readonly isEnded: boolean;
  readonly dueOn: string;
  readonly id: string;
}

export interface OptionRow {
  institution_id: string;
  name: LocalizedText;
  departments: { departmentId: string; name: string }[];
}

/** The columns of {@link TrainingRow}, from `mandatory_training m`, its course `c` and its renewal `n`. */
const COLUMNS = `m.id, m.course_id, c.title AS course_title, c.is_visible_to_superiors, m.due_on, m.remind_days, m.copies_focal_point,
  m.ended_at, m.end_reason, n.kind AS renewal_kind, n.months AS renewal_months, n.opens_days, n.anchored_on,
  (SELECT jsonb_agg(jsonb_build_object('institutionId', a.institution_id, 'departmentId', a.department_id,
     'institutionName', i.name, 'departmentName', d.name) ORDER BY i.slug, d.name_fold)
   FROM mandatory_audience a JOIN institution i ON i.id = a.institution_id LEFT JOIN department d ON d.id = a.department_id
   WHERE a.training_id = m.id) AS audience`;
const FROM = `mandatory_training m JOIN course c ON c.id = m.course_id LEFT JOIN course_renewal n ON n.course_id = c.id`;
const SEEN = `($1 OR m.course_id = ANY ($2::uuid[]) OR EXISTS (SELECT 1 FROM mandatory_audience v WHERE v.training_id = m.id
  AND (v.institution_id = ANY ($3::uuid[]) OR v.department_id = ANY ($4::uuid[]))))`;
const seenBy = ({ all, course, institution, department }: TrainingScopes) => [all, course, institution, department];

@Injectable()
export class TrainingsRepository {
  constructor(private readonly db: Db) {}

  /** Those under way first, the latest due day first, after the cursor. */
  list(scopes: TrainingScopes, after: TrainingCursor | null, limit: number): Promise<TrainingRow[]> {
    return this.db.query<TrainingRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${SEEN}
         AND ($5::boolean IS NULL OR (m.ended_at IS NULL, m.due_on, m.id) < (NOT $5, $6::date, $7::uuid))
       ORDER BY (m.ended_at IS NULL) DESC, m.due_on DESC, m.id DESC LIMIT $8`,
      [...seenBy(scopes), after?.isEnded ?? null, after?.dueOn ?? null, after?.id ?? null, limit],
    );
  }

  byId(trainingId: string, scopes: TrainingScopes): Promise<TrainingRow | null> {
    return this.db.one<TrainingRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${SEEN} AND m.id = $5`,
      [...seenBy(scopes), trainingId],
    );
  }

  /** Trainings under way that concern people of the scopes, and whose course superiors may see; the next due first. */
  ofScopes(scopes: TrainingScopes, limit: number): Promise<TrainingRow[]> {
    return this.db.query<TrainingRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE m.ended_at IS NULL AND c.is_visible_to_superiors AND ($1 OR EXISTS (
         SELECT 1 FROM mandatory_audience v JOIN department d ON d.institution_id = v.institution_id AND (v.department_id IS NULL OR v.department_id = d.id)
         WHERE v.training_id = m.id AND (d.institution_id = ANY ($2::uuid[]) OR d.id = ANY ($3::uuid[]))))
       ORDER BY m.due_on, m.id LIMIT $4`,
      [scopes.all, scopes.institution, scopes.department, limit],
    );
  }

  courses(): Promise<{ id: string; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT c.id, c.title FROM course c WHERE EXISTS (SELECT 1 FROM course_version v WHERE v.course_id = c.id AND v.state = 'published')
       ORDER BY c.slug`,
    );
  }

  institutions(): Promise<OptionRow[]> {
    return this.db.query<OptionRow & Record<string, unknown>>(
      `SELECT i.id AS institution_id, i.name, coalesce(jsonb_agg(jsonb_build_object('departmentId', d.id, 'name', d.name) ORDER BY d.name_fold)
         FILTER (WHERE d.id IS NOT NULL), '[]') AS departments
       FROM institution i LEFT JOIN department d ON d.institution_id = i.id WHERE i.slug <> 'public' GROUP BY i.id ORDER BY i.slug`,
    );
  }

  /** A published course whose mandatory trainings nobody else changes until the transaction ends; null without one. */
  holdCourse(courseId: string): Promise<RenewalColumns | null> {
    return this.db.one<RenewalColumns & Record<string, unknown>>(
      `SELECT n.kind AS renewal_kind, n.months AS renewal_months, n.opens_days, n.anchored_on
       FROM course c LEFT JOIN course_renewal n ON n.course_id = c.id
       WHERE c.id = $1 AND EXISTS (SELECT 1 FROM course_version v WHERE v.course_id = c.id AND v.state = 'published')
       FOR NO KEY UPDATE OF c`,
      [courseId],
    );
  }

  /** How many of an audience there are: institutions, and departments of just these institutions. */
  async countKnown(audience: NewMandatoryTraining['audience']): Promise<number> {
    const row = await this.db.one<{ known: number }>(
      `SELECT count(*)::int AS known FROM unnest($1::uuid[], $2::uuid[]) AS a (institution_id, department_id)
       JOIN institution i ON i.id = a.institution_id LEFT JOIN department d ON d.id = a.department_id
       WHERE a.department_id IS NULL OR d.institution_id = a.institution_id`,
      [audience.map((one) => one.institutionId), audience.map((one) => one.departmentId)],
    );
    return row?.known ?? 0;
  }

  /** Whether a training under way asks the same of some of these for the same day. */
  async isDoubled({ courseId, dueOn, audience }: NewMandatoryTraining): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM mandatory_training m JOIN mandatory_audience v ON v.training_id = m.id
       JOIN unnest($3::uuid[], $4::uuid[]) AS a (institution_id, department_id) ON a.institution_id = v.institution_id
         AND (a.department_id IS NULL OR v.department_id IS NULL OR a.department_id = v.department_id)
       WHERE m.course_id = $1 AND m.due_on = $2 AND m.ended_at IS NULL LIMIT 1`,
      [courseId, dueOn, audience.map((one) => one.institutionId), audience.map((one) => one.departmentId)],
    );
    return row !== null;
  }

  async insert(id: string, audienceIds: readonly string[], training: NewMandatoryTraining, by: string, at: Date) {
    await this.db.execute(
      `INSERT INTO mandatory_training (id, course_id, due_on, remind_days, copies_focal_point, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, training.courseId, training.dueOn, training.remindDays, training.copiesFocalPoint, by, at],
    );
    await this.db.execute(
      `INSERT INTO mandatory_audience (id, training_id, institution_id, department_id)
       SELECT a.id, $1, a.institution_id, a.department_id FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS a (id, institution_id, department_id)`,
      [
        id,
        audienceIds,
        training.audience.map((one) => one.institutionId),
        training.audience.map((one) => one.departmentId),
      ],
    );
  }

  /** False when it was ended already. What was planned and is not in the outbox yet goes with it. */
  async end(trainingId: string, by: string, reason: string, at: Date): Promise<boolean> {
    const ended = await this.db.execute(
      `UPDATE mandatory_training SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE id = $1 AND ended_at IS NULL`,
      [trainingId, at, by, reason],
    );
    if (ended === 0) return false;
    await this.db.execute('DELETE FROM mandatory_reminder WHERE training_id = $1 AND posted_at IS NULL', [trainingId]);
    await this.db.execute('DELETE FROM mandatory_copy WHERE training_id = $1 AND posted_at IS NULL', [trainingId]);
    return true;
  }
}
