/**
 * An answer for each, in their order, where those of one key have the same: asked once of the first of each key.
 * @param ask gives an answer for each of them, in their order
 * @param known answers by key, of which nothing is asked; takes up those that were
 */
export async function askedOnce<T, A>(
  items: readonly T[],
  keyOf: (item: T) => string,
  ask: (firsts: readonly T[]) => Promise<readonly A[]>,
  known = new Map<string, A>(),
): Promise<A[]> {
  const firsts = new Map<string, T>();
  const keys = items.map((item) => {
    const key = keyOf(item);
    if (!known.has(key) && !firsts.has(key)) firsts.set(key, item);
    return key;
  });
  const answers = firsts.size > 0 ? await ask([...firsts.values()]) : [];
  if (answers.length !== firsts.size) throw new Error('an answer for each question was expected');
  for (const [index, key] of [...firsts.keys()].entries()) known.set(key, answers[index] as A);
  return keys.map((key) => known.get(key) as A);
}
