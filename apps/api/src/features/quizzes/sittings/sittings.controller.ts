import { type InputOf, listLateAnswers, listSittings, tellPresence } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { LateAnswersService } from '../late-answers/late-answers.service.js';
import { PresenceService } from './presence.service.js';
import { SittingsService } from './sittings.service.js';

/** Attempts while they are being sat, and what came after their end. */
@Controller()
export class SittingsController {
  constructor(
    private readonly sittings: SittingsService,
    private readonly presence: PresenceService,
    private readonly lateAnswers: LateAnswersService,
  ) {}

  @Route(listSittings)
  async list(input: InputOf<typeof listSittings>) {
    return this.sittings.list(input);
  }

  @Route(listLateAnswers)
  async late({ params }: InputOf<typeof listLateAnswers>) {
    return this.lateAnswers.list(params.attemptId);
  }

  @Route(tellPresence)
  async tell({ params }: InputOf<typeof tellPresence>, { actor, receivedAt }: Context<typeof tellPresence>) {
    return this.presence.tell(params.attemptId, actor.personId, params.placeId, receivedAt);
  }
}
