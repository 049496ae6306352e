import type { INestApplicationContext } from '@nestjs/common';
import type { CourseIds } from '../features/courses/course-draft.js';
import { CoursesService } from '../features/courses/courses.service.js';
import { QuizzesService } from '../features/quizzes/quizzes.service.js';
import { Db } from '../platform/db/db.js';
import { type CourseSource, courseSource, SOURCE_LOCALE } from './content/course-source.js';

/** The course the demo's runs are of. */
export const DEMO_COURSE = 'safe-passwords';
/** The courses every installation begins with, by their folder below `content`. */
export const SHIPPED_COURSES = [DEMO_COURSE, 'digital-services'] as const;
export type ShippedCourse = (typeof SHIPPED_COURSES)[number];

export interface SeededCourse extends CourseIds {
  readonly awardId: string;
}

/** Every quiz with its questions. What counts has its minutes as its limit; practice has none. */
async function defineQuizzes(
  app: INestApplicationContext,
  { courseId, activityIds }: CourseIds,
  { quizzes }: CourseSource,
): Promise<void> {
  const service = app.get(QuizzesService, { strict: false });
  for (const { slug, purpose, minutes, attempts, passMark, questions } of quizzes) {
    const activityId = activityIds.get(slug);
    if (!activityId) throw new Error(`The course has no quiz ${slug}`);
    await service.defineQuiz({
      activityId,
      courseId,
      purpose,
      secondsAllowed: purpose === 'practice' ? null : minutes * 60,
      attemptsAllowed: attempts,
      passMark,
      isShuffled: false,
      questions,
      sourceLocale: SOURCE_LOCALE,
    });
  }
}

/** Writes a shipped course with its quizzes and its award and publishes it; when it is published already, gives its ids. */
export async function seedCourse(app: INestApplicationContext, slug: ShippedCourse): Promise<SeededCourse> {
  const courses = app.get(CoursesService, { strict: false });
  const source = courseSource(slug);
  const write = async (): Promise<CourseIds> => {
    const ids = await courses.saveDraft(source.draft);
    await defineQuizzes(app, ids, source);
    await courses.publish(ids.courseId, null);
    return ids;
  };
  return app.get(Db, { strict: false }).tx(async () => {
    const ids = (await courses.publishedBySlug(slug)) ?? (await write());
    const award = { title: source.draft.title, monthsValid: source.monthsValid };
    return { ...ids, awardId: await courses.makeAward(ids.courseId, award) };
  });
}
