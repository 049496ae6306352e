import { decideLateAnswer, type InputOf } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { LateDecisionsService } from './late-decisions.service.js';

/** Accepting and rejecting late answers. */
@Controller()
export class LateDecisionsController {
  constructor(private readonly decisions: LateDecisionsService) {}

  @Route(decideLateAnswer)
  async decide({ params, body }: InputOf<typeof decideLateAnswer>, { actor }: Context<typeof decideLateAnswer>) {
    return this.decisions.decide(actor, { ...params, ...body });
  }
}
