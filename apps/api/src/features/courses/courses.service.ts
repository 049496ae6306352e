import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { courseSearchText } from './course-search-text.js';
import type { AwardOfCourse, CourseDraft, CourseIds } from './course-draft.js';
import { type CourseDescription, describedBy } from './course-version.entity.js';
import { CoursesRepository } from './courses.repository.js';
import { DraftsRepository } from './drafts.repository.js';
import { type PublishedVersion, PublishingService } from './publishing.service.js';
import { outlineOf, repeatedNames } from './draft-outline.js';

/**
 * Writing and publishing courses. Invariants: a course has at most one draft; a published version never changes (the
 * database refuses it too); what the public sees of a course is what its newest published version says; an activity
 * keeps its id from one save of a draft to the next.
 */
@Injectable()
export class CoursesService {
  constructor(
    private readonly db: Db,
    private readonly drafts: DraftsRepository,
    private readonly repository: CoursesRepository,
    private readonly publishing: PublishingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the draft of the course of this slug what is given; begins the course, or a new draft after a published
   * version, when needed.
   * @throws Problem `request.invalid` when a slug or an anchor is used twice, `request.conflict` when an activity would
   *   go whose quiz is defined.
   */
  async saveDraft(draft: CourseDraft): Promise<CourseIds> {
    const repeated = repeatedNames(draft);
    if (repeated.length > 0) throw new Problem('request.invalid', { errors: repeated });
    const { slug, modules, audience = null, outcomes = [], ...texts } = draft;
    const description = describedBy({ ...texts, audience, outcomes });
    return this.db.tx(async () => {
      const courseId = await this.#lockOrBegin(slug, description);
      const versionId = (await this.drafts.draftOf(courseId))?.id ?? (await this.#beginDraft(courseId));
      const now = this.clock.now();
      await this.drafts.describe(versionId, description, now);
      const known = await this.drafts.outlineIds(versionId);
      const outline = outlineOf({ versionId, at: now }, modules, known, await this.drafts.blockIds(versionId));
      const kept = new Set(outline.activities.map(({ id }) => id));
      const gone = known.flatMap(({ activity_id: id }) => (id !== null && !kept.has(id) ? [id] : []));
      if (gone.length > 0 && (await this.drafts.hasQuiz(gone))) throw new Problem('request.conflict');
      await this.drafts.replaceOutline(versionId, outline);
      return { courseId, versionId, activityIds: new Map(outline.activities.map(({ slug, id }) => [slug, id])) };
    });
  }

  /** What stands in the way of publishing the draft; empty when nothing does. */
  publishingGaps(courseId: string): Promise<readonly FieldProblem[]> {
    return this.publishing.gapFields(courseId);
  }

  /** See {@link PublishingService.publish}; nothing is waived. */
  publish(courseId: string, publishedBy: string | null): Promise<PublishedVersion> {
    return this.publishing.publish(courseId, publishedBy);
  }

  /** The course's newest published version with its activities; null when there is none. */
  publishedBySlug(slug: string): Promise<CourseIds | null> {
    return this.repository.publishedBySlug(slug);
  }

  /** Makes the award of a course, once: asked again it gives the same and changes nothing. */
  async makeAward(courseId: string, award: { title: LocalizedText; monthsValid: number | null }): Promise<string> {
    await this.repository.insertAward({ id: uuidv7(), kind: 'course', courseId, pathId: null, ...award });
    const made = await this.repository.awardOfCourse(courseId);
    if (!made) throw new Problem('request.not-found');
    return made.id;
  }

  /** What a certificate of the course is for; null as long as it leads to none. */
  awardOfCourse(courseId: string): Promise<AwardOfCourse | null> {
    return this.repository.awardOfCourse(courseId);
  }

  async #beginDraft(courseId: string): Promise<string> {
    const id = uuidv7();
    await this.drafts.insertDraft(id, courseId);
    return id;
  }

  #lockOrBegin(slug: string, description: CourseDescription): Promise<string> {
    const { title, summary, category, requiredLocales } = description;
    return this.drafts.lockOrInsert({
      id: uuidv7(),
      slug,
      title,
      summary,
      category,
      isVisibleToSuperiors: true,
      requiredLocales: [...requiredLocales],
      searchText: courseSearchText(description),
      createdAt: this.clock.now(),
    });
  }
}
