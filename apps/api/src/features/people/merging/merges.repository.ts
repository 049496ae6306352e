import type { InterfaceLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';
import type { ShownPersonRow } from './duplicates.repository.js';

export interface SideRow extends ShownPersonRow {
  position: string | null;
  locale: InterfaceLocale;
  created_at: Date;
  last_seen_at: Date | null;
  merged_into: string | null;
  holds_others: boolean;
  has: {
    affiliations: number;
    enrolments: number;
    completed: number;
    attempts: number;
    attendance: number;
    certificates: number;
    notes: number;
    roles: number;
  };
}

/** What two accounts have, and the row that makes one another name of the other. */
@Injectable()
export class MergesRepository {
  constructor(private readonly db: Db) {}

  /** Holds both people, in one order whoever asks: merges of the same people come one after the other. */
  async hold(oneId: string, otherId: string): Promise<void> {
    await this.db.execute('SELECT 1 FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
      [oneId, otherId],
    ]);
  }

  /** One side with what it has, the accounts merged into it counted in. */
  side(personId: string, day: string): Promise<SideRow | null> {
    return this.db.one<SideRow & Record<string, unknown>>(
      `SELECT p.id, p.given_name, p.family_name, p.email, p.locale, p.birth_date::text AS birth_date, i.name AS institution_name,
         d.name AS department, q.name AS position, coalesce(a.state, 'none') AS account, p.created_at,
         (SELECT max(s.last_seen_at) FROM sign_in s WHERE s.person_id = ANY (o.ids)) AS last_seen_at,
         (SELECT k.survivor_id FROM person_alias k WHERE k.merged_id = p.id) AS merged_into,
         EXISTS (SELECT 1 FROM person_alias k WHERE k.survivor_id = p.id) AS holds_others,
         jsonb_build_object(
           'affiliations', (SELECT count(*) FROM affiliation x WHERE x.person_id = ANY (o.ids)),
           'enrolments', (SELECT count(*) FROM enrolment x WHERE x.person_id = ANY (o.ids)),
           'completed', (SELECT count(*) FROM enrolment x WHERE x.person_id = ANY (o.ids) AND x.completed_at IS NOT NULL),
           'attempts', (SELECT count(*) FROM attempt x WHERE x.person_id = ANY (o.ids)),
           'attendance', (SELECT count(*) FROM attendance_record x JOIN enrolment e ON e.id = x.enrolment_id WHERE e.person_id = ANY (o.ids)),
           'certificates', (SELECT count(*) FROM certificate x WHERE x.person_id = ANY (o.ids)),
           'notes', (SELECT count(*) FROM lesson_note x WHERE x.person_id = ANY (o.ids)),
           'roles', (SELECT count(*) FROM role_grant x WHERE x.person_id = ANY (o.ids))
         ) AS has
       FROM person p CROSS JOIN LATERAL (SELECT ${idsOfPerson('p.id')} AS ids) o
       LEFT JOIN account a ON a.person_id = p.id
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id LEFT JOIN position q ON q.id = f.position_id
       LEFT JOIN institution i ON i.id = d.institution_id
       WHERE p.id = $1`,
      [personId, day],
    );
  }

  /** Runs in which both have a place. */
  sharedRuns(oneId: string, otherId: string): Promise<{ id: string; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT r.id, r.title FROM run r
       WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = r.id AND e.person_id = ANY (${idsOfPerson('$1')}))
         AND EXISTS (SELECT 1 FROM enrolment e WHERE e.run_id = r.id AND e.person_id = ANY (${idsOfPerson('$2')}))
       ORDER BY r.starts_on DESC, r.id`,
      [oneId, otherId],
    );
  }

  async add(alias: { mergedId: string; survivorId: string; mergedBy: string; mergedAt: Date; reason: string }) {
    await this.db.execute(
      'INSERT INTO person_alias (merged_id, survivor_id, merged_by, merged_at, reason) VALUES ($1, $2, $3, $4, $5)',
      [alias.mergedId, alias.survivorId, alias.mergedBy, alias.mergedAt, alias.reason],
    );
  }

  /** Takes the other name away; false when it is none of the person. */
  async remove(survivorId: string, mergedId: string): Promise<boolean> {
    return (
      (await this.db.execute('DELETE FROM person_alias WHERE merged_id = $2 AND survivor_id = $1', [
        survivorId,
        mergedId,
      ])) === 1
    );
  }
}
