/**
 * Why a mail did not leave. `temporary`: try again; `permanent`: the mail server will not have it; `unsure`: its text was
 * handed over and no answer came, so it may have arrived; `limit`: the hour's mails are used up; `overtaken`: another
 * process has it.
 */
export type MailFailureKind = 'temporary' | 'permanent' | 'unsure' | 'limit' | 'overtaken';

export class MailFailure extends Error {
  constructor(
    readonly kind: MailFailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MailFailure';
  }
}

/** The part of what nodemailer says of an error that decides. */
interface SmtpError {
  readonly message: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Commands whose refusal is about this mail, and not about the connection or who signs in. */
const ABOUT_THE_MAIL = /^(?:MAIL FROM|RCPT TO|DATA)$/;

/**
 * Judges an error of the SMTP conversation. An answer of the server is an answer, whenever it comes; a line that breaks after
 * the text began to leave says nothing either way.
 */
export function judgeSmtpError(error: SmtpError, wasHanded: boolean): MailFailureKind {
  const { responseCode, command = '' } = error;
  if (responseCode === undefined) return wasHanded ? 'unsure' : 'temporary';
  return responseCode >= 500 && ABOUT_THE_MAIL.test(command) ? 'permanent' : 'temporary';
}
