import { readConfig } from './platform/config/config.js';
import { migrate } from './platform/db/migrate.js';
import { seed } from './seeds/seed.js';

/** One deployment step before API and worker start: newest schema, reference data. Safe to run again and beside itself. */
const config = readConfig({ ...process.env, EDUKOM_DEMO: '0' });
await migrate(config.databaseUrl);
await seed(config, '');
