import type { ContentLocale, InterfaceLocale, LocalizedText, RunKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

/** A run with the award its certificates are for. */
export interface RunRow {
  id: string;
  kind: RunKind;
  code: string;
  title: LocalizedText;
  starts_on: string;
  ends_on: string;
  locales: ContentLocale[];
  version_id: string;
  award_rule: unknown;
  award_id: string | null;
  award_title: LocalizedText;
  months_valid: number | null;
  learning_minutes: number;
}

/** Somebody as a certificate names them. */
export interface PersonRow {
  given_name: string;
  family_name: string;
  locale: InterfaceLocale;
}

export interface EnrolmentRow extends PersonRow {
  id: string;
  run_id: string;
  person_id: string;
  cycle: number;
  /** `YYYY-MM-DD` in Kosovo. */
  enrolled_on: string;
  state: 'enrolled' | 'withdrawn';
  completed_at: Date | null;
  institution: LocalizedText;
}

const RUN = `SELECT r.id, r.kind, r.code, r.title, r.starts_on, r.ends_on, r.locales, r.version_id, r.award_rule,
    a.id AS award_id, COALESCE(a.title, c.title) AS award_title, a.months_valid,
    (SELECT COALESCE(sum(t.minutes), 0)::int FROM activity t JOIN module m ON m.id = t.module_id
     WHERE m.version_id = r.version_id AND t.is_required) AS learning_minutes
  FROM run r JOIN course c ON c.id = r.course_id 
  LEFT JOIN award a ON a.course_id = r.course_id AND a.kind = CASE r.kind WHEN 'open' THEN 'open' ELSE 'course' END`;
const ENROLMENT = `SELECT e.id, e.run_id, e.person_id, e.cycle, e.state, e.completed_at,
    (e.enrolled_at AT TIME ZONE 'Europe/Belgrade')::date AS enrolled_on, p.given_name, p.family_name, p.locale, i.name AS institution
  FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id`;

/** The facts a decision about a certificate stands on. */
@Injectable()
export class EligibilityRepository {
  constructor(private readonly db: Db) {}

  run(runId: string): Promise<RunRow | null> {
    return this.db.one<RunRow>(`${RUN} WHERE r.id = $1`, [runId]);
  }

  enrolments(runId: string, enrolmentIds: readonly string[] | null): Promise<EnrolmentRow[]> {
    return this.db.query<EnrolmentRow>(
      `${ENROLMENT} WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2)) ORDER BY p.family_name, p.given_name, e.id`,
      [runId, enrolmentIds],
    );
  }

  enrolmentsOfPerson(personId: string): Promise<EnrolmentRow[]> {
    return this.db.query<EnrolmentRow>(
      `${ENROLMENT} WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' ORDER BY e.id DESC`,
      [personId],
    );
  }

  /** The enrolment, held until the transaction ends: two who issue at once do it one after the other. */
  lockEnrolment(enrolmentId: string): Promise<EnrolmentRow | null> {
    return this.db.one<EnrolmentRow>(`${ENROLMENT} WHERE e.id = $1 FOR UPDATE OF e`, [enrolmentId]);
  }

  /** The person, held until the transaction ends: for certificates that rest on no single enrolment. */
  lockPerson(personId: string): Promise<PersonRow | null> {
    return this.db.one<PersonRow & Record<string, unknown>>(
      'SELECT given_name, family_name, locale FROM person WHERE id = $1 FOR NO KEY UPDATE',
      [personId],
    );
  }

  /** Titles of quizzes and activities by their ids. */
  async titles(quizIds: readonly string[], activityIds: readonly string[]): Promise<Record<string, LocalizedText>> {
    const rows = await this.db.query<{ id: string; title: LocalizedText }>(
      `SELECT q.id, t.title FROM quiz q JOIN activity t ON t.id = q.activity_id WHERE q.id = ANY ($1::uuid[])
       UNION ALL SELECT t.id, t.title FROM activity t WHERE t.id = ANY ($2::uuid[])`,
      [quizIds, activityIds],
    );
    return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
  }

  async courseTitles(courseIds: readonly string[]): Promise<Record<string, LocalizedText>> {
    const rows = await this.db.query<{ id: string; title: LocalizedText }>(
      'SELECT id, title FROM course WHERE id = ANY ($1::uuid[])',
      [courseIds],
    );
    return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
  }
}
