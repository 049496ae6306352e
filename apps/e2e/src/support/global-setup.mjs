import { startBrowser } from './browser-server.mjs';
import { startProduct } from './product.mjs';

/** One product and one Chromium for the whole run; journeys find them in EDUKOM_E2E. */
export default async function setUp() {
  // Already named: a product that runs is used as it stands, while a journey is being written.
  if (process.env.EDUKOM_E2E) return;
  const [product, browser] = await Promise.allSettled([startProduct(), startBrowser()]);
  const running = [product, browser].filter((one) => one.status === 'fulfilled').map((one) => one.value);
  globalThis.edukomRunning = running;
  const failed = [product, browser].find((one) => one.status === 'rejected');
  if (failed) {
    await Promise.all(running.map((one) => one.stop()));
    throw failed.reason;
  }
  const { base, port, dataDir, password } = product.value;
  process.env.EDUKOM_E2E = JSON.stringify({ base, port, dataDir, password, browser: browser.value.endpoint });
}
