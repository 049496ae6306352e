import type { ContentLocale } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import { type PartOf, type WeightedText, writtenNumbers, writtenVariants } from './build-question.js';
import { gapId, placeOf, type ReadGap } from './gap-text.js';
import { type Findings, refuse } from './read-item.js';
import { type FileLanguage, htmlOf, plainOf, readTexts } from './texts.js';

/** `{2:SHORTANSWER:=right~%50%half~wrong#feedback}`: embedded answers of Moodle ("Cloze"). */
const EMBEDDED = /\{(\d{0,3}):([A-Z_]{1,30}):((?:\\.|[^\\}]){0,4000})\}/gu;
const CHOICES = /^(MULTICHOICE|MC)(_?[VHS]|_[VH]S)?$/u;
const SHORT = /^(SHORTANSWER|SA|MW)(_?C)?$/u;
const NUMBER = /^(NUMERICAL|NM)$/u;

/** Guarded signs as entities of HTML, which every reader turns back. */
const unguarded = (body: string): string =>
  body.replace(/\\([\s\S])/gu, (_whole, sign: string) => `&#${String(sign.codePointAt(0) ?? 0)};`);

interface Answer {
  readonly html: string;
  readonly percent: number;
}

/** Answers are parted by `~`; feedback follows a `#` that begins no entity. */
function answersOf(body: string, findings: Findings): Answer[] {
  return unguarded(body)
    .split('~')
    .map((answer) => {
      const [, weight, sign, rest = ''] = /^\s*(?:%(-?\d+(?:[.,]\d+)?)%|(=))?([\s\S]*)$/u.exec(answer) ?? [];
      const [html = '', ...feedback] = rest.split(/(?<!&)#/u);
      if (feedback.join('').trim() !== '') findings.lose('option-feedback');
      const stated = weight === undefined ? (sign ? 100 : 0) : Number(weight.replace(',', '.'));
      return { html, percent: stated };
    });
}

function weightOf(text: string): number {
  const weight = text === '' ? 1 : Number(text);
  return weight >= 1 && weight <= 100 ? weight : refuse('points-invalid', text);
}

function gapOf(kind: string, body: string, language: FileLanguage, findings: Findings): ReadGap {
  const answers = answersOf(body, findings);
  const plain = (html: string) => plainOf(html, 'html', findings);
  if (CHOICES.test(kind)) {
    const options = answers.map(({ html, percent }) => ({
      text: readTexts(html, 'html', language, findings),
      percent,
    }));
    return { kind: 'choice', options };
  }
  const texts: WeightedText[] = answers.map(({ html, percent }) => ({ text: plain(html), percent }));
  if (SHORT.test(kind)) return { kind: 'short-text', answers: texts, fold: !kind.endsWith('C') };
  if (!NUMBER.test(kind)) return refuse('type-unsupported', kind.slice(0, 40));
  const numbers = texts
    .filter(({ text }) => text !== '*')
    .map(({ text, percent }) => {
      const [value = '', tolerance = '0'] = text.split(':');
      return { value, tolerance, percent };
    });
  return { kind: 'numeric', answers: numbers };
}

/** The HTML with the place of each gap, and the gaps in their order. */
export function readCloze(
  html: string,
  language: FileLanguage,
  findings: Findings,
): { readonly html: string; readonly gaps: readonly ReadGap[] } {
  const gaps: ReadGap[] = [];
  const placed = html.replace(EMBEDDED, (_whole, weight: string, kind: string, body: string) => {
    gaps.push({ ...gapOf(kind, body, language, findings), weight: weightOf(weight) });
    return placeOf(gapId(gaps.length - 1));
  });
  if (gaps.length === 0) refuse('answer-missing');
  return { html: placed, gaps };
}

const asEntities = (text: string, signs: RegExp): string =>
  text.replace(signs, (sign) => `&#${String(sign.codePointAt(0) ?? 0)};`);
/** Words that hold nothing Moodle would take for an answer. */
export const clozeWords = (html: string): string => asEntities(html, /[{}]/gu);
const answerWords = (html: string): string => asEntities(html, /[~}{=%\\:"'#](?!\d+;)|(?<!&)#/gu);

type Gaps = PartOf<'gaps'>;
const number = (share: number): string => String(Number(share.toFixed(5)));
const weighted = (percent: number): string => (percent === 100 ? '=' : percent === 0 ? '' : `%${number(percent)}%`);

function bodyOf(
  gap: Gaps['spec']['gaps'][number],
  key: Gaps['key']['gaps'][string] | undefined,
  locale: ContentLocale,
): string {
  if (gap.kind === 'choice' && key?.kind === 'choice') {
    const right = new Set(key.correct);
    const options = gap.options.map(
      ({ id, text }) => `${right.has(id) ? '=' : ''}${answerWords(htmlOf({ [locale]: text[locale] ?? '' }, locale))}`,
    );
    return `MULTICHOICE:${options.join('~')}`;
  }
  if (key?.kind === 'numeric') {
    const numbers = writtenNumbers(key).map((one) => `${weighted(one.percent)}${one.value}:${one.tolerance}`);
    return `NUMERICAL:${numbers.join('~')}`;
  }
  if (key?.kind !== 'short-text') return refuse('answer-missing', gap.id);
  const variants = writtenVariants(key).map(
    ({ text, percent }) => `${weighted(percent)}${answerWords(htmlOf({ [locale]: text }, locale))}`,
  );
  return `${key.fold ? 'SHORTANSWER' : 'SHORTANSWER_C'}:${variants.join('~')}`;
}

/** The text of a question with its answers in their places, in one language: each language would ask them again. */
export function writeCloze({ spec, key }: Gaps, prompt: Texts, locale: ContentLocale): string {
  const words = (texts: Texts) => clozeWords(htmlOf({ [locale]: texts[locale] ?? '' }, locale));
  const gaps = new Map(
    spec.gaps.map((gap) => {
      const own = key.gaps[gap.id];
      return [gap.id, `{${String(own?.weight ?? 1)}:${bodyOf(gap, own, locale)}}`];
    }),
  );
  const text = words(spec.text).replace(
    /&#123;&#123;([\w-]{1,40})&#125;&#125;/gu,
    (whole, id: string) => gaps.get(id) ?? whole,
  );
  return `<p>${words(prompt)}</p><p>${text}</p>`;
}
