import { randomFillSync } from 'node:crypto';

/** A few hundred ids. */
const POOL_BYTES = 8_192;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Random bytes of the machine's generator, drawn many at once: asking it for sixteen takes as long as for thousands, and an
 * import or a full room needs hundreds of thousands of ids and salts. Each byte is given out once and kept no longer. Secrets
 * are not taken from here: they are drawn when they are needed.
 */
export function drawnBytes(length: number): Buffer {
  if (length > POOL_BYTES) throw new RangeError(`${length} bytes at once`);
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const drawn = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return drawn;
}
