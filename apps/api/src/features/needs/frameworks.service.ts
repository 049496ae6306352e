import type { OutputOf, readFrameworks } from '@edukom/contracts';
import type { LevelCrosswalk } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { type FrameworkParts, type FrameworkRow, FrameworksRepository } from './frameworks.repository.js';
import { COMPETENCE_HINTS } from './reference/competence-hints.js';
import { type FrameworkRecord, inThree } from './reference/framework-record.js';
import { CROSSWALKS, FRAMEWORKS } from './reference/frameworks.js';

/** A framework as rows under an id. */
export function partsOf(record: FrameworkRecord, id: string, position: number): FrameworkParts {
  const { key, version, source } = record;
  return {
    framework: { id, key, version, source, name: inThree(record.name), position },
    areas: Object.entries(record.areas).map(([area, name], at) => ({
      frameworkId: id,
      key: area,
      name: inThree(name),
      position: at + 1,
    })),
    competences: Object.entries(record.competences).map(([competence, name], at) => ({
      frameworkId: id,
      key: competence,
      areaKey: competence.split('.')[0] ?? '',
      name: inThree(name),
      hint: inThree(COMPETENCE_HINTS[competence] ?? name),
      position: at + 1,
    })),
    levels: record.levels.map(({ name, statement }, at) => ({
      frameworkId: id,
      level: at + 1,
      name: inThree(name),
      statement: inThree(statement),
    })),
  };
}

/** Competence frameworks. They are reference data: nobody edits them in the product, a release of it does. */
@Injectable()
export class FrameworksService {
  constructor(
    private readonly db: Db,
    private readonly repository: FrameworksRepository,
  ) {}

  /** Writes the frameworks of the product and their crosswalk; running it again changes nothing but reworded texts. */
  async ensureReference(): Promise<void> {
    await this.db.tx(async () => {
      const known = await this.repository.ids();
      const ids = new Map(FRAMEWORKS.map(({ key }) => [key, known.get(key) ?? uuidv7()]));
      for (const [at, record] of FRAMEWORKS.entries())
        await this.repository.save(partsOf(record, ids.get(record.key) ?? '', at + 1));
      for (const { from, to, reaches } of CROSSWALKS)
        await this.repository.saveCrosswalk(
          reaches.map((toLevel, at) => ({
            fromFrameworkId: ids.get(from) ?? '',
            fromLevel: at + 1,
            toFrameworkId: ids.get(to) ?? '',
            toLevel,
          })),
        );
    });
  }

  all(): Promise<FrameworkRow[]> {
    return this.repository.all();
  }

  crosswalks(): Promise<LevelCrosswalk[]> {
    return this.repository.crosswalks();
  }

  async read(): Promise<OutputOf<typeof readFrameworks>> {
    const crosswalks = (await this.crosswalks()).map((one) => ({ ...one, reaches: [...one.reaches] }));
    return { frameworks: await this.all(), crosswalks };
  }
}
