import {
  answerInvitation,
  decideNomination,
  decideRequests,
  type InputOf,
  inviteToRun,
  leavePlace,
  listNominationRuns,
  listNominations,
  markNoShow,
  nominatePeople,
  planSeats,
  readMyPlaces,
  readRunRequests,
  requestPlace,
  searchNominees,
  withdrawNomination,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { NoShowsService } from './no-shows.service.js';
import { NominationsService } from './nominations.service.js';
import { PlacesService } from './places.service.js';
import { RequestDecisionsService } from './request-decisions.service.js';
import { SeatPlansService } from './seat-plans.service.js';

@Controller()
export class EnrolmentRequestsController {
  constructor(
    private readonly nominations: NominationsService,
    private readonly places: PlacesService,
    private readonly decisions: RequestDecisionsService,
    private readonly plans: SeatPlansService,
    private readonly noShows: NoShowsService,
  ) {}

  @Route(listNominationRuns)
  async runs(_input: InputOf<typeof listNominationRuns>, { receivedAt }: Context<typeof listNominationRuns>) {
    return this.nominations.runs(receivedAt);
  }

  @Route(searchNominees)
  async nominees(
    { params, query }: InputOf<typeof searchNominees>,
    { actor, receivedAt }: Context<typeof searchNominees>,
  ) {
    return this.nominations.nominees(actor, params.runId, query.search ?? '', receivedAt);
  }

  @Route(nominatePeople)
  async nominate(
    { params, body }: InputOf<typeof nominatePeople>,
    { actor, receivedAt }: Context<typeof nominatePeople>,
  ) {
    return this.nominations.nominate(actor, params.runId, body, receivedAt);
  }

  @Route(listNominations)
  async list({ query }: InputOf<typeof listNominations>, { actor, receivedAt }: Context<typeof listNominations>) {
    return this.nominations.list(actor, query, receivedAt);
  }

  @Route(decideNomination)
  async endorse(
    { params, body }: InputOf<typeof decideNomination>,
    { actor, receivedAt }: Context<typeof decideNomination>,
  ) {
    await this.nominations.decide(actor, params.requestId, body, receivedAt);
  }

  @Route(withdrawNomination)
  async takeBack(
    { params, body }: InputOf<typeof withdrawNomination>,
    { actor, receivedAt }: Context<typeof withdrawNomination>,
  ) {
    await this.nominations.withdraw(actor, params.requestId, body.reason, receivedAt);
  }

  @Route(readMyPlaces)
  async myPlaces(_input: InputOf<typeof readMyPlaces>, { actor, receivedAt }: Context<typeof readMyPlaces>) {
    return this.places.read(actor, receivedAt);
  }

  @Route(requestPlace)
  async request({ params, body }: InputOf<typeof requestPlace>, { actor, receivedAt }: Context<typeof requestPlace>) {
    await this.places.request(actor, params.runId, body.reason ?? '', receivedAt);
  }

  @Route(leavePlace)
  async leave({ params, body }: InputOf<typeof leavePlace>, { actor, receivedAt }: Context<typeof leavePlace>) {
    await this.places.leave(actor, params.runId, body.reason ?? '', receivedAt);
  }

  @Route(answerInvitation)
  async answer(
    { params, body }: InputOf<typeof answerInvitation>,
    { actor, receivedAt }: Context<typeof answerInvitation>,
  ) {
    await this.places.answer(actor, params.runId, body.isAccepted, receivedAt);
  }

  @Route(planSeats)
  async plan({ params, body }: InputOf<typeof planSeats>, { actor, receivedAt }: Context<typeof planSeats>) {
    return { movedUp: await this.plans.plan(actor.personId, params.runId, body, receivedAt) };
  }

  @Route(readRunRequests)
  async requests({ params }: InputOf<typeof readRunRequests>, { receivedAt }: Context<typeof readRunRequests>) {
    return this.decisions.read(params.runId, receivedAt);
  }

  @Route(decideRequests)
  async decide(
    { params, body }: InputOf<typeof decideRequests>,
    { actor, receivedAt }: Context<typeof decideRequests>,
  ) {
    return this.decisions.decide(actor, params.runId, body, receivedAt);
  }

  @Route(inviteToRun)
  async invite({ params, body }: InputOf<typeof inviteToRun>, { actor, receivedAt }: Context<typeof inviteToRun>) {
    return this.decisions.invite(actor, params.runId, body, receivedAt);
  }

  @Route(markNoShow)
  async noShow({ params, body }: InputOf<typeof markNoShow>, { actor, receivedAt }: Context<typeof markNoShow>) {
    await this.noShows.mark(actor, params.enrolmentId, body.isNoShow, body.reason, receivedAt);
  }
}
