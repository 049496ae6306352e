import type { OutputOf, readTranslationQueue, readVersionDiff } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../platform/http/problem.js';
import { DraftsRepository } from '../drafts.repository.js';
import { translationQueue } from './translation-queue.js';
import { versionDiff } from './version-diff.js';

/** What writers ask of a draft before it is published: what to translate next, and what changed. Nothing is written. */
@Injectable()
export class PublicationService {
  constructor(private readonly drafts: DraftsRepository) {}

  async queue(courseId: string, locale: ContentLocale): Promise<OutputOf<typeof readTranslationQueue>> {
    const draft = await this.drafts.draftOf(courseId);
    if (!draft) throw new Problem('course.no-draft');
    const { language, tasks } = translationQueue(await this.drafts.contentOf(draft.id), locale);
    return { language: language ?? { locale, current: 0, stale: 0, missing: 0, words: 0 }, tasks };
  }

  /** @param to - null for the draft. */
  async diff(courseId: string, from: number, to: number | null): Promise<OutputOf<typeof readVersionDiff>> {
    const before = await this.drafts.publishedVersion(courseId, from);
    if (!before) throw new Problem('request.not-found');
    const after = to === null ? await this.drafts.draftOf(courseId) : await this.drafts.publishedVersion(courseId, to);
    if (!after) throw new Problem(to === null ? 'course.no-draft' : 'request.not-found');
    const [old, present] = [await this.drafts.contentOf(before.id), await this.drafts.contentOf(after.id)];
    return { from, to, changes: versionDiff(old, present) };
  }
}
