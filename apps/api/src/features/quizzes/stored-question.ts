import type { PlayerQuestion, Rubric } from '@edukom/contracts';
import type { LocalizedText, QuestionKey } from '@edukom/domain';
import { playerPart, type StoredSpec } from './question-types/registry.js';

/** A question version as it lies in the cache. `key`, `guide` and `rubric` never leave the server towards who answers. */
export interface StoredQuestion {
  readonly id: string;
  readonly competence: string;
  readonly prompt: LocalizedText;
  readonly spec: StoredSpec;
  readonly key: QuestionKey;
  readonly feedback: LocalizedText | null;
  readonly guide: LocalizedText | null;
  readonly rubric: Rubric | null;
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
export function toPlayerQuestion(
  { prompt, spec }: StoredQuestion,
  { slot, points, optionOrder }: PinnedSlot,
  contentOrigin: string,
): PlayerQuestion {
  const mediaUrl = (sha256: string) => `${contentOrigin}/media/${sha256}`;
  return { slot, prompt, points, ...playerPart(spec, { order: optionOrder, mediaUrl }) };
}
