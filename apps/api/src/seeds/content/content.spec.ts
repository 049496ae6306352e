import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blockText, parseLesson } from './lesson-source.js';
import { type RichNode } from './rich-text.js';

type Localized = Record<string, string>;
interface Activity {
  kind: 'quiz' | 'lesson';
  key: string;
  title: Localized;
  minutes: number;
}
interface Course {
  slug: string;
  requiredLocales: string[];
  activities: Activity[];
}
interface Question {
  id: string;
  type: string;
  competence: string;
  points: number;
  prompt: Localized;
  spec: { options?: { id: string; text: Localized }[]; unit?: Localized };
  key?: {
    correct?: string | string[] | boolean;
    rule?: string;
    value?: string;
    tolerance?: string;
    units?: string[];
    variants?: string[];
  };
  guide?: Localized;
  feedback: Localized;
}

const folder = join(import.meta.dirname, 'safe-passwords');
const json = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const course = json<Course>('course.json');
const questions = json<Record<string, Question[]>>('questions.json');
const locales = ['sq', 'sr-Cyrl', 'en'];
const lessonKeys = ['lesson-1', 'lesson-2', 'lesson-3'];

const lesson = (key: string, locale: string): Block[] => {
  const name = `${key}.${locale}.md`;
  return parseLesson(readFileSync(join(folder, name), 'utf8'), name);
};
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-.’'/@:][\p{L}\p{N}]+)*/gu) ?? [];
const wordCount = (blocks: Block[]): number => wordsOf(blocks.map(blockText).join('\n')).length;

/** The skeleton that must be the same in every language: node types, number of items, targets of links. */
const skeleton = (node: RichNode): unknown => {
  if (node.type !== 'text') return { [node.type]: node.content.map(skeleton).filter((part) => part !== null) };
  const link = node.marks?.find((mark) => mark.type === 'link');
  return link ? { link: link.attrs.href } : null;
};

const sentencesOf = (blocks: Block[]): string[] =>
  blocks
    .slice(0, -1)
    .filter((block) => block.kind !== 'heading')
    .flatMap((block) => blockText(block).split(/(?<=[.!?:])[”“]?\s+|\n/u))
    .map((sentence) => wordsOf(sentence.toLowerCase()).join(' '))
    .filter((sentence) => sentence.split(' ').length >= 3);

describe('the course file', () => {
  it('is a pre-test, three lessons and a post-test in the languages it must have', () => {
    expect(course.slug).toBe('safe-passwords');
    expect(course.requiredLocales).toEqual(locales);
    expect(course.activities.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'quiz pre-test',
      'lesson lesson-1',
      'lesson lesson-2',
      'lesson lesson-3',
      'quiz post-test',
    ]);
    expect(course.activities.every(({ minutes }) => minutes >= 10 && minutes <= 30)).toBe(true);
  });

  it('has a source for every activity, and no lesson file without one', () => {
    const files = lessonKeys.flatMap((key) => locales.map((locale) => `${key}.${locale}.md`));
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort(),
    ).toEqual([...files].sort());
    expect(existsSync(join(folder, 'questions.json'))).toBe(true);
    expect(Object.keys(questions)).toEqual(['pre-test', 'post-test']);
  });
});

describe.each(lessonKeys)('%s', (key) => {
  it.each(locales)('has 500 to 900 words in %s', (locale) => {
    const words = wordCount(lesson(key, locale));
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(900);
  });

  it('is as long in one language as in another, within a quarter', () => {
    const counts = locales.map((locale) => wordCount(lesson(key, locale)));
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.25);
  });

  it('has the same blocks, lists, links and right options in every language', () => {
    const shape = (locale: string): unknown =>
      lesson(key, locale).map(({ id, kind, doc, check }) => ({
        id,
        kind,
        nodes: doc.content.map(skeleton),
        options: check?.options.map(({ correct }) => correct),
      }));
    expect(shape('sq')).toEqual(shape('en'));
    expect(shape('sr-Cyrl')).toEqual(shape('en'));
  });

  it.each(locales)('has one task, one check-yourself and ends with its sources in %s', (locale) => {
    const blocks = lesson(key, locale);
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
    for (const locale of locales) {
      const words = lesson(key, locale).flatMap((block) => blockText(block).match(/\p{L}+/gu) ?? []);
      expect(words.filter((word) => mixed.test(word))).toEqual([]);
      if (locale === 'sr-Cyrl') {
        const cyrillic = words.filter((word) => /\p{Script=Cyrillic}/u.test(word));
        expect(cyrillic.length / words.length).toBeGreaterThan(0.85);
      } else expect(words.filter((word) => word.length > 1 && /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    }
  });
});

it.each(locales)('no sentence stands in two lessons in %s', (locale) => {
  const all = lessonKeys.flatMap((key) => [...new Set(sentencesOf(lesson(key, locale)))]);
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((sentence, index) => all.indexOf(sentence) !== index)).toEqual([]);
});

it('every text has every required language, and none is left in another', () => {
  const texts: Localized[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('sq' in value || 'en' in value || 'sr-Cyrl' in value) texts.push(value as Localized);
    else Object.values(value).forEach(visit);
  };
  visit(course);
  visit(questions);
  expect(texts.length).toBeGreaterThan(70);
  for (const text of texts) {
    expect(Object.keys(text)).toEqual(locales);
    expect(Object.values(text).filter((value) => value.trim() === '' || value !== value.trim())).toEqual([]);
    expect(new Set(Object.values(text)).size).toBe(3);
    expect(text['sr-Cyrl']).toMatch(/\p{Script=Cyrillic}/u);
    expect(`${text['sq']} ${text['en']}`).not.toMatch(/\p{Script=Cyrillic}/u);
  }
});

describe.each(['pre-test', 'post-test'])('%s', (key) => {
  const quiz = questions[key] ?? [];
  const closed = quiz.filter(({ type }) => type !== 'open');

  it('has eight closed questions, every type among them, of one point each', () => {
    expect(closed).toHaveLength(8);
    expect([...new Set(closed.map(({ type }) => type))].sort()).toEqual([
      'multiple',
      'numeric',
      'short-text',
      'single',
      'true-false',
    ]);
    expect(closed.map(({ points }) => points)).toEqual(Array<number>(8).fill(100));
    expect(new Set(quiz.map(({ id }) => id)).size).toBe(quiz.length);
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

  const ofType = (type: string): Question[] => closed.filter((question) => question.type === type);

  it('numbers are decimal strings, and the unit of every language is understood', () => {
    for (const { spec, key: answer } of ofType('numeric')) {
      expect([answer?.value, answer?.tolerance].filter((value) => !/^-?\d+(\.\d+)?$/.test(value ?? ''))).toEqual([]);
      expect(Object.keys(spec.unit ?? {})).toEqual(locales);
      expect(answer?.units).toEqual(expect.arrayContaining(Object.values(spec.unit ?? {})));
    }
    expect(ofType('true-false').map(({ key: answer }) => typeof answer?.correct)).toEqual(['boolean']);
  });

  it('short texts can be answered in both scripts, unless the answer is an address', () => {
    for (const { key: answer } of ofType('short-text')) {
      const variants = answer?.variants ?? [];
      const address = variants.length > 0 && variants.every((variant) => variant.includes('.example'));
      expect(address || variants.some((variant) => /^\p{Script=Cyrillic}/u.test(variant))).toBe(true);
      expect(address || variants.some((variant) => /^\p{Script=Latin}/u.test(variant))).toBe(true);
      expect(new Set(variants).size).toBe(variants.length);
    }
  });
});

describe('the two tests', () => {
  const [pre, post] = [questions['pre-test'] ?? [], questions['post-test'] ?? []];

  it('are parallel: the same competence in the same type, each time asked differently', () => {
    const plan = (quiz: Question[]): string[] =>
      quiz.filter(({ type }) => type !== 'open').map((q) => `${q.competence} ${q.type}`);
    expect(plan(pre)).toEqual(plan(post));
    const prompts = [...pre, ...post].flatMap(({ prompt }) => Object.values(prompt));
    expect(new Set(prompts).size).toBe(prompts.length);
  });

  it('end with one open question worth three points, with a guide that shares them out in each language', () => {
    expect(pre.filter(({ type }) => type === 'open')).toEqual([]);
    const [open, ...more] = post.filter(({ type }) => type === 'open');
    expect([more, open?.points, open?.key]).toEqual([[], 300, undefined]);
    expect(Object.keys(open?.guide ?? {})).toEqual(locales);
    for (const guide of Object.values(open?.guide ?? {})) {
      const [total, ...elements] = guide.split('\n');
      expect(total).toContain('3 ');
      expect(elements.map((element) => element.slice(0, 2))).toEqual(['1 ', '1 ', '1 ']);
    }
  });
});
