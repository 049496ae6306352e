import { foldForSearch, nameKey } from '@edukom/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { uuidv7 } from '../platform/db/ids.js';

const PEOPLE_AT_ONCE = 5_000;

/** Positions as rows of their departments, accounts that are other names of one person, and what finds duplicates. */
export class Organisation1764000000022 implements MigrationInterface {
  name = 'Organisation1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE position (
  id uuid PRIMARY KEY,
  department_id uuid NOT NULL CONSTRAINT position_department REFERENCES department,
  name text NOT NULL CONSTRAINT position_name CHECK (btrim(name) <> ''),
  name_fold text NOT NULL,
  CONSTRAINT position_name_unique UNIQUE (department_id, name_fold),
  CONSTRAINT position_of_department UNIQUE (id, department_id)
);
-- A position is one of the department the affiliation is in: the pair is the key.
ALTER TABLE affiliation ADD COLUMN position_id uuid,
  ADD CONSTRAINT affiliation_position FOREIGN KEY (position_id, department_id) REFERENCES position (id, department_id);
CREATE INDEX affiliation_position_idx ON affiliation (position_id);

ALTER TABLE person
  ADD COLUMN birth_date date CONSTRAINT person_birth_date CHECK (birth_date >= '1900-01-01'),
  ADD COLUMN name_key text NOT NULL DEFAULT '';
    `);
    await this.#movePositions(runner);
    await this.#keyNames(runner);
    await runner.query(`
ALTER TABLE affiliation DROP COLUMN position_title;
CREATE INDEX person_name_key_idx ON person (name_key, birth_date) WHERE name_key <> '';
CREATE INDEX person_birth_date_idx ON person (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX person_mailbox_idx ON person (split_part(email, '@', 1)) WHERE email IS NOT NULL;

CREATE TABLE person_alias (
  merged_id uuid PRIMARY KEY CONSTRAINT person_alias_merged REFERENCES person,
  survivor_id uuid NOT NULL CONSTRAINT person_alias_survivor REFERENCES person,
  merged_by uuid NOT NULL CONSTRAINT person_alias_by REFERENCES person,
  merged_at timestamptz NOT NULL,
  reason text NOT NULL CONSTRAINT person_alias_reason CHECK (btrim(reason) <> ''),
  CONSTRAINT person_alias_apart CHECK (merged_id <> survivor_id)
);
CREATE INDEX person_alias_survivor_idx ON person_alias (survivor_id);
-- Another name leads straight to the person: nobody who holds other names becomes one. Both people are held, so that two
-- merges at once see each other.
CREATE FUNCTION refuse_alias_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM person WHERE id IN (NEW.merged_id, NEW.survivor_id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM person_alias WHERE merged_id = NEW.survivor_id OR survivor_id = NEW.merged_id) THEN
    RAISE EXCEPTION 'another name of another name' USING ERRCODE = 'check_violation', CONSTRAINT = 'person_alias_no_chain';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_alias_no_chain BEFORE INSERT OR UPDATE ON person_alias FOR EACH ROW EXECUTE FUNCTION refuse_alias_chain();

CREATE TABLE person_distinct (
  one_id uuid NOT NULL CONSTRAINT person_distinct_one REFERENCES person,
  other_id uuid NOT NULL CONSTRAINT person_distinct_other REFERENCES person,
  said_by uuid NOT NULL CONSTRAINT person_distinct_by REFERENCES person,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CONSTRAINT person_distinct_order CHECK (one_id < other_id)
);
CREATE INDEX person_distinct_other_idx ON person_distinct (other_id);
    `);
  }

  /** Titles of a department that fold alike become one position, spelt as most spell it. */
  async #movePositions(runner: QueryRunner): Promise<void> {
    const titles = (await runner.query(
      `SELECT department_id, position_title AS title FROM affiliation WHERE btrim(position_title) <> ''
       GROUP BY department_id, position_title ORDER BY department_id, count(*) DESC, position_title`,
    )) as { department_id: string; title: string }[];
    const positions = new Map<string, { id: string; department: string; name: string; fold: string }>();
    const given = titles.map(({ department_id: department, title }) => {
      const fold = foldForSearch(title);
      const key = `${department} ${fold}`;
      const position = positions.get(key) ?? { id: uuidv7(), department, name: title.trim(), fold };
      positions.set(key, position);
      return { department, title, positionId: position.id };
    });
    await runner.query(
      `INSERT INTO position (id, department_id, name, name_fold)
       SELECT g.id, g.department, g.name, g.fold
       FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, department uuid, name text, fold text)`,
      [JSON.stringify([...positions.values()])],
    );
    await runner.query(
      `UPDATE affiliation f SET position_id = g."positionId"
       FROM jsonb_to_recordset($1::jsonb) AS g (department uuid, title text, "positionId" uuid)
       WHERE f.department_id = g.department AND f.position_title = g.title`,
      [JSON.stringify(given)],
    );
  }

  async #keyNames(runner: QueryRunner): Promise<void> {
    for (let after: string | null = null; ;) {
      const people = (await runner.query(
        'SELECT id, given_name, family_name FROM person WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
        [after, PEOPLE_AT_ONCE],
      )) as { id: string; given_name: string; family_name: string }[];
      await runner.query(
        'UPDATE person p SET name_key = g.key FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, key text) WHERE p.id = g.id',
        [JSON.stringify(people.map((one) => ({ id: one.id, key: nameKey(one.given_name, one.family_name) })))],
      );
      after = people.at(-1)?.id ?? null;
      if (people.length < PEOPLE_AT_ONCE) return;
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
