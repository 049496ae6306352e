import { type InterfaceLocale, ZONE } from '@edukom/domain';

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
  const known = cache.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { timeZone: ZONE, ...options });
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

/** A month given as `YYYY-MM`, as dates are written in all our languages: `11.2026`. */
export const formatMonth = (month: string): string => month.split('-').reverse().join('.');

/** Wall time in Kosovo, `10:30`. */
export const formatTime = (_locale: InterfaceLocale, value: Date): string =>
  dateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(value);

export const formatDateTime = (locale: InterfaceLocale, value: Date): string =>
  `${formatDate(locale, value)} ${formatTime(locale, value)}`;

const ALBANIAN_DAYS = ['e diel', 'e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë'];
const ALBANIAN_MONTHS = [
  ['janar', 'shkurt', 'mars', 'prill', 'maj', 'qershor'],
  ['korrik', 'gusht', 'shtator', 'tetor', 'nëntor', 'dhjetor'],
].flat();
const ENGLISH_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Weekday and day, e.g. `e martë, 12 maj`. Browsers built on Chromium hold no Albanian names, so those are ours. */
export function formatDayLong(locale: InterfaceLocale, value: Date): string {
  if (locale !== 'sq') return dateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(value);
  const parts = dateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'numeric' }).formatToParts(value);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const day = ALBANIAN_DAYS[ENGLISH_DAYS.indexOf(part('weekday'))] ?? '';
  return `${day}, ${part('day')} ${ALBANIAN_MONTHS[Number(part('month')) - 1] ?? ''}`;
}

/** Chromium would write Albanian numbers in English; Polish writes them as Albanian does: `1234,5`, `12 345,6` (CLDR). */
const NUMBER_TAGS: Readonly<Record<InterfaceLocale, string>> = { ...TAGS, sq: 'pl-PL' };

/** A number with the locale's separators (decimal comma in Albanian and Serbian). */
export const formatNumber = (locale: InterfaceLocale, value: number, fractionDigits = 0): string =>
  new Intl.NumberFormat(NUMBER_TAGS[locale], {
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
