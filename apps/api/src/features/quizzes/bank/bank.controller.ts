import {
  exportCourseQuestions,
  exportSharedQuestions,
  type InputOf,
  listCourseQuestionFacets,
  listCourseQuestions,
  listSharedQuestionFacets,
  listSharedQuestions,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { Route } from '../../../platform/http/route.js';
import { BankService } from './bank.service.js';

@Controller()
export class BankController {
  constructor(private readonly bank: BankService) {}

  @Route(listCourseQuestions)
  async listOfCourse({ params, query }: InputOf<typeof listCourseQuestions>) {
    return this.bank.list(params.courseId, query);
  }

  @Route(listSharedQuestions)
  async listShared({ query }: InputOf<typeof listSharedQuestions>) {
    return this.bank.list(null, query);
  }

  @Route(listCourseQuestionFacets)
  async facetsOfCourse({ params }: InputOf<typeof listCourseQuestionFacets>) {
    return this.bank.facets(params.courseId);
  }

  @Route(listSharedQuestionFacets)
  async sharedFacets() {
    return this.bank.facets(null);
  }

  @Route(exportCourseQuestions)
  async exportOfCourse({ params, body }: InputOf<typeof exportCourseQuestions>) {
    return this.bank.export(params.courseId, body);
  }

  @Route(exportSharedQuestions)
  async exportShared({ body }: InputOf<typeof exportSharedQuestions>) {
    return this.bank.export(null, body);
  }
}
