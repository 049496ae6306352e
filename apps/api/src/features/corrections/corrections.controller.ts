import {
  applyQuizCorrection,
  applyRunCorrection,
  type InputOf,
  listQuizCorrections,
  listRunCorrections,
  previewQuizCorrection,
  previewRunCorrection,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CorrectionsService } from './corrections.service.js';

/** Corrections of wrong questions, in one run or in all runs of a course version. */
@Controller()
export class CorrectionsController {
  constructor(private readonly corrections: CorrectionsService) {}

  @Route(listRunCorrections)
  async ofRun({ params }: InputOf<typeof listRunCorrections>) {
    return this.corrections.history(params);
  }

  @Route(previewRunCorrection)
  async previewInRun(
    { params, body }: InputOf<typeof previewRunCorrection>,
    { actor, receivedAt }: Context<typeof previewRunCorrection>,
  ) {
    return this.corrections.preview(actor, params, body.order, receivedAt);
  }

  @Route(applyRunCorrection)
  async applyInRun(
    { params, body }: InputOf<typeof applyRunCorrection>,
    { actor, receivedAt }: Context<typeof applyRunCorrection>,
  ) {
    return this.corrections.apply(actor, params, body, receivedAt);
  }

  @Route(listQuizCorrections)
  async ofQuiz({ params }: InputOf<typeof listQuizCorrections>) {
    return this.corrections.history({ ...params, runId: null });
  }

  @Route(previewQuizCorrection)
  async previewInQuiz(
    { params, body }: InputOf<typeof previewQuizCorrection>,
    { actor, receivedAt }: Context<typeof previewQuizCorrection>,
  ) {
    return this.corrections.preview(actor, { ...params, runId: null }, body.order, receivedAt);
  }

  @Route(applyQuizCorrection)
  async applyInQuiz(
    { params, body }: InputOf<typeof applyQuizCorrection>,
    { actor, receivedAt }: Context<typeof applyQuizCorrection>,
  ) {
    return this.corrections.apply(actor, { ...params, runId: null }, body, receivedAt);
  }
}
