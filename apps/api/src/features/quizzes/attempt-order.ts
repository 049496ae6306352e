import { drawQuestions, isMarkedByHand, type QuestionType, seededSequence, shuffled } from '@edukom/domain';
import { isAlwaysShuffled, orderedIds } from './question-types/registry.js';
import type { PinnedSlot, StoredQuestion } from './stored-question.js';

/** A question a quiz can ask. */
export interface AskableQuestion {
  readonly questionId: string;
  readonly questionVersionId: string;
  readonly points: number;
  readonly type: QuestionType;
}

/** A section of a quiz with all it asks, or all it draws from. */
export interface AskingSection {
  readonly kind: 'fixed' | 'draw';
  /** null: all of them. */
  readonly count: number | null;
  readonly questions: readonly AskableQuestion[];
}

/** What an attempt asks, section by section. Without a trainer nothing is asked that a person would have to mark. */
export function askedIn(
  sections: readonly AskingSection[],
  seed: number,
  hasTrainer: boolean,
): readonly (readonly AskableQuestion[])[] {
  const able = sections.map(({ kind, count, questions }) => {
    const asked = questions.filter(({ type }) => hasTrainer || !isMarkedByHand(type));
    return { kind, count: count ?? asked.length, asked, questions: asked.map(({ questionId }) => questionId) };
  });
  return drawQuestions(able, seed).map((names, at) => {
    const byName = new Map(able[at]?.asked.map((question) => [question.questionId, question]));
    return names.flatMap((name) => byName.get(name) ?? []);
  });
}

/** What of an attempt is shuffled. */
export interface Shuffling {
  /** Questions, each within its section. */
  readonly questions: boolean;
  readonly options: boolean;
}

/**
 * The questions of an attempt in its order, from 1: as authored, or questions and options shuffled by the seed. Parts
 * whose written order would tell the answer are shuffled in any case.
 */
export function pinSlots(
  sections: readonly (readonly { readonly question: StoredQuestion; readonly points: number }[])[],
  shuffling: Shuffling,
  seed: number,
): PinnedSlot[] {
  // Another sequence than the one that drew: which questions are asked says nothing of their order.
  const next = seededSequence(seed + 1);
  const ordered = sections.flatMap((asked) => (shuffling.questions ? shuffled(asked, next) : asked));
  return ordered.map(({ question, points }, index) => {
    const ids = orderedIds(question.spec);
    return {
      slot: index + 1,
      questionVersionId: question.id,
      points,
      optionOrder: shuffling.options || isAlwaysShuffled(question.spec) ? shuffled(ids, next) : ids,
    };
  });
}
