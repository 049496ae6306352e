import type { LevelCrosswalk, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { CompetenceArea } from './entities/competence-area.entity.js';
import { CompetenceCrosswalk } from './entities/competence-crosswalk.entity.js';
import { CompetenceFramework } from './entities/competence-framework.entity.js';
import { CompetenceLevel } from './entities/competence-level.entity.js';
import { Competence } from './entities/competence.entity.js';

export interface FrameworkRow {
  id: string;
  key: string;
  version: string;
  name: LocalizedText;
  source: string;
  levels: { level: number; name: LocalizedText; statement: LocalizedText }[];
  areas: {
    key: string;
    name: LocalizedText;
    competences: { key: string; name: LocalizedText; hint: LocalizedText }[];
  }[];
}

/** Everything a framework is made of, as rows. */
export interface FrameworkParts {
  readonly framework: CompetenceFramework;
  readonly areas: CompetenceArea[];
  readonly competences: Competence[];
  readonly levels: CompetenceLevel[];
}

/** Competence frameworks: reference data, read whole. */
@Injectable()
export class FrameworksRepository {
  constructor(private readonly db: Db) {}

  async ids(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; key: string }>('SELECT id, key FROM competence_framework');
    return new Map(rows.map(({ id, key }) => [key, id]));
  }

  /** Writes a framework over what is there; what people said about its competences stays. */
  async save({ framework, areas, competences, levels }: FrameworkParts): Promise<void> {
    const { manager } = this.db;
    await manager.upsert(CompetenceFramework, framework, ['id']);
    await manager.upsert(CompetenceArea, areas, ['frameworkId', 'key']);
    await manager.upsert(Competence, competences, ['frameworkId', 'key']);
    await manager.upsert(CompetenceLevel, levels, ['frameworkId', 'level']);
  }

  async saveCrosswalk(rows: readonly CompetenceCrosswalk[]): Promise<void> {
    await this.db.manager.upsert(CompetenceCrosswalk, [...rows], ['fromFrameworkId', 'fromLevel', 'toFrameworkId']);
  }

  /** Every framework, the oldest first; one statement. */
  all(): Promise<FrameworkRow[]> {
    return this.db.query<FrameworkRow & Record<string, unknown>>(
      `SELECT f.id, f.key, f.version, f.name, f.source, l.levels, a.areas
       FROM competence_framework f
       CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('level', level, 'name', name, 'statement', statement) ORDER BY level) AS levels
         FROM competence_level WHERE framework_id = f.id) l
       CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name, 'competences', c.competences) ORDER BY r.position) AS areas
         FROM competence_area r
         CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'name', name, 'hint', hint) ORDER BY position), '[]') AS competences
           FROM competence WHERE framework_id = f.id AND area_key = r.key) c
         WHERE r.framework_id = f.id) a
       ORDER BY f.position`,
    );
  }

  crosswalks(): Promise<LevelCrosswalk[]> {
    return this.db.query<LevelCrosswalk & Record<string, unknown>>(
      `SELECT f.key AS "from", g.key AS "to", array_agg(c.to_level ORDER BY c.from_level) AS reaches
       FROM competence_crosswalk c
       JOIN competence_framework f ON f.id = c.from_framework_id
       JOIN competence_framework g ON g.id = c.to_framework_id
       GROUP BY f.key, g.key ORDER BY f.key, g.key`,
    );
  }
}
