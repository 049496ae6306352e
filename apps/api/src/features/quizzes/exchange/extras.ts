import { canonicalJson, CONTENT_LOCALES, type JsonValue } from '@edukom/domain';
import { z } from 'zod';
import { texts } from '../question-types/question-type.js';
import type { ExchangeQuestion } from './read-item.js';

/** 40 parts in five languages, written in a row. */
const MAX_LENGTH = 500_000;

/**
 * What a format has no place of its own for. It is written where every other reader passes over it (a comment of GIFT, a
 * processing instruction of XML), so that our own files come back whole. Of a file from elsewhere there is none.
 */
const extras = z
  .object({
    id: z.string().max(200),
    points: z.int().positive(),
    competence: z.string().max(200),
    tags: z.array(z.string().max(100)).max(50),
    difficulty: z.int().min(1).max(5),
    fold: z.boolean(),
    maxLength: z.int().positive(),
    unit: texts,
    units: z.array(z.string().max(40)).max(50),
    guide: texts,
    options: z.array(z.string().min(1).max(40)).max(40),
    source: z.enum(CONTENT_LOCALES),
    /** The question as we have it, where the format says less. */
    whole: z.record(z.string(), z.unknown()),
    /** Digest of what the format says of it. */
    check: z.string().max(40),
  })
  .partial();
export type Extras = z.output<typeof extras>;

/** One line without brackets, angle brackets, question marks or spaces. */
export function writeExtras(given: { readonly [K in keyof Extras]?: Extras[K] | undefined }): string {
  const pairs = Object.entries(given).filter(([, value]) => value !== undefined);
  return new URLSearchParams(
    Object.fromEntries(pairs.map(([key, value]) => [key, canonicalJson(value as JsonValue)])),
  ).toString();
}

/** What was written; nothing of it when somebody has changed it beyond reading. */
export function readExtras(text: string): Extras {
  if (text.length > MAX_LENGTH) return {};
  try {
    const entries = [...new URLSearchParams(text)].map(([key, value]) => [key, JSON.parse(value) as unknown] as const);
    return extras.safeParse(Object.fromEntries(entries)).data ?? {};
  } catch {
    return {};
  }
}

function ofType(source: ExchangeQuestion['source']): Extras {
  switch (source.type) {
    case 'numeric': {
      const unit = source.spec?.unit;
      return { ...(unit ? { unit } : {}), ...(source.key.units ? { units: source.key.units } : {}) };
    }
    case 'short-text':
    case 'open':
      return { ...(source.spec?.maxLength ? { maxLength: source.spec.maxLength } : {}) };
    default:
      return {};
  }
}

/** What no format says in a way that comes back whole: unit, limit and difficulty. */
export const unsaid = ({ source, difficulty }: ExchangeQuestion): Extras => ({
  ...ofType(source),
  ...(difficulty === null ? {} : { difficulty }),
});
