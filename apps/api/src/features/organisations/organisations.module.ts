import { Module } from '@nestjs/common';
import { AffiliationsController } from './affiliations.controller.js';
import { AffiliationsRepository } from './affiliations.repository.js';
import { AffiliationsService } from './affiliations.service.js';
import { InstitutionPagesRepository } from './institution-pages.repository.js';
import { InstitutionsService } from './institutions.service.js';
import { OrganisationPartsRepository } from './organisation-parts.repository.js';
import { OrganisationPartsService } from './organisation-parts.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  controllers: [OrganisationsController, AffiliationsController],
  providers: [
    OrganisationsRepository,
    OrganisationsService,
    InstitutionPagesRepository,
    InstitutionsService,
    OrganisationPartsRepository,
    OrganisationPartsService,
    AffiliationsRepository,
    AffiliationsService,
  ],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
