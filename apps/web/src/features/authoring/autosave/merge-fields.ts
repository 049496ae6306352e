import type { BlockContent } from '@edukom/contracts';
import { withoutBlanks } from '../model/block-content.js';
import { isSameValue } from '../../../shared/writing/same-value.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What two writers made of the same block, field by field: what only one of them changed is taken from that one. Null when
 * both changed the same field in different ways; that is for a person to decide.
 */
export function mergeFields(base: BlockContent, mine: BlockContent, theirs: BlockContent): BlockContent | null {
  if (mine.kind !== theirs.kind) return null;
  const [was, ours, others] = [base, mine, theirs].map((content) => withoutBlanks(content) as unknown as Fields);
  const merged = new Map<string, unknown>();
  for (const name of Object.keys({ ...ours, ...others })) {
    const [before, left, right] = [was?.[name], ours?.[name], others?.[name]];
    if (isSameValue(left, right) || isSameValue(before, right)) merged.set(name, left);
    else if (isSameValue(before, left)) merged.set(name, right);
    else return null;
  }
  return Object.fromEntries(merged) as BlockContent;
}
