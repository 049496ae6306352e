import type { AuthoredCourse, CourseDraftView, LanguageState } from '@edukom/contracts';
import { allowedScopes, type ContentLocale, languageCounts, summariseTexts, type TextSummary } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { type CourseDescription, describedBy } from '../course-version.entity.js';
import { type ActivityRow, type CourseRow, DraftViewRepository, type TextsRow } from './draft-view.repository.js';

/** The description of a version; one of an early release says what its course says. */
export const descriptionOf = (row: CourseRow): CourseDescription =>
  describedBy(
    row.description ?? {
      title: row.title,
      summary: row.summary,
      category: row.category,
      requiredLocales: row.required_locales,
      audience: null,
      outcomes: [],
    },
  );

const describedLanguages = ({ title, summary, audience, outcomes }: CourseDescription): TextSummary[] =>
  summariseTexts([title, summary, audience, outcomes]);

/** Sums of counts, language by language. */
function sumOf(locales: readonly ContentLocale[], parts: readonly (readonly LanguageState[])[]): LanguageState[] {
  const total = languageCounts([], locales).map((zero) => ({ ...zero }));
  for (const part of parts)
    part.forEach((count, at) => {
      const sum = total[at];
      if (sum) for (const key of ['current', 'stale', 'missing', 'words'] as const) sum[key] += count[key];
    });
  return total;
}

/** Summaries of the texts below each activity. */
function byActivity(rows: readonly TextsRow[]): ReadonlyMap<string, TextSummary[]> {
  const found = new Map<string, TextSummary[]>();
  for (const { activity_id: id, summaries, texts } of rows) {
    const list = found.get(id) ?? [];
    list.push(...(summaries ?? summariseTexts(texts)));
    found.set(id, list);
  }
  return found;
}

/** What writers see of their courses. The counts of languages are computed from the texts at every read, never claimed. */
@Injectable()
export class DraftViewService {
  constructor(private readonly repository: DraftViewRepository) {}

  /**
   * Six statements whatever the size of the course.
   * @throws Problem `request.not-found`, `course.no-draft`.
   */
  async read(courseId: string): Promise<CourseDraftView> {
    const row = await this.repository.draft(courseId);
    if (!row) throw new Problem('request.not-found');
    if (row.version_id === null) throw new Problem('course.no-draft');
    const versionId = row.version_id;
    const description = descriptionOf(row);
    const modules = await this.repository.modules([versionId]);
    const { activities, languagesOf } = await this.#activities([versionId], () => description.locales);
    const loose = languageCounts(
      [...describedLanguages(description), ...summariseTexts(modules.map(({ title }) => title))],
      description.locales,
    );
    const versions = await this.repository.published(courseId);
    return {
      courseId,
      slug: row.slug,
      versionId,
      number: row.number ?? 1,
      revision: row.revision ?? 1,
      description: { ...description, ...mutable(description) },
      modules: modules.map(({ id, title, revision }) => ({
        id,
        title,
        revision,
        activities: activities
          .filter((activity) => activity.module_id === id)
          .map((activity) => ({ ...viewOf(activity), languages: languagesOf(activity) })),
      })),
      languages: sumOf(description.locales, [loose, ...activities.map(languagesOf)]),
      versions: versions.map(({ number, published_at: publishedAt }) => ({ number, publishedAt })),
    };
  }

  /** Five statements however many courses. */
  async list(actor: Actor): Promise<AuthoredCourse[]> {
    const { all, ids } = allowedScopes(actor.grants, 'course.write');
    const rows = await this.repository.authored({ all, course: ids.course });
    const versionIds = rows.map((row) => row.version_id);
    const described = new Map(rows.map((row) => [row.version_id, descriptionOf(row)]));
    const modules = await this.repository.modules(versionIds);
    const localesOf = (versionId: string) => described.get(versionId)?.locales ?? [];
    const { activities, languagesOf } = await this.#activities(versionIds, localesOf);
    return rows.map((row) => {
      const description = descriptionOf(row);
      const titles = modules.filter((module) => module.version_id === row.version_id).map(({ title }) => title);
      const loose = [...describedLanguages(description), ...summariseTexts(titles)];
      const own = activities.filter((activity) => activity.version_id === row.version_id);
      return {
        courseId: row.course_id,
        slug: row.slug,
        title: description.title,
        publishedNumber: row.published_number,
        publishedAt: row.published_at,
        hasDraft: row.has_draft,
        changedAt: row.changed_at,
        languages: sumOf(description.locales, [languageCounts(loose, description.locales), ...own.map(languagesOf)]),
      };
    });
  }

  async #activities(versionIds: readonly string[], localesOf: (versionId: string) => readonly ContentLocale[]) {
    const activities = await this.repository.activities(versionIds);
    const below = byActivity([
      ...(await this.repository.blockTexts(versionIds)),
      ...(await this.repository.questionTexts(versionIds)),
    ]);
    const languages = new Map(
      activities.map(({ id, title, version_id }) => [
        id,
        languageCounts([...summariseTexts(title), ...(below.get(id) ?? [])], localesOf(version_id)),
      ]),
    );
    return { activities, languagesOf: ({ id }: ActivityRow): LanguageState[] => languages.get(id) ?? [] };
  }
}

const mutable = ({ outcomes, locales, requiredLocales, protectedTerms, prerequisites }: CourseDescription) => ({
  outcomes: [...outcomes],
  locales: [...locales],
  requiredLocales: [...requiredLocales],
  protectedTerms: [...protectedTerms],
  prerequisites: [...prerequisites],
});

const viewOf = (row: ActivityRow) => ({
  id: row.id,
  kind: row.kind,
  slug: row.slug,
  title: row.title,
  minutes: row.minutes,
  isRequired: row.is_required,
  conditions: row.conditions,
  completion: row.completion,
  revision: row.revision,
  blockCount: row.block_count,
  questionCount: row.question_count,
});
