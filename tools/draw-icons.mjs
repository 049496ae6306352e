/**
 * Draws the pictures of the installed application from the mark, libs/ui/src/theme/logo.svg:
 *   apps/web/public/icon-192.png, icon-512.png   the mark as it is
 *   apps/web/public/icon-maskable-512.png        without its round corners: systems cut it into their own shapes
 * They are committed: a browser draws them, and a build has none. Run after a change of the mark: node tools/draw-icons.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startBrowser } from '../apps/e2e/src/support/browser-server.mjs';
import { root } from './node-version.mjs';

const mark = readFileSync(join(root, 'libs/ui/src/theme/logo.svg'), 'utf8');
const ground = '#1f4e8c';
/** The part of a maskable icon that no shape cuts off is a circle of 80 % of its width; the book is well inside. */
const icons = [
  { file: 'icon-192.png', size: 192, isMaskable: false },
  { file: 'icon-512.png', size: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', size: 512, isMaskable: true },
];

const server = await startBrowser();
try {
  const browser = await chromium.connect(server.endpoint);
  for (const { file, size, isMaskable } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>*{margin:0}body{display:grid;place-items:center;width:${size}px;height:${size}px;background:${isMaskable ? ground : 'transparent'}}svg{width:${size}px;height:${size}px}</style>${mark}`,
    );
    const bytes = await page.screenshot({ omitBackground: !isMaskable, type: 'png' });
    writeFileSync(join(root, 'apps/web/public', file), bytes);
    console.log(`${file}  ${(bytes.length / 1024).toFixed(1)} KB`);
    await page.close();
  }
} finally {
  await server.stop();
}
