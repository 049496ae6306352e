import { type InterfaceLocale, readText, type LocalizedText } from '@edukom/domain';
import { formatDate, type Translate } from '@edukom/i18n';

export interface CancelledRun {
  readonly title: LocalizedText;
  readonly host_name: LocalizedText;
  readonly starts_on: string;
}

/** What somebody reads when a run they were going to come to is off. */
export function cancellationMail(
  t: Translate,
  run: CancelledRun,
  told: { readonly name: string; readonly locale: InterfaceLocale; readonly reason: string; readonly origin: string },
): { subject: string; body: string } {
  const title = readText(run.title, told.locale).value;
  return {
    subject: t('mail.run-cancelled.subject', { run: title }),
    body: t('mail.run-cancelled.body', {
      name: told.name,
      run: title,
      host: readText(run.host_name, told.locale).value,
      date: formatDate(told.locale, run.starts_on),
      reason: told.reason,
      link: `${told.origin}/${told.locale}/app/sessions`,
    }),
  };
}
