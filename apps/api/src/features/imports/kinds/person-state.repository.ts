import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { Fingerprints } from '../../../platform/db/fingerprints.js';

/** Somebody as they are: name, language and every affiliation, as one text and its hash. */
export interface PersonState {
  readonly hash: string;
  readonly state: string;
}

/** What of a person an import can change. The version counts changes and is none itself; the clock of creation never moves. */
const STATE = `jsonb_build_object(
    'person', to_jsonb(p) - ARRAY['version', 'created_at'],
    'affiliations', coalesce((SELECT jsonb_agg(to_jsonb(f) ORDER BY f.id) FROM affiliation f WHERE f.person_id = p.id), '[]'))`;

/** The state of somebody whose person and only affiliation have these fingerprints, as `fingerprintsOf` gives it. */
export const stateFingerprint = (person: string, affiliation = ''): string => `${person} ${affiliation}`;

/** Tables that name a person and say nothing of them by it: what an import itself wrote. */
const NO_USE = new Set(['affiliation.person_id', 'import_row.person_id']);
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Everything an import can change of people, as one state that can be compared and laid back. Works on whole rows, so a
 * column that comes later takes part.
 */
@Injectable()
export class PersonStateRepository {
  constructor(
    private readonly db: Db,
    private readonly fingerprints: Fingerprints,
  ) {}

  async states(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonState>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; state: string; hash: string }>(
      `SELECT id, state, md5(state) AS hash FROM (SELECT p.id, (${STATE})::text AS state FROM person p
       WHERE p.id = ANY ($1::uuid[])) AS s`,
      [personIds],
    );
    return new Map(rows.map(({ id, state, hash }) => [id, { state, hash }]));
  }

  async hashes(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; hash: string }>(
      `SELECT p.id, md5((${STATE})::text) AS hash FROM person p WHERE p.id = ANY ($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  /** Lets nobody else change these people until the transaction ends. */
  async hold(personIds: readonly string[]): Promise<void> {
    await this.db.execute('SELECT 1 FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [personIds]);
  }

  /** A shorter word for the same as `hashes`, which costs little enough to be taken of everybody an import makes. */
  async fingerprintsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const [person, affiliation] = await Promise.all([
      this.fingerprints.of('person', 'p'),
      this.fingerprints.of('affiliation', 'f'),
    ]);
    const rows = await this.db.query<{ id: string; person: string; affiliations: string | null }>(
      `SELECT p.id, ${person} AS person,
         (SELECT string_agg(${affiliation}, ' ' ORDER BY f.id) FROM affiliation f WHERE f.person_id = p.id) AS affiliations
       FROM person p WHERE p.id = ANY ($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.id, stateFingerprint(row.person, row.affiliations ?? '')]));
  }

  /** Those of some rows of a table that anything refers to, in whatever table, now or after the next upgrade. */
  async referredTo(table: string, ids: readonly string[], except: ReadonlySet<string> = NO_USE): Promise<Set<string>> {
    const keys = await this.db.query<{ table: string; column: string }>(
      `SELECT DISTINCT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c
       JOIN pg_attribute i ON i.attrelid = c.confrelid AND i.attname = 'id'
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[array_position(c.confkey, i.attnum)]
       WHERE c.contype = 'f' AND c.confrelid = $1::regclass ORDER BY 1, 2`,
      [table],
    );
    const looks = keys
      .filter(({ table: from, column }) => !except.has(`${from}.${column}`))
      .map(
        ({ table: from, column }) =>
          `SELECT ${identifier(column)} AS id FROM ${from} WHERE ${identifier(column)} = ANY ($1::uuid[])`,
      );
    if (looks.length === 0) return new Set();
    const rows = await this.db.query<{ id: string }>(looks.join('\nUNION '), [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Removes people nobody refers to, with their affiliations; rows of imports forget them. */
  async remove(personIds: readonly string[]): Promise<void> {
    await this.db.execute('UPDATE import_row SET person_id = NULL WHERE person_id = ANY ($1::uuid[])', [personIds]);
    await this.db.execute('DELETE FROM affiliation WHERE person_id = ANY ($1::uuid[])', [personIds]);
    await this.db.execute('DELETE FROM person WHERE id = ANY ($1::uuid[])', [personIds]);
  }

  /** Lays earlier states of people back: what came since goes, what was changed is as it was. */
  async restore(states: readonly string[]): Promise<void> {
    const given = [states];
    const before = `(SELECT s.state FROM unnest($1::jsonb[]) AS s (state)) AS b`;
    // A position that only another import had made may be gone since; whoever held it has none then.
    const affiliations = `${before} CROSS JOIN LATERAL jsonb_array_elements(b.state -> 'affiliations') AS e
       CROSS JOIN LATERAL jsonb_populate_record(NULL::affiliation, CASE WHEN EXISTS (
         SELECT 1 FROM position q WHERE q.id = (e ->> 'position_id')::uuid) THEN e ELSE e - 'position_id' END) AS f`;
    await this.db.execute(
      `DELETE FROM affiliation a USING ${before} WHERE a.person_id = (b.state -> 'person' ->> 'id')::uuid
         AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(b.state -> 'affiliations') e WHERE (e ->> 'id')::uuid = a.id)`,
      given,
    );
    await this.db.execute(
      `UPDATE affiliation a SET department_id = f.department_id, position_id = f.position_id, is_primary = f.is_primary,
         valid = f.valid FROM ${affiliations} WHERE a.id = f.id`,
      given,
    );
    await this.db.execute(`INSERT INTO affiliation SELECT f.* FROM ${affiliations} ON CONFLICT (id) DO NOTHING`, given);
    await this.db.execute(
      `UPDATE person p SET given_name = f.given_name, family_name = f.family_name, search_text = f.search_text, name_key = f.name_key,
         locale = f.locale,
         version = p.version + 1
       FROM ${before} CROSS JOIN LATERAL jsonb_populate_record(NULL::person, b.state -> 'person') AS f WHERE p.id = f.id`,
      given,
    );
  }

  /** Removes those of some positions that nobody has or had. */
  async removePositions(ids: readonly string[]): Promise<void> {
    const used = await this.referredTo('position', ids);
    await this.db.execute('DELETE FROM position WHERE id = ANY ($1::uuid[])', [ids.filter((id) => !used.has(id))]);
  }

  async removeDepartments(ids: readonly string[]): Promise<void> {
    const used = await this.referredTo('department', ids);
    await this.db.execute('DELETE FROM department WHERE id = ANY ($1::uuid[])', [ids.filter((id) => !used.has(id))]);
  }
}
