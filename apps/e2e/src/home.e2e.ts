import { INTERFACE_LOCALES } from '@edukom/domain';
import type { Page } from 'playwright-core';
import { unlikeWithAllStyles } from './support/all-styles.js';
import { readInstance } from './support/instance.js';
import { NEW_PASSWORD, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { until } from './support/until.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser();
const OFFICIAL = 'official@edukom.example';

/** Signs in as anybody does, also where no script has come. */
async function enter({ page, t, locale }: Visitor, email: string, password = readInstance().password): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.getByLabel(t('signIn.email'), { exact: true }).fill(email);
  await page.getByLabel(t('signIn.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await page.waitForURL(`**/${locale}/app`);
}

describe.each(INTERFACE_LOCALES)('the home of an official, %s', (locale) => {
  it('stands before any script, looks as it will, and leads on', async () => {
    const visitor = await browser.open({ locale, viewport: PHONE });
    const { page } = visitor;
    // Neither the application nor the whole stylesheet has come yet.
    await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.route('**/assets/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await enter(visitor, OFFICIAL);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await expectNoKeys(page);
    await expectNoSidewaysScroll(page);
    await visitor.picture('home', 'drawn');
    await page.unroute('**/assets/*.css');
    expect(await unlikeWithAllStyles(page)).toEqual([]);
    const link = page.locator('.web-todo .ed-task a').first();
    const address = (await link.getAttribute('href')) ?? '';
    expect(address).toMatch(new RegExp(`^/${locale}/app/`));
    const [next] = await Promise.all([page.waitForResponse(`**${address}`), link.click()]);
    expect(next.status()).toBe(200);
  });

  it('is taken over as it stands: nothing asked twice, nothing moved', async () => {
    const visitor = await browser.open({ locale, viewport: PHONE });
    const { page } = visitor;
    await enter(visitor, OFFICIAL);
    await visitor.settled();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(pathname);
    });
    await page.evaluate('sessionStorage.clear()');
    await page.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // When the worker takes over a page, that asks again for what it has read: so not this page, and not the next.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    asked.splice(0);
    await page.reload();
    await visitor.settled();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    const moved = (await page.evaluate('globalThis.moved')) as number[];
    expect(moved.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
    await expectAccessible(page);
    await visitor.picture('home', 'taken-over');
  });
});

/** Every answer and page this browser has kept. */
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys())
      for (const answer of await (await caches.open(name)).matchAll())
        if (/json|html/.test(answer.headers.get('Content-Type') ?? '')) texts.push(await answer.text());
    return texts.join('\n');
  });

it('shows whoever signs in next on the same browser their own home, with and without a network', async () => {
  const [first, second] = [await newOfficial('Home-One'), await newOfficial('Home-Two')];
  const visitor = await browser.open({ viewport: PHONE });
  const { page, context } = visitor;
  await enter(visitor, first.email, NEW_PASSWORD);
  await visitor.settled();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
  await page.reload();
  await visitor.settled();
  expect(await page.content()).toContain(first.personId);
  // The session ends elsewhere; nobody has pressed anything here.
  await context.clearCookies();
  await enter(visitor, second.email, NEW_PASSWORD);
  await visitor.settled();
  expect(await page.content()).toContain(second.personId);
  // The worker writes after the page has its answer.
  const kept = await until(
    () => keptOn(page),
    (texts) => texts.includes(second.personId),
  );
  expect(kept).not.toContain(first.personId);
  expect(kept).not.toContain('data-drawn');
});
