import { isTransactionAborted } from './sql-errors.js';

/** Begins a piece of work as soon as there is room for it, and goes on without waiting for it. */
export type Behind = (work: () => Promise<void>) => Promise<void>;

/**
 * Work that goes on behind what comes next: while the database writes a thousand rows, the next thousand are read and
 * decided. Invariants: pieces of work begin in their order, no more at a time than `atOnce` says when one is to begin;
 * whoever is given the result, or an error, finds nothing going on any more; of several errors that of the first piece of
 * work is thrown, unless it only tells of another one.
 */
export async function workBehind<T>(run: (behind: Behind) => Promise<T>, atOnce = () => 1): Promise<T> {
  const begun: Promise<void>[] = [];
  const underWay = new Set<Promise<void>>();
  let failed: Promise<void> | undefined;
  const behind: Behind = async (work) => {
    while (underWay.size >= atOnce()) await Promise.race(underWay);
    await failed;
    const piece = work();
    begun.push(piece);
    underWay.add(piece);
    const end = () => underWay.delete(piece);
    piece.then(end, () => {
      failed ??= piece;
      end();
    });
  };
  const [ran] = await Promise.allSettled([run(behind)]);
  const ended = await Promise.allSettled(begun);
  const errors = [...ended, ran].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (ran.status === 'fulfilled' && errors.length === 0) return ran.value;
  throw errors.find((error) => !isTransactionAborted(error)) ?? errors[0];
}
