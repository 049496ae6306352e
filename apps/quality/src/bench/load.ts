import { setTimeout as delay } from 'node:timers/promises';
import { LatencyHistogram, type LatencySummary } from './latency-histogram.js';

/** One operation of a load; `client` is its place among the clients (closed) or 0 (open), `index` counts from 0. */
export type Operation = (client: number, index: number) => Promise<unknown>;

/** What a load did. */
export interface LoadResult {
  /** Operations that resolved. */
  readonly done: number;
  /** Operations that rejected, were left out because too many were under way, or did not end in time. */
  readonly errors: number;
  /** At most 5 different messages. */
  readonly messages: readonly string[];
  readonly seconds: number;
  readonly perSecond: number;
  readonly latency: LatencySummary;
}

/** Bounds that hold besides the time. */
export interface LoadBounds {
  /** No more than so many operations in all. */
  readonly operations?: number;
  /** Open loop: no more than so many under way; an arrival beyond that is an error. Default 5,000. */
  readonly underWay?: number;
  /** Open loop: nothing new is started once this is aborted. */
  readonly signal?: AbortSignal;
  /** Wait for what is under way at the end, in seconds; the rest counts as errors. Default 10. */
  readonly drainSeconds?: number;
}

class LoadRecord {
  private readonly histogram = new LatencyHistogram();
  private readonly messages = new Set<string>();
  private done = 0;
  private errors = 0;

  succeeded(milliseconds: number): void {
    this.done += 1;
    this.histogram.add(milliseconds);
  }

  failed(error: unknown): void {
    this.errors += 1;
    if (this.messages.size < 5) this.messages.add(error instanceof Error ? error.message : String(error));
  }

  result(milliseconds: number, unfinished: number): LoadResult {
    if (unfinished > 0) this.messages.add(`${unfinished} did not end in time`);
    const seconds = milliseconds / 1000;
    const { done } = this;
    return {
      done,
      errors: this.errors + unfinished,
      messages: [...this.messages],
      seconds,
      perSecond: seconds > 0 ? done / seconds : 0,
      latency: this.histogram.summary(),
    };
  }
}

/** Each of `clients` does the next operation as soon as the last has ended: for throughput. */
export async function closedLoop(
  clients: number,
  seconds: number,
  operation: Operation,
  bounds: LoadBounds = {},
): Promise<LoadResult> {
  const record = new LoadRecord();
  const most = bounds.operations ?? Number.POSITIVE_INFINITY;
  const start = performance.now();
  const stopAt = start + seconds * 1000;
  let next = 0;
  let underWay = 0;
  let over = false;
  const client = async (place: number): Promise<void> => {
    while (performance.now() < stopAt && next < most) {
      const index = next++;
      const from = performance.now();
      underWay += 1;
      await operation(place, index).then(
        () => !over && record.succeeded(performance.now() - from),
        (error: unknown) => !over && record.failed(error),
      );
      underWay -= 1;
    }
  };
  const all = Promise.all(Array.from({ length: clients }, (_, place) => client(place)));
  await within(all, stopAt - start + (bounds.drainSeconds ?? 10) * 1000);
  over = true;
  return record.result(performance.now() - start, underWay);
}

/**
 * Starts operations at a constant rate, however long they take: for latency. Latency counts from the moment an
 * operation was due, so that a server that stalls is charged for everyone who would have come meanwhile.
 */
export async function openLoop(
  ratePerSecond: number,
  seconds: number,
  operation: Operation,
  bounds: LoadBounds = {},
): Promise<LoadResult> {
  const record = new LoadRecord();
  const total = Math.min(Math.round(ratePerSecond * seconds), bounds.operations ?? Number.POSITIVE_INFINITY);
  const mostUnderWay = bounds.underWay ?? 5_000;
  const start = performance.now();
  const underWay = new Set<Promise<unknown>>();
  let over = false;
  const launch = (index: number): void => {
    const due = start + (index * 1000) / ratePerSecond;
    if (underWay.size >= mostUnderWay) {
      record.failed(new Error(`more than ${mostUnderWay} under way`));
      return;
    }
    const run: Promise<unknown> = operation(0, index)
      .then(
        () => !over && record.succeeded(performance.now() - due),
        (error: unknown) => !over && record.failed(error),
      )
      .finally(() => underWay.delete(run));
    underWay.add(run);
  };
  for (let index = 0; index < total && bounds.signal?.aborted !== true;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) * ratePerSecond) / 1000) + 1);
    while (index < due) launch(index++);
    if (index < total) await delay(1);
  }
  await within(Promise.all(underWay), (bounds.drainSeconds ?? 10) * 1000);
  const unfinished = underWay.size;
  over = true;
  return record.result(performance.now() - start, unfinished);
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const stop = new AbortController();
  const limit = delay(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([work, limit]);
  stop.abort();
}
