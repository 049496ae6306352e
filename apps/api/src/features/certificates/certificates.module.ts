import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { PathsModule } from '../paths/paths.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { CertificateDocumentsService } from './certificate-documents.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';
import { DocumentsRepository } from './documents.repository.js';
import { EligibilityRepository } from './eligibility.repository.js';
import { EligibilityService } from './eligibility.service.js';
import { IssuingRepository } from './issuing.repository.js';
import { IssuingService } from './issuing.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { LifecycleService } from './lifecycle.service.js';
import { OpenCompletionService } from './open-completion.service.js';
import { PathCertificatesController } from './path-certificates.controller.js';
import { PathCertificatesService } from './path-certificates.service.js';
import { TemplatesService } from './templates.service.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [AttendanceModule, QuizzesModule, LearningModule, PathsModule],
  controllers: [CertificatesController, PathCertificatesController],
  providers: [
    EligibilityRepository,
    LedgerRepository,
    IssuingRepository,
    DocumentsRepository,
    EligibilityService,
    TemplatesService,
    IssuingService,
    LifecycleService,
    OpenCompletionService,
    PathCertificatesService,
    CertificateDocumentsService,
    CertificatesService,
    VerificationService,
  ],
  exports: [
    CertificatesService,
    IssuingService,
    LifecycleService,
    OpenCompletionService,
    TemplatesService,
    EligibilityService,
    CertificateDocumentsService,
  ],
})
export class CertificatesModule {}
