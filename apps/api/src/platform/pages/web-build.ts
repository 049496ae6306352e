import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { RenderHome, RenderPage, RenderShell } from '@edukom/contracts';

/** What the web's server build exports. */
export interface WebBuild {
  readonly renderPage: RenderPage;
  readonly renderShell: RenderShell;
  readonly renderHome: RenderHome;
}

/** Loads the built web from its folder; the two apps share types, never code. */
export async function loadWebBuild(webDir: string): Promise<WebBuild> {
  return (await import(pathToFileURL(path.join(webDir, 'server', 'entry-server.js')).href)) as WebBuild;
}
