import { createHash } from 'node:crypto';
import { canonicalJson, type ContentLocale, type JsonValue } from '@edukom/domain';
import type { QuestionSource } from '../question-source.js';
import type { Extras } from './extras.js';
import type { ExchangeQuestion, ReadItem } from './read-item.js';
import type { FileLanguage } from './texts.js';

/** One text per question. What every format has a place of its own for is left out. */
function meaningOf(source: QuestionSource): string {
  const { id: _id, competence: _competence, points: _points, ...rest } = source;
  return canonicalJson(rest as JsonValue);
}

/** Tells whether the part of a file that every reader reads says what it said when it was written. */
export const digestOf = (source: QuestionSource): string =>
  createHash('sha256').update(meaningOf(source)).digest('base64url').slice(0, 16);

/**
 * Writes a question so that it is read again as it was. What its format cannot say goes along whole where other readers
 * pass over it, sealed with a digest of what they do read: when somebody changes that, it is what counts.
 */
export function writeWhole<T>(
  { source }: ExchangeQuestion,
  locale: ContentLocale,
  write: (extras: Extras) => T,
  read: (written: T, language: FileLanguage) => ReadItem | undefined,
): T {
  const plain = write({});
  const item = read(plain, { locale, isLatin: false });
  const native = item?.question?.source;
  if (native && meaningOf(native) === meaningOf(source)) return plain;
  const check = native ? digestOf(native) : (item?.reasons[0]?.code ?? '');
  return write({ whole: JSON.parse(meaningOf(source)) as Record<string, unknown>, check });
}
