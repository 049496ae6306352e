import { chromium } from 'playwright-core';
import { startBrowser } from './apps/e2e/src/support/browser-server.mjs';
import { readFileSync } from 'node:fs';
const base = 'http://localhost:4161';
const pw = /official@edukom.example\s+password: (\S+)/.exec(readFileSync('/tmp/lx_server.log','utf8'))[1];
const server = await startBrowser();
const browser = await chromium.connect(server.endpoint);
try {
for (const [locale, vp, scheme] of [['sq',{width:390,height:844},'light'],['sr-Cyrl',{width:1280,height:800},'dark']]) {
  const ctx = await browser.newContext({viewport: vp, baseURL: base, colorScheme: scheme});
  ctx.setDefaultTimeout(8000);
  ctx.on('console', m => { if (['error','warning'].includes(m.type())) console.log('CONSOLE', m.text().slice(0,300)); });
  ctx.on('weberror', e => console.log('WEBERROR', e.error().message));
  const page = await ctx.newPage();
  const shot = (n) => page.screenshot({path: `/tmp/lx_shots/${n}-${locale}-${vp.width}.png`});
  await page.goto(`/${locale}/sign-in`);
  await page.locator('input[type=email]').fill('official@edukom.example');
  await page.locator('input[type=password]').fill(pw);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(`**/${locale}/app`);
  await page.waitForTimeout(1500);
  await page.goto(`/${locale}/app/learning`);
  await page.waitForTimeout(3500);
  console.log('controller', await page.evaluate(() => navigator.serviceWorker?.controller?.scriptURL ?? null), await page.evaluate(() => caches.keys()));
  await page.locator('main h2 a').first().click();
  await page.waitForTimeout(1500);
  await shot('course');
  const keep = page.locator('.web-keep button').first();
  if (await keep.count()) { await keep.click(); await page.waitForTimeout(2500); await page.locator('.web-keep').scrollIntoViewIfNeeded(); await shot('kept'); console.log(await page.locator('.web-keep').innerText()); }
  console.log(await page.evaluate(async () => { const out={}; for (const n of await caches.keys()) out[n]=(await (await caches.open(n)).keys()).map(r=>new URL(r.url).pathname).filter(p=>!p.startsWith('/assets')); return out; }));
  await page.locator('.web-outline a[href*="lessons"]').first().click();
  await page.waitForTimeout(1500);
  await shot('lesson');
  const sum = page.locator('.web-block-tools summary').nth(1);
  await sum.scrollIntoViewIfNeeded(); await sum.click();
  await page.waitForTimeout(300); await shot('menu');
  await page.locator('.web-block-tools details[open] button').first().click();
  await page.keyboard.type('Pyet drejtorin për listën e fjalëkalimeve');
  await page.waitForTimeout(300); await shot('editor');
  await page.locator('.web-note-edited button').first().click();
  await page.locator('.web-block-tools summary').nth(2).click();
  await page.locator('.web-block-tools details[open] button').nth(1).click();
  await page.waitForTimeout(2800); await shot('noted');
  await ctx.setOffline(true);
  await page.reload(); await page.waitForTimeout(2500); await shot('offline-lesson');
  console.log('offline h1:', await page.locator('main h1').innerText().catch(e=>e.message));
  await page.goto(`/${locale}/app/notes`); await page.waitForTimeout(2500); await shot('offline-notes');
  console.log('notes:', (await page.locator('main').innerText()).slice(0,300));
  await ctx.setOffline(false);
  await ctx.close();
}
} finally { await browser.close(); await server.stop(); }
