import { formatDate, type Translate } from '@edukom/i18n';

/** From when until when, in words: `since 01.03.2024`, `01.03.2024 – 31.12.2025`. */
export function daysText(
  t: Translate,
  { firstDay, lastDay }: { firstDay: string | null; lastDay: string | null },
): string {
  const [first, last] = [firstDay, lastDay].map((day) => (day === null ? null : formatDate(t.locale, day)));
  if (first && last) return t('people.person.from-to', { first, last });
  if (first) return t('people.person.from-on', { day: first });
  return last ? t('people.person.until', { day: last }) : '';
}
