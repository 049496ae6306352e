import { type InterfaceLocale, type LocalizedText, readText } from '@edukom/domain';
import { formatDate, type Translate } from '@edukom/i18n';
import type { DueTrainingRow, FocalPointRow, MissingRow, RecipientRow } from './reminders.repository.js';

/** A mail holds so many names; the page has all of them. */
const NAMES = 200;

interface Text {
  readonly subject: string;
  readonly body: string;
}

const factsOf = (training: DueTrainingRow, locale: InterfaceLocale) => ({
  course: readText(training.course_title, locale).value,
  date: formatDate(locale, training.due_on),
});

/** What the official reads. */
export function reminderText(t: Translate, training: DueTrainingRow, person: RecipientRow, origin: string): Text {
  const facts = factsOf(training, person.locale);
  return {
    subject: t('mail.mandatory.subject', facts),
    body: t('mail.mandatory.body', {
      ...facts,
      name: person.given_name,
      link: `${origin}/${person.locale}/app/learning`,
    }),
  };
}

/** What the focal point reads: one list, with nothing but who misses it. */
export function copyText(
  t: Translate,
  training: DueTrainingRow,
  focal: FocalPointRow,
  of: { readonly institution: LocalizedText; readonly missing: readonly MissingRow[] },
  origin: string,
): Text {
  const facts = factsOf(training, focal.locale);
  const institution = readText(of.institution, focal.locale).value;
  const names = of.missing.slice(0, NAMES).map(({ name }) => `• ${name}`);
  const more = of.missing.length - names.length;
  return {
    subject: t('mail.mandatory-copy.subject', { ...facts, institution, count: of.missing.length }),
    body: t('mail.mandatory-copy.body', {
      ...facts,
      institution,
      name: focal.given_name,
      people: [...names, ...(more > 0 ? [t('mail.mandatory-copy.more', { count: more })] : [])].join('\n'),
      link: `${origin}/${focal.locale}/app/nominations`,
    }),
  };
}
