import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspace } from '../product/workspace.js';

/** Chromium, found or unpacked once. */
export interface UnpackedBrowser {
  /** What to run, and with what at least. */
  readonly program: { readonly executablePath: string; readonly args: readonly string[] };
  /** Starts it with nothing kept from before. */
  start(): Promise<{ readonly endpoint: string; stop(): Promise<void> }>;
  /** Removes what was unpacked. */
  stop(): Promise<void>;
}

/** The browser that journeys use; loaded at run time, because programs do not import each other. */
export async function unpackBrowser(): Promise<UnpackedBrowser> {
  const file = pathToFileURL(join(workspace, 'apps/e2e/src/support/browser-server.mjs')).href;
  const module = (await import(file)) as { unpackBrowser: () => Promise<UnpackedBrowser> };
  return module.unpackBrowser();
}
