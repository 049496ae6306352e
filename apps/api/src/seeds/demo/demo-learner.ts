import { lessonAnchors } from './demo-lessons.js';
import type { InterfaceLocale } from '@edukom/domain';
import { AnswersService } from '../../features/quizzes/answers.service.js';
import { AttemptFinisher } from '../../features/quizzes/attempt-finisher.js';
import { AttemptsService } from '../../features/quizzes/attempts.service.js';
import { MarkingService } from '../../features/quizzes/marking.service.js';
import { ProgressService } from '../../features/learning/progress.service.js';
import type { Actor } from '../../platform/http/context.js';
import { demoResponse, openAnswerOf } from './demo-answers.js';
import type { Random } from '../demo-people/random.js';
import type { DemoWorld } from './demo-world.js';

const MINUTE_MS = 60_000;

/** Somebody who learns in the demo. */
export interface DemoLearner {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly locale: InterfaceLocale;
  /** How well they do, 0 to 1. */
  readonly skill: number;
  /** Numbers of their own, so that what they do does not depend on who else is served at the same time. */
  readonly random: Random;
}

const AT_ONCE = 6;

/** Does the work for several learners at a time, as a class does. */
export async function forEachLearner<T>(
  learners: readonly T[],
  work: (learner: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...learners.entries()];
  const serve = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
}

/** Shares of right answers before and after the course for somebody of no skill, and what skill adds. */
const CHANCE = { 'pre-test': { base: 0.25, skill: 0.4 }, 'post-test': { base: 0.55, skill: 0.44 } } as const;

/** Does what learners do, through the services that serve them. */
export class DemoLearning {
  constructor(
    private readonly world: DemoWorld,
    private readonly quizIds: Readonly<Record<'pre-test' | 'post-test', string>>,
  ) {}

  /** Reads the lessons named, block by block. */
  async read(learner: DemoLearner, lessons: readonly string[], at: Date): Promise<void> {
    for (const slug of lessons) {
      const activityId = this.world.activityId(slug);
      const anchors = lessonAnchors(slug);
      const events = [
        { activityId, kind: 'opened' as const, anchor: '', occurredAt: at },
        ...anchors.map((anchor) => ({ activityId, kind: 'reached' as const, anchor, occurredAt: at })),
        { activityId, kind: 'completed' as const, anchor: '', occurredAt: at },
      ];
      await this.world.get(ProgressService).record(learner.personId, learner.enrolmentId, at, events);
    }
  }

  /** Sits a quiz and submits; gives the attempt. */
  async sit(learner: DemoLearner, test: 'pre-test' | 'post-test', at: Date): Promise<string> {
    const questions = this.world.questions.get(test) ?? [];
    const { random } = learner;
    const { attemptId } = await this.world
      .get(AttemptsService)
      .start(this.quizIds[test], learner.personId, learner.locale, at);
    const chance = CHANCE[test].base + CHANCE[test].skill * learner.skill;
    for (const [index, question] of questions.entries()) {
      const response = demoResponse({
        question,
        isRight: random() < chance,
        skill: learner.skill,
        locale: learner.locale,
        random,
      });
      const receivedAt = new Date(at.getTime() + (index + 1) * MINUTE_MS);
      await this.world.get(AnswersService).save({
        attemptId,
        personId: learner.personId,
        slot: index + 1,
        clientRev: 1,
        response,
        locale: learner.locale,
        receivedAt,
      });
    }
    await this.world.get(AttemptFinisher).submit(attemptId, learner.personId, new Date(at.getTime() + 14 * MINUTE_MS));
    return attemptId;
  }

  /** The trainer marks the open answer of a post-test after the guide. */
  async mark(trainer: Actor, learner: DemoLearner, attemptId: string, at: Date): Promise<void> {
    const slot = (this.world.questions.get('post-test') ?? []).findIndex((question) => question.type === 'open') + 1;
    const { points } = openAnswerOf(learner.skill);
    await this.world
      .get(MarkingService)
      .mark(trainer, { attemptId, slot, points, comment: '', version: 0, reason: '' }, at);
  }
}
