import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import QueryStream from 'pg-query-stream';
import { Db } from '../../platform/db/db.js';
import type { Statement } from './report-queries.repository.js';

/** Rows that are read and written in one go: whoever saves an answer meanwhile waits for that, several times. */
const BATCH = 50;

/** One unchanging view of the database: whatever is read through it belongs to the same moment. */
export interface ReportSnapshot {
  readonly dataAt: Date;
  query<R extends QueryResultRow>(statement: Statement): Promise<R[]>;
  /** Reads row by row, only as fast as they are taken. */
  stream<R extends QueryResultRow>(statement: Statement): AsyncIterable<R>;
  /** Ends the view. When a statement is still running (the reader has gone), it is stopped. May be called twice. */
  close(): Promise<void>;
}

@Injectable()
export class ReportSnapshotRepository {
  constructor(private readonly db: Db) {}

  /** Opens a read-only view on a connection of its own; the caller closes it. */
  async open(): Promise<ReportSnapshot> {
    const client = await this.db.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // A slow reader leaves the transaction idle between two batches.
      await client.query("SET LOCAL idle_in_transaction_session_timeout = '10min'");
      const { rows } = await client.query<{ at: Date; pid: number }>(
        "SELECT date_trunc('milliseconds', now()) AS at, pg_backend_pid() AS pid",
      );
      return this.#snapshot(client, rows[0] ?? { at: new Date(), pid: 0 });
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #snapshot(client: PoolClient, { at, pid }: { at: Date; pid: number }): ReportSnapshot {
    const running = new Set<QueryStream>();
    let isClosed = false;
    return {
      dataAt: at,
      query: async <R extends QueryResultRow>({ text, values }: Statement) =>
        (await client.query<R>(text, [...values])).rows,
      stream: <R extends QueryResultRow>({ text, values }: Statement): AsyncIterable<R> => {
        // The connection may be another request's by now.
        if (isClosed) throw new Error('The view is closed');
        const stream = client.query(new QueryStream(text, [...values], { batchSize: BATCH }));
        running.add(stream);
        // Whoever closes the view early is not interested in how the statement ended.
        stream.once('end', () => running.delete(stream)).on('error', () => undefined);
        return stream;
      },
      close: async () => {
        if (isClosed) return;
        isClosed = true;
        if (running.size === 0) await client.query('COMMIT').catch(() => undefined);
        else await this.#stop(pid, running);
        client.release(running.size > 0);
      },
    };
  }

  async #stop(pid: number, running: ReadonlySet<QueryStream>): Promise<void> {
    await this.db.query('SELECT pg_cancel_backend($1)', [pid]).catch(() => undefined);
    for (const stream of running) stream.destroy();
  }
}
