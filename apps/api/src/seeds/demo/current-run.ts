import { RunsService } from '../../features/runs/runs.service.js';
import type { DemoOfficial } from '../demo-people/demo-person.types.js';
import { CURRENT_RUN } from './demo-calendar.js';
import { DemoLearning, forEachLearner } from './demo-learner.js';
import { enrolOfficials, holdSession, makeRun, type Presence } from './demo-run.js';
import type { DemoWorld } from './demo-world.js';

const DAY_MS = 86_400_000;

const presence = (drawn: number): Presence =>
  drawn < 0.6 ? 'checked-in' : drawn < 0.85 ? 'listed' : drawn < 0.93 ? 'absent' : 'excused';

/** The run under way: some have not begun, some are in the lessons, twelve wait for their open answer to be marked. */
export async function makeCurrentRun(
  world: DemoWorld,
  officials: readonly DemoOfficial[],
  quizIds: Readonly<Record<'pre-test' | 'post-test', string>>,
): Promise<void> {
  const run = await makeRun(world, CURRENT_RUN);
  const at = (days: number) => new Date(world.now.getTime() + days * DAY_MS);
  const learners = await enrolOfficials(world, run.runId, officials, at(-15));
  const runs = world.get(RunsService);
  await runs.enrol(
    world.accountId('manager@edukom.example'),
    run.runId,
    [world.accountId('official@edukom.example')],
    at(-15),
  );
  await runs.startRun(world.accountId('manager@edukom.example'), run.runId);
  const [first] = run.sessions;
  if (first)
    await holdSession(
      world,
      first,
      learners.map((learner) => [learner, presence(world.random())] as const),
    );
  const learning = new DemoLearning(world, quizIds);
  await forEachLearner(learners, async (learner, index) => {
    if (index % 5 === 4) return;
    await learning.sit(learner, 'pre-test', at(-10));
    await learning.read(
      learner,
      index % 5 === 0 ? ['lesson-1', 'lesson-2', 'lesson-3'] : ['lesson-1'].slice(0, index % 3),
      at(-5),
    );
    if (index % 5 === 0) await learning.sit(learner, 'post-test', at(-2));
  });
}
