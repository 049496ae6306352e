import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';
import type { InstitutionKind } from './institution.entity.js';

/** Institutions and departments somebody sees people of. */
export interface SeenScopes {
  readonly all: boolean;
  readonly institutions: readonly string[];
  readonly departments: readonly string[];
}

export interface InstitutionListRow {
  id: string;
  kind: InstitutionKind;
  name: LocalizedText;
  departments: number;
  people: number;
}

export interface DepartmentRow {
  id: string;
  name: string;
  people: number;
  former: number;
  positions: { positionId: string; name: string; people: number }[];
}

export interface MemberDbRow {
  affiliation_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  department: string;
  position: string;
  first_day: string | null;
  last_day: string | null;
}

/** Where a page of people begins: after this one. */
export interface MemberKey {
  readonly familyName: string;
  readonly givenName: string;
  readonly affiliationId: string;
}

/** The institution of everybody who works in none of ours; nobody is looked for there. */
const REAL = "i.slug <> 'public'";
const PERSON = survivorOf('f.person_id');

/** Reads institutions with their parts and people; whoever is merged counts as the person they are. */
@Injectable()
export class InstitutionPagesRepository {
  constructor(private readonly db: Db) {}

  list(
    words: readonly string[],
    kind: InstitutionKind | null,
    seen: SeenScopes,
    day: string,
  ): Promise<InstitutionListRow[]> {
    return this.db.query<InstitutionListRow & Record<string, unknown>>(
      `SELECT i.id, i.kind, i.name, count(DISTINCT d.id)::int AS departments, count(DISTINCT ${PERSON})::int AS people
       FROM institution i LEFT JOIN department d ON d.institution_id = i.id
       LEFT JOIN affiliation f ON f.department_id = d.id AND f.valid @> $1::date
       WHERE ${REAL} AND ($2::text IS NULL OR i.kind = $2)
         AND (SELECT bool_and(i.search_text LIKE '%' || word || '%') FROM unnest($3::text[]) AS word) IS NOT FALSE
         AND ($4 OR i.id = ANY ($5::uuid[])
           OR EXISTS (SELECT 1 FROM department own WHERE own.institution_id = i.id AND own.id = ANY ($6::uuid[])))
       GROUP BY i.id`,
      [day, kind, words, seen.all, seen.institutions, seen.departments],
    );
  }

  institution(institutionId: string): Promise<{ id: string; kind: InstitutionKind; name: LocalizedText } | null> {
    return this.db.one(`SELECT i.id, i.kind, i.name FROM institution i WHERE i.id = $1 AND ${REAL}`, [institutionId]);
  }

  /** Departments of an institution with their positions, and how many people have each today. */
  departments(institutionId: string, day: string): Promise<DepartmentRow[]> {
    return this.db.query<DepartmentRow & Record<string, unknown>>(
      `WITH works AS (
         SELECT f.department_id, f.position_id, ${PERSON} AS person_id, f.valid @> $2::date AS is_now, lower(f.valid) <= $2::date AS has_begun
         FROM affiliation f JOIN department d ON d.id = f.department_id WHERE d.institution_id = $1
       )
       SELECT d.id, d.name,
         (SELECT count(DISTINCT w.person_id)::int FROM works w WHERE w.department_id = d.id AND w.is_now) AS people,
         (SELECT count(DISTINCT w.person_id)::int FROM works w WHERE w.department_id = d.id AND coalesce(w.has_begun, true)
            AND NOT EXISTS (SELECT 1 FROM works n WHERE n.department_id = d.id AND n.person_id = w.person_id AND n.is_now)) AS former,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('positionId', q.id, 'name', q.name, 'people',
            (SELECT count(DISTINCT w.person_id) FROM works w WHERE w.position_id = q.id AND w.is_now)) ORDER BY q.name_fold), '[]')
          FROM position q WHERE q.department_id = d.id) AS positions
       FROM department d WHERE d.institution_id = $1 ORDER BY d.name_fold`,
      [institutionId, day],
    );
  }

  /** Affiliations of an institution that hold today, or are over (of whoever has none there today), by name. */
  members(
    institutionId: string,
    filter: {
      isNow: boolean;
      departmentId: string | null;
      day: string;
      after: MemberKey | null;
      limit: number;
      collation: string;
    },
  ): Promise<MemberDbRow[]> {
    const { isNow, departmentId, day, after, limit, collation } = filter;
    const sorted = (column: string) => `${column} COLLATE "${collation}"`;
    const over = `upper(f.valid) <= $2::date AND NOT EXISTS (SELECT 1 FROM affiliation n JOIN department nd ON nd.id = n.department_id
      WHERE n.person_id = f.person_id AND nd.institution_id = $1 AND n.valid @> $2::date)`;
    return this.db.query<MemberDbRow & Record<string, unknown>>(
      `SELECT * FROM (
         SELECT f.id AS affiliation_id, p.id AS person_id, p.given_name, p.family_name, d.name AS department,
           coalesce(q.name, '') AS position, lower(f.valid)::text AS first_day, (upper(f.valid) - 1)::text AS last_day
         FROM affiliation f JOIN department d ON d.id = f.department_id JOIN person p ON p.id = ${PERSON}
         LEFT JOIN position q ON q.id = f.position_id
         WHERE d.institution_id = $1 AND ($3::uuid IS NULL OR d.id = $3) AND ${isNow ? 'f.valid @> $2::date' : over}
       ) m
       WHERE $4::text IS NULL OR (${sorted('family_name')}, ${sorted('given_name')}, affiliation_id) > ($4::text, $5::text, $6::uuid)
       ORDER BY ${sorted('family_name')}, ${sorted('given_name')}, affiliation_id LIMIT $7`,
      [
        institutionId,
        day,
        departmentId,
        after?.familyName ?? null,
        after?.givenName ?? null,
        after?.affiliationId ?? null,
        limit,
      ],
    );
  }
}
