import type { CourseOutline, LessonContent, MyCourse } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import { MediaService } from '../media/media.service.js';
import { type LearnerOutline, progressIn } from './learner-outline.js';
import { LearnerOutlinesService, NOTHING } from './learner-outlines.service.js';
import { type EnrolmentRow, type LearnerActivityRow, LearningRepository } from './learning.repository.js';

function nextSessionOf(row: EnrolmentRow): MyCourse['nextSession'] {
  const { session_id: sessionId, session_starts_at: startsAt, session_ends_at: endsAt } = row;
  if (sessionId === null || startsAt === null || endsAt === null) return null;
  return { sessionId, title: row.session_title ?? '', room: row.session_room ?? '', startsAt, endsAt };
}

const summaryOf = (row: EnrolmentRow, outline: LearnerOutline): MyCourse => ({
  enrolmentId: row.id,
  runCode: row.code,
  runKind: row.run_kind,
  runState: row.state,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  courseSlug: row.course_slug,
  courseTitle: row.course_title,
  locales: row.locales,
  share: outline.share,
  doneCount: outline.doneCount,
  activityCount: outline.activities.length,
  next: outline.next,
  nextSession: nextSessionOf(row),
  certificateCount: row.certificate_count,
});

function modulesOf(rows: readonly LearnerActivityRow[], outline: LearnerOutline): CourseOutline['modules'] {
  const modules = new Map<
    string,
    { id: string; title: LocalizedText; activities: LearnerOutline['activities'][number][] }
  >();
  rows.forEach(({ module_id: id, module_title: title }, at) => {
    const module = modules.get(id) ?? { id, title, activities: [] };
    const activity = outline.activities[at];
    if (activity) module.activities.push(activity);
    modules.set(id, module);
  });
  return [...modules.values()];
}

/**
 * What a learner sees of their courses. Invariants: only one's own enrolments; always the version the run is pinned to;
 * how far somebody is comes from the domain's rules over stored facts, never from a stored sum.
 */
@Injectable()
export class LearningService {
  constructor(
    private readonly repository: LearningRepository,
    private readonly outlines: LearnerOutlinesService,
    private readonly media: MediaService,
  ) {}

  /** Two statements however many courses (three when some come first that somebody is still taking). */
  async myCourses(personId: string, now: Date): Promise<MyCourse[]> {
    const enrolments = await this.repository.enrolments(personId, now);
    if (enrolments.length === 0) return [];
    const outlines = await this.outlines.of(
      enrolments.map(({ id }) => id),
      now,
    );
    return enrolments.map((enrolment) => summaryOf(enrolment, (outlines.get(enrolment.id) ?? NOTHING).outline));
  }

  async outline(personId: string, now: Date, enrolmentId: string): Promise<CourseOutline> {
    const [enrolment] = await this.repository.enrolments(personId, now, enrolmentId);
    if (!enrolment) throw new Problem('request.not-found');
    const { rows, outline } = (await this.outlines.of([enrolmentId], now)).get(enrolmentId) ?? NOTHING;
    return { ...summaryOf(enrolment, outline), modules: modulesOf(rows, outline) };
  }

  async lesson(personId: string, now: Date, enrolmentId: string, slug: string): Promise<LessonContent> {
    const [enrolment] = await this.repository.enrolments(personId, now, enrolmentId);
    const { rows, outline } = (enrolment && (await this.outlines.of([enrolmentId], now)).get(enrolmentId)) ?? NOTHING;
    const at = rows.findIndex((row) => row.slug === slug && row.kind === 'lesson');
    const row = rows[at];
    if (!enrolment || !row) throw new Problem('request.not-found');
    const { activities } = outline;
    if (activities[at]?.lockedBy) throw new Problem('activity.locked');
    const lessons = rows.filter(({ kind }) => kind === 'lesson');
    const { isCompleted, resumeAnchor } = progressIn(row);
    const anchorsOf = (kind: string) =>
      row.facts.filter((fact) => fact.kind === kind && fact.anchor !== '').map(({ anchor }) => anchor);
    return {
      enrolmentId,
      activityId: row.id,
      slug,
      title: row.title,
      courseTitle: enrolment.course_title,
      minutes: row.minutes,
      number: lessons.indexOf(row) + 1,
      count: lessons.length,
      blocks: await this.repository.blocksOf(row.id),
      media: await this.media.shownIn(row.id),
      reached: anchorsOf('reached'),
      answered: anchorsOf('completed'),
      isCompleted,
      completion: row.completion,
      resumeAnchor,
      previous: activities[at - 1] ?? null,
      following: activities[at + 1] ?? null,
    };
  }
}
