import { type LessonBlockOutline, lessonProgress, type LessonProgress, type LearningFact } from './lesson-progress.js';
import type { ActivityKind } from './next-step.js';
import type { CompletionRule } from './release-rules.js';

/** All that decides whether somebody has completed an activity. */
export interface ActivityFacts {
  readonly kind: ActivityKind;
  readonly completion: CompletionRule;
  readonly blocks: readonly LessonBlockOutline[];
  readonly facts: readonly LearningFact[];
  /** Of a quiz, else null. */
  readonly quiz: {
    readonly isHandedIn: boolean;
    /** Basis points of the final grade that was released; null before. */
    readonly released: number | null;
    readonly passMark: number;
  } | null;
}

const WHOLE = 10_000;
/** Where somebody stands in what they cannot complete alone. */
const at = (reading: LessonProgress, isCompleted: boolean, share: number): LessonProgress => ({
  ...reading,
  isStarted: reading.isStarted || isCompleted,
  isCompleted,
  share: isCompleted ? WHOLE : Math.min(share, WHOLE - 1),
});

/** A quiz is half done when it is handed in and waits to be passed. */
function quizProgress({ completion, quiz }: ActivityFacts, reading: LessonProgress): LessonProgress {
  const isHandedIn = quiz?.isHandedIn ?? false;
  const isPassed = quiz !== null && quiz.released !== null && quiz.released >= quiz.passMark;
  const isCompleted = completion.kind === 'passed' ? isPassed : isHandedIn;
  return at({ ...reading, isStarted: isHandedIn }, isCompleted, isHandedIn ? WHOLE / 2 : 0);
}

const minutesIn = (facts: readonly LearningFact[]): number =>
  new Set(facts.filter(({ kind }) => kind === 'minute').map(({ anchor }) => anchor)).size;

/** Whether an activity of a kind can be completed by a rule at all. */
export function canComplete(kind: ActivityKind, rule: CompletionRule['kind']): boolean {
  if (rule === 'passed') return kind === 'quiz';
  if (rule === 'read') return kind === 'lesson';
  return rule !== 'minutes' || kind !== 'quiz';
}

/**
 * How far somebody is in an activity by its completion rule. `usual`: a quiz when it was handed in, anything else as
 * {@link lessonProgress} says. `read`: every block reached and every check answered; being marked as read does not count.
 * `passed`: the released grade is at the pass mark. `minutes`: so many different minutes were told of. `confirmed`: the
 * trainer said so. A rule that does not go with the kind is never met. Depends on the set of facts alone; another fact
 * never makes it less. Source: product.md, *Courses*; ADR 14.
 */
export function activityProgress(activity: ActivityFacts): LessonProgress {
  const { kind, completion, blocks, facts } = activity;
  const reading = lessonProgress(blocks, facts);
  if (!canComplete(kind, completion.kind)) return at(reading, false, 0);
  switch (completion.kind) {
    case 'usual':
    case 'passed':
      return kind === 'quiz' ? quizProgress(activity, reading) : reading;
    case 'read':
      return lessonProgress(
        blocks,
        facts.filter(({ anchor, kind: fact }) => anchor !== '' || fact !== 'completed'),
      );
    case 'minutes': {
      const minutes = minutesIn(facts);
      return at(reading, minutes >= completion.minutes, Math.floor((minutes * WHOLE) / completion.minutes));
    }
    case 'confirmed':
      return at(
        reading,
        facts.some((fact) => fact.kind === 'confirmed'),
        reading.share,
      );
  }
}
