import {
  getGradingQueue,
  getPersonQueue,
  getRunGrading,
  type InputOf,
  listGrading,
  markAnswer,
  previewRelease,
  releaseGrades,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { GradingService } from './grading.service.js';
import { MarkingQueueService } from './marking-queue.service.js';
import { MarkingService } from './marking.service.js';

/** Grading as trainers meet it. */
@Controller()
export class GradingController {
  constructor(
    private readonly grading: GradingService,
    private readonly marking: MarkingService,
    private readonly answers: MarkingQueueService,
  ) {}

  @Route(listGrading)
  async list(_input: InputOf<typeof listGrading>, { actor }: Context<typeof listGrading>) {
    return this.grading.runs(actor);
  }

  @Route(getRunGrading)
  async run({ params }: InputOf<typeof getRunGrading>) {
    return this.grading.run(params.runId);
  }

  @Route(getGradingQueue)
  async queue({ params, query }: InputOf<typeof getGradingQueue>, { actor }: Context<typeof getGradingQueue>) {
    return this.answers.byQuestion(actor, params.runId, params.questionVersionId, query.names === '1');
  }

  @Route(getPersonQueue)
  async people({ params, query }: InputOf<typeof getPersonQueue>, { actor }: Context<typeof getPersonQueue>) {
    return this.answers.byPerson(actor, params.runId, params.quizId, query.names === '1');
  }

  @Route(markAnswer)
  async mark({ params, body }: InputOf<typeof markAnswer>, { actor, receivedAt }: Context<typeof markAnswer>) {
    return this.marking.mark(
      actor,
      { ...params, ...body, reason: body.reason ?? '', levels: body.levels ?? null },
      receivedAt,
    );
  }

  @Route(previewRelease)
  async preview({ params }: InputOf<typeof previewRelease>) {
    return this.grading.preview(params.runId, params.quizId);
  }

  @Route(releaseGrades)
  async release({ params }: InputOf<typeof releaseGrades>, { actor, receivedAt }: Context<typeof releaseGrades>) {
    return this.grading.release(actor, params.runId, params.quizId, receivedAt);
  }
}
