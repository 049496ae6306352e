const EVERY_MS = 100;
/** Of what is told, at most so much. */
const TOLD = 2_000;

/**
 * Reads until what is read is what should come in the end, not what stands there on the way; tells what it was at last when
 * that never comes.
 */
export async function until<T>(
  read: () => Promise<T>,
  isThere: (value: T) => boolean,
  { withinMs = 20_000, what = 'What is read' } = {},
): Promise<T> {
  const stopAt = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    if (Date.now() > stopAt) throw new Error(`${what} is still ${JSON.stringify(value).slice(0, TOLD)}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
