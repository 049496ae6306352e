import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LessonBlock, richText } from '@edukom/contracts';
import {
  CONTENT_LOCALES,
  type ContentLocale,
  isInterfaceLocale,
  localizedText,
  type LocalizedText,
  QUIZ_PURPOSES,
  translate,
} from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { z } from 'zod';
import type { CourseDraft, DraftActivity } from '../../features/courses/course-draft.js';
import { questionSource, type QuestionSource } from '../../features/quizzes/question-source.js';
import { type Block, parseLesson } from './lesson-source.js';

/** Beside the sources, also for the built program: `src/seeds/content` and `dist/seeds/content` lie as deep as each other. */
const CONTENT = path.join(import.meta.dirname, '../../../src/seeds/content');
/** The texts are written in Albanian and translated from it. */
export const SOURCE_LOCALE: ContentLocale = 'sq';

const texts = z.partialRecord(z.enum(CONTENT_LOCALES), z.string());
type Texts = z.output<typeof texts>;
const courseFile = z.strictObject({
  slug: z.string(),
  title: texts,
  summary: texts,
  audience: texts,
  outcomes: z.array(texts),
  /** Keys as the questions name them; those without a name here stay inside. */
  competences: z.array(z.strictObject({ key: z.string(), name: texts })).default([]),
  category: z.string(),
  requiredLocales: z.array(z.enum(CONTENT_LOCALES)),
  /** How long its certificate is valid. */
  monthsValid: z.int().positive(),
  modules: z.array(
    z.strictObject({
      title: texts,
      activities: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('lesson'), key: z.string(), title: texts, minutes: z.int().positive() }),
          z.strictObject({
            kind: z.literal('quiz'),
            key: z.string(),
            title: texts,
            minutes: z.int().positive(),
            purpose: z.enum(QUIZ_PURPOSES),
            passMark: z.int(),
            attempts: z.int().positive(),
          }),
        ]),
      ),
    }),
  ),
});
type CourseFile = z.output<typeof courseFile>;
type FileActivity = CourseFile['modules'][number]['activities'][number];

/** A quiz of a shipped course: its settings and its questions in order. */
export interface QuizSource {
  readonly slug: string;
  readonly minutes: number;
  readonly purpose: (typeof QUIZ_PURPOSES)[number];
  readonly passMark: number;
  readonly attempts: number;
  readonly questions: readonly QuestionSource[];
}

/** A shipped course as its files say it. */
export interface CourseSource {
  readonly draft: CourseDraft;
  readonly quizzes: readonly QuizSource[];
  readonly monthsValid: number;
}

/** One translated value from its languages; every translation is of the first revision. */
function combined<T>(given: Readonly<Partial<Record<ContentLocale, T>>>): LocalizedText<T> {
  const first = given[SOURCE_LOCALE];
  if (first === undefined) throw new Error(`A text has no ${SOURCE_LOCALE}: ${JSON.stringify(given).slice(0, 200)}`);
  return CONTENT_LOCALES.reduce<LocalizedText<T>>(
    (text, locale) => {
      const value = given[locale];
      return locale === SOURCE_LOCALE || value === undefined ? text : translate(text, locale, value);
    },
    localizedText(SOURCE_LOCALE, first),
  );
}

type Versions = Readonly<Partial<Record<ContentLocale, Block>>>;

/** The same part of a block in every language. */
function across<T>(versions: Versions, part: (block: Block) => T): LocalizedText<T> {
  const entries = Object.entries(versions).map(([locale, block]) => [locale, part(block)] as const);
  return combined(Object.fromEntries(entries) as Partial<Record<ContentLocale, T>>);
}

function toCheck(versions: Versions, { id: anchor, check }: Block): LessonBlock {
  const options = (check?.options ?? []).map(({ correct }, at) => ({
    id: `o${at + 1}`,
    text: across(versions, (block) => block.check?.options[at]?.text ?? ''),
    isRight: correct,
  }));
  const question = across(versions, (block) => block.check?.question ?? '');
  const explanation = across(versions, (block) => block.check?.explanation ?? '');
  return { anchor, kind: 'check', body: { question, options, explanation } };
}

/** One block from its sources; `content.spec.ts` proves that they have the same shape. */
function toBlock(versions: Versions, source: Block): LessonBlock {
  const { id: anchor, kind } = source;
  const rich = across(versions, ({ doc }) => richText.parse(doc));
  switch (kind) {
    case 'check':
      return toCheck(versions, source);
    case 'callout':
      return { anchor, kind, body: { tone: source.tone ?? 'tip', rich } };
    case 'reveal':
      return { anchor, kind, body: { title: across(versions, ({ title = '' }) => title), rich } };
    case 'table':
      return { anchor, kind, body: { caption: null, rich } };
    default:
      return { anchor, kind, body: { rich } };
  }
}

const read = (slug: string, name: string): string => readFileSync(path.join(CONTENT, slug, name), 'utf8');

/** A lesson's blocks from its file in every language, in the order of the source. */
function lessonBlocks(slug: string, key: string, locales: readonly ContentLocale[]): LessonBlock[] {
  const lessons = locales.map((locale) => {
    const name = `${key}.${locale}.md`;
    return [locale, new Map(parseLesson(read(slug, name), name).map((block) => [block.id, block]))] as const;
  });
  const source = lessons.find(([locale]) => locale === SOURCE_LOCALE)?.[1] ?? new Map<string, Block>();
  return [...source.values()].map((block) =>
    toBlock(Object.fromEntries(lessons.map(([locale, blocks]) => [locale, blocks.get(block.id)])), block),
  );
}

/** How an open answer is marked: criteria, each with levels of points (hundredths) and what earns them. */
const rubric = z.array(z.object({ title: texts, levels: z.array(z.object({ points: z.int(), text: texts })).min(2) }));
const questionFile = z.record(
  z.string(),
  z.array(z.intersection(questionSource, z.object({ rubric: rubric.optional() }))),
);
type FileQuestion = z.output<typeof questionFile>[string][number];

/** The marking guide with the rubric below it, a line per level, as the trainer reads it beside the answer. */
function guideOf({ guide = {}, rubric: criteria = [] }: FileQuestion): Texts {
  const linesIn = (locale: ContentLocale): string[] =>
    criteria.flatMap(({ title, levels }) => [
      '',
      title[locale] ?? '',
      ...levels.map(
        ({ points, text }) =>
          `${formatPoints(isInterfaceLocale(locale) ? locale : 'en', points)}: ${text[locale] ?? ''}`,
      ),
    ]);
  const locales = CONTENT_LOCALES.filter((locale) => guide[locale] !== undefined);
  return Object.fromEntries(locales.map((locale) => [locale, [guide[locale], ...linesIn(locale)].join('\n')]));
}

const withRubric = ({ rubric: _rubric, ...question }: FileQuestion, guide: Texts): QuestionSource => ({
  ...question,
  guide,
});

/** Questions by quiz, from every file of questions: those of several files one after another, open ones last. */
export function courseQuestions(slug: string): ReadonlyMap<string, readonly QuestionSource[]> {
  const files = readdirSync(path.join(CONTENT, slug)).filter((name) => /^questions.*\.json$/.test(name));
  const questions = new Map<string, QuestionSource[]>();
  for (const name of files.sort())
    for (const [quiz, more] of Object.entries(questionFile.parse(JSON.parse(read(slug, name))))) {
      const ready = more.map((question) => (question.rubric ? withRubric(question, guideOf(question)) : question));
      questions.set(quiz, [...(questions.get(quiz) ?? []), ...ready]);
    }
  const isOpen = ({ type }: QuestionSource) => Number(type === 'open');
  return new Map([...questions].map(([quiz, all]) => [quiz, all.toSorted((a, b) => isOpen(a) - isOpen(b))]));
}

function toActivity(slug: string, activity: FileActivity, locales: readonly ContentLocale[]): DraftActivity {
  const { kind, key, minutes } = activity;
  const common = { slug: key, title: combined(activity.title), minutes };
  return activity.kind === 'lesson'
    ? { ...common, kind: 'lesson', blocks: lessonBlocks(slug, key, locales) }
    : { ...common, kind, isRequired: activity.purpose !== 'practice' };
}

/**
 * A whole shipped course, read from its files.
 * @throws ZodError or LessonSourceError when a file is not what it should be.
 */
export function courseSource(slug: string): CourseSource {
  const { modules, monthsValid, ...course } = courseFile.parse(JSON.parse(read(slug, 'course.json')));
  const questions = courseQuestions(slug);
  const quizzes = modules.flatMap(({ activities }) =>
    activities.flatMap((activity) =>
      activity.kind === 'quiz'
        ? [{ ...activity, slug: activity.key, questions: questions.get(activity.key) ?? [] }]
        : [],
    ),
  );
  const draft: CourseDraft = {
    ...course,
    title: combined(course.title),
    summary: combined(course.summary),
    audience: combined(course.audience),
    outcomes: course.outcomes.map((outcome) => combined(outcome)),
    competences: course.competences.map(({ key, name }) => ({ key, name: combined(name) })),
    modules: modules.map(({ title, activities }) => ({
      title: combined(title),
      activities: activities.map((activity) => toActivity(slug, activity, course.requiredLocales)),
    })),
  };
  return { draft, quizzes, monthsValid };
}
