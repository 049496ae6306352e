import type { CorrectionKeyBody, CorrectionOrder, ItemRow } from '@edukom/contracts';
import { readDecimal } from '@edukom/domain';

export const DRAFT_KINDS = ['accept-also', 'new-key', 'full-marks', 'void'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** A correction as it is being put together. */
export interface CorrectionDraft {
  readonly kind: DraftKind;
  /** Ids of options that are to be right. */
  readonly chosen: readonly string[];
  readonly text: string;
  readonly tolerance: string;
}

export type DraftError = 'correction.key.missing' | 'correction.key.numbers';

/** What can be corrected of a question: keys only where a key decides. */
export const kindsFor = (row: Pick<ItemRow, 'isKeyCorrectable'>): readonly DraftKind[] =>
  row.isKeyCorrectable ? DRAFT_KINDS : ['full-marks', 'void'];

export const needsKey = (kind: DraftKind): boolean => kind === 'accept-also' || kind === 'new-key';

function numericKey(draft: CorrectionDraft): CorrectionKeyBody | DraftError {
  const [value, tolerance] = [draft.text.trim(), draft.tolerance.trim() || '0'];
  if (value === '') return 'correction.key.missing';
  const areNumbers = [value, tolerance].every((text) => readDecimal(text)?.unit === '') && !tolerance.startsWith('-');
  return areNumbers ? { type: 'numeric', accepted: [{ value, tolerance }] } : 'correction.key.numbers';
}

function keyOf(row: Pick<ItemRow, 'type'>, draft: CorrectionDraft): CorrectionKeyBody | DraftError {
  const [first] = draft.chosen;
  const text = draft.text.trim();
  if (row.type === 'numeric') return numericKey(draft);
  if (row.type === 'short-text' && text !== '') return { type: 'short-text', accepted: [text], fold: true };
  if (first === undefined) return 'correction.key.missing';
  if (row.type === 'true-false') return { type: 'true-false', correct: first === 'true' };
  if (row.type === 'single' || row.type === 'multiple') return { type: row.type, correct: [...draft.chosen] };
  return 'correction.key.missing';
}

/** The order a draft makes, or what it lacks. */
export function orderOf(
  row: Pick<ItemRow, 'type' | 'questionVersionId'>,
  draft: CorrectionDraft,
): { readonly order: CorrectionOrder } | { readonly error: DraftError } {
  const { kind } = draft;
  const { questionVersionId } = row;
  if (kind === 'full-marks' || kind === 'void') return { order: { kind, questionVersionId } };
  const key = keyOf(row, draft);
  return typeof key === 'string' ? { error: key } : { order: { kind, questionVersionId, key } };
}
