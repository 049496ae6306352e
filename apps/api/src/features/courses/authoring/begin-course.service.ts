import type { beginCourse, InputOf } from '@edukom/contracts';
import { type ContentLocale, localizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { isUniqueViolation } from '../../../platform/db/sql-errors.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { IdentityService } from '../../identity/identity.service.js';
import { QuizzesService } from '../../quizzes/quizzes.service.js';
import { courseSearchText } from '../course-search-text.js';
import { describedBy } from '../course-version.entity.js';
import { DraftsRepository } from '../drafts.repository.js';
import { descriptionOf } from './draft-view.service.js';
import { type Copied, DraftsBeginRepository } from './drafts-begin.repository.js';

const copies = (ids: readonly string[]): Copied[] => ids.map((from) => ({ from, to: uuidv7() }));
const unique = (locales: readonly ContentLocale[]): ContentLocale[] => [...new Set(locales)];

/**
 * Where writing begins. Invariants: a course has at most one draft, also when two begin it at once; a draft begins as the
 * newest published version is, quizzes with their questions included; whoever begins a course may write it.
 */
@Injectable()
export class BeginCourseService {
  constructor(
    private readonly db: Db,
    private readonly repository: DraftsBeginRepository,
    private readonly drafts: DraftsRepository,
    private readonly quizzes: QuizzesService,
    private readonly identity: IdentityService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `course.slug-taken`. */
  async begin(
    actor: Actor,
    { title: words, locale, requiredLocales, slug, category }: InputOf<typeof beginCourse>['body'],
  ): Promise<string> {
    const courseId = uuidv7();
    const title = localizedText(locale, words);
    const summary = localizedText(locale, '');
    const required = unique(requiredLocales);
    const locales = unique([locale, ...required]);
    const texts = { title, summary, category, requiredLocales: required, audience: null, outcomes: [] };
    const description = describedBy({ ...texts, sourceLocale: locale, locales });
    const createdAt = this.clock.now();
    try {
      await this.db.tx(async () => {
        await this.repository.insertCourse({
          id: courseId,
          slug,
          title,
          summary,
          category,
          isVisibleToSuperiors: true,
          requiredLocales: required,
          searchText: courseSearchText(description),
          createdAt,
        });
        await this.repository.insertDraft(uuidv7(), courseId, description, createdAt);
        await this.identity.addGrant(null, actor.personId, { role: 'trainer', scopeKind: 'course', scopeId: courseId });
        await this.audit.record({
          actorId: actor.personId,
          action: 'course.begun',
          subjectKind: 'course',
          subjectId: courseId,
          after: { slug, category, requiredLocales: required },
        });
      });
    } catch (error) {
      throw isUniqueViolation(error, 'course_slug_unique') ? new Problem('course.slug-taken') : error;
    }
    return courseId;
  }

  /** Makes sure that the course has a draft. */
  async beginDraft(courseId: string): Promise<void> {
    await this.db.tx(async () => {
      if (!(await this.drafts.lockCourse(courseId))) throw new Problem('request.not-found');
      if (await this.drafts.draftOf(courseId)) return;
      const newest = await this.repository.newestPublished(courseId);
      if (!newest) throw new Problem('request.not-found');
      const versionId = uuidv7();
      await this.repository.insertDraft(versionId, courseId, descriptionOf(newest), this.clock.now());
      const { modules, activities, blocks } = await this.repository.idsOf(newest.version_id);
      const copied = { modules: copies(modules), activities: copies(activities), blocks: copies(blocks) };
      await this.repository.copy(versionId, copied);
      await this.quizzes.copyQuizzes(copied.activities);
    });
  }
}
