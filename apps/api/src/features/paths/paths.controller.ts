import {
  beginPath,
  type InputOf,
  listPathDrafts,
  listPaths,
  publishPath,
  readPath,
  savePath,
  withdrawPath,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { PathsService } from './paths.service.js';

@Controller()
export class PathsController {
  constructor(private readonly paths: PathsService) {}

  @Route(listPaths)
  async list({ query }: InputOf<typeof listPaths>) {
    return { paths: await this.paths.list(query.locale) };
  }

  @Route(readPath)
  async read({ params, query }: InputOf<typeof readPath>) {
    return this.paths.read(params.slug, query.locale);
  }

  @Route(listPathDrafts)
  async drafts() {
    return this.paths.drafts();
  }

  @Route(beginPath)
  async begin({ body }: InputOf<typeof beginPath>, { actor }: Context<typeof beginPath>) {
    return { pathId: await this.paths.begin(actor.personId, body.slug, body.titleSq) };
  }

  @Route(savePath)
  async save({ params, body }: InputOf<typeof savePath>, { actor }: Context<typeof savePath>) {
    return this.paths.save(actor.personId, params.pathId, body);
  }

  @Route(publishPath)
  async publish({ params }: InputOf<typeof publishPath>, { actor }: Context<typeof publishPath>) {
    await this.paths.publish(actor.personId, params.pathId);
  }

  @Route(withdrawPath)
  async withdraw({ params }: InputOf<typeof withdrawPath>, { actor }: Context<typeof withdrawPath>) {
    await this.paths.withdraw(actor.personId, params.pathId);
  }
}
