import {
  getPerson,
  type InputOf,
  invitePeople,
  listInstitutions,
  listPeople,
  previewInvitations,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { PeopleService } from './people.service.js';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Route(listPeople)
  async list({ query }: InputOf<typeof listPeople>, { actor }: Context<typeof listPeople>) {
    return this.people.list(actor, query);
  }

  @Route(listInstitutions)
  async institutions({ query }: InputOf<typeof listInstitutions>) {
    return this.people.institutions(query);
  }

  @Route(previewInvitations)
  async previewInvitations(
    { body }: InputOf<typeof previewInvitations>,
    { actor }: Context<typeof previewInvitations>,
  ) {
    return this.people.invitationPreview(actor, body.personIds);
  }

  @Route(invitePeople)
  async invite({ body }: InputOf<typeof invitePeople>, { actor }: Context<typeof invitePeople>) {
    return this.people.invite(actor, body.personIds);
  }

  @Route(getPerson)
  async person({ params, query }: InputOf<typeof getPerson>) {
    return this.people.person(params.personId, query.locale);
  }
}
