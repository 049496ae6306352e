import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { DuplicatesRepository } from './merging/duplicates.repository.js';
import { DuplicatesService } from './merging/duplicates.service.js';
import { MergesController } from './merging/merges.controller.js';
import { MergesRepository } from './merging/merges.repository.js';
import { MergesService } from './merging/merges.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PersonWriterService } from './person-writer.service.js';

/** People: the list, a person's page, invitations, imports from tables, and accounts that are one person. */
@Module({
  imports: [IdentityModule, OrganisationsModule],
  controllers: [ImportsController, PeopleController, MergesController],
  providers: [
    PeopleRepository,
    ImportsRepository,
    PersonWriterService,
    PeopleService,
    ImportsService,
    DuplicatesRepository,
    DuplicatesService,
    MergesRepository,
    MergesService,
  ],
  exports: [PeopleService],
})
export class PeopleModule {}
