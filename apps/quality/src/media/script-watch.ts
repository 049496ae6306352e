import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { workspace } from '../product/workspace.js';
import { MARK } from './hostile-files.js';

interface BrowserModule {
  startBrowser(): Promise<{ readonly endpoint: string; stop(): Promise<void> }>;
}

/** Longest wait for a page that never says it is done. */
const PATIENCE_MS = 5_000;
/** What is opened may still run a moment after it has loaded. */
const GRACE_MS = 150;

/** A real Chromium that remembers every script of the corpus that ran, with the address it ran at. */
export class ScriptWatch {
  readonly ran = new Set<string>();

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(app: string, cookie: string): Promise<ScriptWatch> {
    // The journeys start the same browser; its program is loaded at run time, as those of the product are.
    const file = join(workspace, 'apps/e2e/src/support/browser-server.mjs');
    const { startBrowser } = (await import(pathToFileURL(file).href)) as BrowserModule;
    const server = await startBrowser();
    const browser = await chromium.connect(server.endpoint);
    const context = await browser.newContext({ acceptDownloads: true, baseURL: app });
    context.setDefaultTimeout(PATIENCE_MS);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: app }]);
    const watch = new ScriptWatch(browser, context, () => server.stop());
    context.on('console', (message) => {
      if (message.text().startsWith(MARK)) watch.ran.add(message.text());
    });
    context.on('dialog', (dialog) => {
      watch.ran.add(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    return watch;
  }

  /** Opens an address as somebody does who was sent it. */
  async open(address: string): Promise<void> {
    const page = await this.context.newPage();
    // What is saved instead of shown ends the navigation with an error: that is as it should be.
    await page.goto(address, { waitUntil: 'load' }).catch(() => undefined);
    await page.waitForTimeout(GRACE_MS);
    await page.close();
  }

  /** Puts addresses into a page of the application in every way a page can hold something. */
  async embed(addresses: readonly string[]): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('/sq/app', { waitUntil: 'domcontentloaded' });
    await page.locator('main h1').first().waitFor();
    for (const address of addresses) await embedIn(page, address);
    await page.waitForTimeout(GRACE_MS * 10);
    await page.close();
  }

  async close(): Promise<void> {
    await this.context.close().catch(() => undefined);
    await this.browser.close().catch(() => undefined);
    await this.stopServer();
  }
}

async function embedIn(page: Page, address: string): Promise<void> {
  await page.evaluate((url) => {
    const uses: readonly (readonly [string, string])[] = [
      ['img', 'src'],
      ['video', 'src'],
      ['audio', 'src'],
      ['iframe', 'src'],
      ['object', 'data'],
      ['embed', 'src'],
      ['script', 'src'],
      ['track', 'src'],
      ['link', 'href'],
    ];
    for (const [tag, name] of uses)
      try {
        const element = document.createElement(tag);
        if (tag === 'link') element.setAttribute('rel', 'stylesheet');
        element.setAttribute(name, url);
        document.body.append(element);
      } catch {
        // The page's policy does not even let the address be set.
      }
  }, address);
}
