/** A dot where it is drawn. */
export interface PlacedDot {
  readonly key: string;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly isMarked: boolean;
}

/** Half the height of a mark. */
export const MARK_RADIUS = 10;
/** Room of a sign inside a mark. */
const SIGN = 7;

/** Room beside the signs of a mark. */
export const markWidth = (text: string): number => Math.max(2 * MARK_RADIUS, SIGN * text.length + MARK_RADIUS);

const isHidden = (one: PlacedDot, other: PlacedDot): boolean =>
  Math.hypot(one.left - other.left, one.top - other.top) < MARK_RADIUS;

/** Dots that would hide one another stand together, in one mark at the first of them that names them all. */
export function marksOf(dots: readonly PlacedDot[]): PlacedDot[] {
  const groups: PlacedDot[][] = [];
  for (const dot of dots) {
    const group = groups.find(([first]) => first && isHidden(first, dot));
    if (group) group.push(dot);
    else groups.push([dot]);
  }
  return groups.flatMap(([first, ...more]) =>
    first
      ? [
          {
            ...first,
            text: [first, ...more].map(({ text }) => text).join(', '),
            isMarked: first.isMarked || more.some(({ isMarked }) => isMarked),
          },
        ]
      : [],
  );
}
