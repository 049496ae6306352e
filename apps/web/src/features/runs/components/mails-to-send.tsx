import type { OutputOf, previewReminders } from '@edukom/contracts';
import { LOCALE_NAMES } from '../../../shared/text/locale-names.js';

type Mail = OutputOf<typeof previewReminders>['languages'][number];

export interface MailsToSendProps {
  readonly languages: readonly Mail[];
  /** What a language's mail is listed as. */
  readonly titleOf: (language: string, count: number) => string;
  readonly isFirstOpen?: boolean;
}

/** What would be mailed, in each language that somebody reads it in. */
export const MailsToSend = ({ languages, titleOf, isFirstOpen = false }: MailsToSendProps) =>
  languages.map(({ locale, mails, subject, body }, index) => (
    <details key={locale} className="runs-mail" open={isFirstOpen && index === 0}>
      <summary>{titleOf(LOCALE_NAMES[locale], mails)}</summary>
      <div lang={locale}>
        <p>
          <strong>{subject}</strong>
        </p>
        <p className="runs-mail-body">{body}</p>
      </div>
    </details>
  ));
