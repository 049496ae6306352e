import { loadTranslate, type Translate } from '@edukom/i18n';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type UnpackedBrowser, unpackBrowser } from '../browser/browser-program.js';
import { addAllTypesQuiz } from '../exam/all-types.js';
import { cookieOf, firstNumber } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { freePort } from '../product/free-port.js';
import { Installation } from '../product/installation.js';
import { fromProduct } from '../product/workspace.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { Official } from './official.js';

const PHONE = { width: 390, height: 844 };

interface PasswordsModule {
  readonly Passwords: new () => { hash(password: string): Promise<string> };
}

/** How an official's browser differs from others. */
export interface OfficialOptions {
  /** Runs before anything of the page: what breaks the player on purpose, from outside. */
  readonly brokenBy?: string;
  /** The clock of the page can be put forward. */
  readonly hasFakeClock?: boolean;
}

/** The deployed product with a quiz of every type, and people who sit it in Chromium behind a line that can be cut. */
export class SittingScene {
  private constructor(
    readonly installation: Installation,
    readonly exam: Exam,
    /** The line of everybody. */
    readonly line: TcpProxy,
    readonly unpacked: UnpackedBrowser,
    private readonly browser: Browser,
    private readonly stopBrowser: () => Promise<void>,
    readonly t: Translate,
    private readonly apiPort: number,
  ) {}

  /** Chromium comes first: nothing else may be started while it is unpacked. */
  static async open(): Promise<SittingScene> {
    const ends: (() => Promise<void>)[] = [];
    const endAll = async () => {
      for (const end of ends.toReversed()) await end();
    };
    try {
      const unpacked = await unpackBrowser();
      ends.push(() => unpacked.stop());
      const installation = await Installation.open();
      ends.push(() => installation.close());
      const exam = await Exam.write(installation.sql);
      await addAllTypesQuiz(installation.sql, '0'.repeat(64));
      const port = await freePort();
      const api = await installation.startApi({ PUBLIC_ORIGIN: `http://127.0.0.1:${port}` });
      await installation.startWorker();
      const line = await TcpProxy.open({ targetPort: api.port, port });
      ends.push(() => line.close());
      const server = await unpacked.start();
      ends.push(() => server.stop());
      const browser = await chromium.connect(server.endpoint);
      const t = await loadTranslate('sq');
      return new SittingScene(installation, exam, line, unpacked, browser, endAll, t, api.port);
    } catch (error) {
      await endAll();
      throw error;
    }
  }

  /** The number of somebody new, who is enrolled and signed in. */
  async newPerson(): Promise<number> {
    await this.exam.addPeople(1);
    return this.exam.size.people - 1;
  }

  /** A person in a fresh browser profile, before the player. */
  async sit(person: number, { brokenBy, hasFakeClock = false }: OfficialOptions = {}): Promise<Official> {
    const context = await this.browser.newContext({ viewport: PHONE, baseURL: this.line.base, locale: 'sq' });
    await context.addCookies([this.cookie(person)]);
    if (hasFakeClock) await context.clock.install();
    if (brokenBy !== undefined) await context.addInitScript({ content: brokenBy });
    const official = new Official(await context.newPage(), this.t, person);
    await official.begin();
    return official;
  }

  /** Gives a person a password, so that they can sign in. */
  async setPassword(person: number, password: string): Promise<void> {
    const { Passwords } = await fromProduct<PasswordsModule>('platform/auth/passwords.js');
    const hash = await new Passwords().hash(password);
    const { sql } = this.installation;
    await sql.query('UPDATE account SET password_hash = $2 WHERE person_id = $1', [this.exam.personId(person), hash]);
  }

  /** The address somebody signs in with. */
  emailOf(person: number): string {
    return `exam-${firstNumber + person}@edukom.example`;
  }

  /** The session of a person, as a browser keeps it. */
  cookie(person: number) {
    const [name = '', value = ''] = cookieOf(person).split('=');
    return { name, value, url: this.line.base, expires: Date.now() / 1000 + 86_400 };
  }

  /** A page of somebody who sits no quiz. */
  async pageOf(person: number): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.line.base, locale: 'sq' });
    await context.addCookies([this.cookie(person)]);
    return context.newPage();
  }

  /** Sends a request of another device, past the line. Throws unless it was taken. */
  async ask(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const reply = await fetch(`http://127.0.0.1:${this.apiPort}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  }

  /** Lets time pass for an attempt: all that the server knows of it lies so much further back. */
  readonly letPass = async (attemptId: string, minutes: number): Promise<void> => {
    const { sql } = this.installation;
    const ago = "$2 * interval '1 minute'";
    const values = [attemptId, minutes];
    await sql.query(
      `UPDATE attempt SET started_at = started_at - ${ago}, deadline_at = deadline_at - ${ago} WHERE id = $1`,
      values,
    );
    await sql.query(`UPDATE answer SET received_at = received_at - ${ago} WHERE attempt_id = $1`, values);
    await sql.query(`UPDATE attempt_presence SET seen_at = seen_at - ${ago} WHERE attempt_id = $1`, values);
  };

  async close(): Promise<void> {
    await this.browser.close();
    await this.stopBrowser();
  }
}
