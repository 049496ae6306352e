// One Chromium for all journeys: the one of the registry, else one of this system.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LEFT_OUT = new Set([
  // With these it ends after its first page.
  '--single-process',
  '--no-zygote',
  // With these it is no browser as people have it: without the Origin of its requests, for one.
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
  '--disable-features=AudioServiceOutOfProcess,IsolateOrigins,site-per-process',
]);

async function fromRegistry() {
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: packed.args.filter((one) => !LEFT_OUT.has(one)) };
}

async function fromSystem() {
  const named = process.env.CHROMIUM_PATH;
  const executablePath = [named, ...SYSTEM].find((file) => file && existsSync(file));
  return executablePath ? { executablePath, args: ['--no-sandbox'] } : null;
}

/** Runs `work` with a temporary folder of its own, into which the registry's Chromium unpacks itself. */
async function unpackInto(folder, work) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * Finds or unpacks Chromium, once for all that are started from it. Nothing else may be started meanwhile: a process
 * forked while the program is written holds it open for writing, and the system then refuses to run it (ETXTBSY).
 */
export async function unpackBrowser() {
  const folder = mkdtempSync(path.join(tmpdir(), 'edukom-chromium-'));
  const stop = async () => rmSync(folder, { recursive: true, force: true });
  try {
    const program = await unpackInto(folder, fromRegistry).catch(async (error) => {
      const system = await fromSystem();
      if (!system) throw new Error(`No Chromium: ${error.message}; install one or name it in CHROMIUM_PATH`);
      return system;
    });
    return { program, start: () => start(program), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(program) {
  const server = await chromium.launchServer({ ...program, headless: true });
  return { endpoint: server.wsEndpoint(), stop: () => server.close() };
}

/** Starts one Chromium, alone in its process. */
export async function startBrowser() {
  const unpacked = await unpackBrowser();
  try {
    const browser = await unpacked.start();
    return { endpoint: browser.endpoint, stop: () => browser.stop().finally(unpacked.stop) };
  } catch (error) {
    await unpacked.stop();
    throw error;
  }
}
