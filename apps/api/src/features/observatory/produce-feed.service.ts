import { type ProtectedCell } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { contentHash } from './content-hash.js';
import type { FeedCell } from './feed-cell.entity.js';
import { FeedsRepository } from './feeds.repository.js';
import { PRODUCE_FEED } from './observatory.jobs.js';
import {
  COMPLETION,
  GAIN,
  LACKING,
  type MunicipalityFigures,
  protectTraining,
  TRAINED,
} from './training-disclosure.js';
import { TrainingFiguresRepository } from './training-figures.repository.js';

/** States in which a feed may (again) be produced: a later try may succeed where one failed. */
const OPEN_STATES = ['producing', 'failed'];

/**
 * Makes a feed: one moment of the training data, aggregated, through disclosure control, into internal cells. Running it
 * again after it succeeded, or after somebody decided, changes nothing.
 */
@Injectable()
export class ProduceFeedService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly feeds: FeedsRepository,
    private readonly training: TrainingFiguresRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(PRODUCE_FEED, ({ feedId }) => this.produce(feedId));
  }

  /** Never leaves a feed waiting in silence: what goes wrong is written into it before the job is tried again. */
  async produce(feedId: string): Promise<void> {
    try {
      await this.#produceOnce(feedId);
    } catch (error) {
      this.log.error({ err: error, feedId }, PRODUCE_FEED.name);
      await this.feeds.markFailed(feedId, 'error');
      throw error;
    }
  }

  async #produceOnce(feedId: string): Promise<void> {
    await this.db.tx(async () => {
      await this.training.readOneMoment();
      const dataAt = this.clock.now();
      const feed = await this.training.lockFeed(feedId);
      if (!feed || !OPEN_STATES.includes(feed.state)) return;
      const places = await this.training.places();
      const figures = await this.training.figures(feed.starts_on, feed.ends_on);
      const result = protectTraining({ places, figures, earlier: await this.training.publishedBefore(feed) });
      if (!result.ok) return this.feeds.markFailed(feedId, result.refusal.code);
      const indicators = new Map((await this.feeds.indicatorIds()).map(({ key, id }) => [key, id]));
      const sumAt = sums(places, figures);
      const cells = result.cells.map((cell): FeedCell => ({
        feedId,
        indicatorId: indicators.get(cell.indicator) ?? '',
        placeId: cell.place,
        dims: {},
        value: cell.shown?.value ?? null,
        bound: boundOf(cell),
        n: cell.n,
        sum: sumAt(cell),
        status: cell.status,
        rule: cell.rule ?? '',
      }));
      const after = await this.training.newestRelease();
      await this.feeds.saveProduced({ id: feedId, dataAt, producedAt: this.clock.now(), afterRelease: after }, cells);
      await this.feeds.saveHash(feedId, contentHash(feed.period, await this.feeds.publicCells(feedId)));
    });
  }
}

const boundOf = ({ shown }: ProtectedCell): FeedCell['bound'] =>
  !shown || shown.bound === 'exact' ? null : shown.bound;

const SUMMED: Readonly<Record<string, (figures: MunicipalityFigures) => number>> = {
  [TRAINED]: ({ completed }) => completed,
  [COMPLETION]: ({ completed }) => completed,
  [GAIN]: ({ gain }) => gain,
  [LACKING]: ({ lacking }) => lacking,
};

/** What `n` is divided into, rolled up; kept with the cell so that a later feed and an audit can follow the figure. */
function sums(places: readonly { code: string; parent: string | null }[], figures: readonly MunicipalityFigures[]) {
  const parentOf = new Map(places.map(({ code, parent }) => [code, parent]));
  const totals = new Map<string, number>();
  for (const municipality of figures)
    for (const [indicator, pick] of Object.entries(SUMMED))
      for (let place: string | null = municipality.place; place !== null; place = parentOf.get(place) ?? null) {
        const key = `${indicator} ${place}`;
        totals.set(key, (totals.get(key) ?? 0) + pick(municipality));
      }
  return ({ indicator, place }: ProtectedCell): number | null => totals.get(`${indicator} ${place}`) ?? null;
}
