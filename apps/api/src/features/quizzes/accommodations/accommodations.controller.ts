import { endAccommodation, grantAccommodation, type InputOf, listAccommodations } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { AccommodationsService } from './accommodations.service.js';

/** Extra time of people, for those who may grant it. */
@Controller()
export class AccommodationsController {
  constructor(private readonly accommodations: AccommodationsService) {}

  @Route(listAccommodations)
  async list({ params }: InputOf<typeof listAccommodations>) {
    return this.accommodations.list(params.personId);
  }

  @Route(grantAccommodation)
  async grant({ params, body }: InputOf<typeof grantAccommodation>, { actor }: Context<typeof grantAccommodation>) {
    return this.accommodations.grant(actor, params.personId, body);
  }

  @Route(endAccommodation)
  async end({ params }: InputOf<typeof endAccommodation>, { actor }: Context<typeof endAccommodation>) {
    return this.accommodations.end(actor, params.personId, params.accommodationId);
  }
}
