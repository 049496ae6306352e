/** A run of words that both texts have, that only the first has, or only the second. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const pieces = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** Above this many comparisons the middle is shown as replaced whole: a page must not stand still for it. */
const MOST_CELLS = 4_000_000;

/** Lengths of the longest common subsequences of all ends of two lists, one row after the other. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return lengths;
}

function middle(one: readonly string[], other: readonly string[]): DiffPart[] {
  const replaced: DiffPart[] = [
    { kind: 'removed', text: one.join('') },
    { kind: 'added', text: other.join('') },
  ];
  if (one.length === 0 || other.length === 0 || one.length * other.length > MOST_CELLS) return replaced;
  const lengths = commonLengths(one, other);
  const at = (i: number, j: number): number => lengths[i * (other.length + 1) + j] ?? 0;
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [left = '', right = ''] = [one[i], other[j]];
    if (left === right) {
      parts.push({ kind: 'same', text: left });
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      parts.push({ kind: 'removed', text: left });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: right });
      j += 1;
    }
  }
  return [...parts, { kind: 'removed', text: one.slice(i).join('') }, { kind: 'added', text: other.slice(j).join('') }];
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const all: DiffPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

/**
 * What words differ between two texts. Joined without the added parts it is the first text, without the removed ones the
 * second.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [one, other] = [pieces(before), pieces(after)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return joined([
    { kind: 'same', text: one.slice(0, start).join('') },
    ...middle(one.slice(start, one.length - end), other.slice(start, other.length - end)),
    { kind: 'same', text: one.slice(one.length - end).join('') },
  ]);
}
