import type { ContentLocale } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import { acceptedNumbers, acceptedTexts, checkOptions, letterId, type PartOf } from './build-question.js';
import type { WeightedNumber, WeightedText } from './build-question.js';
import { type Findings, refuse } from './read-item.js';
import type { FileLanguage } from './texts.js';

/** One gap as a file has it. */
export type ReadGap = { readonly weight?: number | undefined } & (
  | { readonly kind: 'short-text'; readonly answers: readonly WeightedText[]; readonly fold: boolean }
  | { readonly kind: 'numeric'; readonly answers: readonly WeightedNumber[] }
  | { readonly kind: 'choice'; readonly options: readonly { readonly text: Texts; readonly percent: number }[] }
);

export const gapId = (index: number): string => `g${String(index + 1)}`;
export const placeOf = (id: string): string => `{{${id}}}`;

/** Of questions that consist of their text alone. */
const INSTRUCTION: Readonly<Record<ContentLocale, string>> = {
  sq: 'Plotësoni vendet e zbrazëta.',
  'sr-Cyrl': 'Попуните празнине.',
  en: 'Fill in the gaps.',
  tr: 'Boşlukları doldurun.',
  bs: 'Popunite praznine.',
};

/** Lines before the first that has a gap are what is asked; where there are none, that gaps are to be filled in. */
function split(text: string): { readonly asked: string; readonly rest: string } {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /\{\{[\w-]{1,40}\}\}/u.test(line));
  return { asked: lines.slice(0, Math.max(0, first)).join('\n').trim(), rest: lines.slice(first).join('\n') };
}

export function splitPrompt(texts: Texts): { readonly prompt: Texts; readonly text: Texts } {
  const pieces = Object.entries(texts).map(([locale, text]) => ({ locale: locale as ContentLocale, ...split(text) }));
  const isAsked = pieces.every(({ asked }) => asked !== '');
  return {
    prompt: Object.fromEntries(pieces.map(({ locale, asked }) => [locale, isAsked ? asked : INSTRUCTION[locale]])),
    text: Object.fromEntries(pieces.map(({ locale, rest }) => [locale, rest])),
  };
}

type Gaps = PartOf<'gaps'>;

function specOf(gap: ReadGap, id: string): Gaps['spec']['gaps'][number] {
  if (gap.kind !== 'choice') return { id, kind: gap.kind };
  return { id, kind: 'choice', options: gap.options.map(({ text }, index) => ({ id: letterId(index), text })) };
}

function keyOf(gap: ReadGap, language: FileLanguage, findings: Findings): Gaps['key']['gaps'][string] {
  const weighted = gap.weight === undefined || gap.weight === 1 ? {} : { weight: gap.weight };
  switch (gap.kind) {
    case 'short-text':
      return { kind: gap.kind, ...weighted, ...acceptedTexts(gap.answers, gap.fold) };
    case 'numeric':
      return { kind: gap.kind, ...weighted, ...acceptedNumbers(gap.answers) };
    case 'choice': {
      checkOptions(gap.options, language);
      const correct = gap.options.flatMap(({ percent }, index) => (percent > 99.99 ? [letterId(index)] : []));
      if (gap.options.some(({ percent }) => percent !== 0 && percent <= 99.99)) findings.lose('weights');
      if (correct.length === 0) refuse('answer-missing');
      return { kind: gap.kind, ...weighted, correct };
    }
  }
}

/** A text with gaps; `texts` hold the place of each, `{{g1}}` … in the order of `gaps`. */
export function gapsOf(
  texts: Texts,
  gaps: readonly ReadGap[],
  language: FileLanguage,
  findings: Findings,
): Gaps & { readonly prompt: Texts } {
  const { prompt, text } = splitPrompt(texts);
  return {
    type: 'gaps',
    prompt,
    spec: { text, gaps: gaps.map((gap, index) => specOf(gap, gapId(index))) },
    key: { gaps: Object.fromEntries(gaps.map((gap, index) => [gapId(index), keyOf(gap, language, findings)])) },
  };
}
