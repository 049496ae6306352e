import { median } from './statistics.js';

/**
 * How much longer an operation takes after the data has grown: the median time after, through the median time before.
 * @param measure operations per second
 */
export async function growthOf(measure: () => Promise<number>, grow: () => Promise<void>, rounds = 5): Promise<number> {
  const series = async (): Promise<number> => {
    const figures: number[] = [];
    await measure();
    for (let round = 0; round < rounds; round += 1) figures.push(await measure());
    return median(figures);
  };
  const before = await series();
  await grow();
  return before / (await series());
}
