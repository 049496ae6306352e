import type { beginProfile, CompetenceProfile, InputOf, listProfiles, OutputOf, saveProfile } from '@edukom/contracts';
import { foldForSearch, localizedText, reviseSource, translate, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { sqlError } from '../../platform/db/sql-errors.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { FrameworksRepository } from './frameworks.repository.js';
import { type ProfileRow, ProfilesRepository } from './profiles.repository.js';

type Body = InputOf<typeof saveProfile>['body'];
const invalid = (...errors: FieldProblem[]) => new Problem('request.invalid', { errors });

/** What the database refuses, and the field that says it. */
const REFUSED: Readonly<Record<string, FieldProblem>> = {
  competence_profile_title_pkey: { pointer: '/titles', code: 'taken' },
  competence_profile_title_said: { pointer: '/titles', code: 'invalid' },
  competence_profile_one_default: { pointer: '/isDefault', code: 'taken' },
  competence_target_pkey: { pointer: '/targets', code: 'taken' },
  competence_target_competence: { pointer: '/targets', code: 'choice' },
  competence_target_level: { pointer: '/targets', code: 'choice' },
};

export const profileOf = (row: ProfileRow): CompetenceProfile => ({
  profileId: row.id,
  name: row.name,
  framework: row.framework,
  isDefault: row.is_default,
  revision: row.revision,
  titles: row.titles,
  targets: row.targets,
});

/** A name saved whole in its languages; an emptied translation is gone. */
function named(old: LocalizedText, { nameSq, nameSr, nameEn }: Body): LocalizedText {
  const source = old.texts.sq?.v === nameSq ? old : reviseSource(old, nameSq);
  const bare: LocalizedText = { ...source, texts: { sq: { v: nameSq } } };
  const inSerbian = nameSr ? translate(bare, 'sr-Cyrl', nameSr) : bare;
  return nameEn ? translate(inSerbian, 'en', nameEn) : inSerbian;
}

/** Titles that fold alike are one. */
function titlesOf(titles: readonly string[], profileId: string) {
  const byFold = new Map(titles.map((title) => [foldForSearch(title), title]));
  return [...byFold].map(([titleFold, title]) => ({ titleFold, title, profileId }));
}

/**
 * What positions ask for. Invariants: a title leads to one profile; at most one profile is for everybody; two who write at
 * once do not overwrite each other; a target is a level its framework has.
 */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly db: Db,
    private readonly repository: ProfilesRepository,
    private readonly frameworks: FrameworksRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<OutputOf<typeof listProfiles>> {
    const profiles = await this.repository.all();
    const byFold = new Map(profiles.flatMap(({ id, titles }) => titles.map((title) => [foldForSearch(title), id])));
    const positions = await this.repository.positions(dayOf(this.clock.now()));
    return {
      profiles: profiles.map(profileOf),
      positions: positions.map(({ title, people }) => ({
        title,
        people,
        profileId: byFold.get(foldForSearch(title)) ?? null,
      })),
    };
  }

  async begin(actorId: string | null, { nameSq, framework }: InputOf<typeof beginProfile>['body']): Promise<string> {
    const id = uuidv7();
    await this.db.tx(async () => {
      const profile = {
        id,
        frameworkId: await this.#framework(framework),
        name: localizedText('sq', nameSq),
        isDefault: false,
        revision: 1,
        createdBy: actorId,
        createdAt: this.clock.now(),
      };
      await this.repository.insert(profile);
      await this.#record(actorId, 'competence-profile.begun', id, { nameSq, framework });
    });
    return id;
  }

  /** @throws Problem `draft.changed` with the present profile; `request.invalid` for a title that leads to another profile. */
  async save(actorId: string | null, profileId: string, body: Body): Promise<CompetenceProfile> {
    try {
      return await this.db.tx(async () => {
        const old = await this.#locked(profileId);
        if (old.revision !== body.revision) throw new Problem('draft.changed', { current: profileOf(old) });
        const frameworkId = await this.#framework(body.framework);
        await this.repository.write(
          profileId,
          { name: named(old.name, body), frameworkId, isDefault: body.isDefault },
          body.targets.map(({ competence: competenceKey, level }) => ({
            profileId,
            frameworkId,
            competenceKey,
            level,
          })),
          titlesOf(body.titles, profileId),
        );
        const saved = profileOf(await this.#locked(profileId));
        await this.#record(actorId, 'competence-profile.saved', profileId, saved, profileOf(old));
        return saved;
      });
    } catch (error) {
      const field = REFUSED[sqlError(error)?.constraint ?? ''];
      throw field ? invalid(field) : error;
    }
  }

  async #framework(key: string): Promise<string> {
    const id = (await this.frameworks.ids()).get(key);
    if (!id) throw invalid({ pointer: '/framework', code: 'choice' });
    return id;
  }

  async #locked(profileId: string): Promise<ProfileRow> {
    const profile = await this.repository.lock(profileId);
    if (!profile) throw new Problem('request.not-found');
    return profile;
  }

  #record(actorId: string | null, action: string, subjectId: string, after: unknown, before?: unknown): Promise<void> {
    return this.audit.record({
      actorId,
      action,
      subjectKind: 'competence-profile',
      subjectId,
      after,
      ...(before === undefined ? {} : { before }),
    });
  }
}
