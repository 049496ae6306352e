import type { PlayerQuestion } from '@edukom/contracts';
import type { LocalizedText, MultipleRule, QuestionKey, QuestionSpec } from '@edukom/domain';

export interface StoredOption {
  readonly id: string;
  readonly text: LocalizedText;
}

/** `question_version.spec`: the domain's spec of the type together with the texts of its options and unit. */
export type StoredSpec =
  | { readonly type: 'single'; readonly options: readonly StoredOption[] }
  | { readonly type: 'multiple'; readonly options: readonly StoredOption[]; readonly rule: MultipleRule }
  | { readonly type: 'true-false' }
  | { readonly type: 'numeric'; readonly unit?: LocalizedText }
  | { readonly type: 'short-text'; readonly maxLength?: number }
  | { readonly type: 'open'; readonly maxLength?: number };

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

/** What the scorer needs of a stored spec. */
export const specOf = (spec: StoredSpec): QuestionSpec => (spec.type === 'numeric' ? { type: 'numeric' } : spec);

export const optionsOf = (spec: StoredSpec): readonly StoredOption[] => ('options' in spec ? spec.options : []);

/** Field by field, so that nothing secret can slip in with a spread. */
export function toPlayerQuestion(question: StoredQuestion, pinned: PinnedSlot): PlayerQuestion {
  const { spec } = question;
  const options = new Map(optionsOf(spec).map((option) => [option.id, option]));
  return {
    slot: pinned.slot,
    type: spec.type,
    prompt: question.prompt,
    points: pinned.points,
    options: pinned.optionOrder.flatMap((id) => {
      const option = options.get(id);
      return option ? [{ id, text: option.text }] : [];
    }),
    unit: 'unit' in spec ? (spec.unit ?? null) : null,
    maxLength: 'maxLength' in spec ? (spec.maxLength ?? null) : null,
    rule: spec.type === 'multiple' ? spec.rule : null,
  };
}
