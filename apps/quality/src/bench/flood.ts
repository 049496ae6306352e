import type { BenchContext } from './bench-item.js';
import { noteErrors } from './exam-load.js';
import { closedLoop, type LoadResult, openLoop } from './load.js';
import type { PlayerRetries } from './player-retries.js';

const clients = 16;
const capacitySeconds = 3;
const floodSeconds = 5;
/** Whoever was refused comes again; all of them must get through in the end. */
const bounds = { drainSeconds: 90, underWay: 50_000 };

/** Measures what can be done, and asks for twice as much, of people who come again when they are refused. */
export async function flood(
  context: BenchContext,
  work: (retries?: PlayerRetries) => Promise<void>,
  retries: PlayerRetries,
): Promise<LoadResult> {
  const { perSecond } = await closedLoop(clients, capacitySeconds, () => work());
  const result = await openLoop(2 * perSecond, floodSeconds, () => work(retries), bounds);
  context.note(
    `P16 asked for ${(2 * perSecond).toFixed(0)} saves/s, all ${result.done} were stored after ${result.seconds.toFixed(1)} s`,
  );
  noteErrors(context, result.messages);
  return result;
}
