import {
  createMandatoryTraining,
  endMandatoryTraining,
  type InputOf,
  listMandatoryPeople,
  listMandatoryTrainings,
  previewMandatoryTraining,
  readMandatoryOptions,
  readMandatoryTraining,
  readOwnStanding,
  readRenewal,
  saveRenewal,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { OwnStandingService } from './own-standing.service.js';
import { RenewalsService } from './renewals.service.js';
import { TrainingsService } from './trainings.service.js';

@Controller()
export class MandatoryController {
  constructor(
    private readonly trainings: TrainingsService,
    private readonly own: OwnStandingService,
    private readonly renewals: RenewalsService,
  ) {}

  @Route(readMandatoryOptions)
  async options(_input: InputOf<typeof readMandatoryOptions>, { actor }: Context<typeof readMandatoryOptions>) {
    return this.trainings.options(actor);
  }

  @Route(listMandatoryTrainings)
  async list(
    { query }: InputOf<typeof listMandatoryTrainings>,
    { actor, receivedAt }: Context<typeof listMandatoryTrainings>,
  ) {
    return this.trainings.list(actor, query, receivedAt);
  }

  @Route(previewMandatoryTraining)
  async preview(
    { body }: InputOf<typeof previewMandatoryTraining>,
    { actor, receivedAt }: Context<typeof previewMandatoryTraining>,
  ) {
    return this.trainings.preview(actor, body, receivedAt);
  }

  @Route(createMandatoryTraining)
  async create(
    { body }: InputOf<typeof createMandatoryTraining>,
    { actor, receivedAt }: Context<typeof createMandatoryTraining>,
  ) {
    return { trainingId: await this.trainings.create(actor, body, receivedAt) };
  }

  @Route(readMandatoryTraining)
  async read(
    { params }: InputOf<typeof readMandatoryTraining>,
    { actor, receivedAt }: Context<typeof readMandatoryTraining>,
  ) {
    return this.trainings.read(actor, params.trainingId, receivedAt);
  }

  @Route(listMandatoryPeople)
  async people(
    { params, query }: InputOf<typeof listMandatoryPeople>,
    { actor, receivedAt }: Context<typeof listMandatoryPeople>,
  ) {
    return this.trainings.people(actor, params.trainingId, query, receivedAt);
  }

  @Route(endMandatoryTraining)
  async end(
    { params, body }: InputOf<typeof endMandatoryTraining>,
    { actor, receivedAt }: Context<typeof endMandatoryTraining>,
  ) {
    await this.trainings.end(actor, params.trainingId, body.reason, receivedAt);
  }

  @Route(readOwnStanding)
  async standing(_input: InputOf<typeof readOwnStanding>, { actor, receivedAt }: Context<typeof readOwnStanding>) {
    return this.own.read(actor, receivedAt);
  }

  @Route(readRenewal)
  async renewal({ params }: InputOf<typeof readRenewal>) {
    return { renewal: await this.renewals.read(params.courseId) };
  }

  @Route(saveRenewal)
  async save({ params, body }: InputOf<typeof saveRenewal>, { actor }: Context<typeof saveRenewal>) {
    await this.renewals.save(actor.personId, params.courseId, body);
  }
}
