import type { INestApplicationContext } from '@nestjs/common';
import { CalendarSyncService } from '../features/calendar/calendar-sync.service.js';
import { QuizzesService } from '../features/quizzes/quizzes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { makeCurrentRun } from './demo/current-run.js';
import { openCourse } from './demo/open-run.js';
import { makeRequestedRun } from './demo/requested-run.js';
import { planNeeds } from './demo/demo-needs.js';
import { DemoWorld } from './demo/demo-world.js';
import { makeFinishedRun, publishFigures } from './demo/finished-run.js';
import { seedDemoAccounts } from './demo-accounts.js';
import { makeDemoOfficials } from './demo-people/demo-people.js';
import { DEMO_COURSE, seedCourse } from './seed-course.js';

/**
 * The whole demo, made through the services: the same people, answers and outcomes on every machine, dated from the day
 * it is made. An interrupted one is begun again on an empty database.
 */
export async function seedDemo(app: INestApplicationContext, password: string): Promise<void> {
  const accounts = await seedDemoAccounts(app, password);
  const course = await seedCourse(app, DEMO_COURSE);
  const world = new DemoWorld(app, app.get(Clock).now(), course, accounts);
  const quizzes = await world.get(QuizzesService).quizzesOfVersion(course.versionId);
  const quizOf = (purpose: 'pre' | 'post') => {
    const quiz = quizzes.find((candidate) => candidate.purpose === purpose);
    if (!quiz) throw new Error(`The course has no ${purpose}-test`);
    return quiz.quizId;
  };
  const quizIds = { 'pre-test': quizOf('pre'), 'post-test': quizOf('post') };
  const { finishedRun, currentRun, nextRun } = makeDemoOfficials();
  await planNeeds(world);
  await makeFinishedRun(world, finishedRun, quizIds);
  await publishFigures(world);
  await makeCurrentRun(world, currentRun, quizIds);
  await makeRequestedRun(world, nextRun);
  await openCourse(world);
  // Nobody is invited to what the demo was made with.
  await world.get(CalendarSyncService).settleAll();
}
