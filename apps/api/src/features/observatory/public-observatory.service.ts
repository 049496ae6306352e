import type { Figure, ObservatoryOverview, ObservatoryPlace } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import type { Indicator } from './indicator.entity.js';
import { periodOf, releaseOf, shownIndicators, shownPlace } from './observatory.mapper.js';
import { releaseCsv } from './release-csv.js';
import { type ObservationRow, type PlaceRow, ReleasesRepository } from './releases.repository.js';

const CENSUS_YEAR = 2024;
const BOYCOTTED = 'census2024Boycotted';

/** What anybody may read of the Observatory: releases only, in the public form of their figures. */
@Injectable()
export class PublicObservatoryService {
  constructor(private readonly releases: ReleasesRepository) {}

  async overview(locale: InterfaceLocale, periodKey?: string): Promise<ObservatoryOverview> {
    const [newest, places, indicators] = await Promise.all([
      this.releases.newest(),
      this.releases.places(),
      this.releases.indicators(),
    ]);
    const row = periodKey ? newest.find(({ period_key }) => period_key === periodKey) : newest[0];
    if (periodKey && !row) throw new Problem('request.not-found');
    const figuresAt = figuresBy(row ? await this.releases.observations(row.id) : [], indicators);
    const slugOf = new Map(places.map(({ id, slug }) => [id, slug]));
    const of = (kind: PlaceRow['kind']) =>
      places
        .filter((place) => place.kind === kind)
        .map((place) => ({
          place: shownPlace(place, locale),
          figures: row ? figuresAt(row.id, place.slug) : [],
          tile: place.facts.tile ?? null,
          district: slugOf.get(place.parent_id ?? '') ?? null,
        }));
    const compare = new Intl.Collator(locale).compare;
    const sorted = (kind: PlaceRow['kind']) => of(kind).sort((a, b) => compare(a.place.name.value, b.place.name.value));
    return {
      release: row ? releaseOf(row) : null,
      periods: newest.map(periodOf),
      indicators: shownIndicators(indicators, locale),
      country: of('country')[0] ?? null,
      districts: sorted('district'),
      municipalities: sorted('municipality'),
    };
  }

  async place(slug: string, locale: InterfaceLocale): Promise<ObservatoryPlace> {
    const [newest, places, indicators] = await Promise.all([
      this.releases.newest(),
      this.releases.places(),
      this.releases.indicators(),
    ]);
    const [place, ...around] = withParents(places, slug);
    if (!place) throw new Problem('request.not-found');
    const shown = [place, ...around];
    const rows = await this.releases.observationsOf(
      newest.map(({ id }) => id),
      shown.map((one) => one.slug),
    );
    const figuresAt = figuresBy(rows, indicators);
    const hasBoycottedCensus = (place.facts.flags ?? []).includes(BOYCOTTED);
    const populations = await this.releases.populations(place.id);
    return {
      place: shownPlace(place, locale),
      around: around.map((one) => shownPlace(one, locale)),
      indicators: shownIndicators(indicators, locale),
      releases: newest.map((row) => ({
        release: releaseOf(row),
        places: shown.map((one) => ({ place: shownPlace(one, locale), figures: figuresAt(row.id, one.slug) })),
      })),
      populations: populations.map((figure) => ({
        ...figure,
        isUsable: figure.status !== 'quoted-estimate' && !(hasBoycottedCensus && figure.year === CENSUS_YEAR),
      })),
      hasBoycottedCensus,
    };
  }

  /** A release as CSV; its name in the download and its tag follow the release, which never changes. */
  async csv(number: number): Promise<{ content: Buffer; fileName: string; tag: string }> {
    const release = await this.releases.byNumber(number);
    if (!release) throw new Problem('request.not-found');
    const [places, indicators, observations] = await Promise.all([
      this.releases.places(),
      this.releases.indicators(),
      this.releases.observations(release.id),
    ]);
    const content = Buffer.from(releaseCsv({ release: releaseOf(release), places, indicators, observations }), 'utf8');
    const fileName = `edukom-observatory-${release.period_key}-release-${number}.csv`;
    return { content, fileName, tag: `"release-${number}-${release.content_hash.slice(0, 16)}"` };
  }
}

/** The place and everything around it, nearest first; empty when there is no such place. */
function withParents(places: readonly PlaceRow[], slug: string): PlaceRow[] {
  const chain: PlaceRow[] = [];
  for (let place = places.find((one) => one.slug === slug); place && chain.length < 5;) {
    chain.push(place);
    const parentId: string | null = place.parent_id;
    place = places.find(({ id }) => id === parentId);
  }
  return chain;
}

/** Figures by release and place, one per indicator; a place a release does not hold is not reported in it. */
function figuresBy(rows: readonly ObservationRow[], indicators: readonly Indicator[]) {
  const byKey = new Map(rows.map((row) => [`${row.release_id} ${row.place} ${row.indicator}`, row]));
  return (releaseId: string, slug: string): Figure[] =>
    indicators.map(({ key }) => {
      const row = byKey.get(`${releaseId} ${slug} ${key}`);
      return {
        indicator: key,
        status: row?.status ?? 'not-reported',
        value: row?.value ?? null,
        bound: row?.bound ?? null,
      };
    });
}
