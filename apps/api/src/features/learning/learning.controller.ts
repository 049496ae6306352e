import { type InputOf, readLesson, readMyLearning, readOutline, recordProgress } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { ObligationsService } from '../mandatory/obligations.service.js';
import { LearningService } from './learning.service.js';
import { ProgressService } from './progress.service.js';

@Controller()
export class LearningController {
  constructor(
    private readonly learning: LearningService,
    private readonly progress: ProgressService,
    private readonly obligations: ObligationsService,
  ) {}

  @Route(readMyLearning)
  async mine(_input: InputOf<typeof readMyLearning>, { actor, receivedAt }: Context<typeof readMyLearning>) {
    return {
      courses: await this.learning.myCourses(actor.personId, receivedAt),
      obligations: await this.obligations.of(actor.personId, receivedAt),
    };
  }

  @Route(readOutline)
  async outline({ params }: InputOf<typeof readOutline>, { actor, receivedAt }: Context<typeof readOutline>) {
    return this.learning.outline(actor.personId, receivedAt, params.enrolmentId);
  }

  @Route(readLesson)
  async lesson({ params }: InputOf<typeof readLesson>, { actor, receivedAt }: Context<typeof readLesson>) {
    return this.learning.lesson(actor.personId, receivedAt, params.enrolmentId, params.slug);
  }

  @Route(recordProgress)
  async record(
    { params, body }: InputOf<typeof recordProgress>,
    { actor, receivedAt }: Context<typeof recordProgress>,
  ) {
    return this.progress.record(actor.personId, params.enrolmentId, receivedAt, body.events);
  }
}
