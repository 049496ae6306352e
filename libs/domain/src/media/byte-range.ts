/** What of a file is sent: everything, a part (both ends included), or nothing because there is no such part. */
export type ByteRange = 'all' | 'none' | { readonly first: number; readonly last: number };

/**
 * Reads a `Range` header after RFC 9110: one range of bytes. What is malformed, of another unit, or several ranges at
 * once is answered with everything, as the RFC allows; a range behind the end of the file is `none`.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return 'all';
  return from === '' ? lastBytes(Number(to), size) : bytesFrom(Number(from), to === '' ? Infinity : Number(to), size);
}

function bytesFrom(first: number, to: number, size: number): ByteRange {
  if (to < first) return 'all';
  return first < size ? { first, last: Math.min(to, size - 1) } : 'none';
}

const lastBytes = (length: number, size: number): ByteRange =>
  length === 0 || size === 0 ? 'none' : { first: Math.max(0, size - length), last: size - 1 };
