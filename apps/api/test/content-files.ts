import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blockText, parseLesson } from '../src/seeds/content/lesson-source.js';
import type { RichNode } from '../src/seeds/content/rich-text.js';

export type Localized = Record<string, string>;
export interface FileActivity {
  kind: 'quiz' | 'lesson';
  key: string;
  title: Localized;
  minutes: number;
}
export interface FileCourse {
  slug: string;
  requiredLocales: string[];
  modules: { title: Localized; activities: FileActivity[] }[];
}
export interface FileQuestion {
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
  rubric?: { title: Localized; levels: { points: number; text: Localized }[] }[];
  feedback: Localized;
}

/** Where the sources of the shipped courses lie, a folder each. */
export const CONTENT_FOLDER = join(import.meta.dirname, '../src/seeds/content');
export const LOCALES = ['sq', 'sr-Cyrl', 'en'];

/** A file of a course as it lies in the sources. */
export const courseJson = <T>(slug: string, name: string): T =>
  JSON.parse(readFileSync(join(CONTENT_FOLDER, slug, name), 'utf8')) as T;

export const lessonBlocks = (slug: string, key: string, locale: string): Block[] => {
  const name = `${key}.${locale}.md`;
  return parseLesson(readFileSync(join(CONTENT_FOLDER, slug, name), 'utf8'), name);
};

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-.’'/@:][\p{L}\p{N}]+)*/gu) ?? [];
export const wordCount = (blocks: Block[]): number => wordsOf(blocks.map(blockText).join('\n')).length;

/** The skeleton that must be the same in every language: node types, number of items, targets of links. */
export const skeleton = (node: RichNode): unknown => {
  if (node.type !== 'text') return { [node.type]: node.content.map(skeleton).filter((part) => part !== null) };
  const link = node.marks?.find((mark) => mark.type === 'link');
  return link ? { link: link.attrs.href } : null;
};

/** Sentences of a lesson without its headings and its list of sources, as words alone. */
export const sentencesOf = (blocks: Block[]): string[] =>
  blocks
    .slice(0, -1)
    .filter((block) => block.kind !== 'heading')
    .flatMap((block) => blockText(block).split(/(?<=[.!?:])[”“]?\s+|\n/u))
    .map((sentence) => wordsOf(sentence.toLowerCase()).join(' '))
    .filter((sentence) => sentence.split(' ').length >= 3);

/** Every translated text inside a value of a course's files. */
export function textsIn(value: unknown): Localized[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('sq' in value || 'en' in value || 'sr-Cyrl' in value) return [value as Localized];
  return Object.values(value).flatMap(textsIn);
}
