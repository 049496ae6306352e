import type { PlayerQuestion } from '@edukom/contracts';
import type { LocalizedText, QuestionKey } from '@edukom/domain';
import { playerPart, type StoredSpec } from './question-types/registry.js';

/** A question version as it lies in the cache. `key` and `guide` never leave the server towards who answers. */
export interface StoredQuestion {
  readonly id: string;
  readonly prompt: LocalizedText;
  readonly spec: StoredSpec;
  readonly key: QuestionKey;
  readonly feedback: LocalizedText | null;
  readonly guide: LocalizedText | null;
}

/** A question as an attempt pins it. */
export interface PinnedSlot {
  readonly slot: number;
  readonly questionVersionId: string;
  /** Hundredths. */
  readonly points: number;
  readonly optionOrder: readonly string[];
}

/** Field by field, so that nothing secret can slip in with a spread. */
export function toPlayerQuestion({ prompt, spec }: StoredQuestion, pinned: PinnedSlot): PlayerQuestion {
  const { slot, points, optionOrder } = pinned;
  return { slot, prompt, points, ...playerPart(spec, optionOrder) };
}
