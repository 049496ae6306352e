import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LessonBlock, richText } from '@edukom/contracts';
import { CONTENT_LOCALES, type ContentLocale, localizedText, type LocalizedText, translate } from '@edukom/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { CourseIds, DraftActivity } from '../features/courses/course-draft.js';
import { CoursesService } from '../features/courses/courses.service.js';
import type { QuestionSource } from '../features/quizzes/question-source.js';
import { QuizzesService } from '../features/quizzes/quizzes.service.js';
import { Db } from '../platform/db/db.js';
import { type Block, parseLesson } from './content/lesson-source.js';

/** Beside the sources, also for the built program: both `src/seeds` and `dist/seeds` lie two folders below the package. */
const CONTENT = path.join(import.meta.dirname, '../../src/seeds/content');
const SLUG = 'safe-passwords';
/** The texts are written in Albanian and translated from it. */
const SOURCE: ContentLocale = 'sq';
/** Advice on passwords ages: the certificate is to be renewed after two years. */
const MONTHS_VALID = 24;
const PASS_MARK = 6_000;

const texts = z.partialRecord(z.enum(CONTENT_LOCALES), z.string());
type Texts = z.output<typeof texts>;
const courseFile = z.object({
  slug: z.literal(SLUG),
  title: texts,
  summary: texts,
  audience: texts,
  outcomes: z.array(texts),
  category: z.string(),
  requiredLocales: z.array(z.enum(CONTENT_LOCALES)),
  module: z.object({ title: texts }),
  activities: z.array(
    z.object({ kind: z.enum(['lesson', 'quiz']), key: z.string(), title: texts, minutes: z.int().positive() }),
  ),
});

export interface SeededCourse extends CourseIds {
  readonly awardId: string;
}

const read = (name: string): string => readFileSync(path.join(CONTENT, SLUG, name), 'utf8');

/** One translated value from its languages; every translation is of the first revision. */
function combined<T>(given: Readonly<Partial<Record<ContentLocale, T>>>): LocalizedText<T> {
  const first = given[SOURCE];
  if (first === undefined) throw new Error(`A text of ${SLUG} has no ${SOURCE}`);
  return CONTENT_LOCALES.reduce<LocalizedText<T>>(
    (text, locale) => {
      const value = given[locale];
      return locale === SOURCE || value === undefined ? text : translate(text, locale, value);
    },
    localizedText(SOURCE, first),
  );
}

type Versions = Readonly<Partial<Record<ContentLocale, Block>>>;

/** The same part of a block in every language. */
function across<T>(versions: Versions, part: (block: Block) => T): LocalizedText<T> {
  const entries = Object.entries(versions).map(([locale, block]) => [locale, part(block)] as const);
  return combined(Object.fromEntries(entries) as Partial<Record<ContentLocale, T>>);
}

/** One block from its three sources; `content.spec.ts` proves that they have the same shape. */
function toBlock(versions: Versions, source: Block): LessonBlock {
  const { id: anchor, kind, check } = source;
  if (kind !== 'check') return { anchor, kind, body: { rich: across(versions, ({ doc }) => richText.parse(doc)) } };
  const options = (check?.options ?? []).map(({ correct }, at) => ({
    text: across(versions, (block) => block.check?.options[at]?.text ?? ''),
    isRight: correct,
  }));
  const question = across(versions, (block) => block.check?.question ?? '');
  return {
    anchor,
    kind,
    body: { question, options, explanation: across(versions, (b) => b.check?.explanation ?? '') },
  };
}

/** A lesson's blocks from its file in every language, in the order of the source. */
function lessonBlocks(key: string, locales: readonly ContentLocale[]): LessonBlock[] {
  const lessons = locales.map((locale) => {
    const name = `${key}.${locale}.md`;
    return [locale, new Map(parseLesson(read(name), name).map((block) => [block.id, block]))] as const;
  });
  const source = lessons.find(([locale]) => locale === SOURCE)?.[1] ?? new Map<string, Block>();
  return [...source.values()].map((block) =>
    toBlock(Object.fromEntries(lessons.map(([locale, blocks]) => [locale, blocks.get(block.id)])), block),
  );
}

function toActivity(
  { kind, key, title, minutes }: z.output<typeof courseFile>['activities'][number],
  locales: readonly ContentLocale[],
): DraftActivity {
  const activity = { kind, slug: key, title: combined(title), minutes };
  return kind === 'lesson' ? { ...activity, blocks: lessonBlocks(key, locales) } : activity;
}

/** The whole course as a draft, read from its files. */
export function courseSource() {
  const { module, activities, ...course } = courseFile.parse(JSON.parse(read('course.json')));
  const all = (given: readonly Texts[]) => given.map((text) => combined(text));
  return {
    ...course,
    title: combined(course.title),
    summary: combined(course.summary),
    audience: combined(course.audience),
    outcomes: all(course.outcomes),
    modules: [
      {
        title: combined(module.title),
        activities: activities.map((activity) => toActivity(activity, course.requiredLocales)),
      },
    ],
  };
}

type Draft = ReturnType<typeof courseSource>;

/** The quiz of every activity that has questions in the file: as long as the activity, one attempt. */
async function defineQuizzes(
  quizzes: QuizzesService,
  { courseId, activityIds }: CourseIds,
  draft: Draft,
): Promise<void> {
  const questions = JSON.parse(read('questions.json')) as Record<string, QuestionSource[]>;
  for (const { slug, kind, minutes } of draft.modules.flatMap(({ activities }) => activities)) {
    const activityId = activityIds.get(slug);
    if (kind !== 'quiz' || !activityId) continue;
    const isPost = slug === 'post-test';
    await quizzes.defineQuiz({
      activityId,
      courseId,
      purpose: isPost ? 'post' : 'pre',
      secondsAllowed: minutes * 60,
      attemptsAllowed: 1,
      passMark: isPost ? PASS_MARK : 0,
      isShuffled: false,
      questions: questions[slug] ?? [],
      sourceLocale: SOURCE,
    });
  }
}

/** Writes the course with its quizzes and its award and publishes it; when it is published already, gives its ids. */
export async function seedCourse(app: INestApplicationContext): Promise<SeededCourse> {
  const courses = app.get(CoursesService, { strict: false });
  const quizzes = app.get(QuizzesService, { strict: false });
  const draft = courseSource();
  const write = async (): Promise<CourseIds> => {
    const ids = await courses.saveDraft(draft);
    await defineQuizzes(quizzes, ids, draft);
    await courses.publish(ids.courseId, null);
    return ids;
  };
  return app.get(Db, { strict: false }).tx(async () => {
    const ids = (await courses.publishedBySlug(SLUG)) ?? (await write());
    return {
      ...ids,
      awardId: await courses.makeAward(ids.courseId, { title: draft.title, monthsValid: MONTHS_VALID }),
    };
  });
}
