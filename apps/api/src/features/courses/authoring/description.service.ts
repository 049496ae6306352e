import type { CourseDraftView, InputOf, saveDescription } from '@edukom/contracts';
import { editLocalized, isSameJson, viewLocalized } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import type { CourseDescription } from '../course-version.entity.js';
import { descriptionOf, DraftViewService } from './draft-view.service.js';
import { OutlineRepository } from './outline.repository.js';

type Given = Omit<InputOf<typeof saveDescription>['body'], 'revision'>;

const TEXTS = ['title', 'summary', 'audience', 'outcomes/*'];
const REQUIRED = new Set(['title', 'summary']);

const problem = (pointer: string, code: string): FieldProblem => ({ pointer, code });
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function wrongIn(before: CourseDescription, given: Given, known: readonly string[]): FieldProblem[] {
  const { sourceLocale, outcomes } = before;
  const isSource = given.locale === before.title.source;
  const hasTitle = (given.title ?? '').trim() !== '';
  const wrong = (list: readonly string[], pointer: string, isRight: (one: string) => boolean) =>
    list.flatMap((one, at) => (isRight(one) ? [] : [problem(`/${pointer}/${at}`, 'choice')]));
  return [
    ...(isSource && !hasTitle ? [problem('/title', 'required')] : []),
    ...(given.locales.includes(sourceLocale) ? [] : [problem('/locales', 'choice')]),
    ...(given.locales.includes(given.locale) ? [] : [problem('/locale', 'choice')]),
    ...wrong(given.requiredLocales, 'requiredLocales', (one) => (given.locales as string[]).includes(one)),
    ...wrong(given.prerequisites, 'prerequisites', (slug) => known.includes(slug)),
    ...(given.locale !== sourceLocale && given.outcomes.length > outcomes.length
      ? [problem(`/outcomes/${outcomes.length}`, 'invalid')]
      : []),
  ];
}

/** A line that a translation does not mention stays as it is; in the source language it is gone. */
function outcomesIn(before: CourseDescription, { locale, outcomes }: Given): (string | null)[] {
  if (locale === before.sourceLocale) return outcomes;
  const present = viewLocalized(before.outcomes, ['*'], locale) as (string | null)[];
  return present.map((line, at) => (at < outcomes.length ? (outcomes[at] ?? null) : line));
}

function descriptionAfter(before: CourseDescription, given: Given): CourseDescription {
  const { locale, title, summary, audience, ...settings } = given;
  const view = { title, summary, audience, outcomes: outcomesIn(before, given) };
  const edit = { locale, source: before.sourceLocale, blank: (path: string) => (REQUIRED.has(path) ? '' : undefined) };
  const texts = editLocalized(before, view, TEXTS, edit) as Pick<
    CourseDescription,
    'title' | 'summary' | 'audience' | 'outcomes'
  >;
  return {
    ...texts,
    outcomes: texts.outcomes.filter((outcome) => (outcome as unknown) !== null),
    category: settings.category,
    sourceLocale: before.sourceLocale,
    locales: unique(settings.locales),
    requiredLocales: unique(settings.requiredLocales),
    protectedTerms: unique(settings.protectedTerms),
    prerequisites: unique(settings.prerequisites),
  };
}

/** What a draft says of its course. A save changes only the revision it was made from. */
@Injectable()
export class DescriptionService {
  constructor(
    private readonly db: Db,
    private readonly outline: OutlineRepository,
    private readonly views: DraftViewService,
    private readonly clock: Clock,
  ) {}

  async save(
    courseId: string,
    { revision, ...given }: InputOf<typeof saveDescription>['body'],
  ): Promise<CourseDraftView> {
    await this.db.tx(async () => {
      const draft = await this.outline.holdDraft(courseId);
      if (!draft) throw new Problem('course.no-draft');
      const before = descriptionOf(draft);
      const errors = wrongIn(before, given, await this.outline.otherCourses(courseId, given.prerequisites));
      if (errors.length > 0) throw new Problem('request.invalid', { errors });
      const after = descriptionAfter(before, given);
      if (isSameJson(after, before)) return;
      if (draft.revision !== revision) throw new Problem('draft.changed', { current: await this.views.read(courseId) });
      await this.outline.describe(draft.version_id, after, this.clock.now());
    });
    return this.views.read(courseId);
  }
}
