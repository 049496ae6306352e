import { getQuiz, getResult, type InputOf, saveAnswer, startAttempt, submitAttempt } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AnswersService } from './answers.service.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { AttemptsService } from './attempts.service.js';
import { ResultsService } from './results.service.js';

/** Quizzes as the person who sits them meets them; everything is that person's own, or not found. */
@Controller()
export class QuizzesController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly answers: AnswersService,
    private readonly finisher: AttemptFinisher,
    private readonly results: ResultsService,
  ) {}

  @Route(getQuiz)
  async quiz({ params }: InputOf<typeof getQuiz>, { actor, receivedAt }: Context<typeof getQuiz>) {
    return this.attempts.page(params.quizId, actor.personId, receivedAt);
  }

  @Route(startAttempt)
  async start({ params, body }: InputOf<typeof startAttempt>, { actor, receivedAt }: Context<typeof startAttempt>) {
    return this.attempts.start(params.quizId, actor.personId, body.locale, receivedAt, body.attemptId ?? null);
  }

  @Route(saveAnswer)
  async save({ params, body }: InputOf<typeof saveAnswer>, { actor, receivedAt }: Context<typeof saveAnswer>) {
    return this.answers.save({ ...params, ...body, personId: actor.personId, receivedAt });
  }

  @Route(submitAttempt)
  async submit({ params }: InputOf<typeof submitAttempt>, { actor, receivedAt }: Context<typeof submitAttempt>) {
    return this.finisher.submit(params.attemptId, actor.personId, receivedAt);
  }

  @Route(getResult)
  async result({ params }: InputOf<typeof getResult>, { actor, receivedAt }: Context<typeof getResult>) {
    return this.results.result(params.attemptId, actor.personId, receivedAt);
  }
}
