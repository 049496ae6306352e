import { answerAppeal, type InputOf, listMyAppeals, listRunAppeals, makeAppeal } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { AppealsService } from './appeals.service.js';

/** Appeals: of those who were marked, and answered by those who did not mark. */
@Controller()
export class AppealsController {
  constructor(private readonly appeals: AppealsService) {}

  @Route(listMyAppeals)
  async mine({ params }: InputOf<typeof listMyAppeals>, { actor, receivedAt }: Context<typeof listMyAppeals>) {
    return this.appeals.mine(params.attemptId, actor.personId, receivedAt);
  }

  @Route(makeAppeal)
  async make({ params, body }: InputOf<typeof makeAppeal>, { actor, receivedAt }: Context<typeof makeAppeal>) {
    return this.appeals.make(actor, params.attemptId, body, receivedAt);
  }

  @Route(listRunAppeals)
  async ofRun({ params }: InputOf<typeof listRunAppeals>, { actor }: Context<typeof listRunAppeals>) {
    return this.appeals.ofRun(actor, params.runId);
  }

  @Route(answerAppeal)
  async answer({ params, body }: InputOf<typeof answerAppeal>, { actor, receivedAt }: Context<typeof answerAppeal>) {
    const marks = body.marks.map((mark) => ({ ...mark, levels: mark.levels ?? null }));
    return this.appeals.answer(actor, params.runId, params.appealId, { ...body, marks }, receivedAt);
  }
}
