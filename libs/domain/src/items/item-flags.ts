import type { BasisPoints } from '../scoring/points.js';
import type { ItemFigures } from './item-figures.js';
import type { LanguageDifference } from './language-difference.js';
import type { OptionShares, OptionUse } from './option-use.js';

/** Fewer than every fifth point was earned: about what guessing among five options gives. */
export const TOO_HARD: BasisPoints = 2_000;
/** Nearly everybody has it: Moodle's *extremely easy*. */
export const TOO_EASY: BasisPoints = 9_500;
/** A distractor fewer people choose does no work. Source: Haladyna & Downing, *Educ. Psych. Measurement* 53 (1993) 999–1010. */
export const FUNCTIONING_DISTRACTOR: BasisPoints = 500;

/**
 * With fewer attempts one person is more than that share: an option nobody chose is then no finding. The same number of
 * attempts is needed to flag one language alone, because many languages and questions give many chances for an accident.
 */
export const FLAGGED_ATTEMPTS = 20;

export const ITEM_FLAGS = [
  'too-hard',
  'too-easy',
  'negative-discrimination',
  'distractor-beats-key',
  'unused-distractor',
  'language-difference',
] as const;
export type ItemFlagKind = (typeof ITEM_FLAGS)[number];

/** Something a person should look at. `language`: where it shows, `null` for everybody; `option`: which one, if any. */
export interface ItemFlag {
  readonly kind: ItemFlagKind;
  readonly language: string | null;
  readonly option: string | null;
}

/** Wrong options that the stronger third prefers to what is right: to the key of a single choice, to any right one of several. */
function betterThanKey({ options }: OptionUse, isSingle: boolean): readonly OptionShares[] {
  const keys = options.filter(({ isKey }) => isKey).map(({ upper }) => upper);
  if (keys.length === 0) return [];
  const limit = isSingle ? keys.reduce((sum, upper) => sum + upper, 0) : Math.min(...keys);
  return options.filter(({ isKey, upper }) => !isKey && upper > limit);
}

const unused = ({ options }: OptionUse, attempts: number): readonly OptionShares[] =>
  options.length < 3 || attempts < FLAGGED_ATTEMPTS
    ? []
    : options.filter(({ isKey, all }) => !isKey && all < FUNCTIONING_DISTRACTOR);

/** Either measure alone is negative by chance too often; one that is missing tells nothing. */
function flagsOfFigures({ facility, discrimination, itemRest }: ItemFigures): ItemFlagKind[] {
  const isNegative = (discrimination ?? 0) < 0 && (itemRest ?? 0) < 0;
  return [
    ...(facility < TOO_HARD ? ['too-hard' as const] : []),
    ...(facility > TOO_EASY ? ['too-easy' as const] : []),
    ...(isNegative ? ['negative-discrimination' as const] : []),
  ];
}

/**
 * What stands out in one group of attempts (`language` null: all of them), in the order of {@link ITEM_FLAGS}. Two options
 * have no distractor that could be unused.
 */
export function flagsOfGroup(
  { language, attempts }: { readonly language: string | null; readonly attempts: number },
  figures: ItemFigures,
  use: OptionUse | null,
  isSingle: boolean,
): ItemFlag[] {
  if (language !== null && attempts < FLAGGED_ATTEMPTS) return [];
  const flag = (kind: ItemFlagKind, option: string | null = null): ItemFlag => ({ kind, language, option });
  return [
    ...flagsOfFigures(figures).map((kind) => flag(kind)),
    ...(use ? betterThanKey(use, isSingle).map(({ id }) => flag('distractor-beats-key', id)) : []),
    ...(use ? unused(use, attempts).map(({ id }) => flag('unused-distractor', id)) : []),
  ];
}

/** Flags of languages that function differently. */
export const flagsOfDifferences = (differences: readonly LanguageDifference[]): ItemFlag[] =>
  differences
    .filter(({ isFlagged }) => isFlagged)
    .map(({ language }) => ({ kind: 'language-difference', language, option: null }));
