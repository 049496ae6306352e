import {
  createQuestion,
  type InputOf,
  lookIntoPool,
  readDraftQuiz,
  readQuestion,
  saveDraftQuiz,
  saveQuestion,
  tryQuestion,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { Route } from '../../../platform/http/route.js';
import { QuestionDraftsService } from './question-drafts.service.js';
import { QuizDraftsService } from './quiz-drafts.service.js';
import { TryQuestionService } from './try-question.service.js';

/** Quizzes and questions as trainers write them. */
@Controller()
export class QuizAuthoringController {
  constructor(
    private readonly quizzes: QuizDraftsService,
    private readonly questions: QuestionDraftsService,
    private readonly trials: TryQuestionService,
  ) {}

  @Route(readDraftQuiz)
  async quiz({ params }: InputOf<typeof readDraftQuiz>) {
    return this.quizzes.read(params);
  }

  @Route(saveDraftQuiz)
  async saveQuiz({ params, body }: InputOf<typeof saveDraftQuiz>) {
    return this.quizzes.save(params, body);
  }

  @Route(lookIntoPool)
  async pool({ params, body }: InputOf<typeof lookIntoPool>) {
    return this.quizzes.lookIntoPool(params.courseId, body);
  }

  @Route(readQuestion)
  async question({ params }: InputOf<typeof readQuestion>) {
    return this.questions.read(params);
  }

  @Route(createQuestion)
  async create({ params, body }: InputOf<typeof createQuestion>) {
    return this.questions.create(params.courseId, body);
  }

  @Route(saveQuestion)
  async save({ params, body }: InputOf<typeof saveQuestion>) {
    return this.questions.save(params, body);
  }

  @Route(tryQuestion)
  async try({ body }: InputOf<typeof tryQuestion>) {
    return this.trials.try(body);
  }
}
