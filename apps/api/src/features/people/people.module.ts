import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PersonWriterService } from './person-writer.service.js';

/** People: the list, a person's page, invitations, and imports from tables. */
@Module({
  imports: [IdentityModule, OrganisationsModule],
  controllers: [ImportsController, PeopleController],
  providers: [PeopleRepository, ImportsRepository, PersonWriterService, PeopleService, ImportsService],
  exports: [PeopleService],
})
export class PeopleModule {}
