import type { JobKindName } from '@edukom/contracts';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { LOG, type Log } from '../log/log.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { JOB_SCHEMA } from './job-names.js';

/** A kind of job: its queue's name and the shape of what it is given. Handlers run at least once: they must be idempotent. */
export interface JobKind<S extends z.ZodType = z.ZodType> {
  readonly name: JobKindName;
  readonly payload: S;
  /** Tries before the job is laid among the dead letters; 8 unless told. */
  readonly tries?: number;
}
export const jobKind = <S extends z.ZodType>(kind: JobKind<S>): JobKind<S> => kind;

const DEAD_LETTERS = 'dead-letters';
/** Where failed jobs wait to be written down: as long as it takes, or nobody would ever hear of them. */
const KEPT_TRYING = { retryLimit: 10_000, retryDelay: 5, heartbeatSeconds: 10 };
/** Jobs of one kind fetched together, and run one after the other. */
const BATCH = 10;
/** A job whose worker died is noticed and given to another after this time; without it only after 15 minutes. */
const HEARTBEAT_SECONDS = 10;

interface Registered {
  readonly kind: JobKind;
  readonly handle: (payload: never) => Promise<void>;
}

/**
 * Work that happens after the request: rows written in the caller's transaction, so a rolled-back unit leaves no job
 * and a committed one always has its job. Any process enqueues; a process that calls `work()` runs the handlers.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #registered = new Map<string, Registered>();
  #sender: PgBoss | undefined;
  #worker: PgBoss | undefined;

  constructor(
    private readonly db: Db,
    private readonly deadLetters: DeadLettersRepository,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Says who handles a kind; called by features while modules start. */
  handle<S extends z.ZodType>(kind: JobKind<S>, handle: (payload: z.output<S>) => Promise<void>): void {
    this.#registered.set(kind.name, { kind, handle: handle as Registered['handle'] });
  }

  /** Adds a job in the surrounding transaction. */
  async enqueue<S extends z.ZodType>(
    kind: JobKind<S>,
    payload: z.input<S>,
    options: { startAfter?: Date } = {},
  ): Promise<void> {
    await this.#require().send(
      kind.name,
      payload as object,
      options.startAfter ? { startAfter: options.startAfter } : {},
    );
  }

  /**
   * Adds a job as it was once given, by the name of its kind, in the surrounding transaction.
   * @returns false when nobody handles that kind any more
   */
  async enqueueAgain(name: string, payload: object): Promise<boolean> {
    if (!this.#registered.has(name)) return false;
    await this.#require().send(name, payload);
    return true;
  }

  /** Adds many of one kind in one statement. */
  async enqueueAll<S extends z.ZodType>(kind: JobKind<S>, payloads: readonly z.input<S>[]): Promise<void> {
    if (payloads.length > 0)
      await this.#require().insert(
        kind.name,
        payloads.map((data) => ({ data: data as object })),
      );
  }

  async onApplicationBootstrap(): Promise<void> {
    const executeSql = async (text: string, values: unknown[] = []) => ({ rows: await this.db.query(text, values) });
    this.#sender = new PgBoss({
      db: { executeSql },
      schema: JOB_SCHEMA,
      supervise: false,
      schedule: false,
      migrate: false,
    });
    this.#sender.on('error', (error) => this.log.warn({ err: error }, 'jobs'));
    await this.#sender.start();
    await this.#sender.createQueue(DEAD_LETTERS, KEPT_TRYING);
    await this.#sender.updateQueue(DEAD_LETTERS, KEPT_TRYING);
    for (const { kind } of this.#registered.values())
      await this.#sender.createQueue(kind.name, {
        notify: true,
        retryLimit: (kind.tries ?? 8) - 1,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 300,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deadLetter: DEAD_LETTERS,
      });
  }

  /** Starts to run jobs in this process. */
  async work(): Promise<void> {
    const worker = new PgBoss({
      connectionString: this.config.databaseUrl,
      schema: JOB_SCHEMA,
      useListenNotify: true,
      max: 4,
      migrate: false,
      superviseIntervalSeconds: HEARTBEAT_SECONDS,
      monitorIntervalSeconds: HEARTBEAT_SECONDS,
    });
    worker.on('error', (error) => this.log.warn({ err: error }, 'jobs'));
    await worker.start();
    this.#worker = worker;
    for (const { kind, handle } of this.#registered.values())
      // pg-boss fetches on at once only behind a full batch of more than one; with one job a fetch a backlog moves every
      // five seconds. Each job of a batch is settled by itself: a poisoned one does not make its neighbours run again.
      await worker.work(
        kind.name,
        {
          batchSize: BATCH,
          burstWhenBatchFull: true,
          perJobResults: true,
          pollingIntervalSeconds: 5,
          notifyPollingIntervalSeconds: 5,
        },
        async (jobs) => {
          const results: JobResult[] = [];
          for (const { id, data } of jobs)
            results.push(await this.#run(id, () => handle(kind.payload.parse(data) as never)));
          return results;
        },
      );
    await worker.work(DEAD_LETTERS, { includeMetadata: true, pollingIntervalSeconds: 2 }, ([letter]) =>
      letter ? this.#bury(letter) : Promise.resolve(),
    );
  }

  /** Writes down work that failed for good, once; the administrator sees it and decides. */
  async #bury(letter: JobWithMetadata<unknown>): Promise<void> {
    const { sourceName, sourceId, sourceRetryCount, sourceOutput } = letter;
    await this.deadLetters.add({
      jobId: sourceId ?? letter.id,
      kind: sourceName ?? DEAD_LETTERS,
      payload: letter.data as object,
      error: messageIn(sourceOutput),
      tries: (sourceRetryCount ?? 0) + 1,
      diedAt: letter.createdOn,
    });
    this.log.error({ kind: sourceName, jobId: sourceId, payload: letter.data }, 'job failed for good');
  }

  async #run(id: string, work: () => Promise<void>): Promise<JobResult> {
    try {
      await work();
      return { id, status: 'completed' };
    } catch (error) {
      this.log.warn({ err: error, jobId: id }, 'job failed');
      return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } };
    }
  }

  /** Jobs under way end before the connections do. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#worker?.stop({ graceful: true, timeout: 10_000 });
  }

  /** Last of all: a request that is still being answered may enqueue. */
  async onApplicationShutdown(): Promise<void> {
    await this.#sender?.stop({ graceful: false });
  }

  #require(): PgBoss {
    if (!this.#sender) throw new Error('Jobs have not started');
    return this.#sender;
  }
}

/** What a job said of its failure; one whose worker died says nothing. */
function messageIn(output: unknown): string {
  const { message } = (output ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : '';
}
