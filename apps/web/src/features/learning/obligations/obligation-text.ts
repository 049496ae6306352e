import type { Obligation } from '@edukom/contracts';
import { formatDate, type Translate } from '@edukom/i18n';

/** Until when, as one sentence: of what is due, what is late and what still holds. */
export function whenText(t: Translate, { kind, state, dueOn, renewableFrom }: Obligation): string {
  const date = dueOn === null ? '' : formatDate(t.locale, dueOn);
  if (state === 'valid')
    return [
      t('due.valid-until', { date }),
      ...(renewableFrom === null ? [] : [t('due.renewable-from', { date: formatDate(t.locale, renewableFrom) })]),
    ].join(' · ');
  if (state === 'overdue') return kind === 'mandatory' ? t('due.overdue', { date }) : t('due.renewal-overdue');
  return t(kind === 'mandatory' ? 'due.until' : 'due.renew-until', { date });
}

/** Where one can do something about it, with the locale: the page of an open course is a public one. */
export function wayHref({ way, enrolmentId, courseSlug }: Obligation, locale: string): string {
  if (way === 'continue' && enrolmentId !== null) return `/${locale}/app/learning/${enrolmentId}`;
  return way === 'open-course' ? `/${locale}/courses/${courseSlug}` : `/${locale}/app/places`;
}
