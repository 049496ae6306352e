import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';

/** The most that was seen. */
export interface Footprint {
  /**
   * Memory of all processes together in MB. Proportional set size: what PostgreSQL's processes share is counted once,
   * where the sum of their resident sets would count it for each of them.
   */
  readonly wholeMb: number;
  /** Client connections of one process to PostgreSQL, by the name it gives. */
  readonly connections: ReadonlyMap<string, number>;
}

const everyMs = 2_000;

/** Looks at the memory and connections of an installation every two seconds, apart from the event loop. */
export class FootprintWatch {
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;
  private wholeMb = 0;
  private readonly connections = new Map<string, number>();

  /** @param roots processes that are counted with all that descend from them */
  constructor(
    private readonly roots: readonly number[],
    private readonly sql: Client,
  ) {
    this.watching = this.watch();
  }

  /** Looks once more, and gives the most that was seen. */
  async stop(): Promise<Footprint> {
    this.stopping.abort();
    await this.watching;
    return { wholeMb: this.wholeMb, connections: this.connections };
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    do {
      await delay(everyMs, undefined, { signal }).catch(() => undefined);
      this.wholeMb = Math.max(this.wholeMb, await memoryMb(this.roots));
      for (const [name, count] of await connectionsOf(this.sql))
        this.connections.set(name, Math.max(count, this.connections.get(name) ?? 0));
    } while (!signal.aborted);
  }
}

/** The most a process ever held, in MB: its resident set, what it shares included. */
export async function peakResidentMb(pid: number): Promise<number> {
  return (kilobytes(await readFile(`/proc/${pid}/status`, 'latin1'), 'VmHWM') ?? NaN) / 1024;
}

/** A figure in kB of one of the tables in `/proc`; undefined when it is not there. */
export function kilobytes(table: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(table)?.[1];
  return found === undefined ? undefined : Number(found);
}

async function memoryMb(roots: readonly number[]): Promise<number> {
  let sum = 0;
  // the list grows while it is walked
  const pids = [...roots];
  for (const pid of pids) {
    const table = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '');
    sum += kilobytes(table, 'Pss') ?? 0;
    pids.push(...(await childrenOf(pid)));
  }
  return sum / 1024;
}

/** Of its main thread; empty when the process has just ended. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

async function connectionsOf(sql: Client): Promise<[string, number][]> {
  const { rows } = await sql.query<{ name: string; count: number }>(
    `SELECT application_name AS name, count(*)::int AS count FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY 1`,
  );
  return rows.map(({ name, count }) => [name, count]);
}
