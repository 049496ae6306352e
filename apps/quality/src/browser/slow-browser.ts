import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { workspace } from '../product/workspace.js';

/** Slow 3G and an old phone: what the goals of loading are measured with. */
export const SLOW = { latencyMs: 400, kilobitsPerSecond: 400, cpuSlowdown: 4 };
const PHONE = { width: 390, height: 844 };

interface BrowserServer {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** The browser that journeys use; loaded at run time, because programs do not import each other. */
async function startBrowser(): Promise<BrowserServer> {
  const file = pathToFileURL(join(workspace, 'apps/e2e/src/support/browser-server.mjs')).href;
  const { startBrowser: start } = (await import(file)) as { startBrowser: () => Promise<BrowserServer> };
  return start();
}

/** What one page brought over the network, by kind, in bytes as they went over the line (compressed, without headers). */
export interface PageBytes {
  readonly document: number;
  readonly styles: number;
  readonly scripts: number;
  readonly fonts: readonly number[];
  readonly requests: number;
}

/** A visit in a fresh browser profile. */
export class SlowVisit {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly devtools: CDPSession,
  ) {}

  static async begin(browser: Browser, base: string, cookie: string | null, cpuSlowdown: number): Promise<SlowVisit> {
    const context = await browser.newContext({ viewport: PHONE, baseURL: base, serviceWorkers: 'block' });
    context.setDefaultTimeout(60_000);
    const [name, value] = cookie?.split('=') ?? [];
    if (name && value) await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    await devtools.send('Network.enable');
    return new SlowVisit(context, page, devtools);
  }

  /** When the largest part of a page was painted, in milliseconds since the navigation began. */
  async largestPaint(path: string, ready: string): Promise<number> {
    await this.page.goto(path, { waitUntil: 'load' });
    await this.page.locator(ready).first().waitFor();
    // The browser tells of a paint a moment after it.
    await this.page.waitForTimeout(300);
    return this.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
  }

  /** What a page brings until it stands. */
  async bytes(path: string, ready: string): Promise<PageBytes> {
    const kinds = new Map<string, { kind: string; bytes: number }>();
    this.devtools.on('Network.responseReceived', ({ requestId, type }) =>
      kinds.set(requestId, { kind: type, bytes: 0 }),
    );
    this.devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const known = kinds.get(requestId);
      if (known) known.bytes += encodedDataLength;
    });
    await this.page.goto(path, { waitUntil: 'load' });
    await this.page.locator(ready).first().waitFor();
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.page.waitForTimeout(500);
    const of = (kind: string): number[] =>
      [...kinds.values()].filter((one) => one.kind === kind).map(({ bytes }) => bytes);
    const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
    return {
      document: sum(of('Document')),
      styles: sum(of('Stylesheet')),
      scripts: sum(of('Script')),
      fonts: of('Font'),
      requests: kinds.size,
    };
  }

  async end(): Promise<void> {
    await this.context.close();
  }
}

/** A browser behind a line of its own, in front of one port. */
export class SlowBrowser {
  private constructor(
    private readonly server: BrowserServer,
    private readonly browser: Browser,
    readonly proxy: TcpProxy,
  ) {}

  /** @param port of the line, where the product takes its public address for its own: it refuses writes from another */
  static async open(targetPort: number, port?: number): Promise<SlowBrowser> {
    const server = await startBrowser();
    const proxy = await TcpProxy.open({ targetPort, ...(port === undefined ? {} : { port }) });
    return new SlowBrowser(server, await chromium.connect(server.endpoint), proxy);
  }

  /** @param isSlow on the slow line with the slow processor; else as fast as this machine is */
  async visit<T>(cookie: string | null, isSlow: boolean, work: (visit: SlowVisit) => Promise<T>): Promise<T> {
    this.proxy.throttle(isSlow ? SLOW : { latencyMs: 0, kilobitsPerSecond: 0 });
    const visit = await SlowVisit.begin(this.browser, this.proxy.base, cookie, isSlow ? SLOW.cpuSlowdown : 1);
    try {
      return await work(visit);
    } finally {
      await visit.end();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.proxy.close();
    await this.server.stop();
  }
}
