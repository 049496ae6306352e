import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DuplicatesRepository } from './merging/duplicates.repository.js';
import { DuplicatesService } from './merging/duplicates.service.js';
import { MergesController } from './merging/merges.controller.js';
import { MergesRepository } from './merging/merges.repository.js';
import { MergesService } from './merging/merges.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

/** People: the list, a person's page, invitations, and accounts that are one person. */
@Module({
  imports: [IdentityModule, OrganisationsModule],
  controllers: [PeopleController, MergesController],
  providers: [
    PeopleRepository,
    PeopleService,
    DuplicatesRepository,
    DuplicatesService,
    MergesRepository,
    MergesService,
  ],
  exports: [PeopleService],
})
export class PeopleModule {}
