import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';

export interface PastTrainingRow {
  id: string;
  person_id: string;
  title: string;
  title_fold: string;
  provider: string;
  finished_on: string;
  minutes: number | null;
}

/** Trainings people finished elsewhere. */
@Injectable()
export class PastTrainingsRepository {
  constructor(private readonly db: Db) {}

  /** Who has these addresses. */
  async people(emails: readonly string[]): Promise<ReadonlyMap<string, { personId: string; isMerged: boolean }>> {
    const rows = await this.db.query<{ id: string; email: string; is_merged: boolean }>(
      `SELECT id, email, EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id) AS is_merged FROM person p
       WHERE email = ANY ($1::text[])`,
      [emails],
    );
    return new Map(rows.map((row) => [row.email, { personId: row.id, isMerged: row.is_merged }]));
  }

  /** Trainings of people under whichever of their names, as theirs. */
  ofPeople(personIds: readonly string[], hold: boolean): Promise<PastTrainingRow[]> {
    return this.db.query<PastTrainingRow & Record<string, unknown>>(
      `SELECT t.id, w.id AS person_id, t.title, t.title_fold, t.provider, t.finished_on::text, t.minutes
       FROM unnest($1::uuid[]) AS w (id) JOIN past_training t ON t.person_id = ANY (${idsOfPerson('w.id')})
       ORDER BY t.id ${hold ? 'FOR UPDATE OF t' : ''}`,
      [personIds],
    );
  }

  byIds(ids: readonly string[]): Promise<PastTrainingRow[]> {
    return this.db.query<PastTrainingRow & Record<string, unknown>>(
      `SELECT id, person_id, title, title_fold, provider, finished_on::text, minutes FROM past_training
       WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
  }

  /** Adds trainings, and changes those whose id is there. */
  async save(rows: readonly PastTrainingRow[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO past_training (id, person_id, title, title_fold, provider, finished_on, minutes)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::int[])
       ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, provider = EXCLUDED.provider, minutes = EXCLUDED.minutes`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.person_id),
        rows.map((row) => row.title),
        rows.map((row) => row.title_fold),
        rows.map((row) => row.provider),
        rows.map((row) => row.finished_on),
        rows.map((row) => row.minutes),
      ],
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.db.execute('DELETE FROM past_training WHERE id = ANY ($1::uuid[])', [ids]);
  }
}
