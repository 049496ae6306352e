import type { FeedCell as FeedCellOut, FeedDetail, FeedHead } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { contentHash } from './content-hash.js';
import type { Feed } from './feed.entity.js';
import { type FeedRow, FeedsRepository } from './feeds.repository.js';
import { INDICATORS, PERIODS } from './observatory-reference.js';
import { PRODUCE_FEED } from './observatory.jobs.js';
import { periodOf, releaseOf, shownIndicators, shownPlace } from './observatory.mapper.js';
import { ReleasesRepository } from './releases.repository.js';

/**
 * From training data to a release: a feed is produced by a job, an editor looks at the dry run and approves or rejects it.
 * Only an approval makes something public; a release never changes. Whoever asked for a feed may approve it: the figures
 * come from the database and nobody types them, and the audit log names both people.
 */
@Injectable()
export class FeedsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: FeedsRepository,
    private readonly releases: ReleasesRepository,
  ) {}

  /** Writes the indicators and periods of the product; running it again changes nothing but reworded definitions. */
  async ensureReference(): Promise<void> {
    await this.db.tx(async () => {
      const known = new Map((await this.repository.indicatorIds()).map(({ key, id }) => [key, id]));
      await this.repository.saveIndicators(
        INDICATORS.map((indicator) => ({ ...indicator, id: known.get(indicator.key) ?? uuidv7() })),
      );
      await this.repository.addPeriods(PERIODS.map((period) => ({ ...period, id: uuidv7() })));
    });
  }

  async periods() {
    const today = dayOf(this.clock.now());
    const periods = await this.repository.periods();
    const current = periods.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
    return {
      items: periods.map(({ key, kind, startsOn, endsOn }) => ({ key, kind, startsOn, endsOn })),
      current: current?.key ?? null,
    };
  }

  /** Asks for a feed; its job runs when the transaction has committed. Gives the feed's id. */
  async request(periodKey: string, actorId: string | null): Promise<{ feedId: string }> {
    return this.db.tx(async () => {
      const period = await this.repository.periodByKey(periodKey);
      if (!period) throw new Problem('request.not-found');
      const feedId = uuidv7();
      await this.repository.addFeed({
        id: feedId,
        source: 'training',
        periodId: period.id,
        state: 'producing',
        dataAt: this.clock.now(),
        producedAt: null,
        requestedBy: actorId,
        decidedBy: null,
        decidedAt: null,
        reason: '',
        contentHash: null,
        afterRelease: 0,
      });
      await this.jobs.enqueue(PRODUCE_FEED, { feedId });
      await this.audit.record({
        actorId,
        action: 'feed.produce',
        subjectKind: 'feed',
        subjectId: feedId,
        after: { period: periodKey },
      });
      return { feedId };
    });
  }

  async list(state: Feed['state'] | undefined, actorId: string): Promise<{ items: FeedHead[] }> {
    const rows = await this.repository.feeds(state ? { state } : {});
    return { items: rows.map((row) => headOf(row, actorId)) };
  }

  async read(feedId: string, locale: InterfaceLocale, actorId: string): Promise<FeedDetail> {
    const [row] = await this.repository.feeds({ id: feedId });
    if (!row) throw new Problem('request.not-found');
    const [places, indicators, cells, current] = await Promise.all([
      this.releases.places(),
      this.releases.indicators(),
      this.repository.cells(feedId, row.period_id),
      this.releases.newestOf(row.period_id),
    ]);
    const cellsOf = new Map<string, FeedCellOut[]>();
    for (const cell of cells) {
      const before =
        cell.old_status === null ? null : { status: cell.old_status, value: cell.old_value, bound: cell.old_bound };
      const { indicator, status, value, bound, n, rule } = cell;
      const out = { indicator, status, value, bound, n: n ?? 0, rule: rule === '' ? null : rule, before };
      cellsOf.set(cell.slug, [...(cellsOf.get(cell.slug) ?? []), out]);
    }
    return {
      ...headOf(row, actorId),
      contentHash: row.content_hash,
      current: current && releaseOf(current),
      indicators: shownIndicators(indicators, locale),
      places: places
        .filter(({ slug }) => cellsOf.has(slug))
        .map((place) => ({ ...shownPlace(place, locale), cells: cellsOf.get(place.slug) ?? [] })),
    };
  }

  /** Publishes a feed. Approvals wait for each other, so of two for one feed the second finds it decided. */
  async approve(feedId: string, actorId: string): Promise<{ releaseNumber: number }> {
    return this.db.tx(async () => {
      await this.repository.lockReleases();
      const feed = await this.repository.lockForDecision(feedId);
      if (!feed) throw new Problem('request.not-found');
      if (feed.state !== 'to-approve') throw new Problem('feed.state');
      if (feed.isStale) throw new Problem('feed.stale');
      const hash = contentHash(feed.periodKey, await this.repository.publicCells(feedId));
      if (hash !== feed.contentHash) throw new Error(`The cells of feed ${feedId} are not those it was produced with`);
      const now = this.clock.now();
      const { periodId, dataAt } = feed;
      const release = {
        id: uuidv7(),
        feedId,
        periodId,
        dataAt,
        publishedAt: now,
        publishedBy: actorId,
        contentHash: hash,
      };
      const releaseNumber = await this.repository.addRelease(release);
      await this.repository.decide(feedId, { state: 'approved', decidedBy: actorId, decidedAt: now, reason: '' });
      await this.audit.record({
        actorId,
        action: 'feed.approve',
        subjectKind: 'feed',
        subjectId: feedId,
        before: { state: feed.state, requestedBy: feed.requestedBy },
        after: { state: 'approved', releaseNumber, period: feed.periodKey, contentHash: hash },
      });
      return { releaseNumber };
    });
  }

  async reject(feedId: string, reason: string, actorId: string): Promise<void> {
    await this.db.tx(async () => {
      const feed = await this.repository.lockForDecision(feedId);
      if (!feed) throw new Problem('request.not-found');
      if (feed.state !== 'to-approve') throw new Problem('feed.state');
      const decision = { state: 'rejected' as const, decidedBy: actorId, decidedAt: this.clock.now(), reason };
      await this.repository.decide(feedId, decision);
      await this.audit.record({
        actorId,
        action: 'feed.reject',
        subjectKind: 'feed',
        subjectId: feedId,
        before: { state: feed.state },
        after: { state: 'rejected' },
        reason,
      });
    });
  }
}

const headOf = (row: FeedRow, actorId: string): FeedHead => ({
  feedId: row.id,
  period: periodOf(row),
  state: row.state,
  dataAt: row.data_at,
  producedAt: row.produced_at,
  requestedBy: row.requester,
  isOwn: row.requested_by === actorId,
  decidedBy: row.decider,
  decidedAt: row.decided_at,
  reason: row.reason,
  releaseNumber: row.release_number,
  isStale: row.is_stale,
  counts: {
    published: row.published,
    suppressed: row.suppressed,
    notReported: row.not_reported,
    changed: row.changed,
  },
});
