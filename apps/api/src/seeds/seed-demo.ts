import type { INestApplicationContext } from '@nestjs/common';
import { seedDemoAccounts } from './demo-accounts.js';

/** The whole demo, made through the services. An interrupted run is begun again on an empty database. */
export async function seedDemo(app: INestApplicationContext, password: string): Promise<void> {
  await seedDemoAccounts(app, password);
}
