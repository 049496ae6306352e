import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from '../config/config.js';
import { judgeSmtpError, MailFailure } from './mail-failure.js';

export interface OutgoingMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
}

/** Where mails leave: SMTP when configured, else one file a mail under the data folder. A port, faked in tests. */
export interface MailTransport {
  /**
   * Sends one mail. `handOver` is awaited at the last moment before its text leaves, when sender and recipient are accepted
   * already; when it throws, nothing has left.
   * @throws MailFailure
   */
  send(mail: OutgoingMail, handOver: () => Promise<void>): Promise<void>;
}
export const MAIL_TRANSPORT = Symbol('MailTransport');

const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';

const optionsOf = (mail: OutgoingMail, from: string): SendMailOptions => ({
  from,
  to: mail.recipient,
  subject: mail.subject,
  text: mail.body,
  // The Message-ID is the outbox row's: a server that got it twice can tell.
  messageId: `<${mail.id}@edukom>`,
  ...(mail.calendar === null
    ? {}
    : { icalEvent: { method: methodOf(mail.calendar), content: mail.calendar, filename: 'edukom.ics' } }),
});

class SmtpTransport implements MailTransport {
  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {}

  async send(mail: OutgoingMail, handOver: () => Promise<void>): Promise<void> {
    const transporter = createTransport({
      url: this.url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    });
    let wasHanded = false;
    let refusal: unknown;
    // Nothing is read from this stream, and so nothing of it runs, before the server has answered DATA.
    async function* gated(text: Readable) {
      try {
        await handOver();
      } catch (error) {
        refusal = error;
        throw error;
      }
      wasHanded = true;
      yield* text;
    }
    transporter.use('stream', (message, done) => {
      message.message.processFunc((text) => Readable.from(gated(text as Readable), { objectMode: false }));
      done();
    });
    try {
      await transporter.sendMail(optionsOf(mail, this.from));
    } catch (error) {
      if (refusal !== undefined) throw refusal;
      const wrong = error instanceof Error ? error : new Error(String(error));
      throw new MailFailure(judgeSmtpError(wrong, wasHanded), wrong.message, { cause: error });
    } finally {
      transporter.close();
    }
  }
}

class FileTransport implements MailTransport {
  constructor(private readonly folder: string) {}

  async send(mail: OutgoingMail, handOver: () => Promise<void>): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await handOver();
    const text = `Message-ID: <${mail.id}@edukom>\nTo: ${mail.recipient}\nSubject: ${mail.subject}\n\n${mail.body}\n`;
    await writeFile(path.join(this.folder, `${mail.id}.txt`), text, { mode: 0o600 });
    if (mail.calendar !== null)
      await writeFile(path.join(this.folder, `${mail.id}.ics`), mail.calendar, { mode: 0o600 });
  }
}

export const createMailTransport = (config: Config): MailTransport =>
  config.smtpUrl
    ? new SmtpTransport(config.smtpUrl, config.mailFrom)
    : new FileTransport(path.join(config.dataDir, 'mail'));
