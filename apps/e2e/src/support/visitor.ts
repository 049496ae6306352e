import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type InterfaceLocale, ZONE } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { readInstance } from './instance.js';

export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1280, height: 800 } as const;

/** Each language in its own name, as the menu of languages shows it. */
export const LOCALE_NAMES = { sq: 'Shqip', 'sr-Latn': 'Srpski', 'sr-Cyrl': 'Српски', en: 'English' } as const;

export interface VisitorOptions {
  readonly locale?: InterfaceLocale;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly javaScript?: boolean;
  /** Where this visitor finds the product; the shared instance by default. */
  readonly base?: string;
}

/** The browser's own line about an answer of 4xx or 5xx, with the status. */
const REFUSED = /the server responded with a status of (\d{3})/;

/**
 * One person with a browser of their own. Remembers everything that must never happen on a page of ours: an error in the
 * console (a breach of the Content-Security-Policy is one), an uncaught error, a request to another origin.
 */
export class Visitor {
  private readonly wrong: string[] = [];
  private readonly expected = new Set<number>();
  private isOfflineExpected = false;
  private contentOrigin: string | null = null;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private words: Translate,
    readonly base: string,
  ) {}

  static async open(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
    const { locale = 'sq', viewport = DESK, javaScript = true, base = readInstance().base } = options;
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled: javaScript,
      baseURL: base,
      locale: { sq: 'sq', en: 'en-GB', 'sr-Latn': 'sr-Latn', 'sr-Cyrl': 'sr' }[locale],
      timezoneId: ZONE,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, await loadTranslate(locale), base);
    visitor.watch();
    return visitor;
  }

  /** Words of the page's language. */
  get t(): Translate {
    return this.words;
  }

  get locale(): InterfaceLocale {
    return this.words.locale;
  }

  /** Chooses another language in the header of the page. */
  async chooseLocale(locale: InterfaceLocale): Promise<void> {
    await this.page.locator('header summary', { hasText: this.t('common.language') }).click();
    await this.page.locator('header').getByText(LOCALE_NAMES[locale], { exact: true }).last().click();
    this.words = await loadTranslate(locale);
    await this.page.waitForURL(`**/${locale}/**`, { waitUntil: 'commit' });
  }

  /** Opens a page below the locale, e.g. `/courses`. */
  async goto(below: string): Promise<void> {
    await this.page.goto(`/${this.locale}${below}`);
  }

  /** These refusals are part of the journey: the browser writes a line about each into the console. */
  expectStatus(...statuses: readonly number[]): void {
    for (const status of statuses) this.expected.add(status);
  }

  /** From now on the network is cut on purpose, or works again. */
  expectOffline(isOffline: boolean): void {
    this.isOfflineExpected = isOffline;
  }

  /** What went wrong since the last time it was asked. */
  takeWrong(): string[] {
    return this.wrong.splice(0);
  }

  /** Signs in on the sign-in page, as anybody does. */
  async signIn(email: string, password = readInstance().password): Promise<void> {
    await this.goto('/sign-in');
    await this.page.getByLabel(this.t('signIn.email'), { exact: true }).fill(email);
    await this.page.getByLabel(this.t('signIn.password'), { exact: true }).fill(password);
    await this.page.getByRole('button', { name: this.t('signIn.submit'), exact: true }).click();
    await this.page.waitForURL(`**/${this.locale}/app`);
    await this.settled();
  }

  /** Waits until the page stands and answers: its heading is there, it runs, and nothing on it is still being loaded. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    await this.page.locator('html[data-drawn]').waitFor({ state: 'detached' });
    await this.page.locator('.ed-skeleton, [aria-busy="true"]').first().waitFor({ state: 'hidden' });
  }

  /** A picture of the page, when EDUKOM_SCREENSHOTS asks for it. */
  async picture(journey: string, step: string): Promise<void> {
    if (process.env['EDUKOM_SCREENSHOTS'] !== '1') return;
    const folder = path.resolve(__dirname, '../../screenshots');
    mkdirSync(folder, { recursive: true });
    const { width = 0, height = 0 } = this.page.viewportSize() ?? {};
    await this.page.screenshot({
      path: path.join(folder, `${journey}-${step}-${this.locale}-${width}x${height}.png`),
      fullPage: true,
    });
  }

  private watch(): void {
    this.context.on('console', (message) => this.noteMessage(message));
    // Whoever listens only when the window for files opens may come too late: the browser has closed it by then.
    this.page.on('filechooser', () => undefined);
    this.context.on('weberror', (error) => this.wrong.push(`uncaught: ${error.error().message}`));
    this.context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      // Files of lessons come from an origin of their own, which the policy of every page names.
      const isOurs = origin === this.base || origin === this.contentOrigin;
      if (protocol.startsWith('http') && !isOurs) this.wrong.push(`foreign request: ${request.url()}`);
    });
    this.context.on('response', (response) => {
      const policy = response.headers()['content-security-policy'] ?? '';
      this.contentOrigin ??= /media-src (?:'self' )?(http[^\s;]+)/.exec(policy)?.[1] ?? null;
    });
  }

  private noteMessage(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const status = REFUSED.exec(message.text())?.[1];
    if (status !== undefined && this.expected.has(Number(status))) return;
    if (this.isOfflineExpected && message.text().includes('net::ERR_')) return;
    this.wrong.push(`console: ${message.text()} (${message.location().url})`);
  }
}
