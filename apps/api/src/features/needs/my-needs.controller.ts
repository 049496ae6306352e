import { answerCompetence, beginAssessment, completeAssessment, type InputOf, readMyNeeds } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AssessmentsService } from './assessments.service.js';
import { MyNeedsService } from './my-needs.service.js';

@Controller()
export class MyNeedsController {
  constructor(
    private readonly needs: MyNeedsService,
    private readonly assessments: AssessmentsService,
  ) {}

  @Route(readMyNeeds)
  async read(_: InputOf<typeof readMyNeeds>, { actor, receivedAt }: Context<typeof readMyNeeds>) {
    return this.needs.read(actor.personId, receivedAt);
  }

  @Route(beginAssessment)
  async begin(_: InputOf<typeof beginAssessment>, { actor, receivedAt }: Context<typeof beginAssessment>) {
    return { assessmentId: await this.assessments.begin(actor.personId, receivedAt) };
  }

  @Route(answerCompetence)
  async answer(
    { params, body }: InputOf<typeof answerCompetence>,
    { actor, receivedAt }: Context<typeof answerCompetence>,
  ) {
    const answer = { competence: params.competence, level: body.level };
    await this.assessments.answer(actor.personId, params.assessmentId, answer, receivedAt);
  }

  @Route(completeAssessment)
  async complete(
    { params }: InputOf<typeof completeAssessment>,
    { actor, receivedAt }: Context<typeof completeAssessment>,
  ) {
    await this.assessments.complete(actor.personId, params.assessmentId, receivedAt);
  }
}
