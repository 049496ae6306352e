import type { InterfaceLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';
import type { RenewalColumns } from './renewal-row.js';
import { type AskedTraining, askedValues, REACHED, STANDING, STANDING_OF_SOME } from './standing.repository.js';

export interface DueTrainingRow extends RenewalColumns {
  id: string;
  course_id: string;
  course_title: LocalizedText;
  due_on: string;
  remind_days: number[];
  copies_focal_point: boolean;
  is_visible_to_superiors: boolean;
  planned_on: string | null;
}

export interface RecipientRow {
  person_id: string;
  given_name: string;
  locale: InterfaceLocale;
  recipient: string;
}

export interface FocalPointRow extends RecipientRow {
  /** Whom the grant covers: the institution or one department of it. */
  scope_ids: string[];
}

export interface MissingRow {
  person_id: string;
  name: string;
  department_id: string;
}

const TRAINING = `SELECT m.id, m.course_id, c.title AS course_title, c.is_visible_to_superiors, m.due_on, m.remind_days, m.copies_focal_point,
  m.planned_on, n.kind AS renewal_kind, n.months AS renewal_months, n.opens_days, n.anchored_on
  FROM mandatory_training m JOIN course c ON c.id = m.course_id LEFT JOIN course_renewal n ON n.course_id = c.id`;
/** Who has not done it, of the people of {@link STANDING}. */
const MISSING = 'p LEFT JOIN s USING (id, person_id) JOIN person x ON x.id = p.person_id';
const NOT_DONE = 's.is_done IS NOT TRUE';

/** Reminders of mandatory trainings: planned in one statement, posted in batches, each row once. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly db: Db) {}

  /** Trainings under way that are not due yet. */
  async underWay(today: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT id FROM mandatory_training WHERE ended_at IS NULL AND due_on >= $1 ORDER BY due_on, id',
      [today],
    );
    return rows.map(({ id }) => id);
  }

  /** A training that no other worker plans until the transaction ends; null when one does, or it was ended meanwhile. */
  hold(trainingId: string): Promise<DueTrainingRow | null> {
    return this.db.one<DueTrainingRow & Record<string, unknown>>(
      `${TRAINING} WHERE m.id = $1 AND m.ended_at IS NULL FOR UPDATE OF m SKIP LOCKED`,
      [trainingId],
    );
  }

  /** A training while its reminders are posted: several workers at once, but nobody ends it in between. */
  share(trainingId: string): Promise<DueTrainingRow | null> {
    return this.db.one<DueTrainingRow & Record<string, unknown>>(
      `${TRAINING} WHERE m.id = $1 AND m.ended_at IS NULL FOR SHARE OF m`,
      [trainingId],
    );
  }

  async notePlanned(trainingId: string, today: string): Promise<void> {
    await this.db.execute('UPDATE mandatory_training SET planned_on = $2 WHERE id = $1', [trainingId, today]);
  }

  /** What was planned for an earlier reminder and never posted is overtaken by this one. */
  async dropEarlier(trainingId: string, days: number): Promise<void> {
    await this.db.execute(
      'DELETE FROM mandatory_reminder WHERE training_id = $1 AND days <> $2 AND posted_at IS NULL',
      [trainingId, days],
    );
    await this.db.execute('DELETE FROM mandatory_copy WHERE training_id = $1 AND days <> $2 AND posted_at IS NULL', [
      trainingId,
      days,
    ]);
  }

  /** Everybody who has not done it and can be reached; who has the row already keeps it. Gives how many are new. */
  plan(training: AskedTraining, days: number, today: string): Promise<number> {
    return this.db.execute(
      `${STANDING} INSERT INTO mandatory_reminder (training_id, person_id, days)
       SELECT p.id, p.person_id, $5 FROM ${MISSING} ${REACHED} WHERE ${NOT_DONE} ON CONFLICT DO NOTHING`,
      [...askedValues([training], today), days],
    );
  }

  /** The institutions with somebody who has not done it. */
  async planCopies(training: AskedTraining, days: number, today: string): Promise<void> {
    await this.db.execute(
      `${STANDING} INSERT INTO mandatory_copy (training_id, institution_id, days)
       SELECT DISTINCT p.id, p.institution_id, $5::int FROM ${MISSING} WHERE ${NOT_DONE} ON CONFLICT DO NOTHING`,
      [...askedValues([training], today), days],
    );
  }

  /** The next reminders to post, held; other workers take others. */
  async claim(trainingId: string, days: number, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ person_id: string }>(
      `SELECT person_id FROM mandatory_reminder WHERE training_id = $1 AND days = $2 AND posted_at IS NULL
       ORDER BY person_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [trainingId, days, limit],
    );
    return rows.map((row) => row.person_id);
  }

  /** Those of some people who still work in the audience, have still not done it and can be reached. */
  stillMissing(training: AskedTraining, personIds: readonly string[], today: string): Promise<RecipientRow[]> {
    return this.db.query<RecipientRow & Record<string, unknown>>(
      `${STANDING_OF_SOME} SELECT p.person_id, x.given_name, x.locale, x.email AS recipient FROM ${MISSING} ${REACHED}
       WHERE ${NOT_DONE} ORDER BY p.person_id`,
      [...askedValues([training], today), personIds],
    );
  }

  /** Marks those that were posted, and takes back those whose person needs no reminder any more. */
  async settle(trainingId: string, days: number, posted: readonly string[], dropped: readonly string[], at: Date) {
    await this.db.execute(
      'UPDATE mandatory_reminder SET posted_at = $4 WHERE training_id = $1 AND days = $2 AND person_id = ANY ($3::uuid[])',
      [trainingId, days, posted, at],
    );
    if (dropped.length > 0)
      await this.db.execute(
        'DELETE FROM mandatory_reminder WHERE training_id = $1 AND days = $2 AND person_id = ANY ($3::uuid[])',
        [trainingId, days, dropped],
      );
  }

  /** The next list to post, held. */
  async claimCopy(trainingId: string, days: number): Promise<string | null> {
    const row = await this.db.one<{ institution_id: string }>(
      `SELECT institution_id FROM mandatory_copy WHERE training_id = $1 AND days = $2 AND posted_at IS NULL
       ORDER BY institution_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [trainingId, days],
    );
    return row?.institution_id ?? null;
  }

  async settleCopy(trainingId: string, days: number, institutionId: string, at: Date): Promise<void> {
    await this.db.execute(
      'UPDATE mandatory_copy SET posted_at = $4 WHERE training_id = $1 AND days = $2 AND institution_id = $3',
      [trainingId, days, institutionId, at],
    );
  }

  /** Who of an institution has not done it, by name. */
  missingOf(training: AskedTraining, institutionId: string, today: string): Promise<MissingRow[]> {
    return this.db.query<MissingRow & Record<string, unknown>>(
      `${STANDING} SELECT p.person_id, x.given_name || ' ' || x.family_name AS name, p.department_id FROM ${MISSING}
       WHERE ${NOT_DONE} AND p.institution_id = $5 ORDER BY x.search_text, p.person_id`,
      [...askedValues([training], today), institutionId],
    );
  }

  /** Focal points of an institution or of one of its departments, each with what their grants cover. */
  focalPoints(institutionId: string, today: string): Promise<FocalPointRow[]> {
    return this.db.query<FocalPointRow & Record<string, unknown>>(
      `SELECT x.id AS person_id, x.given_name, x.locale, x.email AS recipient, array_agg(g.scope_id) AS scope_ids
       FROM role_grant g JOIN person x ON x.id = ${survivorOf('g.person_id')} ${REACHED}
       WHERE g.role = 'focal-point' AND g.valid @> $2::date
         AND (g.scope_id = $1 OR g.scope_id IN (SELECT id FROM department WHERE institution_id = $1))
       GROUP BY x.id ORDER BY x.id`,
      [institutionId, today],
    );
  }

  async institutionName(institutionId: string): Promise<LocalizedText | null> {
    const row = await this.db.one<{ name: LocalizedText }>('SELECT name FROM institution WHERE id = $1', [
      institutionId,
    ]);
    return row?.name ?? null;
  }
}
