import { canComplete } from './completion.js';
import type { ActivityKind, QuizPurpose } from './next-step.js';
import type { CompletionRule, ReleaseCondition } from './release-rules.js';

/** An activity with the rules that say when it opens and when it is completed. */
export interface RuledActivity {
  readonly slug: string;
  readonly kind: ActivityKind;
  /** Of a quiz, else null. */
  readonly purpose: QuizPurpose | null;
  readonly isRequired: boolean;
  readonly conditions: readonly ReleaseCondition[];
  readonly completion: CompletionRule;
}

/**
 * `cycle`: these activities wait for each other. `impossible-rule`: a condition names no activity of the course or asks
 * for the score of something that is no quiz, or the kind cannot be completed by the rule. `unreachable`: it waits for
 * something of the two, so it never opens.
 */
export type ReleaseProblem =
  | { readonly code: 'cycle'; readonly slugs: readonly string[] }
  | { readonly code: 'impossible-rule' | 'unreachable'; readonly slug: string };

interface Graph {
  readonly bySlug: ReadonlyMap<string, RuledActivity>;
  /** Lessons a post-test waits for. */
  readonly lessons: readonly string[];
}

const isPost = ({ purpose }: RuledActivity): boolean => purpose === 'post';

/** What an activity waits for, each once. */
const waitsFor = (activity: RuledActivity, { bySlug, lessons }: Graph): string[] => {
  const named = activity.conditions.flatMap((condition) =>
    condition.kind !== 'from' && bySlug.has(condition.activity) ? [condition.activity] : [],
  );
  return [...new Set([...named, ...(isPost(activity) ? lessons : [])])];
};

function isImpossible(condition: ReleaseCondition, { bySlug }: Graph): boolean {
  if (condition.kind === 'from') return false;
  const other = bySlug.get(condition.activity);
  return other === undefined || (condition.kind === 'score' && other.kind !== 'quiz');
}

/** What can be opened at all: the least set in which everything waits for members only. */
function openable(graph: Graph): ReadonlySet<string> {
  const open = new Set<string>();
  const isCompletable = (slug: string): boolean => {
    const activity = graph.bySlug.get(slug);
    return activity !== undefined && open.has(slug) && canComplete(activity.kind, activity.completion.kind);
  };
  const canHold = (condition: ReleaseCondition): boolean =>
    condition.kind === 'from' ||
    (!isImpossible(condition, graph) &&
      (condition.kind === 'score' ? open.has(condition.activity) : isCompletable(condition.activity)));
  const opens = (activity: RuledActivity): boolean =>
    activity.conditions.every(canHold) && (!isPost(activity) || graph.lessons.every(isCompletable));
  for (let before = -1; before < open.size;) {
    before = open.size;
    for (const activity of graph.bySlug.values()) if (opens(activity)) open.add(activity.slug);
  }
  return open;
}

/** Everything that waits, directly or not, for what `slug` waits for. */
function reachedFrom(slug: string, graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [slug];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const activity = graph.bySlug.get(next);
    for (const other of activity ? waitsFor(activity, graph) : [])
      if (!found.has(other)) {
        found.add(other);
        queue.push(other);
      }
  }
  return found;
}

/** Groups that wait for each other, each in the order of the course. */
function cyclesIn(activities: readonly RuledActivity[], graph: Graph): string[][] {
  const reached = new Map(activities.map(({ slug }) => [slug, reachedFrom(slug, graph)]));
  const waits = (one: string, other: string): boolean => reached.get(one)?.has(other) ?? false;
  const cycles: string[][] = [];
  for (const { slug } of activities) {
    if (!waits(slug, slug) || cycles.some((cycle) => cycle.includes(slug))) continue;
    cycles.push(activities.map((other) => other.slug).filter((other) => waits(slug, other) && waits(other, slug)));
  }
  return cycles;
}

/**
 * What would leave learners stuck for ever, whatever they do: groups of activities that wait for each other, rules nobody
 * can meet, and what waits for either. A post-test waits for every required lesson. Days come, so a date is never a
 * problem. Without a problem, whoever keeps doing what is open, with full marks, completes everything. Slugs are unique.
 * Source: ADR 14; issue 3, *release conditions never deadlock*.
 */
export function checkReleaseRules(activities: readonly RuledActivity[]): ReleaseProblem[] {
  const graph: Graph = {
    bySlug: new Map(activities.map((activity) => [activity.slug, activity])),
    lessons: activities.filter(({ kind, isRequired }) => kind === 'lesson' && isRequired).map(({ slug }) => slug),
  };
  const impossible = activities
    .filter(
      ({ kind, completion, conditions }) =>
        !canComplete(kind, completion.kind) || conditions.some((condition) => isImpossible(condition, graph)),
    )
    .map(({ slug }) => slug);
  const cycles = cyclesIn(activities, graph);
  const told = new Set([...impossible, ...cycles.flat()]);
  const open = openable(graph);
  return [
    ...cycles.map((slugs) => ({ code: 'cycle' as const, slugs })),
    ...impossible.map((slug) => ({ code: 'impossible-rule' as const, slug })),
    ...activities.flatMap(({ slug }) =>
      open.has(slug) || told.has(slug) ? [] : [{ code: 'unreachable' as const, slug }],
    ),
  ];
}
