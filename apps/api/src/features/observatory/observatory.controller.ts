import {
  approveFeed,
  downloadRelease,
  type InputOf,
  listFeeds,
  listPeriods,
  produceFeed,
  readFeed,
  readObservatory,
  readObservatoryPlace,
  rejectFeed,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { type FileResult, Route } from '../../platform/http/route.js';
import { FeedsService } from './feeds.service.js';
import { PublicObservatoryService } from './public-observatory.service.js';

@Controller()
export class ObservatoryController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly observatory: PublicObservatoryService,
  ) {}

  @Route(readObservatory)
  async overview({ query }: InputOf<typeof readObservatory>) {
    return this.observatory.overview(query.locale, query.period);
  }

  @Route(readObservatoryPlace)
  async place({ params, query }: InputOf<typeof readObservatoryPlace>) {
    return this.observatory.place(params.slug, query.locale);
  }

  @Route(downloadRelease)
  async csv(
    { params }: InputOf<typeof downloadRelease>,
    { http }: Context<typeof downloadRelease>,
  ): Promise<FileResult> {
    const { content, fileName, tag } = await this.observatory.csv(params.number);
    const isKnown = http.request.headers['if-none-match'] === tag;
    if (isKnown) http.response.status(304);
    return {
      content: isKnown ? Buffer.alloc(0) : content,
      contentType: 'text/csv; charset=utf-8',
      fileName,
      headers: { ETag: tag, 'Cache-Control': 'public, no-cache' },
    };
  }

  @Route(listPeriods)
  async periods() {
    return this.feeds.periods();
  }

  @Route(listFeeds)
  async list({ query }: InputOf<typeof listFeeds>, { actor }: Context<typeof listFeeds>) {
    return this.feeds.list(query.state, actor.personId);
  }

  @Route(readFeed)
  async read({ params, query }: InputOf<typeof readFeed>, { actor }: Context<typeof readFeed>) {
    return this.feeds.read(params.feedId, query.locale, actor.personId);
  }

  @Route(produceFeed)
  async produce({ body }: InputOf<typeof produceFeed>, { actor }: Context<typeof produceFeed>) {
    return this.feeds.request(body.period, actor.personId);
  }

  @Route(approveFeed)
  async approve({ params }: InputOf<typeof approveFeed>, { actor }: Context<typeof approveFeed>) {
    return this.feeds.approve(params.feedId, actor.personId);
  }

  @Route(rejectFeed)
  async reject({ params, body }: InputOf<typeof rejectFeed>, { actor }: Context<typeof rejectFeed>) {
    await this.feeds.reject(params.feedId, body.reason, actor.personId);
  }
}
