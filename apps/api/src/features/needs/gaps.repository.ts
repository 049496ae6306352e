import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';

export interface PlaceRow {
  id: string;
  parent_id: string | null;
  kind: 'municipality' | 'district' | 'country';
  name: LocalizedText;
}

/** What municipalities lack, from findings of completed assessments: counts only, no person leaves these statements. */
@Injectable()
export class GapsRepository {
  constructor(private readonly db: Db) {}

  places(): Promise<PlaceRow[]> {
    return this.db.query<PlaceRow & Record<string, unknown>>(
      "SELECT id, parent_id, kind, name FROM place ORDER BY CASE kind WHEN 'country' THEN 1 WHEN 'district' THEN 2 ELSE 3 END, search_text, id",
    );
  }

  /** Of each official's last completed assessment: how many there are by municipality, and how many are below their target. */
  async below(): Promise<{ place: string; people: number; below: { competence: string; people: number }[] }[]> {
    return this.db.query(
      `WITH last AS (
         SELECT DISTINCT ON (${survivorOf('a.person_id')}) a.id, i.place_id FROM competence_assessment a
         JOIN institution i ON i.id = a.institution_id
         JOIN place p ON p.id = i.place_id AND p.kind = 'municipality'
         WHERE a.completed_at IS NOT NULL ORDER BY ${survivorOf('a.person_id')}, a.completed_at DESC, a.number DESC
       ), lacking AS (
         SELECT l.place_id, n.competence_key AS competence, count(*)::int AS people
         FROM last l JOIN competence_finding n ON n.assessment_id = l.id AND n.gap > 0
         GROUP BY l.place_id, n.competence_key
       )
       SELECT l.place_id AS place, count(*)::int AS people,
         coalesce((SELECT jsonb_agg(jsonb_build_object('competence', k.competence, 'people', k.people)) FROM lacking k WHERE k.place_id = l.place_id), '[]') AS below
       FROM last l GROUP BY l.place_id`,
    );
  }

  /** The places institutions and departments lie in: what somebody limited to them sees. */
  async placesOf(scopes: {
    institution: readonly string[];
    department: readonly string[];
  }): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ place_id: string }>(
      `SELECT DISTINCT i.place_id FROM institution i WHERE i.place_id IS NOT NULL AND (i.id = ANY ($1::uuid[])
         OR i.id IN (SELECT institution_id FROM department WHERE id = ANY ($2::uuid[])))`,
      [scopes.institution, scopes.department],
    );
    return new Set(rows.map((row) => row.place_id));
  }
}
