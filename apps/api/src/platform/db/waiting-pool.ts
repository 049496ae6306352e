import pg from 'pg';

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (destroy?: unknown) => void,
) => void;

/** A pool that knows for how long somebody has been waiting for a connection: how far behind the process is. */
export class WaitingPool extends pg.Pool {
  /** When each of them asked, in the order in which they are served. */
  readonly #waiting = new Set<{ readonly since: number }>();

  /** For how long whoever is next has waited, in milliseconds; 0 when nobody waits. */
  get longestWaitMs(): number {
    const [next] = this.#waiting;
    return next ? performance.now() - next.since : 0;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    const waiter = { since: performance.now() };
    this.#waiting.add(waiter);
    const leave = () => this.#waiting.delete(waiter);
    if (!taken) return super.connect().finally(leave);
    super.connect((error, client, release) => {
      leave();
      taken(error, client, release);
    });
  }
}
