import type { ContentLocale } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import { type PartOf, type WeightedNumber, writtenVariants } from './build-question.js';
import { htmlOf } from './texts.js';
import { escapeXml, sayable } from './xml-tree.js';

/** What is answered, and what is right. */
export interface Declared {
  readonly name: string;
  readonly cardinality: 'single' | 'multiple' | 'ordered';
  readonly base: 'identifier' | 'string' | 'float' | 'directedPair' | 'file';
  readonly correct: readonly string[];
  readonly mapping?: string;
}

/** How a question is said in QTI: what is answered, what is shown, how it is judged. */
export interface QtiParts {
  readonly declared: readonly Declared[];
  readonly body: string;
  readonly processing: string;
}

export const points = (hundredths: number): string => String(Number((hundredths / 100).toFixed(6)));
export const xhtml = (texts: Texts, locale: ContentLocale): string =>
  sayable(htmlOf(texts, locale))
    .replace(/<br>/gu, '<br/>')
    .replace(/<span lang="sr_cr"/gu, '<span lang="sr-Cyrl"')
    .replace(/<span lang="/gu, '<span xml:lang="');
/** Points per answer, never below none. */
export const mapped = (
  entries: readonly { key: string; value: number; isExact?: boolean }[],
  max: number,
  other = 0,
): string =>
  `<mapping lowerBound="0" upperBound="${points(max)}" defaultValue="${points(other)}">${entries
    .map(
      ({ key, value, isExact = true }) =>
        `<mapEntry mapKey="${escapeXml(key)}" mappedValue="${points(value)}" caseSensitive="${String(isExact)}"/>`,
    )
    .join('')}</mapping>`;

/** Texts and what each earns of `max`; stars stand for themselves. */
export function typedMapping(key: PartOf<'short-text'>['key'], max: number) {
  const variants = writtenVariants(key).map(({ text, percent }) => ({
    key: text.replace(/\\\*/gu, '*'),
    value: (percent * max) / 100,
    isExact: !key.fold,
  }));
  const right = variants.find(({ value }) => value === max);
  return { correct: right ? [right.key] : [], mapping: mapped(variants, max) };
}

/** A condition that holds for a number near enough to the right one. */
export const nearEnough = (name: string, { tolerance }: Pick<WeightedNumber, 'tolerance'>, mode: string): string =>
  `<equal toleranceMode="${mode}" tolerance="${escapeXml(`${tolerance} ${tolerance}`)}"><variable identifier="${name}"/><correct identifier="${name}"/></equal>`;
