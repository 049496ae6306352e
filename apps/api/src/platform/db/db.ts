import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { PipedSource } from './piped-source.js';
import { isRetryable } from './sql-errors.js';
import type { WaitingPool } from './waiting-pool.js';

interface Scope {
  readonly manager: EntityManager;
  readonly client: PoolClient;
  readonly afterCommit: (() => void)[];
  /** Settles when the statement that was asked last is done, and with it all before. */
  turn: Promise<unknown>;
  /** Its connection takes statements without waiting: they are answered in the order in which they were asked. */
  readonly isPiped: boolean;
  /** Nothing is asked in it any more: it commits or is taken back. */
  isOver: boolean;
}

/** A unit of work in its transaction. When it ends, nothing of it is under way, and what was not begun after an error never is. */
async function untilQuiet<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  const quiet = () => scope.turn.catch(() => undefined);
  try {
    const result = await work();
    await quiet();
    return result;
  } catch (error) {
    scope.isOver = true;
    await quiet();
    throw error;
  } finally {
    scope.isOver = true;
  }
}

/** Statements of one unit of work, counted for tests and the bench. */
export type StatementListener = (sql: string) => void;

/** Ends a dry run: not an error, but the way to roll back. */
class TakenBack extends Error {
  constructor(readonly result: unknown) {
    super('dry run');
  }
}

const MAX_TRIES = 6;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a unit of work again as long as PostgreSQL takes it back for the sake of another one. */
async function retried<T>(unit: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await unit();
    } catch (error) {
      if (!isRetryable(error) || tried >= MAX_TRIES) throw error;
      await pause(Math.random() * 10 * 2 ** tried);
    }
  }
}

/**
 * The one door to PostgreSQL. `tx` opens a transaction or joins the one around it; whoever queries inside uses it
 * without being handed a manager; statements of work that goes on side by side within it take turns. The whole unit is run again on a serialization failure or a deadlock, so `work`
 * touches only the database: mail, files and HTTP belong in jobs.
 */
@Injectable()
export class Db {
  readonly #scope = new AsyncLocalStorage<Scope>();
  readonly #listeners = new Set<StatementListener>();

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly piped: PipedSource,
  ) {}

  /** TypeORM's manager of the current transaction, or of the pool. */
  get manager(): EntityManager {
    return this.#open?.manager ?? this.source.manager;
  }

  get isInTransaction(): boolean {
    return this.#open !== undefined;
  }

  async tx<T>(work: () => Promise<T>): Promise<T> {
    return this.isInTransaction ? work() : this.#unit(this.source, false, work);
  }

  /** As `tx`, for long work that asks much side by side: PostgreSQL never waits until this process has heard its answer. */
  async pipedTx<T>(work: () => Promise<T>): Promise<T> {
    return this.isInTransaction ? work() : this.#unit(await this.piped.open(), true, work);
  }

  async #unit<T>(source: DataSource, isPiped: boolean, work: () => Promise<T>): Promise<T> {
    const { result, afterCommit } = await retried(async () => {
      const acts: (() => void)[] = [];
      const done = await source.transaction(async (manager) => {
        const client = (await manager.queryRunner?.connect()) as PoolClient;
        const turn = Promise.resolve();
        const scope: Scope = { manager, client, afterCommit: acts, turn, isPiped, isOver: false };
        return this.#scope.run(scope, () => untilQuiet(scope, work));
      });
      return { result: done, afterCommit: acts };
    });
    for (const act of afterCommit) act();
    return result;
  }

  /**
   * Runs `work` in a transaction of its own, takes everything back and gives its result: a dry run that cannot differ from
   * the real one, because it is the real one. Locks are held as long as it runs.
   */
  async dryRun<T>(work: () => Promise<T>): Promise<T> {
    if (this.isInTransaction) throw new Error('a dry run inside a transaction would take that back as well');
    try {
      return await this.tx<never>(async () => {
        throw new TakenBack(await work());
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.result as T;
      throw error;
    }
  }

  /** Runs `act` when the surrounding transaction has committed (at once outside one); it must not fail. */
  afterCommit(act: () => void): void {
    const scope = this.#open;
    if (scope) scope.afterCommit.push(act);
    else act();
  }

  /** Rows of a statement. */
  async query<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.#run<R>({ text: sql, values: [...values] })).rows;
  }

  /** The first row, or null. */
  async one<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R | null> {
    return (await this.query<R>(sql, values))[0] ?? null;
  }

  /** How many rows a statement touched. */
  async execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.#run({ text: sql, values: [...values] })).rowCount ?? 0;
  }

  /** As `query`, parsed and planned once per connection under `name`: for the hot paths. */
  async prepared<R extends QueryResultRow>(name: string, sql: string, values: readonly unknown[]): Promise<R[]> {
    return (await this.#run<R>({ name, text: sql, values: [...values] })).rows;
  }

  /**
   * As `prepared`, for a statement that is a unit of work of its own and needs no transaction around it: like one it is run
   * again on a deadlock.
   */
  async preparedUnit<R extends QueryResultRow>(name: string, sql: string, values: readonly unknown[]): Promise<R[]> {
    const run = () => this.prepared<R>(name, sql, values);
    return this.isInTransaction ? run() : retried(run);
  }

  /**
   * Runs `sql` over rows that are given as parameters, in which `source` stands for them: `FROM ${source} AS g (a, b)`. One
   * row is the everyday case, whose plan is kept under `name`; of more the plan depends on how many they are.
   * @param types of the columns, in PostgreSQL
   * @param values further parameters, numbered after the columns
   */
  async overRows<R extends QueryResultRow>(
    name: string,
    types: readonly string[],
    rows: readonly (readonly unknown[])[],
    sql: (source: string) => string,
    values: readonly unknown[] = [],
  ): Promise<R[]> {
    const [only] = rows;
    if (only && rows.length === 1) {
      const given = types.map((type, index) => `$${index + 1}::${type}`).join(', ');
      return this.prepared<R>(name, sql(`(VALUES (${given}))`), [...only, ...values]);
    }
    const columns = types.map((_type, index) => rows.map((row) => row[index]));
    const given = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
    return this.query<R>(sql(`unnest(${given})`), [...columns, ...values]);
  }

  /** A client of its own for a long read (export, listen); the caller releases it. */
  connect(): Promise<PoolClient> {
    return this.#pool.connect();
  }

  /** For how long whoever is next has waited for a connection, in milliseconds; 0 when nobody waits. */
  get longestWaitMs(): number {
    return this.#pool.longestWaitMs;
  }

  /** Hears every statement until the returned function is called. */
  listen(listener: StatementListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The transaction around the caller, unless it is over. */
  get #open(): Scope | undefined {
    const scope = this.#scope.getStore();
    return scope?.isOver === false ? scope : undefined;
  }

  get #pool(): WaitingPool {
    return (this.source.driver as unknown as { master: WaitingPool }).master;
  }

  #run<R extends QueryResultRow>(statement: {
    text: string;
    values: unknown[];
    name?: string;
  }): Promise<QueryResult<R>> {
    for (const listener of this.#listeners) listener(statement.text);
    const scope = this.#open;
    if (!scope) return this.#pool.query<R>(statement);
    const ask = () =>
      scope.isOver ? Promise.reject(new Error('its transaction is over')) : scope.client.query<R>(statement);
    const asked = scope.isPiped ? ask() : scope.turn.then(ask, ask);
    scope.turn = asked;
    return asked;
  }
}
