/**
 * An answer for each, in their order, where those of one key have the same: asked once of the first of each key.
 * @param ask gives an answer for each of them, in their order
 */
export async function askedOnce<T, A>(
  items: readonly T[],
  keyOf: (item: T) => string,
  ask: (firsts: readonly T[]) => Promise<readonly A[]>,
): Promise<A[]> {
  const firsts = new Map<string, T>();
  const keys = items.map((item) => {
    const key = keyOf(item);
    if (!firsts.has(key)) firsts.set(key, item);
    return key;
  });
  const answers = await ask([...firsts.values()]);
  if (answers.length !== firsts.size) throw new Error('an answer for each question was expected');
  const known = new Map([...firsts.keys()].map((key, index) => [key, answers[index] as A]));
  return keys.map((key) => known.get(key) as A);
}
