import { z } from 'zod';
import { instant, interfaceLocale, shownText, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';
import { feedCell, indicator, period, periodKey, placeFigures, placeRef, releaseRef } from './figures.js';

const releaseNumber = z.coerce.number().int().min(1).max(1_000_000);

export const observatoryOverview = z.object({
  /** The newest release of the period asked for; null while nothing was ever published. */
  release: releaseRef.nullable(),
  /** Periods that have a release, newest first. */
  periods: z.array(period),
  indicators: z.array(indicator),
  country: placeFigures.nullable(),
  districts: z.array(placeFigures),
  /** In the alphabetical order of the reader's language; there is no ranking. */
  municipalities: z.array(
    placeFigures.extend({ tile: z.object({ col: z.int(), row: z.int() }).nullable(), district: z.string().nullable() }),
  ),
});
export type ObservatoryOverview = z.output<typeof observatoryOverview>;

export const readObservatory = endpoint({
  method: 'GET',
  path: '/api/observatory',
  summary: 'Published figures of every municipality, district and the country for one period (the newest unless told)',
  access: 'public',
  query: z.strictObject({ locale: interfaceLocale, period: periodKey.optional() }),
  response: observatoryOverview,
  problems: ['request.not-found'],
});

export const observatoryPlace = z.object({
  place: placeRef,
  /** The places around it, nearest first: district, country. */
  around: z.array(placeRef),
  indicators: z.array(indicator),
  /** The newest release of every period that has one, newest period first. */
  releases: z.array(z.object({ release: releaseRef, places: z.array(placeFigures) })),
  /** Population series by vintage; a figure that is not usable is never divided by. */
  populations: z.array(
    z.object({ year: z.int(), value: z.int(), status: z.string(), source: z.string(), isUsable: z.boolean() }),
  ),
  /** The census of 2024 was boycotted here. */
  hasBoycottedCensus: z.boolean(),
});
export type ObservatoryPlace = z.output<typeof observatoryPlace>;

export const readObservatoryPlace = endpoint({
  method: 'GET',
  path: '/api/observatory/places/:slug',
  summary: 'Published figures of one place in every period, with its district and the country beside it',
  access: 'public',
  params: z.strictObject({ slug: z.string().max(100) }),
  query: z.strictObject({ locale: interfaceLocale }),
  response: observatoryPlace,
  problems: ['request.not-found'],
});

export const downloadRelease = endpoint({
  method: 'GET',
  path: '/api/observatory/releases/:number/csv',
  summary: 'A release as a table: CSV after RFC 4180 in UTF-8, one row per indicator and place',
  access: 'public',
  params: z.strictObject({ number: releaseNumber }),
  response: fileResponse('text/csv'),
  problems: ['request.not-found'],
});

export const FEED_STATES = ['producing', 'to-approve', 'approved', 'rejected', 'failed'] as const;

const feedHead = z.object({
  feedId: uuid,
  period,
  state: z.enum(FEED_STATES),
  /** When it was asked for; once produced, the state of the training data it counts. */
  dataAt: instant,
  producedAt: instant.nullable(),
  requestedBy: z.string().nullable(),
  /** Who looks asked for it too: may decide nevertheless, and the audit log shows both. */
  isOwn: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Why it was rejected, or the code of what made it fail. */
  reason: z.string(),
  releaseNumber: z.int().nullable(),
  /** A release came after it was produced: it has to be produced again. */
  isStale: z.boolean(),
  counts: z.object({ published: z.int(), suppressed: z.int(), notReported: z.int(), changed: z.int() }),
});
export type FeedHead = z.output<typeof feedHead>;

const feedParams = z.strictObject({ feedId: uuid });

export const listFeeds = endpoint({
  method: 'GET',
  path: '/api/observatory/feeds',
  summary: 'Feeds, the newest first',
  access: { action: 'feed.read', scope: 'all' },
  query: z.strictObject({ state: z.enum(FEED_STATES).optional() }),
  response: z.object({ items: z.array(feedHead) }),
  problems: [],
});

export const listPeriods = endpoint({
  method: 'GET',
  path: '/api/observatory/periods',
  summary: 'Periods a feed can be produced for, the newest first',
  access: { action: 'feed.read', scope: 'all' },
  response: z.object({ items: z.array(period), current: z.string().nullable() }),
  problems: [],
});

export const feedDetail = feedHead.extend({
  contentHash: z.string().nullable(),
  /** The release it would replace on the public pages. */
  current: releaseRef.nullable(),
  indicators: z.array(indicator),
  places: z.array(
    z.object({
      slug: z.string(),
      kind: placeRef.shape.kind,
      name: shownText,
      cells: z.array(feedCell),
    }),
  ),
});
export type FeedDetail = z.output<typeof feedDetail>;

export const readFeed = endpoint({
  method: 'GET',
  path: '/api/observatory/feeds/:feedId',
  summary: 'The dry run of a feed: every cell with people, rule and what would change',
  access: { action: 'feed.read', scope: 'all' },
  params: feedParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: feedDetail,
  problems: ['request.not-found'],
});

export const produceFeed = endpoint({
  method: 'POST',
  path: '/api/observatory/feeds',
  summary: 'Ask for the figures of a period; a job counts them and applies disclosure control',
  access: { action: 'feed.produce', scope: 'all' },
  body: z.strictObject({ period: periodKey }),
  response: z.object({ feedId: uuid }),
  status: 201,
  problems: ['request.not-found'],
});

export const approveFeed = endpoint({
  method: 'POST',
  path: '/api/observatory/feeds/:feedId/approval',
  summary: 'Publish a feed as an immutable release',
  access: { action: 'feed.approve', scope: 'all' },
  params: feedParams,
  response: z.object({ releaseNumber: z.int() }),
  problems: ['request.not-found', 'feed.state', 'feed.stale'],
});

export const rejectFeed = endpoint({
  method: 'POST',
  path: '/api/observatory/feeds/:feedId/rejection',
  summary: 'Reject a feed with a reason; nothing is published',
  access: { action: 'feed.approve', scope: 'all' },
  params: feedParams,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  response: null,
  problems: ['request.not-found', 'feed.state'],
});
