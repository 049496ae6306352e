import {
  addDepartment,
  addInstitution,
  addPosition,
  getInstitution,
  type InputOf,
  listInstitutionPeople,
  listOrganisation,
  renameDepartment,
  renameInstitution,
  renamePosition,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { InstitutionsService } from './institutions.service.js';
import { OrganisationPartsService } from './organisation-parts.service.js';

@Controller()
export class OrganisationsController {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly parts: OrganisationPartsService,
  ) {}

  @Route(listOrganisation)
  async list({ query }: InputOf<typeof listOrganisation>, { actor }: Context<typeof listOrganisation>) {
    return this.institutions.list(actor, query);
  }

  @Route(getInstitution)
  async institution({ params, query }: InputOf<typeof getInstitution>) {
    return this.institutions.page(params.institutionId, query.locale);
  }

  @Route(listInstitutionPeople)
  async people({ params, query }: InputOf<typeof listInstitutionPeople>) {
    return this.institutions.people(params.institutionId, query);
  }

  @Route(addInstitution)
  async add({ body }: InputOf<typeof addInstitution>, { actor }: Context<typeof addInstitution>) {
    return { institutionId: await this.parts.addInstitution(actor, body) };
  }

  @Route(renameInstitution)
  async rename({ params, body }: InputOf<typeof renameInstitution>, { actor }: Context<typeof renameInstitution>) {
    await this.parts.renameInstitution(actor, params.institutionId, body);
  }

  @Route(addDepartment)
  async addDepartment({ params, body }: InputOf<typeof addDepartment>, { actor }: Context<typeof addDepartment>) {
    return { departmentId: await this.parts.addDepartment(actor, params.institutionId, body.name) };
  }

  @Route(renameDepartment)
  async renameDepartment(
    { params, body }: InputOf<typeof renameDepartment>,
    { actor }: Context<typeof renameDepartment>,
  ) {
    await this.parts.renameDepartment(actor, params.institutionId, params.departmentId, body.name);
  }

  @Route(addPosition)
  async addPosition({ params, body }: InputOf<typeof addPosition>, { actor }: Context<typeof addPosition>) {
    return {
      positionId: await this.parts.addPosition(actor, params.institutionId, params.departmentId, body.name),
    };
  }

  @Route(renamePosition)
  async renamePosition({ params, body }: InputOf<typeof renamePosition>, { actor }: Context<typeof renamePosition>) {
    await this.parts.renamePosition(actor, params, body.name);
  }
}
