import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface CandidatePair {
  one_id: string;
  one_given: string;
  one_family: string;
  one_email: string | null;
  one_born: string | null;
  one_institution: string | null;
  other_id: string;
  other_given: string;
  other_family: string;
  other_email: string | null;
  other_born: string | null;
  other_institution: string | null;
}

export interface ShownPersonRow {
  id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  birth_date: string | null;
  institution_name: LocalizedText | null;
  department: string | null;
  account: 'none' | 'invited' | 'active' | 'deactivated';
}

/** A name or mailbox that more people share says nothing by itself. */
const MOST_ALIKE = 12;
const MAILBOX = (of: string) => `split_part(${of}.email, '@', 1)`;
const SHARES_A_NAME = "string_to_array(a.name_key, ' ') && string_to_array(b.name_key, ' ')";
const SIDE = (of: string, works: string, as: string) =>
  `${of}.id AS ${as}_id, ${of}.given_name AS ${as}_given, ${of}.family_name AS ${as}_family, ${of}.email AS ${as}_email,
   ${of}.birth_date::text AS ${as}_born, ${works}.institution_id AS ${as}_institution`;

/**
 * Pairs that may be one person, five ways, each a join of equal values: a rare name that sounds the same; a name and a date
 * of birth; a name in one institution; a mailbox or a date of birth with a part of the name. How likely each is, the domain
 * says. $1: the day, $2: the most pairs.
 */
export const CANDIDATES = `WITH works AS MATERIALIZED (
    SELECT p.id AS person_id, p.name_key, d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
    JOIN person p ON p.id = f.person_id WHERE f.is_primary AND f.valid @> $1::date
  ), rare AS (
    SELECT name_key FROM person WHERE name_key <> '' GROUP BY name_key HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE}
  ), boxed AS (
    SELECT ${MAILBOX('p')} AS box FROM person p WHERE p.email IS NOT NULL AND length(${MAILBOX('p')}) >= 5
    GROUP BY 1 HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE}
  ), pair AS (
    SELECT a.id AS one, b.id AS other FROM rare r JOIN person a ON a.name_key = r.name_key AND a.name_key <> ''
      JOIN person b ON b.name_key = r.name_key AND b.name_key <> '' AND b.id > a.id
    UNION SELECT a.id, b.id FROM person a JOIN person b ON b.name_key = a.name_key AND b.birth_date = a.birth_date AND b.id > a.id
      WHERE a.name_key <> '' AND b.name_key <> ''
    UNION SELECT a.person_id, b.person_id FROM works a
      JOIN works b ON b.name_key = a.name_key AND b.institution_id = a.institution_id AND b.person_id > a.person_id
      WHERE a.name_key <> ''
    UNION SELECT a.id, b.id FROM boxed x JOIN person a ON ${MAILBOX('a')} = x.box AND a.email IS NOT NULL
      JOIN person b ON ${MAILBOX('b')} = x.box AND b.email IS NOT NULL AND b.id > a.id WHERE ${SHARES_A_NAME}
    UNION SELECT a.id, b.id FROM person a JOIN person b ON b.birth_date = a.birth_date AND b.id > a.id WHERE ${SHARES_A_NAME}
  ), open AS MATERIALIZED (
    SELECT a.id AS one, b.id AS other FROM pair JOIN person a ON a.id = pair.one JOIN person b ON b.id = pair.other
    WHERE NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM person_distinct t WHERE t.one_id = a.id AND t.other_id = b.id)
      AND (a.birth_date = b.birth_date) IS NOT FALSE
    ORDER BY (a.birth_date = b.birth_date) IS TRUE DESC, (a.name_key = b.name_key) DESC, a.id, b.id LIMIT $2
  )
  SELECT ${SIDE('a', 'v', 'one')}, ${SIDE('b', 'w', 'other')} FROM open JOIN person a ON a.id = open.one JOIN person b ON b.id = open.other
  LEFT JOIN works v ON v.person_id = a.id LEFT JOIN works w ON w.person_id = b.id`;

/** Finds people who may be one, and remembers who are two. */
@Injectable()
export class DuplicatesRepository {
  constructor(private readonly db: Db) {}

  candidates(day: string, limit: number): Promise<CandidatePair[]> {
    return this.db.query<CandidatePair & Record<string, unknown>>(CANDIDATES, [day, limit]);
  }

  shown(personIds: readonly string[], day: string): Promise<ShownPersonRow[]> {
    return this.db.query<ShownPersonRow & Record<string, unknown>>(
      `SELECT p.id, p.given_name, p.family_name, p.email, p.birth_date::text AS birth_date, i.name AS institution_name,
         d.name AS department, coalesce(a.state, 'none') AS account
       FROM person p LEFT JOIN account a ON a.person_id = p.id
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id LEFT JOIN institution i ON i.id = d.institution_id
       WHERE p.id = ANY ($1::uuid[])`,
      [personIds, day],
    );
  }

  /** Remembers once that two are two. */
  async markDistinct(oneId: string, otherId: string, saidBy: string, saidAt: Date): Promise<boolean> {
    const added = await this.db.execute(
      `INSERT INTO person_distinct (one_id, other_id, said_by, said_at)
       VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4) ON CONFLICT DO NOTHING`,
      [oneId, otherId, saidBy, saidAt],
    );
    return added === 1;
  }
}
