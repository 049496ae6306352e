import { Module } from '@nestjs/common';
import { LearningModule } from '../learning/learning.module.js';
import { AccommodationsController } from './accommodations/accommodations.controller.js';
import { AccommodationsRepository } from './accommodations/accommodations.repository.js';
import { AccommodationsService } from './accommodations/accommodations.service.js';
import { AnswerFilesController } from './answer-files.controller.js';
import { AnswerFilesRepository } from './answer-files.repository.js';
import { AnswerFilesService } from './answer-files.service.js';
import { AnswersService } from './answers.service.js';
import { AttemptFinisher } from './attempt-finisher.js';
import { AttemptsRepository } from './attempts.repository.js';
import { ClosingRepository } from './closing.repository.js';
import { AttemptsService } from './attempts.service.js';
import { BankController } from './bank/bank.controller.js';
import { BankRepository } from './bank/bank.repository.js';
import { BankService } from './bank/bank.service.js';
import { QuestionImportWriter } from './bank/question-import-writer.service.js';
import { QuestionImportsController } from './bank/question-imports.controller.js';
import { QuestionImportsRepository } from './bank/question-imports.repository.js';
import { QuestionImportsService } from './bank/question-imports.service.js';
import { ExpirySweeper } from './expiry-sweeper.js';
import { CommentBankRepository } from './comment-bank.repository.js';
import { CommentBankService } from './comment-bank.service.js';
import { GradeNews } from './grade-news.js';
import { QuestionDraftsRepository } from './authoring/question-drafts.repository.js';
import { QuestionDraftsService } from './authoring/question-drafts.service.js';
import { QuizAuthoringController } from './authoring/quiz-authoring.controller.js';
import { QuizDraftsRepository } from './authoring/quiz-drafts.repository.js';
import { QuizDraftsService } from './authoring/quiz-drafts.service.js';
import { TryQuestionService } from './authoring/try-question.service.js';
import { GainsService } from './gains.service.js';
import { Grader } from './grader.js';
import { GradesRepository } from './grades.repository.js';
import { GradingController } from './grading.controller.js';
import { GradingRepository } from './grading.repository.js';
import { GradingService } from './grading.service.js';
import { MarkingQueueService } from './marking-queue.service.js';
import { MarkingRulesController } from './marking-rules.controller.js';
import { MarkingRulesRepository } from './marking-rules.repository.js';
import { MarkingRulesService } from './marking-rules.service.js';
import { MarksRepository } from './marks.repository.js';
import { MarkingService } from './marking.service.js';
import { LateAnswersRepository } from './late-answers/late-answers.repository.js';
import { LateAnswersService } from './late-answers/late-answers.service.js';
import { QuizCatalogue } from './quiz-catalogue.js';
import { QuizzesController } from './quizzes.controller.js';
import { QuizzesRepository } from './quizzes.repository.js';
import { QuizzesService } from './quizzes.service.js';
import { Rescorer } from './rescorer.js';
import { RescoringRepository } from './rescoring.repository.js';
import { RescoringService } from './rescoring.service.js';
import { ResultsService } from './results.service.js';
import { ScoringLock } from './scoring-lock.repository.js';
import { AppealNews } from './appeals/appeal-news.js';
import { AppealsController } from './appeals/appeals.controller.js';
import { AppealsRepository } from './appeals/appeals.repository.js';
import { AppealsService } from './appeals/appeals.service.js';
import { GradebookController } from './gradebook/gradebook.controller.js';
import { GradebookExport } from './gradebook/gradebook-export.js';
import { GradeSettingRepository } from './gradebook/grade-setting.repository.js';
import { GradebookRepository } from './gradebook/gradebook.repository.js';
import { GradebookService } from './gradebook/gradebook.service.js';
import { PresenceRepository } from './sittings/presence.repository.js';
import { PresenceService } from './sittings/presence.service.js';
import { SittingsController } from './sittings/sittings.controller.js';
import { SittingsRepository } from './sittings/sittings.repository.js';
import { SittingsService } from './sittings/sittings.service.js';
import { ItemAnalysisService } from './items/item-analysis.service.js';
import { ItemsController } from './items/items.controller.js';
import { ItemsRepository } from './items/items.repository.js';

@Module({
  imports: [LearningModule],
  controllers: [
    QuizzesController,
    QuizAuthoringController,
    AnswerFilesController,
    GradingController,
    BankController,
    QuestionImportsController,
    MarkingRulesController,
    GradebookController,
    AppealsController,
    ItemsController,
    AccommodationsController,
    SittingsController,
  ],
  providers: [
    QuestionDraftsRepository,
    QuizDraftsRepository,
    QuestionDraftsService,
    QuizDraftsService,
    TryQuestionService,
    QuizzesRepository,
    BankRepository,
    BankService,
    QuestionImportsRepository,
    QuestionImportWriter,
    QuestionImportsService,
    AttemptsRepository,
    ClosingRepository,
    GradesRepository,
    GradingRepository,
    MarksRepository,
    MarkingRulesRepository,
    CommentBankRepository,
    GradebookRepository,
    GradeSettingRepository,
    AppealsRepository,
    RescoringRepository,
    ItemsRepository,
    ScoringLock,
    AnswerFilesRepository,
    AnswerFilesService,
    QuizCatalogue,
    Grader,
    GradeNews,
    AttemptFinisher,
    ExpirySweeper,
    AttemptsService,
    AnswersService,
    GainsService,
    ResultsService,
    MarkingService,
    MarkingQueueService,
    MarkingRulesService,
    CommentBankService,
    GradebookService,
    GradebookExport,
    AppealNews,
    AppealsService,
    GradingService,
    QuizzesService,
    Rescorer,
    RescoringService,
    ItemAnalysisService,
    AccommodationsRepository,
    AccommodationsService,
    SittingsRepository,
    SittingsService,
    PresenceRepository,
    PresenceService,
    LateAnswersRepository,
    LateAnswersService,
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
    AccommodationsService,
    LateAnswersService,
  ],
})
export class QuizzesModule {}
