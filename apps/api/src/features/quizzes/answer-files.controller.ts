import { downloadAnswerFile, downloadMyAnswerFile, type InputOf, uploadAnswerFile } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AnswerFilesService } from './answer-files.service.js';

/** Files that are answers: for whoever hands them in and for whoever marks them. */
@Controller()
export class AnswerFilesController {
  constructor(private readonly files: AnswerFilesService) {}

  @Route(uploadAnswerFile)
  async upload(
    { params }: InputOf<typeof uploadAnswerFile>,
    { actor, upload, receivedAt }: Context<typeof uploadAnswerFile>,
  ) {
    return this.files.upload(params, actor.personId, upload, receivedAt);
  }

  @Route(downloadAnswerFile)
  async download({ params }: InputOf<typeof downloadAnswerFile>) {
    return this.files.download(params.attemptId, params.mediaId, null);
  }

  @Route(downloadMyAnswerFile)
  async downloadMine(
    { params }: InputOf<typeof downloadMyAnswerFile>,
    { actor }: Context<typeof downloadMyAnswerFile>,
  ) {
    return this.files.download(params.attemptId, params.mediaId, actor.personId);
  }
}
