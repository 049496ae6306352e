import { CertificatesService } from '../../features/certificates/certificates.service.js';
import { FeedsService } from '../../features/observatory/feeds.service.js';
import { ProduceFeedService } from '../../features/observatory/produce-feed.service.js';
import { GradingService } from '../../features/quizzes/grading.service.js';
import { RunsService } from '../../features/runs/runs.service.js';
import type { DemoOfficial } from '../demo-people/demo-person.types.js';
import { dayAfter, FINISHED_RUN } from './demo-calendar.js';
import { assessNeeds } from './demo-needs.js';
import { DemoLearning, type DemoLearner, forEachLearner } from './demo-learner.js';
import { enrolOfficials, holdSession, makeRun, type Presence } from './demo-run.js';
import type { DemoWorld } from './demo-world.js';

const DAY_MS = 86_400_000;
const LESSONS = ['lesson-1', 'lesson-2', 'lesson-3'];
/** Municipalities in which everybody completes: groups so small that one failure would hide the count. */
const SMALL_GROUP = 9;

interface Participant {
  readonly learner: DemoLearner;
  readonly isDiligent: boolean;
}

function presenceOf(world: DemoWorld, { isDiligent, learner }: Participant): Presence {
  const drawn = world.random();
  if (!isDiligent && learner.skill < 0.5) return drawn < 0.6 ? 'absent' : 'listed';
  if (drawn < 0.62) return 'checked-in';
  if (drawn < 0.9) return 'listed';
  return drawn < 0.96 ? 'late' : 'excused';
}

function participantsOf(
  world: DemoWorld,
  officials: readonly DemoOfficial[],
  learners: readonly DemoLearner[],
): Participant[] {
  const sizes = new Map<string, number>();
  for (const { municipalitySlug } of officials) sizes.set(municipalitySlug, (sizes.get(municipalitySlug) ?? 0) + 1);
  return learners.map((learner, index) => {
    const isSmall = (sizes.get(officials[index]?.municipalitySlug ?? '') ?? 0) <= SMALL_GROUP;
    const isDiligent = isSmall || world.random() < 0.86;
    // Whoever keeps at it also passes: the skill of the diligent lies in the upper half.
    return { isDiligent, learner: { ...learner, skill: isDiligent ? 0.5 + learner.skill / 2 : learner.skill } };
  });
}

/** The run that is over: everybody's way through it, grades, certificates. */
export async function makeFinishedRun(
  world: DemoWorld,
  officials: readonly DemoOfficial[],
  quizIds: Readonly<Record<'pre-test' | 'post-test', string>>,
): Promise<void> {
  const run = await makeRun(world, FINISHED_RUN);
  const at = (days: number) => new Date(world.now.getTime() + days * DAY_MS);
  const learners = await enrolOfficials(world, run.runId, officials, at(-64));
  await assessNeeds(world, learners, at(-63));
  const runs = world.get(RunsService);
  const [managerId, trainer, manager] = [
    world.accountId('manager@edukom.example'),
    await world.actor('trainer@edukom.example'),
    await world.actor('manager@edukom.example'),
  ];
  await runs.startRun(managerId, run.runId);
  const participants = participantsOf(world, officials, learners);
  for (const session of run.sessions)
    await holdSession(
      world,
      session,
      participants.map((participant) => [participant.learner, presenceOf(world, participant)] as const),
    );
  const learning = new DemoLearning(world, quizIds);
  await forEachLearner(participants, async ({ learner, isDiligent }) => {
    await learning.sit(learner, 'pre-test', at(-60));
    if (!isDiligent && learner.skill < 0.35) return;
    await learning.read(learner, LESSONS, at(-50));
    const attemptId = await learning.sit(learner, 'post-test', at(-38));
    await learning.mark(trainer, learner, attemptId, at(-36));
  });
  for (const quizId of Object.values(quizIds))
    await world.get(GradingService).release(trainer, run.runId, quizId, at(-34));
  await runs.finishRun(managerId, run.runId);
  const eligibility = await world.get(CertificatesService).runEligibility(manager, run.runId, at(-27));
  const eligible = eligibility.items.filter((row) => row.eligible).map((row) => row.enrolmentId);
  await world.get(CertificatesService).issueMany(manager, run.runId, eligible, at(-27));
}

/** The figures of the finished run, produced and approved as an editor does. */
export async function publishFigures(world: DemoWorld): Promise<void> {
  const editorId = world.accountId('editor@edukom.example');
  const feeds = world.get(FeedsService);
  const { feedId } = await feeds.request(dayAfter(world.now, FINISHED_RUN.endsInDays).slice(0, 4), editorId);
  await world.get(ProduceFeedService).produce(feedId);
  await feeds.approve(feedId, editorId);
}
