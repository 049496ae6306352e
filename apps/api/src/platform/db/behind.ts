import { isTransactionAborted } from './sql-errors.js';

/** Begins a piece of work as soon as the one before it is done, and goes on without waiting for it. */
export type Behind = (work: () => Promise<void>) => Promise<void>;

/**
 * Work that goes on behind what comes next: while the database writes a thousand rows, the next thousand are read and
 * decided. Invariants: pieces of work begin in their order, one at a time; whoever is given the result, or an error, finds
 * nothing going on any more; of two errors the one of the piece of work, which came first, is thrown, unless it only tells of the other.
 */
export async function workBehind<T>(run: (behind: Behind) => Promise<T>): Promise<T> {
  let last: Promise<void> = Promise.resolve();
  const behind: Behind = async (work) => {
    await last;
    last = work();
    // Heard of by whoever waits for it next.
    last.catch(() => undefined);
  };
  const [ran] = await Promise.allSettled([run(behind)]);
  const [ended] = await Promise.allSettled([last]);
  if (ran.status === 'fulfilled' && ended.status === 'fulfilled') return ran.value;
  const errors = [ended, ran].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  throw errors.find((error) => !isTransactionAborted(error)) ?? errors[0];
}
