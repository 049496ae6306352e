import type { ProgressEventInput } from '@edukom/contracts';
import { type InterfaceLocale, type LocalizedText, ZONE } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';

export interface LearnerRow {
  enrolment_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  institution_name: LocalizedText;
  locale: InterfaceLocale;
  /** Null when nobody could be reached: no address, or no active account. */
  recipient: string | null;
  enrolled_on: string;
  last_seen_on: string | null;
  reminded_at: Date | null;
  /** Of the whole run, however many rows were asked for. */
  enrolled: number;
}

/** What a trainer sees of the learners of a run; each question is one statement, however many people. */
@Injectable()
export class RunProgressRepository {
  constructor(private readonly db: Db) {}

  /** The enrolled people of a run (or those asked for) by name, with the last day each was seen. */
  learners(runId: string, limit: number, enrolmentIds: readonly string[] | null = null): Promise<LearnerRow[]> {
    return this.db.query<LearnerRow>(
      `SELECT e.id AS enrolment_id, e.person_id, p.given_name, p.family_name, i.name AS institution_name, p.locale,
         CASE WHEN a.state = 'active' THEN p.email END AS recipient,
         (e.enrolled_at AT TIME ZONE '${ZONE}')::date::text AS enrolled_on, greatest(v.day, t.day)::text AS last_seen_on,
         k.sent_at AS reminded_at, count(*) OVER ()::int AS enrolled
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
       LEFT JOIN account a ON a.person_id = p.id
       LEFT JOIN LATERAL (SELECT max(day) AS day FROM lesson_visit WHERE enrolment_id = e.id) v ON true
       LEFT JOIN LATERAL (SELECT (max(greatest(started_at, finished_at)) AT TIME ZONE '${ZONE}')::date AS day
         FROM attempt WHERE enrolment_id = e.id) t ON true
       LEFT JOIN LATERAL (SELECT max(sent_at) AS sent_at FROM run_reminder WHERE enrolment_id = e.id) k ON true
       WHERE e.run_id = $1 AND e.state = 'enrolled' AND ($3::uuid[] IS NULL OR e.id = ANY ($3))
       ORDER BY p.search_text, e.id LIMIT $2`,
      [runId, limit, enrolmentIds],
    );
  }

  /** On how many days each activity was opened. */
  daysOpened(enrolmentIds: readonly string[]): Promise<{ enrolment_id: string; activity_id: string; days: number }[]> {
    return this.db.query(
      `SELECT enrolment_id, activity_id, count(*)::int AS days FROM lesson_visit
       WHERE enrolment_id = ANY ($1) GROUP BY enrolment_id, activity_id`,
      [enrolmentIds],
    );
  }

  /** Quizzes whose final grade is below the pass mark. */
  failedQuizzes(enrolmentIds: readonly string[]): Promise<{ enrolment_id: string; activity_id: string }[]> {
    return this.db.query(
      `SELECT g.enrolment_id, q.activity_id FROM grade g JOIN quiz q ON q.id = g.quiz_id
       WHERE g.enrolment_id = ANY ($1) AND g.is_final AND g.share < q.pass_mark`,
      [enrolmentIds],
    );
  }

  run(runId: string): Promise<{ state: string; course_title: LocalizedText } | null> {
    return this.db.one(
      `SELECT r.state, coalesce(v.description -> 'title', c.title) AS course_title
       FROM run r JOIN course c ON c.id = r.course_id JOIN course_version v ON v.id = r.version_id WHERE r.id = $1`,
      [runId],
    );
  }

  /** Notes on which days activities of the enrolment's version were opened, read or finished. */
  async addVisits(enrolmentId: string, receivedAt: Date, events: readonly ProgressEventInput[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO lesson_visit (enrolment_id, activity_id, day)
       SELECT DISTINCT $1::uuid, g.activity_id, (least(g.occurred_at, $2) AT TIME ZONE '${ZONE}')::date
       FROM unnest($3::uuid[], $4::timestamptz[]) AS g (activity_id, occurred_at)
       JOIN activity a ON a.id = g.activity_id JOIN module m ON m.id = a.module_id
       JOIN run r ON r.version_id = m.version_id JOIN enrolment e ON e.run_id = r.id AND e.id = $1
       ON CONFLICT DO NOTHING`,
      [enrolmentId, receivedAt, events.map((event) => event.activityId), events.map((event) => event.occurredAt)],
    );
  }

  /** Writes down a reminder for each, unless one is too recent: then the database leaves it out. Gives whose were new. */
  addReminders(
    enrolmentIds: readonly string[],
    sentBy: string,
    sentAt: Date,
    quietUntil: Date,
  ): Promise<{ id: string; enrolment_id: string }[]> {
    const sorted = [...enrolmentIds].sort();
    return this.db.query(
      `INSERT INTO run_reminder (id, enrolment_id, sent_by, sent_at, quiet_until)
       SELECT g.id, g.enrolment_id, $3, $4, $5 FROM unnest($1::uuid[], $2::uuid[]) AS g (id, enrolment_id)
       ON CONFLICT ON CONSTRAINT run_reminder_once DO NOTHING RETURNING id, enrolment_id`,
      [sorted.map(() => uuidv7()), sorted, sentBy, sentAt, quietUntil],
    );
  }
}
