import type { RunItem } from '@edukom/contracts';
import { NO_LAST_DAY } from '@edukom/domain';
import { formatDate, type Translate } from '@edukom/i18n';

/** First and last day; of an open run those of enrolment, which may have no end. */
export function runDates(t: Translate, { startsOn, endsOn }: Pick<RunItem, 'startsOn' | 'endsOn'>): string {
  const from = formatDate(t.locale, startsOn);
  return endsOn === NO_LAST_DAY ? t('runs.from-date', { from }) : `${from} – ${formatDate(t.locale, endsOn)}`;
}
