import type { Points } from '../scoring/points.js';
import { type ItemFigures, itemFigures, type ItemResult } from './item-figures.js';
import { flagsOfDifferences, flagsOfGroup, type ItemFlag } from './item-flags.js';
import { type LanguageDifference, languageDifference } from './language-difference.js';
import { type AnalysedOption, optionUse, type OptionUse } from './option-use.js';
import { type QuizFigures, quizFigures } from './quiz-figures.js';

/**
 * Figures of fewer people are not shown: below ten, one person moves a facility by more than ten points, the upper and
 * lower 27 % are two people each, and a correlation of ±0.63 comes by chance in one of twenty questions.
 */
export const MINIMUM_ATTEMPTS = 10;

/** A question as it is analysed. */
export interface AnalysedItem {
  readonly id: string;
  /** Empty when nothing is chosen. */
  readonly options: readonly AnalysedOption[];
  readonly isSingle: boolean;
}

/**
 * One person's answer: points earned of `max` (0 when the question is void), and what was chosen. `isRuled`: void, or full
 * marks for everybody, so that its points say nothing about the question any more.
 */
export interface AnalysedAnswer {
  readonly item: string;
  readonly points: Points;
  readonly max: Points;
  readonly chosen: readonly string[];
  readonly isRuled: boolean;
}

/** The attempt of a person that counts, marked to the end. */
export interface AnalysedAttempt {
  readonly language: string;
  readonly answers: readonly AnalysedAnswer[];
}

/** A question in one language, or in all of them (`language` null). */
export interface ItemGroup {
  readonly language: string | null;
  readonly attempts: number;
  /** Why there are no figures. */
  readonly hidden: 'too-few' | 'ruled' | null;
  readonly figures: ItemFigures | null;
  readonly use: OptionUse | null;
}

export interface ItemAnalysis {
  readonly id: string;
  /** All attempts first, then the languages, the most frequent first. */
  readonly groups: readonly ItemGroup[];
  readonly differences: readonly LanguageDifference[];
  readonly flags: readonly ItemFlag[];
}

export interface QuizAnalysis {
  readonly attempts: number;
  /** `null` below {@link MINIMUM_ATTEMPTS}. */
  readonly quiz: QuizFigures | null;
  readonly items: readonly ItemAnalysis[];
}

/** An answer with the result of the rest of its attempt. */
interface Seen extends ItemResult {
  readonly language: string;
  readonly chosen: readonly string[];
  readonly isRuled: boolean;
}

/**
 * The language an attempt was made in: the one most of its answers were saved in, the one it was started in when there are
 * none or two are equal. People start in the language a computer happens to show and then change.
 */
export function languageOfAttempt(started: string, answered: readonly string[]): string {
  const counts = new Map([[started, 0.5]]);
  for (const language of answered) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

const shareOf = (points: Points, max: Points): number => points / max;

const totalsOf = ({ answers }: AnalysedAttempt) => ({
  points: answers.reduce((sum, answer) => sum + answer.points, 0),
  max: answers.reduce((sum, answer) => sum + answer.max, 0),
});

/** Sums of fractions depend on their order: the same attempts in one order give the same figures to the last digit. */
function inOneOrder(attempts: readonly AnalysedAttempt[]): AnalysedAttempt[] {
  const keyed = attempts.map((attempt) => ({
    attempt,
    key: JSON.stringify([
      attempt.language,
      attempt.answers
        .map(({ item, points, max, chosen, isRuled }) => [item, points, max, isRuled, [...chosen].sort()])
        .sort(),
    ]),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ attempt }) => attempt);
}

function seenOf(item: AnalysedItem, attempts: readonly AnalysedAttempt[]): Seen[] {
  return attempts.flatMap((attempt) => {
    const answer = attempt.answers.find((one) => one.item === item.id);
    if (!answer) return [];
    const { points, max } = totalsOf(attempt);
    const rest = max > answer.max ? shareOf(points - answer.points, max - answer.max) : null;
    const score = answer.max > 0 ? shareOf(answer.points, answer.max) : 0;
    return [{ language: attempt.language, chosen: answer.chosen, isRuled: answer.isRuled, score, rest }];
  });
}

function groupOf(item: AnalysedItem, language: string | null, seen: readonly Seen[]): ItemGroup {
  const attempts = seen.length;
  if (attempts < MINIMUM_ATTEMPTS) return { language, attempts, hidden: 'too-few', figures: null, use: null };
  const use =
    item.options.length > 0
      ? optionUse(
          item.options,
          seen.map(({ chosen }) => chosen),
          seen.map(({ rest }) => rest ?? 0),
        )
      : null;
  const scored = seen.filter(({ isRuled }) => !isRuled);
  if (scored.length < MINIMUM_ATTEMPTS) return { language, attempts, hidden: 'ruled', figures: null, use };
  return { language, attempts, hidden: null, figures: itemFigures(scored), use };
}

/** Flags of everybody, and those of single languages that everybody together does not show. */
function flagsOf(item: AnalysedItem, groups: readonly ItemGroup[]): ItemFlag[] {
  const found: ItemFlag[] = [];
  for (const group of groups) {
    const { figures, use } = group;
    const flags = figures ? flagsOfGroup(group, figures, use, item.isSingle) : [];
    found.push(
      ...flags.filter((flag) => !found.some(({ kind, option }) => kind === flag.kind && option === flag.option)),
    );
  }
  return found;
}

function analysisOf(item: AnalysedItem, attempts: readonly AnalysedAttempt[]): ItemAnalysis {
  const seen = seenOf(item, attempts);
  const byLanguage = [...Map.groupBy(seen, ({ language }) => language)]
    .map(([language, results]) => ({ language, results }))
    .sort((a, b) => b.results.length - a.results.length || (a.language < b.language ? -1 : 1));
  const groups = [
    groupOf(item, null, seen),
    ...byLanguage.map(({ language, results }) => groupOf(item, language, results)),
  ];
  const [reference, ...others] = byLanguage
    .map(({ language, results }) => ({ language, results: results.filter(({ isRuled }) => !isRuled) }))
    .filter(({ results }) => results.length >= MINIMUM_ATTEMPTS);
  const differences = reference ? others.flatMap((focal) => languageDifference(reference, focal) ?? []) : [];
  return { id: item.id, groups, differences, flags: [...flagsOf(item, groups), ...flagsOfDifferences(differences)] };
}

/** The points per question, when every attempt had the same questions; void ones are left out. */
function columnsOf(attempts: readonly AnalysedAttempt[]): number[][] | null {
  const items = attempts[0]?.answers.filter(({ max }) => max > 0).map(({ item }) => item) ?? [];
  const rows = attempts.map(
    ({ answers }) => new Map(answers.filter(({ max }) => max > 0).map(({ item, points }) => [item, points])),
  );
  if (rows.some((row) => row.size !== items.length || items.some((item) => !row.has(item)))) return null;
  return items.map((item) => rows.map((row) => row.get(item) ?? 0));
}

/**
 * Item analysis of a quiz from each person's counted attempt: per question and language its figures, the use of its options,
 * whether it functions differently between languages, and what stands out; with the figures of the whole quiz. Nothing is
 * shown of fewer than {@link MINIMUM_ATTEMPTS} attempts. The order of the attempts does not matter.
 * Formulas and sources are at the functions this puts together, in plain words in docs/item-analysis.md.
 */
export function analyseQuiz(items: readonly AnalysedItem[], attempts: readonly AnalysedAttempt[]): QuizAnalysis {
  const ordered = inOneOrder(attempts);
  const shares = ordered.map((attempt) => {
    const { points, max } = totalsOf(attempt);
    return max > 0 ? shareOf(points, max) : 0;
  });
  return {
    attempts: attempts.length,
    quiz: attempts.length < MINIMUM_ATTEMPTS ? null : quizFigures(shares, columnsOf(ordered)),
    items: items.map((item) => analysisOf(item, ordered)),
  };
}
