import { questionKey, questionSpec } from '@edukom/contracts';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionPart } from '../question-types/registry.js';
import { type QuestionSource, questionSource, readQuestionSource } from '../question-source.js';
import type { Extras } from './extras.js';
import { type ExchangeQuestion, type Findings, Refused, refuse } from './read-item.js';
import { cleanText, type FileLanguage, isStorable, requireTexts } from './texts.js';
import { digestOf } from './whole.js';

/** Everything about a question beside its kind. */
export interface QuestionFrame {
  readonly externalId: string | null;
  readonly points: number;
  readonly competence: string;
  readonly tags: readonly string[];
  readonly difficulty?: number | undefined;
  readonly prompt: Texts;
  readonly feedback: Texts;
  readonly guide: Texts;
}

const MAX_POINTS = 100_000;

/** Text that is not asked for in the language of the file cannot be kept: a translated text has a source. */
function optional(texts: Texts, language: FileLanguage, findings: Findings): Texts | undefined {
  if (Object.keys(texts).length === 0) return undefined;
  if (texts[language.locale] !== undefined) return texts;
  findings.lose('feedback');
  return undefined;
}

const oneLine = (text: string, max: number): string => [...cleanText(text).replace(/\n/gu, ' ')].slice(0, max).join('');

/** Proves that the bank could store a question and show it again, with the very code that does. */
function proven(whole: object, locale: FileLanguage['locale']): QuestionSource {
  if (!isStorable(whole)) refuse('too-long');
  const read = questionSource.safeParse(whole);
  if (!read.success) return refuse('syntax');
  try {
    const { spec, key } = readQuestionSource(read.data, locale);
    questionSpec.parse(questionSpec.encode(spec));
    questionKey.parse(key);
    return read.data;
  } catch {
    return refuse('syntax');
  }
}

const areTexts = (texts: Texts | undefined): texts is Texts => texts !== undefined;

function checkPoints(points: number): number {
  return Number.isInteger(points) && points > 0 && points <= MAX_POINTS
    ? points
    : refuse('points-invalid', String(points));
}

type Native = { readonly source: QuestionSource } | { readonly refused: Refused };

function attempt(read: () => QuestionSource): Native {
  try {
    return { source: read() };
  } catch (error) {
    if (error instanceof Refused) return { refused: error };
    throw error;
  }
}

/** What our own file says beyond its format counts as long as nobody has changed what the format says. */
function withExtras(native: Native, frame: object, { whole, check }: Extras, locale: FileLanguage['locale']) {
  const said = 'source' in native ? digestOf(native.source) : native.refused.code;
  return whole !== undefined && check === said ? proven({ ...whole, ...frame }, locale) : null;
}

/** Puts a question together. */
export function assemble(
  frame: QuestionFrame,
  readPart: () => Partial<Pick<QuestionFrame, 'prompt'>> & QuestionPart,
  language: FileLanguage,
  findings: Findings,
  extras: Extras = {},
): ExchangeQuestion {
  const externalId = oneLine(frame.externalId ?? '', 200) || null;
  const own = {
    id: externalId ?? '',
    competence: oneLine(frame.competence, 200),
    points: checkPoints(frame.points),
  };
  const native = attempt(() => {
    const feedback = optional(frame.feedback, language, findings);
    const guide = optional(frame.guide, language, findings);
    const { prompt = frame.prompt, ...part } = readPart();
    const texts = {
      prompt: requireTexts(prompt, language, 'prompt-missing'),
      ...(areTexts(feedback) ? { feedback } : {}),
      ...(areTexts(guide) ? { guide } : {}),
    };
    return proven({ ...part, ...own, ...texts }, language.locale);
  });
  const whole = withExtras(native, own, extras, language.locale);
  if (whole) findings.losses.length = 0;
  const tags = [...new Set(frame.tags.map((tag) => oneLine(tag, 100)).filter(Boolean))].slice(0, 50);
  const source = whole ?? sourceOf(native);
  return { source, externalId, tags, difficulty: frame.difficulty ?? null };
}

function sourceOf(native: Native): QuestionSource {
  if ('refused' in native) throw native.refused;
  return native.source;
}
