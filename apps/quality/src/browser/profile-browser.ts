import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { freePort } from '../product/free-port.js';
import { ProductProcess } from '../product/product-process.js';
import type { UnpackedBrowser } from './browser-program.js';

/** A Chromium with a profile on disk, as people have it: it can be killed and started again on the same profile. */
export class ProfileBrowser {
  private constructor(
    private readonly process: ProductProcess,
    private readonly browser: Browser,
    /** Its only window, with everything the profile has. */
    readonly context: BrowserContext,
  ) {}

  /** @param profile a folder; what an earlier browser left there is found again */
  static async start({ program }: UnpackedBrowser, profile: string): Promise<ProfileBrowser> {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const isUp = () =>
      fetch(`${address}/json/version`).then(
        ({ ok }) => ok,
        () => false,
      );
    const own = [`--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, '--no-first-run', 'about:blank'];
    const process_ = await ProductProcess.start({
      command: [program.executablePath, ...program.args, '--headless', ...own],
      ready: isUp,
      readyWithinSeconds: 60,
      port,
    });
    try {
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      if (!context) throw new Error('Chromium has no window');
      return new ProfileBrowser(process_, browser, context);
    } catch (error) {
      await process_.killTree();
      throw error;
    }
  }

  /** Every process of it ends at once (SIGKILL): nothing is put in order before. */
  async kill(): Promise<void> {
    await this.process.killTree();
    await this.browser.close().catch(() => undefined);
  }
}
