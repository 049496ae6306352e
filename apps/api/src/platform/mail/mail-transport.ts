import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/config.js';

export interface OutgoingMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Where mails leave: SMTP when configured, else one file a mail under the data folder. A port, faked in tests. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<void>;
}
export const MAIL_TRANSPORT = Symbol('MailTransport');

class SmtpTransport implements MailTransport {
  readonly #transporter: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.#transporter = createTransport({
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    });
  }

  async send(mail: OutgoingMail): Promise<void> {
    // The Message-ID is the outbox row's: a server that got it twice can tell.
    await this.#transporter.sendMail({
      from: this.from,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mail.id}@edukom>`,
    });
  }
}

class FileTransport implements MailTransport {
  constructor(private readonly folder: string) {}

  async send(mail: OutgoingMail): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const text = `Message-ID: <${mail.id}@edukom>\nTo: ${mail.recipient}\nSubject: ${mail.subject}\n\n${mail.body}\n`;
    await writeFile(path.join(this.folder, `${mail.id}.txt`), text, { mode: 0o600 });
  }
}

export const createMailTransport = (config: Config): MailTransport =>
  config.smtpUrl
    ? new SmtpTransport(config.smtpUrl, config.mailFrom)
    : new FileTransport(path.join(config.dataDir, 'mail'));
