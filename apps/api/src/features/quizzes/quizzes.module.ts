import { Module } from '@nestjs/common';
import { LearningModule } from '../learning/learning.module.js';
import { AnswerFilesController } from './answer-files.controller.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { AnswerFilesService } from './answer-files.service.js';
import { AnswersService } from './answers.service.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { AttemptsRepository } from './attempts.repository.js';
import { AttemptsService } from './attempts.service.js';
import { BankController } from './bank/bank.controller.js';
import { BankRepository } from './bank/bank.repository.js';
import { BankService } from './bank/bank.service.js';
import { QuestionImportWriter } from './bank/question-import-writer.service.js';
import { QuestionImportsController } from './bank/question-imports.controller.js';
import { QuestionImportsRepository } from './bank/question-imports.repository.js';
import { QuestionImportsService } from './bank/question-imports.service.js';
import { ExpirySweeper } from './expiry-sweeper.js';
import { Grader } from './grader.js';
import { GradesRepository } from './grades.repository.js';
import { GradingController } from './grading.controller.js';
import { GradingRepository } from './grading.repository.js';
import { GradingService } from './grading.service.js';
import { MarkingService } from './marking.service.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { QuizzesController } from './quizzes.controller.js';
import { QuizzesRepository } from './quizzes.repository.js';
import { QuizzesService } from './quizzes.service.js';
import { RescoringRepository } from './rescoring.repository.js';
import { RescoringService } from './rescoring.service.js';
import { ResultsService } from './results.service.js';
import { ScoringLock } from './scoring-lock.repository.js';
import { ItemAnalysisService } from './items/item-analysis.service.js';
import { ItemsController } from './items/items.controller.js';
import { ItemsRepository } from './items/items.repository.js';

@Module({
  imports: [LearningModule],
  controllers: [
    QuizzesController,
    AnswerFilesController,
    GradingController,
    ItemsController,
    BankController,
    QuestionImportsController,
  ],
  providers: [
    QuizzesRepository,
    BankRepository,
    BankService,
    QuestionImportsRepository,
    QuestionImportWriter,
    QuestionImportsService,
    AttemptsRepository,
    GradesRepository,
    GradingRepository,
    RescoringRepository,
    ItemsRepository,
    ScoringLock,
    AnswerFilesRepository,
    AnswerFilesService,
    QuizCatalogue,
    Grader,
    AttemptFinisher,
    ExpirySweeper,
    AttemptsService,
    AnswersService,
    ResultsService,
    MarkingService,
    GradingService,
    QuizzesService,
    RescoringService,
    ItemAnalysisService,
  ],
  // Attempts, answers, marks and grades for the seeds, which go the way people go.
  exports: [
    QuizzesService,
    AttemptsService,
    AnswersService,
    AttemptFinisher,
    MarkingService,
    GradingService,
    ExpirySweeper,
    RescoringService,
  ],
})
export class QuizzesModule {}
