import type { InterfaceLocale } from '@edukom/domain';

export const TIME_ZONE = 'Europe/Belgrade';
const TAGS: Readonly<Record<InterfaceLocale, string>> = {
  sq: 'sq-XK',
  'sr-Latn': 'sr-Latn-RS',
  'sr-Cyrl': 'sr-Cyrl-RS',
  en: 'en-GB',
};

/** BCP 47 tag for Intl. */
export const intlTag = (locale: InterfaceLocale): string => TAGS[locale];

const cache = new Map<string, Intl.DateTimeFormat>();
const dateTimeFormat = (locale: InterfaceLocale, options: Intl.DateTimeFormatOptions) => {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { timeZone: TIME_ZONE, ...options });
  cache.set(key, known);
  return known;
};

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A day as people here write it: `12.05.2026` (English: `12 May 2026`). Takes a Date or `YYYY-MM-DD`. */
export function formatDate(locale: InterfaceLocale, value: Date | string): string {
  if (locale === 'en')
    return dateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...(typeof value === 'string' ? { timeZone: 'UTC' } : {}),
    }).format(new Date(value));
  const parts = dateTimeFormat('en', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    ...(typeof value === 'string' ? { timeZone: 'UTC' } : {}),
  }).formatToParts(new Date(value));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('day')}.${part('month')}.${part('year')}`;
}

/** Wall time in Kosovo, `10:30`. */
export const formatTime = (_locale: InterfaceLocale, value: Date): string =>
  dateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(value);

export const formatDateTime = (locale: InterfaceLocale, value: Date): string =>
  `${formatDate(locale, value)} ${formatTime(locale, value)}`;

/** Weekday and day, e.g. `e martë, 12 maj`. */
export const formatDayLong = (locale: InterfaceLocale, value: Date): string =>
  dateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(value);

/** A number with the locale's separators (decimal comma in Albanian and Serbian). */
export const formatNumber = (locale: InterfaceLocale, value: number, fractionDigits = 0): string =>
  new Intl.NumberFormat(TAGS[locale], {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);

/** Basis points as a percentage, `8333` → `83 %` (or with decimals). */
export const formatShare = (locale: InterfaceLocale, basisPoints: number, fractionDigits = 0): string =>
  `${formatNumber(locale, basisPoints / 100, fractionDigits)} %`;

/** Hundredths of a point as points, `250` → `2,5`. */
export const formatPoints = (locale: InterfaceLocale, hundredths: number): string =>
  formatNumber(locale, hundredths / 100, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);

/** Seconds as `m:ss` or `h:mm:ss`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(whole % 60)}` : `${minutes}:${twoDigits(whole % 60)}`;
}
