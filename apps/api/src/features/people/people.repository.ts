import type { ICU_COLLATION, LocalizedText, Role, ScopeKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';

type Collation = (typeof ICU_COLLATION)[keyof typeof ICU_COLLATION];

export interface PersonListRow {
  id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  institution_id: string | null;
  institution_name: LocalizedText | null;
  department: string | null;
  position_title: string | null;
  account: 'none' | 'invited' | 'active' | 'deactivated';
}
export interface PersonDetailRow extends PersonListRow {
  locale: 'sq' | 'sr-Latn' | 'sr-Cyrl' | 'en';
  created_at: Date;
  invited_at: Date | null;
  birth_date: string | null;
}
export interface AffiliationRow {
  id: string;
  institution_id: string;
  institution_name: LocalizedText;
  department_id: string;
  department: string;
  position_id: string | null;
  position_title: string;
  is_of_merged: boolean;
  is_primary: boolean;
  first_day: string | null;
  last_day: string | null;
  is_current: boolean;
}
export type PastTrainingRow = {
  pastTrainingId: string;
  title: string;
  provider: string;
  finishedOn: string;
  minutes: number | null;
};

export interface GrantRow {
  id: string;
  role: Role;
  scope_kind: ScopeKind;
  scope_id: string | null;
  scope_name: LocalizedText | string | null;
  first_day: string | null;
  last_day: string | null;
  is_current: boolean;
}

export interface AliasRow {
  is_into: boolean;
  id: string;
  given_name: string;
  family_name: string;
  email: string | null;
  merged_at: Date;
  reason: string;
}

/** Whom somebody may see: everybody, or who works in one of these. */
export interface Visibility {
  readonly all: boolean;
  readonly institutions: readonly string[];
  readonly departments: readonly string[];
}

/** Where a page begins: after this person. */
export interface PersonKey {
  readonly familyName: string;
  readonly givenName: string;
  readonly id: string;
}

/** A folded word and the institutions it may mean. */
export interface SearchWord {
  readonly word: string;
  readonly institutionIds: readonly string[];
}

export interface PersonFilter {
  /** Each must be in the name or address, or in a name of the institution. */
  readonly words: readonly SearchWord[];
  readonly institutionId: string | null;
  readonly visible: Visibility;
  readonly day: string;
  readonly after: PersonKey | null;
  readonly limit: number;
}

/** Names come from lookups of the rows that are shown: every join more and the planner stops looking at all of them at once. */
const PERSON = `p.id, p.given_name, p.family_name, p.email, d.institution_id,
  (SELECT i.name FROM institution i WHERE i.id = d.institution_id) AS institution_name,
  d.name AS department, (SELECT q.name FROM position q WHERE q.id = f.position_id) AS position_title,
  COALESCE(a.state, 'none') AS account`;
const FROM = `person p
  LEFT JOIN account a ON a.person_id = p.id
  LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $1::date
  LEFT JOIN department d ON d.id = f.department_id`;
/** Another name of somebody is no line of its own. */
const STAYS = 'NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id)';

const VISIBLE = `p.id IN (SELECT ${survivorOf('v.person_id')} FROM affiliation v JOIN department vd ON vd.id = v.department_id
  WHERE v.valid @> $1::date AND (vd.institution_id = ANY ($2::uuid[]) OR vd.id = ANY ($3::uuid[])))`;

/**
 * People a word finds, under whichever of their names. One that names no institution is a look into the trigram index;
 * else two lookups, each by its own index, instead of an OR over a join that no index serves. `%` and `_` cannot come in:
 * folded words hold letters and digits only.
 */
function foundBy({ word, institutionIds }: SearchWord, put: (value: unknown) => string): string {
  const named = `SELECT ${survivorOf('n.id')} FROM person n WHERE n.search_text LIKE '%' || ${put(word)}::text || '%'`;
  if (institutionIds.length === 0) return `(${named})`;
  return `(${named}
    UNION SELECT ${survivorOf('w.person_id')} FROM affiliation w JOIN department wd ON wd.id = w.department_id
      WHERE w.valid @> $1::date AND wd.institution_id = ANY (${put(institutionIds)}::uuid[]))`;
}

/** The list's statement and its values; apart, so that a test can ask for its plan. */
export function listStatement(filter: PersonFilter, collation: Collation): { sql: string; values: unknown[] } {
  const { words, institutionId, visible, day, after, limit } = filter;
  const values: unknown[] = [day];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = [STAYS];
  if (!visible.all) {
    values.push(visible.institutions, visible.departments);
    where.push(VISIBLE);
  }
  if (words.length > 0) where.push(`p.id IN (${words.map((word) => foundBy(word, put)).join(' INTERSECT ')})`);
  if (institutionId) where.push(`d.institution_id = ${put(institutionId)}::uuid`);
  const sorted = (column: string) => `${column} COLLATE "${collation}"`;
  if (after)
    where.push(
      `(${sorted('p.family_name')}, ${sorted('p.given_name')}, p.id) > (${put(after.familyName)}, ${put(after.givenName)}, ${put(after.id)}::uuid)`,
    );
  const sql = `SELECT ${PERSON} FROM ${FROM} WHERE ${where.join(' AND ')}
    ORDER BY ${sorted('p.family_name')}, ${sorted('p.given_name')}, p.id LIMIT ${put(limit)}`;
  return { sql, values };
}

/** The person and who is merged into them; of somebody merged only themself: what the other has is on their own page. */
const OWN_NAMES = 'ARRAY(SELECT $1::uuid UNION ALL SELECT l.merged_id FROM person_alias l WHERE l.survivor_id = $1)';

const DAYS = (range: string) =>
  `lower(${range})::text AS first_day, (upper(${range}) - 1)::text AS last_day, ${range} @> $2::date AS is_current`;

/** Reads people with where they work; writes nothing. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly db: Db) {}

  list(filter: PersonFilter, collation: Collation): Promise<PersonListRow[]> {
    const { sql, values } = listStatement(filter, collation);
    return this.db.query<PersonListRow>(sql, values);
  }

  /** Which institutions each word may mean; all are few. */
  async searchWords(words: readonly string[]): Promise<SearchWord[]> {
    if (words.length === 0) return [];
    const rows = await this.db.query<{ word: string; institution_ids: string[] }>(
      `SELECT w.word, COALESCE(array_agg(i.id) FILTER (WHERE i.id IS NOT NULL), '{}') AS institution_ids
       FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place)
       LEFT JOIN institution i ON i.search_text LIKE '%' || w.word || '%' GROUP BY w.word, w.place ORDER BY w.place`,
      [words],
    );
    return rows.map((row) => ({ word: row.word, institutionIds: row.institution_ids }));
  }

  detail(personId: string, day: string): Promise<PersonDetailRow | null> {
    return this.db.one<PersonDetailRow>(
      `SELECT ${PERSON}, p.locale, p.created_at, p.birth_date::text AS birth_date,
         (SELECT max(l.created_at) FROM account_link l WHERE l.person_id = p.id AND l.purpose = 'invitation') AS invited_at
       FROM ${FROM} WHERE p.id = $2`,
      [day, personId],
    );
  }

  affiliations(personId: string, day: string): Promise<AffiliationRow[]> {
    return this.db.query<AffiliationRow>(
      `SELECT f.id, i.id AS institution_id, i.name AS institution_name, d.id AS department_id, d.name AS department,
         q.id AS position_id, coalesce(q.name, '') AS position_title, f.person_id <> $1 AS is_of_merged, f.is_primary, ${DAYS('f.valid')}
       FROM affiliation f JOIN department d ON d.id = f.department_id JOIN institution i ON i.id = d.institution_id
       LEFT JOIN position q ON q.id = f.position_id
       WHERE f.person_id = ANY (${OWN_NAMES}) ORDER BY upper(f.valid) DESC NULLS FIRST, lower(f.valid) DESC, f.id`,
      [personId, day],
    );
  }

  pastTrainings(personId: string): Promise<PastTrainingRow[]> {
    return this.db.query<PastTrainingRow>(
      `SELECT id AS "pastTrainingId", title, provider, finished_on AS "finishedOn", minutes FROM past_training
       WHERE person_id = ANY (${OWN_NAMES}) ORDER BY finished_on DESC, title, id`,
      [personId],
    );
  }

  grants(personId: string, day: string): Promise<GrantRow[]> {
    return this.db.query<GrantRow>(
      `SELECT g.id, g.role, g.scope_kind, g.scope_id, COALESCE(i.name, c.title, r.title, to_jsonb(d.name)) AS scope_name, ${DAYS('g.valid')}
       FROM role_grant g
       LEFT JOIN institution i ON g.scope_kind = 'institution' AND i.id = g.scope_id
       LEFT JOIN department d ON g.scope_kind = 'department' AND d.id = g.scope_id
       LEFT JOIN course c ON g.scope_kind = 'course' AND c.id = g.scope_id
       LEFT JOIN run r ON g.scope_kind = 'run' AND r.id = g.scope_id
       WHERE g.person_id = ANY (${OWN_NAMES}) ORDER BY upper(g.valid) DESC NULLS FIRST, lower(g.valid) DESC, g.id`,
      [personId, day],
    );
  }

  /** Into whom somebody is merged (`into`), and who is merged into them. */
  aliases(personId: string): Promise<AliasRow[]> {
    return this.db.query<AliasRow & Record<string, unknown>>(
      `SELECT k.merged_id = $1 AS is_into, p.id, p.given_name, p.family_name, p.email, k.merged_at, k.reason
       FROM person_alias k JOIN person p ON p.id = CASE WHEN k.merged_id = $1 THEN k.survivor_id ELSE k.merged_id END
       WHERE k.merged_id = $1 OR k.survivor_id = $1 ORDER BY k.merged_at, p.id`,
      [personId],
    );
  }

  institutions(words: readonly string[]): Promise<{ id: string; slug: string; kind: string; name: LocalizedText }[]> {
    return this.db.query(
      `SELECT id, slug, kind, name FROM institution
       WHERE (SELECT bool_and(search_text LIKE '%' || word || '%') FROM unnest($1::text[]) AS word) IS NOT FALSE`,
      [words],
    );
  }

  /** Of these people the visible ones: who has an address, and the state of their account. */
  reachable(
    personIds: readonly string[],
    visible: Visibility,
    day: string,
  ): Promise<{ id: string; email: string | null; account: PersonListRow['account'] }[]> {
    return this.db.query(
      `SELECT p.id, p.email, COALESCE(a.state, 'none') AS account FROM person p LEFT JOIN account a ON a.person_id = p.id
       WHERE p.id = ANY ($4::uuid[]) AND ${STAYS} AND ($5::boolean OR ${VISIBLE}) ORDER BY p.id`,
      [day, visible.institutions, visible.departments, personIds, visible.all],
    );
  }

  async idByEmail(email: string): Promise<string | null> {
    return (await this.db.one<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]))?.id ?? null;
  }
}
