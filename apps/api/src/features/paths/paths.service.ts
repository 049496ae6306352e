import type { InputOf, OutputOf, PathDraft, PublicPath, savePath, listPathDrafts } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation, sqlError } from '../../platform/db/sql-errors.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { shown } from '../../platform/http/shown.js';
import { beginning, contentOf, unready } from './path-texts.js';
import { type PathRow, PathsRepository } from './paths.repository.js';

const invalid = (...errors: FieldProblem[]) => new Problem('request.invalid', { errors });

export const draftOf = (row: PathRow): PathDraft => ({
  pathId: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  monthsValid: row.months_valid,
  state: row.state,
  revision: row.revision,
  courses: row.courses.map(({ courseId, title, isRequired }) => ({ courseId, title, isRequired })),
});

const publicOf = (row: PathRow, locale: InterfaceLocale): PublicPath => ({
  slug: row.slug,
  title: shown(row.title, locale),
  summary: shown(row.summary, locale),
  monthsValid: row.months_valid,
  courses: row.courses.map(({ slug, title, summary, minutes, isRequired }) => ({
    slug,
    title: shown(title, locale),
    summary: shown(summary, locale),
    minutes,
    isRequired,
  })),
});

/**
 * Learning paths. Invariants: what the public sees has a required course and all its texts; two who write at once do not
 * overwrite each other; a path that certified somebody keeps its award, whatever becomes of it.
 */
@Injectable()
export class PathsService {
  constructor(
    private readonly db: Db,
    private readonly repository: PathsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(locale: InterfaceLocale): Promise<PublicPath[]> {
    return (await this.repository.published()).map((row) => publicOf(row, locale));
  }

  async read(slug: string, locale: InterfaceLocale): Promise<PublicPath> {
    const row = await this.repository.publishedBySlug(slug);
    if (!row) throw new Problem('request.not-found');
    return publicOf(row, locale);
  }

  async drafts(): Promise<OutputOf<typeof listPathDrafts>> {
    const paths = await this.repository.all();
    return { paths: paths.map(draftOf), courses: await this.repository.courses() };
  }

  /** @throws Problem `request.invalid` for an address that another path has. */
  async begin(actorId: string, slug: string, titleSq: string): Promise<string> {
    const id = uuidv7();
    const path = { id, slug, ...beginning(titleSq), monthsValid: null, state: 'draft' as const, revision: 1 };
    try {
      await this.db.tx(async () => {
        await this.repository.insert({ ...path, createdBy: actorId, createdAt: this.clock.now() });
        await this.#record(actorId, 'path.begun', id, { slug, titleSq });
      });
    } catch (error) {
      throw isUniqueViolation(error, 'learning_path_slug_unique')
        ? invalid({ pointer: '/slug', code: 'taken' })
        : error;
    }
    return id;
  }

  /** @throws Problem `draft.changed` with the present path, `path.not-ready` when a public one would not be whole any more. */
  async save(actorId: string, pathId: string, body: InputOf<typeof savePath>['body']): Promise<PathDraft> {
    const ids = body.courses.map(({ courseId }) => courseId);
    if (new Set(ids).size < ids.length) throw invalid({ pointer: '/courses', code: 'taken' });
    try {
      return await this.db.tx(async () => {
        const path = await this.#locked(pathId);
        if (path.revision !== body.revision) throw new Problem('draft.changed', { current: draftOf(path) });
        await this.repository.write(pathId, contentOf(path, body));
        const saved = await this.#locked(pathId);
        if (saved.state === 'published') await this.#show(saved);
        await this.#record(actorId, 'path.saved', pathId, draftOf(saved));
        return draftOf(saved);
      });
    } catch (error) {
      if (sqlError(error)?.constraint === 'learning_path_course_course')
        throw invalid({ pointer: '/courses', code: 'choice' });
      throw error;
    }
  }

  /** @throws Problem `path.not-ready` with what is missing. */
  async publish(actorId: string, pathId: string): Promise<void> {
    await this.db.tx(async () => {
      const path = await this.#locked(pathId);
      await this.#show(path);
      if (path.state === 'published') return;
      await this.repository.setState(pathId, 'published');
      await this.#record(actorId, 'path.published', pathId, draftOf(path));
    });
  }

  async withdraw(actorId: string, pathId: string): Promise<void> {
    await this.db.tx(async () => {
      const path = await this.#locked(pathId);
      if (path.state === 'draft') return;
      await this.repository.setState(pathId, 'draft');
      await this.#record(actorId, 'path.withdrawn', pathId, null);
    });
  }

  /** What a public path must have, and its award. */
  async #show(path: PathRow): Promise<void> {
    const errors = unready(path);
    if (errors.length > 0) throw new Problem('path.not-ready', { errors });
    await this.repository.saveAward(uuidv7(), path.id);
  }

  async #locked(pathId: string): Promise<PathRow> {
    const path = await this.repository.lock(pathId);
    if (!path) throw new Problem('request.not-found');
    return path;
  }

  #record(actorId: string, action: string, subjectId: string, after: unknown): Promise<void> {
    return this.audit.record({ actorId, action, subjectKind: 'path', subjectId, after });
  }
}
