import { createHash } from 'node:crypto';
import type { PublishingGap } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { QuizzesService } from '../quizzes/quizzes.service.js';
import type { VersionContent } from './course-draft.js';
import { courseSearchText } from './course-search-text.js';
import type { PublishingWaiver } from './course-version.entity.js';
import { DraftsRepository } from './drafts.repository.js';
import { frozenContent } from './frozen-content.js';
import { type Gap, publishGate } from './publish-gate.js';

export interface PublishedVersion {
  readonly versionId: string;
  readonly number: number;
  readonly contentHash: string;
}

const toField = ({ pointer, code, locale }: Gap): FieldProblem => ({
  pointer,
  code,
  ...(locale ? { params: { locale } } : {}),
});

/** What the quizzes of a version draw from, as the gate saw it. */
const poolsOf = ({ modules }: VersionContent) =>
  modules
    .flatMap(({ activities }) => activities)
    .flatMap(({ id: activityId, quiz }) =>
      (quiz?.slots ?? []).flatMap(({ isDrawn, section, versionId }) =>
        isDrawn ? [{ activityId, section, questionVersionId: versionId }] : [],
      ),
    );

/**
 * Publishing. Invariants: there is one gate; a version is frozen as the gate saw it, because nobody writes into the draft
 * meanwhile; what was waived, why and by whom stands in the version and in the audit log.
 */
@Injectable()
export class PublishingService {
  constructor(
    private readonly db: Db,
    private readonly drafts: DraftsRepository,
    private readonly quizzes: QuizzesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What stands in the way of publishing the draft, as writers see it. */
  async gaps(courseId: string): Promise<PublishingGap[]> {
    return this.#gapsOf(courseId, (await this.#draftContent(courseId)).content);
  }

  /** The same by JSON pointer into the course. */
  async gapFields(courseId: string): Promise<FieldProblem[]> {
    const { content } = await this.#draftContent(courseId);
    return (await this.#gapsOf(courseId, content)).map(toField);
  }

  /**
   * Freezes the draft as the course's newest version and shows it to the public.
   * @param publishedBy - null for what the installation itself publishes.
   * @throws Problem `course.no-draft`; `course.not-ready` with the gaps that are left, by JSON pointer into the course.
   */
  async publish(
    courseId: string,
    publishedBy: string | null,
    waivers: readonly PublishingWaiver[] = [],
  ): Promise<PublishedVersion> {
    return this.db.tx(async () => {
      if (!(await this.drafts.lockCourse(courseId))) throw new Problem('request.not-found');
      const draft = await this.drafts.lockDraft(courseId);
      if (!draft) throw new Problem('course.no-draft');
      const content = await this.drafts.contentOf(draft.id);
      const gaps = await this.#gapsOf(courseId, content);
      const waived = waivers.filter(({ key }) => gaps.some((gap) => gap.key === key && gap.isWaivable));
      const keys = new Set(waived.map(({ key }) => key));
      const left = gaps.filter(({ key }) => !keys.has(key));
      if (left.length > 0 || !content.description) throw new Problem('course.not-ready', { errors: left.map(toField) });
      const contentHash = createHash('sha256').update(frozenContent(content)).digest('hex');
      await this.quizzes.freezePools(poolsOf(content));
      await this.drafts.publish({
        id: draft.id,
        publishedAt: this.clock.now(),
        publishedBy,
        contentHash,
        waivers: waived,
      });
      const { title, summary, category, requiredLocales } = content.description;
      await this.drafts.updateCourse(courseId, {
        title,
        summary,
        category,
        requiredLocales: [...requiredLocales],
        searchText: courseSearchText(content.description),
      });
      const subject = { actorId: publishedBy, subjectKind: 'course', subjectId: courseId };
      await this.audit.recordAll([
        { ...subject, action: 'course.published', after: { versionId: draft.id, contentHash } },
        ...waived.map(({ key, reason }) => ({
          ...subject,
          action: 'course.gap-waived',
          after: { versionId: draft.id, gap: key },
          reason,
        })),
      ]);
      return { versionId: draft.id, number: draft.number, contentHash };
    });
  }

  async #draftContent(courseId: string): Promise<{ content: VersionContent }> {
    const draft = await this.drafts.draftOf(courseId);
    if (!draft) throw new Problem('course.no-draft');
    return { content: await this.drafts.contentOf(draft.id) };
  }

  async #gapsOf(courseId: string, content: VersionContent): Promise<Gap[]> {
    const courses = await this.drafts.prerequisitesOfCourses();
    const slug = courses.find(({ id }) => id === courseId)?.slug ?? '';
    const published = new Map(
      courses.flatMap((course) => (course.is_published ? [[course.slug, course.prerequisites] as const] : [])),
    );
    const media = new Set(await this.drafts.readyMedia(courseId));
    return publishGate(content, { slug, published, media });
  }
}
