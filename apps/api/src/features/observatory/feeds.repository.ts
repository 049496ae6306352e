import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { FeedCell } from './feed-cell.entity.js';
import { Feed, type FeedState } from './feed.entity.js';
import { Indicator } from './indicator.entity.js';
import { Period } from './period.entity.js';
import type { Release } from './release.entity.js';

/** Approvals of all feeds wait for each other: release numbers have no gap and no feed is approved past another. */
const RELEASE_LOCK = 4_207_111_940;

export interface FeedRow {
  id: string;
  state: FeedState;
  data_at: Date;
  produced_at: Date | null;
  requested_by: string | null;
  requester: string | null;
  decider: string | null;
  decided_at: Date | null;
  reason: string;
  content_hash: string | null;
  period_id: string;
  period_key: string;
  period_kind: Period['kind'];
  starts_on: string;
  ends_on: string;
  release_number: number | null;
  is_stale: boolean;
  published: number;
  suppressed: number;
  not_reported: number;
  changed: number;
}

/** A feed is stale when a release it did not know of covers some of its days. */
const IS_STALE = `EXISTS (SELECT 1 FROM release r JOIN period q ON q.id = r.period_id
  WHERE r.number > f.after_release AND q.starts_on <= p.ends_on AND q.ends_on >= p.starts_on)`;

@Injectable()
export class FeedsRepository {
  constructor(private readonly db: Db) {}

  async saveIndicators(indicators: readonly Indicator[]): Promise<void> {
    await this.db.manager.upsert(Indicator, [...indicators], ['key']);
  }

  async addPeriods(periods: readonly Period[]): Promise<void> {
    await this.db.manager
      .createQueryBuilder()
      .insert()
      .into(Period)
      .values([...periods])
      .orIgnore()
      .execute();
  }

  indicatorIds(): Promise<{ id: string; key: string }[]> {
    return this.db.query('SELECT id, key FROM indicator');
  }

  periods(): Promise<Period[]> {
    return this.db.manager.find(Period, { order: { endsOn: 'DESC', startsOn: 'ASC' } });
  }

  periodByKey(key: string): Promise<Period | null> {
    return this.db.manager.findOneBy(Period, { key });
  }

  async addFeed(feed: Feed): Promise<void> {
    await this.db.manager.insert(Feed, feed);
  }

  /** Feeds, the newest first; `changed` counts cells that differ from the newest release of the period. */
  feeds(filter: { id?: string; state?: FeedState }): Promise<FeedRow[]> {
    return this.db.query<FeedRow>(
      `SELECT f.id, f.state, f.data_at, f.produced_at, f.requested_by, f.decided_at, f.reason, f.content_hash, f.period_id,
         a.given_name || ' ' || a.family_name AS requester, b.given_name || ' ' || b.family_name AS decider,
         p.key AS period_key, p.kind AS period_kind, p.starts_on, p.ends_on, own.number AS release_number,
         f.state = 'to-approve' AND ${IS_STALE} AS is_stale, n.published, n.suppressed, n.not_reported, n.changed
       FROM feed f
       JOIN period p ON p.id = f.period_id
       LEFT JOIN person a ON a.id = f.requested_by
       LEFT JOIN person b ON b.id = f.decided_by
       LEFT JOIN release own ON own.feed_id = f.id
       LEFT JOIN LATERAL (SELECT id FROM release WHERE period_id = f.period_id AND feed_id <> f.id
         AND (own.number IS NULL OR number < own.number) ORDER BY number DESC LIMIT 1) now ON true
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE c.status = 'published')::int AS published,
           count(*) FILTER (WHERE c.status = 'suppressed')::int AS suppressed,
           count(*) FILTER (WHERE c.status = 'not-reported')::int AS not_reported,
           count(*) FILTER (WHERE o.status IS NOT NULL AND (o.status, o.value, o.bound) IS DISTINCT FROM (c.status, c.value, c.bound))::int AS changed
         FROM feed_cell c
         LEFT JOIN observation o ON o.release_id = now.id AND o.indicator_id = c.indicator_id AND o.place_id = c.place_id AND o.dims = c.dims
         WHERE c.feed_id = f.id
       ) n
       WHERE ($1::uuid IS NULL OR f.id = $1) AND ($2::text IS NULL OR f.state = $2)
       ORDER BY f.id DESC LIMIT 200`,
      [filter.id ?? null, filter.state ?? null],
    );
  }

  /** Serialises approvals until the transaction ends. */
  async lockReleases(): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock($1)', [RELEASE_LOCK]);
  }

  async lockForDecision(feedId: string): Promise<(Feed & { isStale: boolean; periodKey: string }) | null> {
    const row = await this.db.one<{ is_stale: boolean; key: string }>(
      `SELECT ${IS_STALE} AS is_stale, p.key FROM feed f JOIN period p ON p.id = f.period_id WHERE f.id = $1 FOR UPDATE OF f`,
      [feedId],
    );
    const feed = row && (await this.db.manager.findOneBy(Feed, { id: feedId }));
    return feed ? { ...feed, isStale: row.is_stale, periodKey: row.key } : null;
  }

  /** Writes what production ended with; cells of an earlier try go. */
  async saveProduced(
    feed: Pick<Feed, 'id' | 'dataAt' | 'producedAt' | 'afterRelease'>,
    cells: readonly FeedCell[],
  ): Promise<void> {
    const { id, ...produced } = feed;
    await this.db.execute('DELETE FROM feed_cell WHERE feed_id = $1', [id]);
    await this.db.manager.insert(FeedCell, [...cells]);
    await this.db.manager.update(Feed, { id }, { ...produced, state: 'to-approve', reason: '' });
  }

  async saveHash(feedId: string, hash: string): Promise<void> {
    await this.db.manager.update(Feed, { id: feedId }, { contentHash: hash });
  }

  /** Makes a failure visible, unless somebody has decided meanwhile or another try has succeeded. */
  async markFailed(feedId: string, reason: string): Promise<void> {
    await this.db.execute(
      "UPDATE feed SET state = 'failed', reason = $2 WHERE id = $1 AND state IN ('producing', 'failed')",
      [feedId, reason],
    );
  }

  async decide(feedId: string, decision: Pick<Feed, 'state' | 'decidedBy' | 'decidedAt' | 'reason'>): Promise<void> {
    await this.db.manager.update(Feed, { id: feedId }, decision);
  }

  /** The public form of a feed's cells, in one order for all time. */
  publicCells(feedId: string) {
    return this.db.query<{
      indicator: string;
      place: string;
      dims: Record<string, string>;
      status: string;
      value: number | null;
      bound: string | null;
    }>(
      `SELECT i.key AS indicator, p.slug AS place, c.dims, c.status, c.value, c.bound
       FROM feed_cell c JOIN indicator i ON i.id = c.indicator_id JOIN place p ON p.id = c.place_id
       WHERE c.feed_id = $1 ORDER BY i.key COLLATE "C", p.slug COLLATE "C", c.dims`,
      [feedId],
    );
  }

  /** Adds the release with the next number and copies the public form of the feed's cells into it. */
  async addRelease(release: Omit<Release, 'number'>): Promise<number> {
    const { id, feedId, periodId, dataAt, publishedAt, publishedBy, contentHash } = release;
    const row = await this.db.one<{ number: number }>(
      `INSERT INTO release (id, number, feed_id, period_id, data_at, published_at, published_by, content_hash)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM release RETURNING number`,
      [id, feedId, periodId, dataAt, publishedAt, publishedBy, contentHash],
    );
    await this.db.execute(
      `INSERT INTO observation (release_id, indicator_id, place_id, period_id, dims, value, bound, status, produced_at)
       SELECT $1, indicator_id, place_id, $3, dims, value, bound, status, $4 FROM feed_cell WHERE feed_id = $2`,
      [id, feedId, periodId, publishedAt],
    );
    return row?.number ?? 0;
  }

  /** Every cell of a feed for the editor, with the same cell of the newest other release of the period. */
  cells(feedId: string, periodId: string) {
    return this.db.query<{
      slug: string;
      indicator: string;
      status: FeedCell['status'];
      value: number | null;
      bound: FeedCell['bound'];
      n: number | null;
      rule: FeedCell['rule'];
      old_status: FeedCell['status'] | null;
      old_value: number | null;
      old_bound: FeedCell['bound'];
    }>(
      `SELECT p.slug, i.key AS indicator, c.status, c.value, c.bound, c.n, c.rule, o.status AS old_status, o.value AS old_value, o.bound AS old_bound
       FROM feed_cell c JOIN place p ON p.id = c.place_id JOIN indicator i ON i.id = c.indicator_id
       LEFT JOIN observation o ON o.indicator_id = c.indicator_id AND o.place_id = c.place_id AND o.dims = c.dims
         AND o.release_id = (SELECT r.id FROM release r WHERE r.period_id = $2 AND r.feed_id <> $1
           AND r.number < coalesce((SELECT own.number FROM release own WHERE own.feed_id = $1), 2147483647) ORDER BY r.number DESC LIMIT 1)
       WHERE c.feed_id = $1 ORDER BY i.position`,
      [feedId, periodId],
    );
  }
}
