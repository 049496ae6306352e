import type { addActivity, CourseDraftView, InputOf, orderOutline, saveActivity, saveModule } from '@edukom/contracts';
import { editLocalized, isSameJson, localizedText, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import { QuizzesService } from '../../quizzes/quizzes.service.js';
import { freeSlug } from './activity-slug.js';
import { descriptionOf, DraftViewService } from './draft-view.service.js';
import { type HeldDraft, OutlineRepository } from './outline.repository.js';

type OfModule = InputOf<typeof saveModule>['params'];
type OfActivity = InputOf<typeof saveActivity>['params'];
type Naming = Pick<InputOf<typeof saveModule>['body'], 'locale' | 'title'>;

const MOST_MODULES = 100;
const MOST_ACTIVITIES = 200;

/** A title after it was written in one language; in its own language it may not be left out. */
function titleAfter(before: LocalizedText, { locale, title }: Naming, draft: HeldDraft): LocalizedText {
  const { sourceLocale: source } = descriptionOf(draft);
  if (locale === before.source && (title ?? '').trim() === '')
    throw new Problem('request.invalid', { errors: [{ pointer: '/title', code: 'required' }] });
  const { title: after } = editLocalized({ title: before }, { title }, ['title'], { locale, source }) as {
    title: LocalizedText;
  };
  return after;
}

const tooMany = (maximum: number) =>
  new Problem('request.invalid', { errors: [{ pointer: '/title', code: 'too-big', params: { maximum } }] });

/**
 * The outline of a draft. Invariants: what is changed is held first, so two people's changes come one after the other; a
 * save changes only the revision it was made from; order names everything once; an activity keeps its slug for good, and
 * no other activity of the course ever gets it.
 */
@Injectable()
export class OutlineService {
  constructor(
    private readonly db: Db,
    private readonly outline: OutlineRepository,
    private readonly views: DraftViewService,
    private readonly quizzes: QuizzesService,
    private readonly clock: Clock,
  ) {}

  addModule(courseId: string, title: string): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      if ((await this.outline.order(draft.version_id)).length >= MOST_MODULES) throw tooMany(MOST_MODULES);
      const { sourceLocale } = descriptionOf(draft);
      await this.outline.insertModule(uuidv7(), draft.version_id, localizedText(sourceLocale, title));
    });
  }

  saveModule(
    { courseId, moduleId }: OfModule,
    { revision, ...naming }: InputOf<typeof saveModule>['body'],
  ): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      const module = await this.outline.module(draft.version_id, moduleId);
      if (!module) throw new Problem('request.not-found');
      const title = titleAfter(module.title, naming, draft);
      if (isSameJson(title, module.title)) return;
      if (!(await this.outline.saveModule(moduleId, revision, title))) await this.#refuse(courseId);
    });
  }

  removeModule({ courseId, moduleId }: OfModule): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      if (!(await this.outline.module(draft.version_id, moduleId))) throw new Problem('request.not-found');
      if (!(await this.outline.removeModule(moduleId))) throw new Problem('request.conflict');
    });
  }

  addActivity(
    { courseId, moduleId }: OfModule,
    { kind, title, minutes }: InputOf<typeof addActivity>['body'],
  ): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      const modules = await this.outline.order(draft.version_id);
      if (!modules.some(({ id }) => id === moduleId)) throw new Problem('request.not-found');
      if (modules.flatMap((module) => module.activity_ids).length >= MOST_ACTIVITIES) throw tooMany(MOST_ACTIVITIES);
      const slug = freeSlug(title, kind, await this.outline.slugsOf(courseId));
      const { sourceLocale } = descriptionOf(draft);
      const activity = { kind, slug, title: localizedText(sourceLocale, title), minutes };
      await this.outline.insertActivity(uuidv7(), moduleId, activity);
    });
  }

  saveActivity(
    { courseId, activityId }: OfActivity,
    { revision, locale, title, ...settings }: InputOf<typeof saveActivity>['body'],
  ): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      const present = await this.outline.activity(draft.version_id, activityId);
      if (!present) throw new Problem('request.not-found');
      const { kind: _kind, ...before } = present;
      const { minutes, isRequired: is_required, conditions, completion } = settings;
      const after = {
        title: titleAfter(present.title, { locale, title }, draft),
        minutes,
        is_required,
        conditions,
        completion,
      };
      if (isSameJson({ ...after, revision: 0 }, { ...before, revision: 0 })) return;
      if (!(await this.outline.saveActivity(activityId, { ...after, revision }))) await this.#refuse(courseId);
    });
  }

  /** What its blocks said stays in the history. */
  removeActivity({ courseId, activityId }: OfActivity): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      if (!(await this.outline.activity(draft.version_id, activityId))) throw new Problem('request.not-found');
      if (!(await this.quizzes.removeQuiz(activityId))) throw new Problem('request.conflict');
      await this.outline.removeActivity(activityId);
    });
  }

  /** Somebody who added or removed something meanwhile is `draft.changed`, as is another order. */
  order(courseId: string, { revision, modules }: InputOf<typeof orderOutline>['body']): Promise<CourseDraftView> {
    return this.#change(courseId, async (draft) => {
      const present = await this.outline.order(draft.version_id);
      const wanted = modules.map(({ id, activityIds }) => ({ id, activity_ids: activityIds }));
      if (isSameJson(present, wanted)) return;
      const named = (all: readonly { id: string; activity_ids: readonly string[] }[]) =>
        [...all.map(({ id }) => id), ...all.flatMap((module) => module.activity_ids)].sort();
      if (draft.revision !== revision || !isSameJson(named(present), named(wanted))) await this.#refuse(courseId);
      await this.outline.setOrder(draft.version_id, modules);
    });
  }

  async #change(courseId: string, work: (draft: HeldDraft) => Promise<void>): Promise<CourseDraftView> {
    await this.db.tx(async () => {
      const draft = await this.outline.holdDraft(courseId);
      if (!draft) throw new Problem('course.no-draft');
      await work(draft);
      await this.outline.touch(draft.version_id, this.clock.now());
    });
    return this.views.read(courseId);
  }

  async #refuse(courseId: string): Promise<never> {
    throw new Problem('draft.changed', { current: await this.views.read(courseId) });
  }
}
