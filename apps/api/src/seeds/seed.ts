import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { COMPETENCE_HINTS } from '../features/needs/reference/competence-hints.js';
import { CROSSWALKS, FRAMEWORKS } from '../features/needs/reference/frameworks.js';
import { INDICATORS, PERIODS } from '../features/observatory/observatory-reference.js';
import type { Config } from '../platform/config/config.js';
import { Db } from '../platform/db/db.js';
import { createLog } from '../platform/log/log.js';
import { InstallationRepository } from './installation.repository.js';
import { REFERENCE_PLACES } from './reference/places.js';
import { seedDemo } from './seed-demo.js';
import { seedCourse, SHIPPED_COURSES } from './seed-course.js';
import { seedReference } from './seed-reference.js';
import { DEMO_BEGUN, DEMO_DONE } from './unfinished-demo.js';

const REFERENCE = 'reference';
/** Raised when what the demo shows changes; an older demo stays as it is. */
const DEMO_VERSION = 2;

/** Brings reference data, the shipped courses, and in demo mode the demo, into the database; does nothing when they are there. */
export async function seed(config: Config, demoPassword: string): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, createLog('seed')), {
    logger: ['error', 'fatal'],
  });
  try {
    const installation = new InstallationRepository(app.get(Db));
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([REFERENCE_PLACES, INDICATORS, PERIODS, FRAMEWORKS, CROSSWALKS, COMPETENCE_HINTS]))
      .digest('hex');
    if ((await installation.read(REFERENCE)) !== fingerprint) {
      await seedReference(app);
      await installation.write(REFERENCE, fingerprint);
    }
    // Once: what an installation makes of a course afterwards is its own.
    for (const slug of SHIPPED_COURSES)
      if ((await installation.read(`course:${slug}`)) === null) {
        await seedCourse(app, slug);
        await installation.write(`course:${slug}`, true);
      }
    if (config.isDemo && (await installation.read(DEMO_DONE)) === null) {
      await installation.write(DEMO_BEGUN, { version: DEMO_VERSION });
      await seedDemo(app, demoPassword);
      await installation.write(DEMO_DONE, { version: DEMO_VERSION });
    }
  } finally {
    await app.close();
  }
}
