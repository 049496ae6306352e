import type { ContentLocale } from '@edukom/domain';
import { letterId, type PartOf, writtenNumbers } from './build-question.js';
import { type Declared, mapped, nearEnough, points, type QtiParts, typedMapping, xhtml } from './qti-write-words.js';
import { refuse } from './read-item.js';

type Gaps = PartOf<'gaps'>;
type Gap = Gaps['spec']['gaps'][number];
type Key = Gaps['key']['gaps'][string];

interface WrittenGap {
  readonly declared: Declared;
  readonly shown: string;
  readonly earns: string;
}

const added = (expression: string): string =>
  `<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>${expression}</sum></setOutcomeValue>`;

function choiceGap(
  { options }: Extract<Gap, { kind: 'choice' }>,
  key: Extract<Key, { kind: 'choice' }>,
  name: string,
  [locale, max]: readonly [ContentLocale, number],
): WrittenGap {
  const right = new Set(key.correct);
  const entries = options.flatMap(({ id }, index) => (right.has(id) ? [{ key: letterId(index), value: max }] : []));
  const shown = options
    .map(
      ({ text }, index) =>
        `<inlineChoice identifier="${letterId(index)}">${xhtml({ [locale]: text[locale] ?? '' }, locale)}</inlineChoice>`,
    )
    .join('');
  const correct = entries.slice(0, 1).map((entry) => entry.key);
  return {
    declared: { name, cardinality: 'single', base: 'identifier', correct, mapping: mapped(entries, max) },
    shown: `<inlineChoiceInteraction responseIdentifier="${name}" shuffle="true">${shown}</inlineChoiceInteraction>`,
    earns: added(`<mapResponse identifier="${name}"/>`),
  };
}

function typedGap(key: Exclude<Key, { kind: 'choice' }>, name: string, max: number): WrittenGap {
  const shown = `<textEntryInteraction responseIdentifier="${name}"/>`;
  if (key.kind === 'short-text')
    return {
      declared: { name, cardinality: 'single', base: 'string', ...typedMapping(key, max) },
      shown,
      earns: added(`<mapResponse identifier="${name}"/>`),
    };
  const [first] = writtenNumbers(key);
  const equal = nearEnough(name, { tolerance: first?.tolerance ?? '0' }, 'absolute');
  const score = added(`<baseValue baseType="float">${points(max)}</baseValue>`);
  return {
    declared: { name, cardinality: 'single', base: 'float', correct: [key.value] },
    shown,
    earns: `<responseCondition><responseIf>${equal}${score}</responseIf></responseCondition>`,
  };
}

function writeGap(gap: Gap, key: Key | undefined, name: string, at: readonly [ContentLocale, number]): WrittenGap {
  if (gap.kind === 'choice' && key?.kind === 'choice') return choiceGap(gap, key, name, at);
  return key && key.kind !== 'choice' ? typedGap(key, name, at[1]) : refuse('answer-missing', gap.id);
}

/** A text with places in it, in one language: each language would ask them again. */
export function qtiGaps({ spec, key }: Gaps, locale: ContentLocale, max: number): QtiParts {
  const weightOf = ({ id }: Gap): number => key.gaps[id]?.weight ?? 1;
  const whole = spec.gaps.reduce((sum, gap) => sum + weightOf(gap), 0);
  const gaps = spec.gaps.map((gap, index) => ({
    id: gap.id,
    ...writeGap(gap, key.gaps[gap.id], `R${String(index + 1)}`, [locale, (max * weightOf(gap)) / whole]),
  }));
  const shown = new Map(gaps.map((gap) => [gap.id, gap.shown]));
  const text = xhtml({ [locale]: spec.text[locale] ?? '' }, locale).replace(
    /\{\{([\w-]{1,40})\}\}/gu,
    (place, id: string) => shown.get(id) ?? place,
  );
  return {
    declared: gaps.map(({ declared }) => declared),
    body: `<div>${text}</div>`,
    processing: `<responseProcessing>${gaps.map(({ earns }) => earns).join('')}</responseProcessing>`,
  };
}
