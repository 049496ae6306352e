import 'reflect-metadata';
import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { MIGRATIONS } from './migrations.js';
import { WaitingPool } from './waiting-pool.js';

const DATE_OID = 1082;
// A `date` is a day of the calendar, not a moment: as a Date it would shift with the zone of the process.
pg.types.setTypeParser(DATE_OID, (text) => text);

/**
 * The connection of one process to PostgreSQL (at most `poolSize` connections).
 * Times out what hangs: a statement after 30 s, a lock after 10 s, an idle transaction after 30 s.
 * @param isPiped whether statements are sent without waiting for the answer to the one before
 */
export const createDataSource = (
  url: string,
  poolSize: number,
  entities: EntityTarget<ObjectLiteral>[] = [],
  isPiped = false,
): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    driver: { ...pg, Pool: WaitingPool },
    entities: entities as never[],
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    poolSize,
    connectTimeoutMS: 5_000,
    applicationName: 'edukom',
    extra: {
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      options: '-c timezone=UTC',
      keepAlive: true,
      pipeline: isPiped,
    },
    // A connection that PostgreSQL closed is replaced; it must not end the process.
    poolErrorHandler: () => undefined,
  });
