import { DISCLOSURE_RULES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localDate, shownText } from '../core/codecs.js';

/** A period by its key: a year (`2026`) or half a year (`2026-H1`). */
export const periodKey = z.string().regex(/^20\d{2}(-H[12])?$/);
export const period = z.object({
  key: z.string(),
  kind: z.enum(['year', 'half-year', 'quarter', 'month']),
  startsOn: localDate,
  endsOn: localDate,
});
export type Period = z.output<typeof period>;

/** `suppressed`: there is a figure, not shown to protect people. `not-reported`: nothing happened there, never a zero. */
export const figureStatus = z.enum(['published', 'suppressed', 'not-reported']);
export type FigureStatus = z.output<typeof figureStatus>;

const shown = {
  status: figureStatus,
  /** People, or basis points of a share or of a difference of shares; null unless published. */
  value: z.int().nullable(),
  /** The value is a bound (≤ 5 %, ≥ 95 %); null when it is exact. */
  bound: z.enum(['at-most', 'at-least']).nullable(),
};
/** One indicator at one place, as anybody may see it: without the number of people and without a reason. */
export const figure = z.object({ indicator: z.string(), ...shown });
export type Figure = z.output<typeof figure>;

export const indicator = z.object({
  key: z.string(),
  kind: z.enum(['count', 'share', 'mean']),
  unit: z.enum(['people', 'basis-points']),
  name: shownText,
  definition: shownText,
});
export type Indicator = z.output<typeof indicator>;

export const placeKind = z.enum(['country', 'district', 'municipality']);
export const placeRef = z.object({ slug: z.string(), kind: placeKind, name: shownText });

/** An immutable set of figures for one period; every number on a public page carries it. */
export const releaseRef = z.object({
  number: z.int(),
  period,
  /** The state of the training data the figures were counted from. */
  dataAt: instant,
  publishedAt: instant,
  contentHash: z.string(),
});
export type ReleaseRef = z.output<typeof releaseRef>;

export const placeFigures = z.object({ place: placeRef, figures: z.array(figure) });
export type PlaceFigures = z.output<typeof placeFigures>;

/** A cell of the dry run: with the people behind it and the rule that suppressed it. For editors only. */
export const feedCell = z.object({
  indicator: z.string(),
  ...shown,
  n: z.int().min(0),
  rule: z.enum(DISCLOSURE_RULES).nullable(),
  /** The same cell in the newest release of the period; null when there is none. */
  before: z.object(shown).nullable(),
});
export type FeedCell = z.output<typeof feedCell>;
