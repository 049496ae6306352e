import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';
import { LateDecisionsController } from './late-decisions.controller.js';
import { LateDecisionsService } from './late-decisions.service.js';
import { LateGradesRepository } from './late-grades.repository.js';

/** Stands above quizzes and certificates, because a correction of the one touches the right to the other. */
@Module({
  imports: [QuizzesModule, CertificatesModule],
  controllers: [CorrectionsController, LateDecisionsController],
  providers: [CorrectionsRepository, CorrectionsService, LateDecisionsService, LateGradesRepository],
})
export class CorrectionsModule {}
