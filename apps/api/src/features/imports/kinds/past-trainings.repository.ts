import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

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

  async personIds(emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; email: string }>(
      'SELECT id, email FROM person WHERE email = ANY ($1::text[])',
      [emails],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  ofPeople(personIds: readonly string[], hold: boolean): Promise<PastTrainingRow[]> {
    return this.db.query<PastTrainingRow & Record<string, unknown>>(
      `SELECT id, person_id, title, title_fold, provider, finished_on::text, minutes FROM past_training
       WHERE person_id = ANY ($1::uuid[]) ORDER BY id ${hold ? 'FOR UPDATE' : ''}`,
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
