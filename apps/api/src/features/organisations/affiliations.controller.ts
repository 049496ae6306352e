import { beginAffiliation, endAffiliation, type InputOf, transferAffiliation } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AffiliationsService } from './affiliations.service.js';

@Controller()
export class AffiliationsController {
  constructor(private readonly affiliations: AffiliationsService) {}

  @Route(beginAffiliation)
  async begin({ params, body }: InputOf<typeof beginAffiliation>, { actor }: Context<typeof beginAffiliation>) {
    return { affiliationId: await this.affiliations.begin(actor, params.personId, body) };
  }

  @Route(endAffiliation)
  async end({ params, body }: InputOf<typeof endAffiliation>, { actor }: Context<typeof endAffiliation>) {
    await this.affiliations.end(actor, params.personId, params.affiliationId, body.lastDay);
  }

  @Route(transferAffiliation)
  async transfer(
    { params, body }: InputOf<typeof transferAffiliation>,
    { actor }: Context<typeof transferAffiliation>,
  ) {
    return {
      affiliationId: await this.affiliations.transfer(actor, params.personId, params.affiliationId, body),
    };
  }
}
