/**
 * How much longer an operation takes after the data has grown: the shortest time after, through the shortest before. The
 * best of several counts, because other work on the machine can only slow down, and before and after cannot take turns.
 * @param measure operations per second
 */
export async function growthOf(measure: () => Promise<number>, grow: () => Promise<void>, rounds = 5): Promise<number> {
  const series = async (): Promise<number> => {
    const figures: number[] = [];
    await measure();
    for (let round = 0; round < rounds; round += 1) figures.push(await measure());
    return Math.max(...figures);
  };
  const before = await series();
  await grow();
  return before / (await series());
}
