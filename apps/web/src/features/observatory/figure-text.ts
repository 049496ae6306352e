import type { Figure, FigureStatus, Indicator, Period } from '@edukom/contracts';
import { formatNumber, formatShare, type Translate } from '@edukom/i18n';

/** A figure as it is shown, public or in the dry run. */
export interface ShownFigure {
  readonly status: FigureStatus;
  readonly value: number | null;
  readonly bound: 'at-most' | 'at-least' | null;
}

const SIGNS = { 'at-most': '≤ ', 'at-least': '≥ ' } as const;

function valueText(t: Translate, kind: Indicator['kind'], value: number, bound: ShownFigure['bound']): string {
  const { locale } = t;
  if (kind === 'count') return formatNumber(locale, value);
  if (kind === 'share') return bound ? SIGNS[bound] + formatShare(locale, value) : formatShare(locale, value, 1);
  return t('observatory.gain.value', { value: (value > 0 ? '+' : '') + formatNumber(locale, value / 100, 1) });
}

/** A figure in words: the number with its unit, or what stands instead of it. */
export function figureText(t: Translate, kind: Indicator['kind'], { status, value, bound }: ShownFigure): string {
  if (status === 'published' && value !== null) return valueText(t, kind, value, bound);
  return t(status === 'suppressed' ? 'observatory.status.suppressed' : 'observatory.status.not-reported');
}

const MISSING: ShownFigure = { status: 'not-reported', value: null, bound: null };

/** The figure of one indicator; one that is not there is not reported. */
export const figureOf = (figures: readonly Figure[], indicator: string): ShownFigure =>
  figures.find((figure) => figure.indicator === indicator) ?? MISSING;

export function periodText(t: Translate, { key, kind }: Period): string {
  const [year = key, half] = key.split('-H');
  if (kind !== 'half-year') return t('observatory.period.year', { year: key });
  return t(half === '1' ? 'observatory.period.half-1' : 'observatory.period.half-2', { year });
}
