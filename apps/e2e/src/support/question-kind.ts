import { type DraftQuestion, questionTexts, type WrittenQuestion } from '@edukom/contracts';
import { type ContentLocale, type InterfaceLocale, type QuestionType, viewLocalized } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { textIn, type Texts } from './course-texts.js';
import { Keys } from './keys.js';
import type { Visitor } from './visitor.js';

/** Whose hands these are: the words of the interface, and the texts of the course as this reader sees them. */
export interface Hands {
  readonly keys: Keys;
  readonly t: Translate;
  readonly locale: InterfaceLocale;
}

/** No press of theirs may lose the focus. */
export const handsOf = (visitor: Visitor): Hands => ({
  keys: new Keys(visitor, true),
  t: visitor.t,
  locale: visitor.locale,
});

/** A type of question: how one is written and answered with nothing but a keyboard, and what must then be stored. */
export interface QuestionKind {
  readonly type: QuestionType;
  readonly prompt: Texts;
  /** Writes everything but the prompt, in which the focus is. The texts are Albanian, whatever the interface speaks. */
  readonly write: (hands: Hands) => Promise<void>;
  /** What is then saved; parts are named by their words. */
  readonly saved: Readonly<Partial<Record<keyof WrittenQuestion | 'points', unknown>>>;
  /** Gives the answer meant; the focus is before the question. */
  readonly answer: (hands: Hands) => Promise<void>;
  /** What is then stored as the answer. */
  readonly stored: unknown;
}

const TRANSLATIONS = new Map<string, Texts>();

/** A text of a question in the three languages a course is written in. */
export function say(sq: string, en: string, sr: string): Texts {
  const texts = { sq, en, 'sr-Cyrl': sr };
  TRANSLATIONS.set(sq, texts);
  return texts;
}

export const inLocale = (texts: Texts, { locale }: Hands): string => textIn(texts, locale);

/** As a part of a regular expression. */
export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every string of a value replaced. */
function withStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => withStrings(one, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withStrings(one, change)]));
}

const contentOf = (question: DraftQuestion, locale: ContentLocale): WrittenQuestion => {
  const { prompt, spec, key, feedback, guide, rubric } = question;
  const body = { prompt, spec, key, feedback, guide, rubric };
  return viewLocalized(body, questionTexts(spec.type), locale) as WrittenQuestion;
};

/** A question written in Albanian as its translator would leave it in another language. */
export function translated(question: DraftQuestion, locale: 'en' | 'sr-Cyrl'): WrittenQuestion {
  const { key, ...said } = contentOf(question, 'sq');
  const content = withStrings(said, (text) => TRANSLATIONS.get(text)?.[locale] ?? text);
  return { ...(content as Omit<WrittenQuestion, 'key'>), key };
}

type Names = ReadonlyMap<string, string>;
const nameOf = (part: Readonly<Record<string, unknown>>): unknown => part['text'] ?? part['title'];

/** Words of the parts below a value by their ids. */
function namesIn(value: unknown): Names {
  if (Array.isArray(value)) return new Map(value.flatMap((one) => [...namesIn(one)]));
  if (!isRecord(value)) return new Map();
  const name = nameOf(value);
  const own = typeof value['id'] === 'string' && typeof name === 'string' ? [[value['id'], name] as const] : [];
  return new Map([...own, ...Object.values(value).flatMap((one) => [...namesIn(one)])]);
}

/** A value with words in the place of ids: those of new parts are made up by the page. */
function inWords(value: unknown, keys: Names, values: Names): unknown {
  if (typeof value === 'string') return values.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => inWords(one, keys, values));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id' || nameOf(value) === undefined)
      .map(([key, one]) => [keys.get(key) ?? key, inWords(one, keys, values)]),
  );
}

/** Names of the parts of a question: by what is a key in an answer, and by what is a value. */
function partNames({ spec }: WrittenQuestion): readonly [Names, Names] {
  if (spec.type === 'matching') return [namesIn(spec.prompts), namesIn(spec.targets)];
  return [namesIn(spec), namesIn(spec)];
}

/** A value with the words of one of its lists sorted: of several that are right, or chosen, the order means nothing. */
function asSet(value: unknown, name: 'correct' | 'selected'): unknown {
  const several = isRecord(value) && value[name];
  return isRecord(value) && Array.isArray(several) ? { ...value, [name]: several.toSorted() } : value;
}

/** What a question says, in its own words. */
export function saidBy(question: DraftQuestion): unknown {
  const content = contentOf(question, 'sq');
  const { points } = question;
  const said = inWords(content, ...partNames(content)) as Readonly<Record<string, unknown>>;
  return { ...said, key: asSet(said['key'], 'correct'), points };
}

/** An answer to a question, in its words. */
export function answerInWords(question: DraftQuestion, response: unknown): unknown {
  return asSet(inWords(response, ...partNames(contentOf(question, 'sq'))), 'selected');
}
