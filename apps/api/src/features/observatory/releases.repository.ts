import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { PlaceFacts, PlaceKind } from '../organisations/place.entity.js';
import { Indicator } from './indicator.entity.js';
import type { Period } from './period.entity.js';

export interface PlaceRow {
  id: string;
  slug: string;
  kind: PlaceKind;
  code: string;
  parent_id: string | null;
  name: LocalizedText;
  facts: Partial<PlaceFacts>;
}

export interface ReleaseRow {
  id: string;
  number: number;
  data_at: Date;
  published_at: Date;
  content_hash: string;
  period_key: string;
  period_kind: Period['kind'];
  starts_on: string;
  ends_on: string;
}

export interface ObservationRow {
  release_id: string;
  place: string;
  indicator: string;
  status: 'published' | 'suppressed' | 'not-reported';
  value: number | null;
  bound: 'at-most' | 'at-least' | null;
}

const RELEASE = `SELECT r.id, r.number, r.data_at, r.published_at, r.content_hash,
    p.key AS period_key, p.kind AS period_kind, p.starts_on, p.ends_on
  FROM release r JOIN period p ON p.id = r.period_id`;
const OBSERVATION = `SELECT o.release_id, p.slug AS place, i.key AS indicator, o.status, o.value, o.bound
  FROM observation o JOIN place p ON p.id = o.place_id JOIN indicator i ON i.id = o.indicator_id`;

/** Reads releases and nothing behind them: no statement here touches a feed or a person. */
@Injectable()
export class ReleasesRepository {
  constructor(private readonly db: Db) {}

  places(): Promise<PlaceRow[]> {
    return this.db.query<PlaceRow>(
      `SELECT id, slug, kind, code, parent_id, name, facts FROM place
       ORDER BY array_position(ARRAY['country', 'district', 'municipality'], kind), slug`,
    );
  }

  indicators(): Promise<Indicator[]> {
    return this.db.manager.find(Indicator, { order: { position: 'ASC' } });
  }

  /** The newest release of every period that has one; the period that ends last first, a year before its second half. */
  newest(): Promise<ReleaseRow[]> {
    return this.db.query<ReleaseRow>(
      `SELECT * FROM (SELECT DISTINCT ON (r.period_id) x.* FROM release r JOIN (${RELEASE}) x ON x.id = r.id
         ORDER BY r.period_id, r.number DESC) newest ORDER BY ends_on DESC, starts_on`,
    );
  }

  newestOf(periodId: string): Promise<ReleaseRow | null> {
    return this.db.one<ReleaseRow>(`${RELEASE} WHERE r.period_id = $1 ORDER BY r.number DESC LIMIT 1`, [periodId]);
  }

  byNumber(number: number): Promise<ReleaseRow | null> {
    return this.db.one<ReleaseRow>(`${RELEASE} WHERE r.number = $1`, [number]);
  }

  observations(releaseId: string): Promise<ObservationRow[]> {
    return this.db.query<ObservationRow>(
      `${OBSERVATION} WHERE o.release_id = $1 AND o.dims = '{}' ORDER BY i.position, p.slug`,
      [releaseId],
    );
  }

  observationsOf(releaseIds: readonly string[], slugs: readonly string[]): Promise<ObservationRow[]> {
    return this.db.query<ObservationRow>(
      `${OBSERVATION} WHERE o.release_id = ANY ($1) AND p.slug = ANY ($2) AND o.dims = '{}' ORDER BY i.position`,
      [releaseIds, slugs],
    );
  }

  populations(placeId: string): Promise<{ year: number; value: number; status: string; source: string }[]> {
    return this.db.query(
      'SELECT year, value, status, source FROM place_population WHERE place_id = $1 ORDER BY year, status',
      [placeId],
    );
  }
}
