import { followBoard, type InputOf, recordHeadCount } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { AccessGuard } from '../../../platform/access/access.guard.js';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { BoardFeedService } from './board-feed.service.js';
import { HeadCountsService } from './head-counts.service.js';

@Controller()
export class LiveBoardController {
  constructor(
    private readonly feed: BoardFeedService,
    private readonly heads: HeadCountsService,
    private readonly guard: AccessGuard,
  ) {}

  @Route(followBoard)
  async follow({ params }: InputOf<typeof followBoard>, { actor, http }: Context<typeof followBoard>) {
    const content = this.feed.follow({
      sessionId: params.sessionId,
      personId: actor.personId,
      isStillAllowed: () => this.guard.isStillAllowed(followBoard, http.request),
    });
    return {
      content,
      contentType: 'text/event-stream',
      fileName: 'changes',
      inline: true,
      // `no-transform`: compression would hold events back; the other: so would a proxy in front.
      headers: { 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' },
    };
  }

  @Route(recordHeadCount)
  async recordHeads(
    { params, body }: InputOf<typeof recordHeadCount>,
    { actor, receivedAt }: Context<typeof recordHeadCount>,
  ) {
    return this.heads.record(actor, params.sessionId, body.heads, receivedAt);
  }
}
