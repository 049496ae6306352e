import {
  type InputOf,
  publishDraft,
  readPublishingGaps,
  readTranslationQueue,
  readVersionDiff,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { PublishingService } from '../publishing.service.js';
import { PublicationService } from './publication.service.js';

@Controller()
export class PublicationController {
  constructor(
    private readonly publication: PublicationService,
    private readonly publishing: PublishingService,
  ) {}

  @Route(readTranslationQueue)
  async queue({ params, query }: InputOf<typeof readTranslationQueue>) {
    return this.publication.queue(params.courseId, query.locale);
  }

  @Route(readPublishingGaps)
  async gaps({ params }: InputOf<typeof readPublishingGaps>) {
    return { gaps: await this.publishing.gaps(params.courseId) };
  }

  @Route(publishDraft)
  async publish({ params, body }: InputOf<typeof publishDraft>, { actor }: Context<typeof publishDraft>) {
    return this.publishing.publish(params.courseId, actor.personId, body.waivers);
  }

  @Route(readVersionDiff)
  async diff({ params, query }: InputOf<typeof readVersionDiff>) {
    return this.publication.diff(params.courseId, query.from, query.to ?? null);
  }
}
