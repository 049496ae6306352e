import { proportion } from './point-arithmetic.js';
import type { Points } from './points.js';

/** One level of a criterion and what it earns. */
export interface RubricLevel {
  readonly id: string;
  readonly points: Points;
}

/** One thing a marker looks at, with the levels an answer may reach in it. */
export interface RubricCriterion {
  readonly id: string;
  readonly levels: readonly RubricLevel[];
}

/** The chosen level by criterion. */
export type RubricChoice = Readonly<Record<string, string>>;

const mostOf = ({ levels }: RubricCriterion): Points => Math.max(...levels.map((level) => level.points));

const mostPoints = (rubric: readonly RubricCriterion[]): Points =>
  rubric.reduce((sum, criterion) => sum + mostOf(criterion), 0);

const hasRepeats = (parts: readonly { readonly id: string }[]): boolean =>
  new Set(parts.map((part) => part.id)).size !== parts.length;

/**
 * A rubric must give exactly what the question is worth to an answer that is best in everything.
 * @throws RangeError without criteria, with fewer than two levels in one, when ids repeat, when points are not whole and
 * ≥ 0, or when the best levels do not add up to `max`.
 */
export function assertRubric(rubric: readonly RubricCriterion[], max: Points): void {
  if (rubric.length === 0) throw new RangeError('a rubric needs a criterion');
  if (hasRepeats(rubric) || rubric.some(({ levels }) => hasRepeats(levels))) throw new RangeError('rubric ids repeat');
  for (const { id, levels } of rubric) {
    if (levels.length < 2) throw new RangeError(`the criterion ${id} needs at least two levels`);
    if (!levels.every(({ points }) => Number.isSafeInteger(points) && points >= 0)) {
      throw new RangeError(`the levels of ${id} earn whole points from 0`);
    }
  }
  const most = mostPoints(rubric);
  if (most !== max) throw new RangeError(`the best levels earn ${most}, the question is worth ${max}`);
}

/**
 * What the chosen levels earn of `max`: the sum of their points, or that share of `max`, rounded half up, where the
 * question is worth something else in this quiz than its rubric gives at best. `null` as long as a criterion has no level,
 * and when a level or a criterion is named that the rubric does not have.
 */
export function rubricPoints(rubric: readonly RubricCriterion[], choice: RubricChoice, max: Points): Points | null {
  if (Object.keys(choice).length !== rubric.length) return null;
  const earned = rubric.map(({ id, levels }) => {
    const chosen = Object.hasOwn(choice, id) ? choice[id] : undefined;
    return levels.find((level) => level.id === chosen)?.points;
  });
  const sum = earned.reduce<Points | null>(
    (all, points) => (all === null || points === undefined ? null : all + points),
    0,
  );
  const most = mostPoints(rubric);
  return sum === null || most === 0 ? sum : proportion(max, sum, most);
}
