/**
 * Figures of item analysis computed once more, in the plainest way and apart from the product: sums instead of
 * deviations, groups by giving out places one hundredth of a person at a time.
 */
export interface PlainFigures {
  /** Per cent. */
  readonly facility: number;
  readonly discrimination: number;
  readonly correlation: number;
  readonly efficiency: number;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const rising = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

function cross(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  return (n * total(a.map((value, index) => value * (b[index] ?? 0))) - total(a) * total(b)) / (n * (n - 1));
}

const PARTS = 100;

/** Mean score of the people who hold the places from `from` to `to`; people with equal rests share theirs. */
function meanOfPlaces(scores: readonly number[], rests: readonly number[], from: number, to: number): number {
  const places = rising(rests).flatMap((rest) => Array.from({ length: PARTS }, () => rest));
  const held = places.slice(from, to).map((rest) => {
    const equals = scores.filter((_, index) => rests[index] === rest);
    return total(equals) / equals.length;
  });
  return total(held) / held.length;
}

/** The figures of a question by the points of everybody in it, and in all of the quiz. */
export function plainFigures(points: readonly number[], max: number, totals: readonly number[]): PlainFigures {
  const scores = points.map((one) => one / max);
  // Whole numbers: equal rests must be equal.
  const rests = totals.map((all, index) => all - (points[index] ?? 0));
  const all = PARTS * scores.length;
  const size = Math.round(0.27 * all);
  return {
    facility: (total(scores) / scores.length) * 100,
    discrimination: meanOfPlaces(scores, rests, all - size, all) - meanOfPlaces(scores, rests, 0, size),
    correlation: cross(scores, rests) / Math.sqrt(cross(scores, scores) * cross(rests, rests)),
    efficiency: cross(scores, rests) / cross(rising(scores), rising(rests)),
  };
}

/** Cronbach's α from the points of each question, one row per person. */
export function plainAlpha(rows: readonly (readonly number[])[]): number {
  const totals = rows.map(total);
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0));
  const parts = total(columns.map((column) => cross(column, column)));
  return (columns.length / (columns.length - 1)) * (1 - parts / cross(totals, totals));
}
