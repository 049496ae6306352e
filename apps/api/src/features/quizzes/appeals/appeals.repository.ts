import type { AppealOutcome, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { Appeal, AppealAnswer, AppealChange } from '../entities/appeal.entity.js';
import { USUAL_APPEAL_DAYS } from '../marking-rules.repository.js';

export interface AppealRow {
  id: string;
  attempt_id: string;
  run_id: string;
  slot: number | null;
  text: string;
  made_at: Date;
  person_id: string;
  name: string;
  quiz_title: LocalizedText;
  outcome: AppealOutcome | null;
  answer_text: string | null;
  changes: AppealChange[] | null;
  answered_by: string | null;
  answered_at: Date | null;
}

/** A finished attempt as far as an appeal against it is concerned. */
export interface AppealableRow {
  quiz_id: string;
  run_id: string;
  /** null: not released, or something of this attempt still waits. */
  released_at: Date | null;
  appeal_days: number;
}

/** Somebody a mail goes to. */
export interface RecipientRow {
  person_id: string;
  given_name: string;
  email: string;
  locale: string;
}

const APPEAL = `
  SELECT l.id, l.attempt_id, e.run_id, l.slot, l.text, l.made_at, a.person_id, p.given_name || ' ' || p.family_name AS name,
    y.title AS quiz_title, w.outcome, w.text AS answer_text, w.changes, b.given_name || ' ' || b.family_name AS answered_by,
    w.answered_at
  FROM appeal l JOIN attempt a ON a.id = l.attempt_id JOIN enrolment e ON e.id = a.enrolment_id
    JOIN person p ON p.id = a.person_id JOIN quiz q ON q.id = a.quiz_id JOIN activity y ON y.id = q.activity_id
    LEFT JOIN appeal_answer w ON w.appeal_id = l.id LEFT JOIN person b ON b.id = w.answered_by`;

/** Appeals against released results, and their answers: both are only ever added. */
@Injectable()
export class AppealsRepository {
  constructor(private readonly db: Db) {}

  /** The person's own finished attempt. */
  appealable(attemptId: string, personId: string): Promise<AppealableRow | null> {
    return this.db.one<AppealableRow & Record<string, unknown>>(
      `SELECT a.quiz_id, e.run_id, CASE WHEN a.pending_marks = 0 THEN g.released_at END AS released_at,
         coalesce(k.appeal_days, ${USUAL_APPEAL_DAYS}) AS appeal_days
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
         LEFT JOIN grade g ON g.enrolment_id = e.id AND g.quiz_id = a.quiz_id
         LEFT JOIN marking_rule k ON k.run_id = e.run_id AND k.quiz_id = a.quiz_id
       WHERE a.id = $1 AND a.person_id = ANY (${idsOfPerson('$2')}) AND a.state <> 'open'`,
      [attemptId, personId],
    );
  }

  async hasSlot(attemptId: string, slot: number): Promise<boolean> {
    const row = await this.db.one('SELECT 1 FROM attempt_slot WHERE attempt_id = $1 AND slot = $2', [attemptId, slot]);
    return row !== null;
  }

  appeal(appealId: string): Promise<AppealRow | null> {
    return this.db.one<AppealRow & Record<string, unknown>>(`${APPEAL} WHERE l.id = $1`, [appealId]);
  }

  ofAttempt(attemptId: string): Promise<AppealRow[]> {
    return this.db.query<AppealRow & Record<string, unknown>>(
      `${APPEAL} WHERE l.attempt_id = $1 ORDER BY l.made_at, l.id`,
      [attemptId],
    );
  }

  /** Those that wait first, the oldest of them on top; then the answered, the newest first. */
  ofRun(runId: string): Promise<AppealRow[]> {
    return this.db.query<AppealRow & Record<string, unknown>>(
      `${APPEAL} WHERE e.run_id = $1
       ORDER BY w.answered_at IS NOT NULL, w.answered_at DESC, l.made_at, l.id LIMIT 500`,
      [runId],
    );
  }

  /** False when there is one about the same already. */
  async add(appeal: Appeal): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO appeal (id, attempt_id, slot, text, made_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT appeal_once DO NOTHING`,
      [appeal.id, appeal.attemptId, appeal.slot, appeal.text, appeal.madeAt],
    );
    return touched === 1;
  }

  /** One answers it at a time: who waited finds what the other did, in all that is read from here on. */
  async lock(appealId: string): Promise<void> {
    await this.db.query('SELECT 1 FROM appeal WHERE id = $1 FOR UPDATE', [appealId]);
  }

  /** False when it has been answered. */
  async answer(answer: AppealAnswer): Promise<boolean> {
    const touched = await this.db.execute(
      `INSERT INTO appeal_answer (appeal_id, outcome, text, changes, answered_by, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [
        answer.appealId,
        answer.outcome,
        answer.text,
        JSON.stringify(answer.changes),
        answer.answeredBy,
        answer.answeredAt,
      ],
    );
    return touched === 1;
  }

  /** Who looks after a run and can be written to: its trainers, those of its course, the managers of its host. */
  staffOf(runId: string, today: string): Promise<RecipientRow[]> {
    return this.db.query<RecipientRow & Record<string, unknown>>(
      `SELECT DISTINCT p.id AS person_id, p.given_name, p.email, p.locale
       FROM run r JOIN role_grant k ON k.role IN ('trainer', 'project-manager') AND k.valid @> $2::date
           AND k.scope_id IN (r.id, r.course_id, r.host_institution_id)
         JOIN person p ON p.id = k.person_id AND p.email IS NOT NULL
         JOIN account c ON c.person_id = p.id AND c.state = 'active'
       WHERE r.id = $1 ORDER BY p.id`,
      [runId, today],
    );
  }

  recipient(personId: string): Promise<RecipientRow | null> {
    return this.db.one<RecipientRow & Record<string, unknown>>(
      'SELECT id AS person_id, given_name, email, locale FROM person WHERE id = $1 AND email IS NOT NULL',
      [personId],
    );
  }
}
