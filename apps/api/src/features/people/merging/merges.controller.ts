import {
  type InputOf,
  listDuplicates,
  markDistinct,
  mergePeople,
  previewMerge,
  setBirthDate,
  unmergePeople,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { IdentityService } from '../../identity/identity.service.js';
import { DuplicatesService } from './duplicates.service.js';
import { MergesService } from './merges.service.js';

@Controller()
export class MergesController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly merges: MergesService,
    private readonly identity: IdentityService,
  ) {}

  @Route(listDuplicates)
  async list({ query }: InputOf<typeof listDuplicates>) {
    return this.duplicates.list(query.locale);
  }

  @Route(markDistinct)
  async markDistinct({ body }: InputOf<typeof markDistinct>, { actor }: Context<typeof markDistinct>) {
    await this.duplicates.markDistinct(actor, body.personIds);
  }

  @Route(previewMerge)
  async preview({ params, query }: InputOf<typeof previewMerge>, { actor }: Context<typeof previewMerge>) {
    return this.merges.preview(actor, params.personId, params.mergedId, query.locale);
  }

  @Route(mergePeople)
  async merge({ params, body }: InputOf<typeof mergePeople>, { actor }: Context<typeof mergePeople>) {
    await this.merges.merge(actor, params.personId, params.mergedId, body.reason);
  }

  @Route(unmergePeople)
  async unmerge({ params, body }: InputOf<typeof unmergePeople>, { actor }: Context<typeof unmergePeople>) {
    await this.merges.unmerge(actor, params.personId, params.mergedId, body.reason);
  }

  @Route(setBirthDate)
  async setBirthDate({ params, body }: InputOf<typeof setBirthDate>, { actor }: Context<typeof setBirthDate>) {
    await this.identity.setBirthDate(actor, params.personId, body.birthDate);
  }
}
