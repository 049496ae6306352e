import type { LessonContent } from '@edukom/contracts';
import { activityProgress, type CompletionRule, type LessonProgress, type ProgressFact } from '@edukom/domain';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMinutes } from './use-minutes.js';
import { useProgressOutbox } from './use-progress-outbox.js';

const USUAL: CompletionRule = { kind: 'usual' };
const WHOLE = 10_000;

const factsOf = (kind: ProgressFact['kind'], anchors: readonly string[]): ProgressFact[] =>
  anchors.map((anchor) => ({ kind, anchor }));

const isKnown = (facts: readonly ProgressFact[], { kind, anchor }: ProgressFact): boolean =>
  facts.some((known) => known.kind === kind && known.anchor === anchor);

export interface LessonReading extends LessonProgress {
  readonly isUnsent: boolean;
  /** Whether a check-yourself was answered, now or before. */
  readonly isAnswered: (anchor: string) => boolean;
  readonly reach: (anchor: string) => void;
  readonly answer: (anchor: string) => void;
  readonly markAsRead: () => void;
}

/**
 * My progress in an open lesson: what the server knew when it was read, what still waits in this browser, and what
 * happens now. The same rule as on the server says how far that is, so the page needs no answer to show it.
 */
export function useLessonProgress(lesson: LessonContent): LessonReading {
  const { enrolmentId, activityId } = lesson;
  const { outbox, isUnsent } = useProgressOutbox();
  const [own, setOwn] = useState<readonly ProgressFact[]>(() => outbox.keptOf(enrolmentId, activityId));

  useEffect(() => {
    outbox.add(enrolmentId, { activityId, kind: 'opened', anchor: '', occurredAt: new Date() });
  }, [outbox, enrolmentId, activityId]);

  const known = useMemo(
    () => [
      ...factsOf('reached', lesson.reached),
      ...factsOf('completed', lesson.isCompleted ? ['', ...lesson.answered] : lesson.answered),
    ],
    [lesson],
  );
  useEffect(() => {
    outbox.forgetKnown(enrolmentId, activityId, (fact) => isKnown(known, fact));
  }, [outbox, enrolmentId, activityId, known]);
  const facts = useMemo(() => [...known, ...own], [known, own]);
  const progress = useMemo(() => {
    const blocks = lesson.blocks.map(({ anchor, kind }) => ({ anchor, isCheck: kind === 'check' }));
    const judged = activityProgress({
      kind: 'lesson',
      completion: lesson.completion ?? USUAL,
      blocks,
      facts,
      quiz: null,
    });
    // What the server holds for completed is so, also by facts that are not told here (minutes, the trainer's word).
    return lesson.isCompleted ? { ...judged, isCompleted: true, share: WHOLE } : judged;
  }, [lesson, facts]);

  const tell = useCallback(
    (kind: ProgressFact['kind'], anchor: string): void => {
      const fact = { kind, anchor };
      if (isKnown(known, fact)) return;
      setOwn((before) => (isKnown(before, fact) ? before : [...before, fact]));
      outbox.add(enrolmentId, { activityId, ...fact, occurredAt: new Date() });
    },
    [outbox, known, enrolmentId, activityId],
  );
  useMinutes(lesson, tell);
  const answer = useCallback((anchor: string) => tell('completed', anchor), [tell]);
  return {
    ...progress,
    isUnsent,
    isAnswered: (anchor) => isKnown(facts, { kind: 'completed', anchor }),
    reach: (anchor) => tell('reached', anchor),
    answer,
    markAsRead: () => tell('completed', ''),
  };
}
