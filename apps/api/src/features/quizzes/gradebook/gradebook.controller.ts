import { exportGradebook, getGradebook, getGradeCell, type InputOf, overrideGrade } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { type FileResult, Route } from '../../../platform/http/route.js';
import { GradebookExport } from './gradebook-export.js';
import { GradebookService } from './gradebook.service.js';

/** Grades of a run, people by quizzes. */
@Controller()
export class GradebookController {
  constructor(
    private readonly gradebook: GradebookService,
    private readonly file: GradebookExport,
  ) {}

  @Route(getGradebook)
  async page({ params, query }: InputOf<typeof getGradebook>) {
    return this.gradebook.page(params.runId, query.after, query.limit);
  }

  @Route(exportGradebook)
  async export(
    { params, query }: InputOf<typeof exportGradebook>,
    { actor }: Context<typeof exportGradebook>,
  ): Promise<FileResult> {
    return this.file.workbook(actor, params.runId, query.locale);
  }

  @Route(getGradeCell)
  async cell({ params }: InputOf<typeof getGradeCell>) {
    return this.gradebook.cell(params);
  }

  @Route(overrideGrade)
  async override(
    { params, body }: InputOf<typeof overrideGrade>,
    { actor, receivedAt }: Context<typeof overrideGrade>,
  ) {
    return this.gradebook.override(actor, params, body, receivedAt);
  }
}
