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

/** Starts Chromium; the registry's unpacks itself into the temporary folder, which is therefore ours alone. */
export async function startBrowser() {
  const folder = mkdtempSync(path.join(tmpdir(), 'edukom-chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const program = await fromRegistry().catch(async (error) => {
      const system = await fromSystem();
      if (!system) throw new Error(`No Chromium: ${error.message}; install one or name it in CHROMIUM_PATH`);
      return system;
    });
    const server = await chromium.launchServer({ ...program, headless: true });
    return {
      endpoint: server.wsEndpoint(),
      stop: async () => {
        await server.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
