import { unpackBrowser } from './browser-server.mjs';
import { startProduct } from './product.mjs';
import { stopRunning } from './running.mjs';

/** A product and a Chromium for each worker, so that no journey meets what another does at the same time. */
async function startInstance(running, chromium) {
  const [product, browser] = await Promise.allSettled([startProduct(), chromium.start()]);
  running.push(...[product, browser].filter((one) => one.status === 'fulfilled').map((one) => one.value));
  for (const one of [product, browser]) if (one.status === 'rejected') throw one.reason;
  const { base, port, dataDir, password } = product.value;
  return { base, port, dataDir, password, browser: browser.value.endpoint };
}

/** Starts what the journeys need; they find it in EDUKOM_E2E. */
export default async function setUp({ maxWorkers }) {
  // Already named: a product that runs is used as it stands, while a journey is being written.
  if (process.env.EDUKOM_E2E) return;
  const chromium = await unpackBrowser();
  const running = [];
  globalThis.edukomRunning = { all: running, chromium };
  const started = await Promise.allSettled(Array.from({ length: maxWorkers }, () => startInstance(running, chromium)));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stopRunning();
    throw failed.reason;
  }
  process.env.EDUKOM_E2E = JSON.stringify(started.map((one) => one.value));
}
