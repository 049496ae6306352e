import { Client, type QueryConfig } from 'pg';
import type { Arm, ArmResult, BenchContext } from './bench-item.js';
import { closedLoop } from './load.js';
import { findPgbench, type PgbenchFigures, type PgbenchRun, runPgbench } from './pgbench.js';

/** A reference that is bare SQL. */
export interface DatabaseArm {
  readonly name: string;
  /** Address of the same server the product uses, known once the item is set up. */
  connection(): string;
  /** Seconds come from the bench. */
  readonly bench: Omit<PgbenchRun, 'seconds'>;
  /** Before each run, e.g. to take away what the last one wrote; not part of the time. */
  before?(context: BenchContext): Promise<void>;
  /** After each run of pgbench: throws when the transactions did not do what they are counted for. */
  verify?(figures: PgbenchFigures): Promise<void>;
  /**
   * The same transaction as queries in their order, for machines without pgbench. Named queries are prepared.
   * @param index counts transactions from 0
   */
  transaction(index: number): readonly QueryConfig[];
  /** Default: looked for on this machine. `null` for none. */
  readonly pgbench?: string | null;
}

/**
 * Transactions per second of bare SQL, by pgbench. Without pgbench a loop with `pg` gives a figure to look at, but no
 * verdict: the client then takes so much of the machine that it is no limit of the database.
 */
export function databaseArm(arm: DatabaseArm): Arm {
  const program = arm.pgbench === undefined ? findPgbench() : (arm.pgbench ?? undefined);
  return {
    name: arm.name,
    run: async (context) => {
      await arm.before?.(context);
      return program === undefined ? loopWithPg(arm, context) : withPgbench(program, arm, context);
    },
  };
}

async function withPgbench(program: string, arm: DatabaseArm, { seconds }: BenchContext): Promise<ArmResult> {
  const figures = await runPgbench(program, arm.connection(), {
    ...arm.bench,
    seconds: Math.max(1, Math.round(seconds)),
  });
  await arm.verify?.(figures);
  return { figure: figures.transactionsPerSecond, errors: figures.failed };
}

async function loopWithPg(arm: DatabaseArm, { seconds }: BenchContext): Promise<ArmResult> {
  const clients: Client[] = [];
  try {
    for (let place = 0; place < arm.bench.clients; place += 1) {
      const client = new Client({ connectionString: arm.connection() });
      clients.push(client);
      await client.connect();
    }
    const result = await closedLoop(clients.length, seconds, (place, index) => transact(clients[place], arm, index));
    return { figure: result.perSecond, errors: result.errors, noVerdict: 'pgbench is absent' };
  } finally {
    await Promise.allSettled(clients.map((client) => client.end()));
  }
}

async function transact(client: Client | undefined, arm: DatabaseArm, index: number): Promise<void> {
  const queries = arm.transaction(index);
  const [only] = queries;
  if (only && queries.length === 1) {
    await client?.query(only);
    return;
  }
  await client?.query('BEGIN');
  try {
    for (const query of queries) await client?.query(query);
    await client?.query('COMMIT');
  } catch (error) {
    await client?.query('ROLLBACK');
    throw error;
  }
}
