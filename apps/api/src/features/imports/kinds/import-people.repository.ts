import type { InterfaceLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface KnownPersonRow {
  id: string;
  given_name: string;
  family_name: string;
  email: string;
  locale: InterfaceLocale;
  institution_id: string | null;
  institution_name: LocalizedText | null;
  department: string | null;
  position_title: string | null;
  is_merged: boolean;
}

/** The people the rows of imports name. */
@Injectable()
export class ImportPeopleRepository {
  constructor(private readonly db: Db) {}

  /** The people with these addresses and their primary affiliation on `day`; `hold` keeps others from changing them meanwhile. */
  async peopleByEmail(emails: readonly string[], day: string, hold: boolean): Promise<KnownPersonRow[]> {
    const found = await this.db.query<KnownPersonRow>(
      `SELECT p.id, p.given_name, p.family_name, p.email, p.locale, d.institution_id, i.name AS institution_name,
         d.name AS department, q.name AS position_title,
         EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id) AS is_merged
       FROM person p
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id
       LEFT JOIN position q ON q.id = f.position_id
       LEFT JOIN institution i ON i.id = d.institution_id
       WHERE p.email = ANY ($1::text[]) ORDER BY p.id ${hold ? 'FOR NO KEY UPDATE OF p' : ''}`,
      [emails, day],
    );
    return found;
  }
}
