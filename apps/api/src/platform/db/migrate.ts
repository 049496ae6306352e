import { PgBoss } from 'pg-boss';
import { createDataSource } from './data-source.js';
import { JOB_SCHEMA } from '../jobs/job-names.js';

const LOCK_KEY = 4_207_111_938;

/**
 * Brings the database at `url` to the newest schema, jobs included. Runs under an advisory lock: of several processes
 * that start together one migrates and the others wait, then find nothing to do.
 */
export async function migrate(url: string): Promise<void> {
  const source = createDataSource(url, 2);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await source.runMigrations();
    await prepareJobs(url);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}

async function prepareJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: JOB_SCHEMA, supervise: false, schedule: false, max: 1 });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
