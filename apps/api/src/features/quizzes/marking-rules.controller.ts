import {
  decideAnswer,
  dropBankComment,
  getMarkingRule,
  type InputOf,
  keepBankComment,
  listBankComments,
  listDecisions,
  setMarkingRule,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CommentBankService } from './comment-bank.service.js';
import { MarkingQueueService } from './marking-queue.service.js';
import { MarkingRulesService } from './marking-rules.service.js';
import { MarkingService } from './marking.service.js';

/** Around the marking: its rules, decisions between two marks, and comments kept for the next answer. */
@Controller()
export class MarkingRulesController {
  constructor(
    private readonly rules: MarkingRulesService,
    private readonly queue: MarkingQueueService,
    private readonly marking: MarkingService,
    private readonly comments: CommentBankService,
  ) {}

  @Route(getMarkingRule)
  async rule({ params }: InputOf<typeof getMarkingRule>) {
    return this.rules.rule(params);
  }

  @Route(setMarkingRule)
  async set({ params, body }: InputOf<typeof setMarkingRule>, { actor, receivedAt }: Context<typeof setMarkingRule>) {
    return this.rules.set(actor, params, body, receivedAt);
  }

  @Route(listDecisions)
  async decisions({ params }: InputOf<typeof listDecisions>, { actor }: Context<typeof listDecisions>) {
    return this.queue.decisions(actor, params.runId);
  }

  @Route(decideAnswer)
  async decide({ params, body }: InputOf<typeof decideAnswer>, { actor, receivedAt }: Context<typeof decideAnswer>) {
    return this.marking.decide(actor, { ...params, ...body, levels: body.levels ?? null }, receivedAt);
  }

  @Route(listBankComments)
  async bank({ params }: InputOf<typeof listBankComments>, { actor }: Context<typeof listBankComments>) {
    return this.comments.ofRun(actor, params.runId);
  }

  @Route(keepBankComment)
  async keep(
    { params, body }: InputOf<typeof keepBankComment>,
    { actor, receivedAt }: Context<typeof keepBankComment>,
  ) {
    return this.comments.keep(actor, params.runId, body, receivedAt);
  }

  @Route(dropBankComment)
  async drop({ params }: InputOf<typeof dropBankComment>, { actor }: Context<typeof dropBankComment>) {
    await this.comments.drop(actor, params.runId, params.commentId);
  }
}
