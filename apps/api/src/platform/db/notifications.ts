import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { LOG, type Log } from '../log/log.js';
import { Db } from './db.js';

/** What is told about; its name is the channel in PostgreSQL. The payload is the id of the thing and nothing else. */
export type Topic = 'edukom_board';
const TOPICS: readonly Topic[] = ['edukom_board'];

/** What changed within so many milliseconds is told once. */
const GATHER_MS = 200;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** A line that died without a word is noticed by this question. */
const PROBE_MS = 30_000;
const PROBE_TIMEOUT_MS = 10_000;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/**
 * Tells every process of the installation that a thing changed, over PostgreSQL LISTEN and NOTIFY.
 *
 * What is told is a hint, no truth: whoever hears it reads what it is about. So telling may happen after the commit, gathered,
 * instead of inside the transaction: transactions that notify commit one after the other in PostgreSQL, and a room that checks
 * in at once would queue for it. What is lost between commit and telling (a process that was killed) is made up for by whoever
 * listens reading again now and then; after a connection was lost everybody hears that something may have changed.
 *
 * Each process has at most one connection for listening, outside the pool, opened when somebody first listens.
 */
@Injectable()
export class Notifications implements OnModuleDestroy {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #changed = new Set<string>();
  #gathering: NodeJS.Timeout | null = null;
  #client: pg.Client | null = null;
  #isListening = false;
  #isClosed = false;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Tells, once the surrounding transaction has committed, that this thing changed. Never fails the caller. */
  tell(topic: Topic, id: string): void {
    this.db.afterCommit(() => {
      this.#changed.add(keyOf(topic, id));
      this.#gathering ??= setTimeout(() => void this.#tellGathered(), GATHER_MS).unref();
    });
  }

  /** Calls `hear` whenever the thing may have changed, until the returned function is called. */
  listen(topic: Topic, id: string, hear: () => void): () => void {
    const key = keyOf(topic, id);
    const known = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, known.add(hear));
    if (!this.#isListening) {
      this.#isListening = true;
      void this.#keepListening();
    }
    return () => {
      known.delete(hear);
      if (known.size === 0) this.#listeners.delete(key);
    };
  }

  /** Whether the connection for listening stands: for tests, and for whoever wants to know how old a board may be. */
  get isConnected(): boolean {
    return this.#client !== null;
  }

  async onModuleDestroy(): Promise<void> {
    this.#isClosed = true;
    if (this.#gathering) clearTimeout(this.#gathering);
    await this.#client?.end().catch(() => undefined);
  }

  async #tellGathered(): Promise<void> {
    const keys = [...this.#changed];
    this.#changed.clear();
    this.#gathering = null;
    try {
      await this.db.query('SELECT pg_notify(t.topic, t.id) FROM unnest($1::text[], $2::text[]) AS t (topic, id)', [
        keys.map((key) => key.split(' ')[0]),
        keys.map((key) => key.split(' ')[1]),
      ]);
    } catch (error) {
      // Whoever listens reads again by themself; the change itself is committed.
      this.log.warn({ err: error }, 'changes were not told');
    }
  }

  async #keepListening(): Promise<void> {
    for (let pause = FIRST_RETRY_MS; !this.#isClosed; pause = Math.min(2 * pause, LONGEST_RETRY_MS)) {
      const client = await this.#connected();
      if (client) {
        pause = FIRST_RETRY_MS;
        // What was told while nobody listened is unknown.
        for (const key of this.#listeners.keys()) this.#hear(key);
        await this.#untilLost(client);
      }
      if (!this.#isClosed) await wait(pause);
    }
  }

  async #connected(): Promise<pg.Client | null> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'edukom listening',
      connectionTimeoutMillis: 5_000,
      query_timeout: PROBE_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => this.#hear(keyOf(channel as Topic, payload ?? '')));
    try {
      await client.connect();
      for (const topic of TOPICS) await client.query(`LISTEN ${topic}`);
      // The process may have been told to end meanwhile: an open socket would keep it.
      if (this.#isClosed) throw new Error('closing');
      this.#client = client;
      return client;
    } catch (error) {
      if (!this.#isClosed) this.log.warn({ err: error }, 'listening failed');
      await client.end().catch(() => undefined);
      return null;
    }
  }

  async #untilLost(client: pg.Client): Promise<void> {
    await new Promise<void>((lost) => {
      const probe = setInterval(() => {
        client.query('SELECT 1').catch(() => lost());
      }, PROBE_MS).unref();
      client.once('end', () => {
        clearInterval(probe);
        lost();
      });
    });
    this.#client = null;
    await client.end().catch(() => undefined);
  }

  #hear(key: string): void {
    for (const hear of this.#listeners.get(key) ?? []) hear();
  }
}

const keyOf = (topic: Topic, id: string): string => `${topic} ${id}`;
