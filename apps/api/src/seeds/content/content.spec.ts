import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_COURSES } from '../seed-course.js';
import {
  CONTENT_FOLDER,
  courseJson,
  type FileCourse,
  type FileQuestion,
  lessonBlocks,
  LOCALES,
  sentencesOf,
  skeleton,
  textsIn,
  wordCount,
} from '../../../test/content-files.js';
import { courseQuestions, courseSource } from './course-source.js';
import { blockText } from './lesson-source.js';

const lessonsOf = (slug: string): string[] =>
  courseJson<FileCourse>(slug, 'course.json').modules.flatMap(({ activities }) =>
    activities.filter(({ kind }) => kind === 'lesson').map(({ key }) => key),
  );
const LESSONS = SHIPPED_COURSES.flatMap((slug) => lessonsOf(slug).map((key) => [slug, key] as const));

describe.each(SHIPPED_COURSES)('%s', (slug) => {
  const course = courseJson<FileCourse>(slug, 'course.json');
  const files = readdirSync(join(CONTENT_FOLDER, slug));
  const questionFiles = files.filter((name) => /^questions.*\.json$/.test(name));
  const inFiles = questionFiles.map((name) => courseJson<Record<string, FileQuestion[]>>(slug, name));
  const all = inFiles.flatMap((file) => Object.values(file).flat());
  const closed = all.filter(({ type }) => type !== 'open');

  it('is in the languages it must have, and each activity has a length people can plan with', () => {
    expect([course.slug, course.requiredLocales]).toEqual([slug, LOCALES]);
    const minutes = course.modules.flatMap(({ activities }) => activities.map((activity) => activity.minutes));
    expect(minutes.every((one) => one >= 10 && one <= 60)).toBe(true);
  });

  it('has a source for every activity, and no file without one', () => {
    const expected = lessonsOf(slug).flatMap((key) => LOCALES.map((locale) => `${key}.${locale}.md`));
    expect(files.filter((name) => name.endsWith('.md')).sort()).toEqual(expected.sort());
    const quizzes = course.modules.flatMap(({ activities }) => activities.filter(({ kind }) => kind === 'quiz'));
    expect([...courseQuestions(slug).keys()].sort()).toEqual(quizzes.map(({ key }) => key).sort());
    expect(courseSource(slug).quizzes.every(({ questions }) => questions.length > 0)).toBe(true);
  });

  it('every text has every required language, and none is left in another', () => {
    const texts = [...textsIn(course), ...textsIn(inFiles)];
    expect(texts.length).toBeGreaterThan(70);
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(LOCALES);
      expect(Object.values(text).filter((value) => value.trim() === '' || value !== value.trim())).toEqual([]);
      expect(new Set(Object.values(text)).size).toBe(3);
      expect(text['sr-Cyrl']).toMatch(/\p{Script=Cyrillic}/u);
      expect(`${text['sq']} ${text['en']}`).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('no question is asked twice', () => {
    const prompts = all.flatMap(({ prompt }) => Object.values(prompt));
    expect(new Set(prompts).size).toBe(prompts.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('keys name options that exist, at least one right and one wrong', () => {
    for (const { id, type, spec, key: answer } of closed.filter((question) => /single|multiple/.test(question.type))) {
      const ids = (spec.options ?? []).map((option) => option.id);
      const right = [answer?.correct ?? []].flat() as string[];
      expect([id, new Set(ids).size, right.filter((option) => !ids.includes(option))]).toEqual([id, ids.length, []]);
      expect(ids.length).toBeGreaterThanOrEqual(4);
      expect([id, type === 'single' ? right.length === 1 : right.length >= 2 && right.length < ids.length]).toEqual([
        id,
        true,
      ]);
      expect(answer?.rule).toBe(type === 'multiple' ? 'right-minus-wrong' : undefined);
    }
  });

  const ofType = (type: string): FileQuestion[] => closed.filter((question) => question.type === type);

  it('numbers are decimal strings, and the unit of every language is understood', () => {
    for (const { spec, key: answer } of ofType('numeric')) {
      expect([answer?.value, answer?.tolerance].filter((value) => !/^-?\d+(\.\d+)?$/.test(value ?? ''))).toEqual([]);
      expect(Object.keys(spec.unit ?? {})).toEqual(LOCALES);
      expect(answer?.units).toEqual(expect.arrayContaining(Object.values(spec.unit ?? {})));
    }
    for (const { key: answer } of ofType('true-false')) expect(typeof answer?.correct).toBe('boolean');
  });

  it('short texts can be answered in both scripts, unless the answer is an address or a sign', () => {
    for (const { id, key: answer } of ofType('short-text')) {
      const variants = answer?.variants ?? [];
      const isSame =
        variants.length > 0 && variants.every((one) => one.includes('.example') || /^[A-Z\d.-]+$/.test(one));
      expect([id, isSame || variants.some((one) => /^\p{Script=Cyrillic}/u.test(one))]).toEqual([id, true]);
      expect([id, isSame || variants.some((one) => /^\p{Script=Latin}/u.test(one))]).toEqual([id, true]);
      expect(new Set(variants).size).toBe(variants.length);
    }
  });

  it('the guide of an open question shares its points out in each language', () => {
    for (const { points, guide = {} } of all.filter(({ type }) => type === 'open')) {
      expect(points).toBe(300);
      expect(Object.keys(guide)).toEqual(LOCALES);
      for (const text of Object.values(guide)) {
        const [total, ...elements] = text.split('\n');
        expect(total).toContain('3 ');
        expect(elements.map((element) => element.slice(0, 2))).toEqual(['1 ', '1 ', '1 ']);
      }
    }
  });
});

describe.each(LESSONS)('%s %s', (slug, key) => {
  const lesson = (locale: string) => lessonBlocks(slug, key, locale);

  it.each(LOCALES)('has 500 to 900 words in %s', (locale) => {
    const words = wordCount(lesson(locale));
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(900);
  });

  it('is as long in one language as in another, within a quarter', () => {
    const counts = LOCALES.map((locale) => wordCount(lesson(locale)));
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.25);
  });

  it('has the same blocks, lists, links and right options in every language', () => {
    const shape = (locale: string): unknown =>
      lesson(locale).map(({ id, kind, tone, title, doc, check }) => ({
        id,
        kind,
        tone,
        isTitled: title !== undefined,
        nodes: doc.content.map(skeleton),
        options: check?.options.map(({ correct }) => correct),
      }));
    expect(shape('sq')).toEqual(shape('en'));
    expect(shape('sr-Cyrl')).toEqual(shape('en'));
  });

  it.each(LOCALES)('has one task, one check-yourself and ends with its sources in %s', (locale) => {
    const blocks = lesson(locale);
    expect(blocks.filter(({ kind }) => kind === 'task')).toHaveLength(1);
    expect(blocks.filter(({ kind }) => kind === 'check')).toHaveLength(1);
    expect(blocks.slice(-2).map(({ kind }) => kind)).toEqual(['heading', 'list']);
    const [list] = blocks.at(-1)?.doc.content ?? [];
    const items = list && 'content' in list ? list.content : [];
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const item of items) expect(JSON.stringify(skeleton(item))).toContain('{"link":"https://');
  });

  it('keeps each language in its script', () => {
    const mixed = /(?=[\p{L}]*\p{Script=Cyrillic})(?=[\p{L}]*\p{Script=Latin})[\p{L}]+/u;
    for (const locale of LOCALES) {
      const words = lesson(locale).flatMap((block) => blockText(block).match(/\p{L}+/gu) ?? []);
      expect(words.filter((word) => mixed.test(word))).toEqual([]);
      if (locale === 'sr-Cyrl') {
        const cyrillic = words.filter((word) => /\p{Script=Cyrillic}/u.test(word));
        expect(cyrillic.length / words.length).toBeGreaterThan(0.85);
      } else expect(words.filter((word) => word.length > 1 && /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    }
  });
});

it.each(LOCALES)('no sentence stands in two lessons of any course in %s', (locale) => {
  const all = LESSONS.flatMap(([slug, key]) => [...new Set(sentencesOf(lessonBlocks(slug, key, locale)))]);
  expect(all.length).toBeGreaterThan(600);
  expect(all.filter((sentence, index) => all.indexOf(sentence) !== index)).toEqual([]);
});
