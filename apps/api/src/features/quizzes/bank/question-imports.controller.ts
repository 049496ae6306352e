import {
  applyCourseQuestionImport,
  applySharedQuestionImport,
  getCourseQuestionImport,
  getSharedQuestionImport,
  type InputOf,
  listCourseQuestionImportRows,
  listSharedQuestionImportRows,
  previewCourseQuestionImport,
  previewSharedQuestionImport,
  undoCourseQuestionImport,
  undoSharedQuestionImport,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { QuestionImportsService } from './question-imports.service.js';

@Controller()
export class QuestionImportsController {
  constructor(private readonly imports: QuestionImportsService) {}

  @Route(previewCourseQuestionImport)
  async previewOfCourse(
    { params, query }: InputOf<typeof previewCourseQuestionImport>,
    { actor, upload }: Context<typeof previewCourseQuestionImport>,
  ) {
    return this.imports.preview(actor, params.courseId, query.language, upload);
  }

  @Route(previewSharedQuestionImport)
  async previewShared(
    { query }: InputOf<typeof previewSharedQuestionImport>,
    { actor, upload }: Context<typeof previewSharedQuestionImport>,
  ) {
    return this.imports.preview(actor, null, query.language, upload);
  }

  @Route(getCourseQuestionImport)
  async ofCourse({ params }: InputOf<typeof getCourseQuestionImport>) {
    return this.imports.view(params.courseId, params.importId);
  }

  @Route(getSharedQuestionImport)
  async shared({ params }: InputOf<typeof getSharedQuestionImport>) {
    return this.imports.view(null, params.importId);
  }

  @Route(listCourseQuestionImportRows)
  async rowsOfCourse({ params, query }: InputOf<typeof listCourseQuestionImportRows>) {
    return this.imports.rows(params.courseId, params.importId, query);
  }

  @Route(listSharedQuestionImportRows)
  async rowsOfShared({ params, query }: InputOf<typeof listSharedQuestionImportRows>) {
    return this.imports.rows(null, params.importId, query);
  }

  @Route(applyCourseQuestionImport)
  async applyToCourse(
    { params, body }: InputOf<typeof applyCourseQuestionImport>,
    { actor }: Context<typeof applyCourseQuestionImport>,
  ) {
    return this.imports.apply(actor, params.courseId, params.importId, body.revision);
  }

  @Route(applySharedQuestionImport)
  async applyToShared(
    { params, body }: InputOf<typeof applySharedQuestionImport>,
    { actor }: Context<typeof applySharedQuestionImport>,
  ) {
    return this.imports.apply(actor, null, params.importId, body.revision);
  }

  @Route(undoCourseQuestionImport)
  async undoOfCourse(
    { params }: InputOf<typeof undoCourseQuestionImport>,
    { actor }: Context<typeof undoCourseQuestionImport>,
  ) {
    return this.imports.undo(actor, params.courseId, params.importId);
  }

  @Route(undoSharedQuestionImport)
  async undoOfShared(
    { params }: InputOf<typeof undoSharedQuestionImport>,
    { actor }: Context<typeof undoSharedQuestionImport>,
  ) {
    return this.imports.undo(actor, null, params.importId);
  }
}
