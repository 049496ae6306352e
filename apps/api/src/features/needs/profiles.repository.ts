import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { CompetenceProfile } from './entities/competence-profile.entity.js';
import { CompetenceTarget } from './entities/competence-target.entity.js';
import { CompetenceProfileTitle } from './entities/competence-profile-title.entity.js';
import { POSITION_TITLE } from './position-title.js';

export interface ProfileRow {
  id: string;
  framework: string;
  framework_id: string;
  name: LocalizedText;
  is_default: boolean;
  revision: number;
  titles: string[];
  targets: { competence: string; level: number }[];
}

const PROFILE = `SELECT p.id, f.key AS framework, p.framework_id, p.name, p.is_default, p.revision, t.titles, g.targets
  FROM competence_profile p
  JOIN competence_framework f ON f.id = p.framework_id
  CROSS JOIN LATERAL (SELECT coalesce(array_agg(title ORDER BY title_fold), '{}') AS titles FROM competence_profile_title WHERE profile_id = p.id) t
  CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('competence', x.competence_key, 'level', x.level) ORDER BY c.position), '[]') AS targets
    FROM competence_target x JOIN competence c ON c.framework_id = x.framework_id AND c.key = x.competence_key WHERE x.profile_id = p.id) g`;

type Row = ProfileRow & Record<string, unknown>;

/** Target profiles and the titles that lead to them. */
@Injectable()
export class ProfilesRepository {
  constructor(private readonly db: Db) {}

  all(): Promise<ProfileRow[]> {
    return this.db.query<Row>(`${PROFILE} ORDER BY p.is_default DESC, p.created_at, p.id`);
  }

  byId(profileId: string): Promise<ProfileRow | null> {
    return this.db.one<Row>(`${PROFILE} WHERE p.id = $1`, [profileId]);
  }

  /** The profile, held until the transaction ends. */
  async lock(profileId: string): Promise<ProfileRow | null> {
    const held = await this.db.one('SELECT 1 FROM competence_profile WHERE id = $1 FOR UPDATE', [profileId]);
    return held ? this.byId(profileId) : null;
  }

  /** The profile a folded title leads to, else the one for everybody, else none. */
  forTitle(titleFold: string): Promise<ProfileRow | null> {
    return this.db.one<Row>(
      `${PROFILE} LEFT JOIN competence_profile_title own ON own.profile_id = p.id AND own.title_fold = $1
       WHERE own.title_fold IS NOT NULL OR p.is_default ORDER BY own.title_fold IS NULL LIMIT 1`,
      [titleFold],
    );
  }

  /** Titles of positions people hold on a day, with how many do, the most frequent first; at most 500. */
  positions(day: string): Promise<{ title: string; people: number }[]> {
    return this.db.query(
      `SELECT ${POSITION_TITLE} AS title, count(DISTINCT f.person_id)::int AS people FROM affiliation f
       WHERE f.is_primary AND f.valid @> $1::date AND ${POSITION_TITLE} <> '' GROUP BY 1 ORDER BY people DESC, title LIMIT 500`,
      [day],
    );
  }

  /** Where somebody works on a day: the title of their position and their institution. */
  async positionOf(personId: string, day: string): Promise<{ title: string; institution_id: string } | null> {
    return this.db.one(
      `SELECT coalesce(${POSITION_TITLE}, '') AS title, d.institution_id FROM affiliation f
       JOIN department d ON d.id = f.department_id
       WHERE f.person_id = $1 AND f.is_primary AND f.valid @> $2::date`,
      [personId, day],
    );
  }

  async insert(profile: CompetenceProfile): Promise<void> {
    await this.db.manager.insert(CompetenceProfile, profile);
  }

  /** Makes the profile what is given. The caller holds it. */
  async write(
    profileId: string,
    { name, frameworkId, isDefault }: Pick<CompetenceProfile, 'name' | 'frameworkId' | 'isDefault'>,
    targets: readonly CompetenceTarget[],
    titles: readonly CompetenceProfileTitle[],
  ): Promise<void> {
    await this.db.execute('DELETE FROM competence_target WHERE profile_id = $1', [profileId]);
    await this.db.execute('DELETE FROM competence_profile_title WHERE profile_id = $1', [profileId]);
    if (isDefault)
      await this.db.execute(
        'UPDATE competence_profile SET is_default = false, revision = revision + 1 WHERE is_default AND id <> $1',
        [profileId],
      );
    await this.db.execute(
      'UPDATE competence_profile SET name = $2, framework_id = $3, is_default = $4, revision = revision + 1 WHERE id = $1',
      [profileId, JSON.stringify(name), frameworkId, isDefault],
    );
    if (targets.length > 0) await this.db.manager.insert(CompetenceTarget, [...targets]);
    if (titles.length > 0) await this.db.manager.insert(CompetenceProfileTitle, [...titles]);
  }
}
