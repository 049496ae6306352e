import {
  beginMediaUpload,
  type InputOf,
  listMedia,
  readMediaUpload,
  removeMedia,
  renameMedia,
  sendMediaChunk,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Route } from '../../platform/http/route.js';
import { MediaService } from './media.service.js';
import { UploadsService } from './uploads.service.js';

@Controller()
export class MediaController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly media: MediaService,
  ) {}

  @Route(beginMediaUpload)
  async begin(
    { params, body }: InputOf<typeof beginMediaUpload>,
    { actor, receivedAt }: Context<typeof beginMediaUpload>,
  ) {
    return this.uploads.begin(actor.personId, params.courseId, body, receivedAt);
  }

  @Route(sendMediaChunk)
  async send(
    { params, query }: InputOf<typeof sendMediaChunk>,
    { upload, receivedAt }: Context<typeof sendMediaChunk>,
  ) {
    if (!upload) throw new Problem('request.media-type');
    return this.uploads.receive(params.courseId, params.mediaId, {
      offset: query.offset,
      bytes: upload.bytes,
      receivedAt,
    });
  }

  @Route(readMediaUpload)
  async progress({ params }: InputOf<typeof readMediaUpload>) {
    return this.uploads.progress(params.courseId, params.mediaId);
  }

  @Route(listMedia)
  async list({ params }: InputOf<typeof listMedia>) {
    return this.media.list(params.courseId);
  }

  @Route(renameMedia)
  async rename({ params, body }: InputOf<typeof renameMedia>, { receivedAt }: Context<typeof renameMedia>) {
    return this.media.rename(params.courseId, params.mediaId, body.name, receivedAt);
  }

  @Route(removeMedia)
  async remove({ params }: InputOf<typeof removeMedia>) {
    await this.media.remove(params.courseId, params.mediaId);
  }
}
