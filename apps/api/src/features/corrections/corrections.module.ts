import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';

/** Stands above quizzes and certificates, because a correction of the one touches the right to the other. */
@Module({
  imports: [QuizzesModule, CertificatesModule],
  controllers: [CorrectionsController],
  providers: [CorrectionsRepository, CorrectionsService],
})
export class CorrectionsModule {}
