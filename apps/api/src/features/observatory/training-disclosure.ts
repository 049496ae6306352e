import {
  type DisclosurePlace,
  type DisclosureRefusal,
  type DisclosureRule,
  type DisclosureTable,
  hiddenBounds,
  MIN_OPEN_PEOPLE,
  placeTree,
  type PlaceTree,
  type PreviousCell,
  type ProtectedCell,
  protectRelease,
} from '@edukom/domain';

/** What the training data says about one municipality in one period; one without enrolments and self-assessments is left out. */
export interface MunicipalityFigures {
  readonly place: string;
  readonly enrolled: number;
  readonly completed: number;
  /** People with a final grade of both the pre-test and the post-test. */
  readonly graded: number;
  /** Sum of their differences, in basis points. */
  readonly gain: number;
  /** People who completed a self-assessment. */
  readonly assessed: number;
  /** Sum over them of the share of their targets they are below, in basis points. */
  readonly lacking: number;
}

export const TRAINED = 'officials-trained';
export const COMPLETION = 'completion-share';
export const GAIN = 'mean-gain';
export const LACKING = 'competence-gap';

/** The group of people each indicator is about. They differ in size, so each is its own group. */
export const PEOPLE_OF: Readonly<Record<string, string>> = {
  [TRAINED]: 'trained',
  [COMPLETION]: 'enrolled',
  [GAIN]: 'graded',
  [LACKING]: 'assessed',
};

const FULL = 10_000;

/** The indicators of a period as disclosure control takes them; each is reported where there is somebody it is about. */
export function trainingTables(figures: readonly MunicipalityFigures[]): DisclosureTable[] {
  const table = (indicator: string, kind: DisclosureTable['kind']) => ({
    indicator,
    kind,
    people: PEOPLE_OF[indicator] ?? indicator,
    within: null,
  });
  const trained = figures.filter(({ enrolled }) => enrolled > 0);
  const assessed = figures.filter((one) => one.assessed > 0);
  return [
    { ...table(TRAINED, 'count'), cells: trained.map(({ place, completed }) => ({ place, n: completed })) },
    {
      ...table(COMPLETION, 'share'),
      cells: trained.map(({ place, enrolled, completed }) => ({ place, n: enrolled, sum: completed })),
    },
    {
      ...table(GAIN, 'mean'),
      scale: { lowest: -FULL, highest: FULL },
      cells: trained.map(({ place, graded, gain }) => ({ place, n: graded, sum: gain })),
    },
    {
      ...table(LACKING, 'mean'),
      scale: { lowest: 0, highest: FULL },
      cells: assessed.map(({ place, assessed: n, lacking }) => ({ place, n, sum: lacking })),
    },
  ];
}

export interface TrainingRelease {
  readonly places: readonly DisclosurePlace[];
  readonly figures: readonly MunicipalityFigures[];
  /**
   * What each earlier release of the same or an overlapping period published. All of them, not only the newest: a cell
   * hidden in the last release can still be subtracted from the one before.
   */
  readonly earlier: readonly (readonly PreviousCell[])[];
}

export type TrainingResult =
  | { readonly ok: true; readonly cells: readonly ProtectedCell[] }
  | { readonly ok: false; readonly refusal: DisclosureRefusal };

/**
 * Disclosure control of the training indicators: {@link protectRelease} once against each earlier release, publishing only
 * what every run would publish (fewer published cells never narrow a hidden one), then what the count and the share give
 * away together ({@link withSharedNumerator}).
 */
export function protectTraining({ places, figures, earlier }: TrainingRelease): TrainingResult {
  const tree = placeTree(places);
  const tables = trainingTables(figures);
  const runs: (readonly ProtectedCell[])[] = [];
  for (const previous of earlier.length === 0 ? [[]] : earlier) {
    const result = protectRelease({ places, tables, previous, everPublished: earlier.flat() });
    if (!result.ok) return result;
    runs.push(result.cells);
  }
  const cells = runs.reduce((kept, run) =>
    kept.map((cell, at) => (cell.status === 'published' && run[at]?.status === 'suppressed' ? run[at] : cell)),
  );
  return { ok: true, cells: tree ? withSharedNumerator(tree, cells) : cells };
}

/** What the count and the share of one release say together. */
interface Joint {
  readonly tree: PlaceTree;
  readonly isReported: (place: string) => boolean;
  readonly enrolled: (place: string) => number;
  readonly dropped: (place: string) => number;
}

const isOpen = ({ lo, hi }: { lo: number; hi: number }): boolean => hi - lo >= MIN_OPEN_PEOPLE;

/** Places whose hidden number of people without completion could be narrowed to fewer than five values. */
function givenAway({ tree, isReported, dropped }: Joint, hidden: ReadonlySet<string>): string[] {
  const known = (place: string) => (hidden.has(place) ? undefined : dropped(place));
  const leafRange = (place: string) => ({ lo: 0, hi: isReported(place) ? Infinity : 0 });
  const bounds = hiddenBounds(tree, known, leafRange);
  return [...hidden].filter((place) => !isOpen(bounds.get(place) ?? { lo: 0, hi: 0 }));
}

/** The next place to hide: the smallest published total above a place that is given away, else the smallest part below it. */
function nextToHide({ tree, isReported, enrolled }: Joint, hidden: ReadonlySet<string>, lost: readonly string[]) {
  const leavesOfLost = new Set(lost.flatMap(tree.leavesOf));
  const candidates = tree.order.filter((place) => isReported(place) && !hidden.has(place));
  const smallest = (places: readonly string[]) => [...places].sort((a, b) => enrolled(a) - enrolled(b))[0];
  const totals = candidates.filter(
    (place) => !tree.isLeaf(place) && tree.leavesOf(place).some((leaf) => leavesOfLost.has(leaf)),
  );
  return smallest(totals) ?? smallest(candidates.filter((place) => leavesOfLost.has(place)));
}

/**
 * The count of people who completed is also the numerator of the completion share, so the two together say how many did
 * not complete. A share is therefore published only where the count is, and no sum over published shares may narrow the
 * number without completion of a place with a hidden share to fewer than five values.
 */
function withSharedNumerator(tree: PlaceTree, cells: readonly ProtectedCell[]): ProtectedCell[] {
  const of = (indicator: string) =>
    new Map(cells.filter((cell) => cell.indicator === indicator).map((cell) => [cell.place, cell]));
  const [counts, shares] = [of(TRAINED), of(COMPLETION)];
  const enrolled = (place: string) => shares.get(place)?.n ?? 0;
  const joint: Joint = {
    tree,
    enrolled,
    isReported: (place) => (shares.get(place)?.status ?? 'not-reported') !== 'not-reported',
    dropped: (place) => enrolled(place) - (counts.get(place)?.n ?? 0),
  };
  const rules = new Map<string, DisclosureRule>();
  for (const [place, { rule }] of shares) if (rule) rules.set(place, rule);
  for (const [place, { status }] of counts)
    if (status === 'suppressed' && !rules.has(place)) rules.set(place, 'denominator');
  for (;;) {
    const hidden = new Set(rules.keys());
    const lost = givenAway(joint, hidden);
    const next = lost.length > 0 ? nextToHide(joint, hidden, lost) : undefined;
    if (next === undefined) break;
    rules.set(next, 'complementary');
  }
  return cells.map((cell) => {
    const rule = cell.indicator === COMPLETION ? rules.get(cell.place) : undefined;
    return rule && cell.status === 'published' ? { ...cell, status: 'suppressed', shown: null, rule } : cell;
  });
}
