import { Module } from '@nestjs/common';
import { MandatoryRemindersService } from './mandatory-reminders.service.js';
import { MandatorySweeper } from './mandatory-sweeper.js';
import { MandatoryController } from './mandatory.controller.js';
import { NominationRunsRepository } from './nomination-runs.repository.js';
import { ObligationsRepository } from './obligations.repository.js';
import { ObligationsService } from './obligations.service.js';
import { OwnStandingService } from './own-standing.service.js';
import { RemindersRepository } from './reminders.repository.js';
import { RenewalsRepository } from './renewals.repository.js';
import { RenewalsService } from './renewals.service.js';
import { StandingRepository } from './standing.repository.js';
import { TrainingsRepository } from './trainings.repository.js';
import { TrainingsService } from './trainings.service.js';

/** Trainings that are mandatory until a day, and courses that have to be done again. */
@Module({
  controllers: [MandatoryController],
  providers: [
    TrainingsRepository,
    StandingRepository,
    TrainingsService,
    NominationRunsRepository,
    OwnStandingService,
    RemindersRepository,
    MandatoryRemindersService,
    MandatorySweeper,
    ObligationsRepository,
    ObligationsService,
    RenewalsRepository,
    RenewalsService,
  ],
  exports: [ObligationsService],
})
export class MandatoryModule {}
