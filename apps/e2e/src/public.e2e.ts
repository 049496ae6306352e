import { INTERFACE_LOCALES } from '@edukom/domain';
import { ask } from './support/http.js';
import { readInstance } from './support/instance.js';
import { unlikeWithAllStyles } from './support/all-styles.js';
import { expectAccessible, expectHead, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

describe.each(INTERFACE_LOCALES)('signing in without JavaScript, %s', (locale) => {
  const browser = useBrowser();

  it('says what is wrong on the same page, keeps the address, and leads on', async () => {
    const visitor = await browser.open({ locale, javaScript: false, viewport: PHONE });
    const { page, t } = visitor;
    visitor.expectStatus(401);
    await visitor.goto('/sign-in');
    await page.getByLabel(t('signIn.email'), { exact: true }).fill('official@edukom.example');
    await page.getByLabel(t('signIn.password'), { exact: true }).fill('not this one');
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await page.locator('main').getByText(t('problem.sign-in.wrong')).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await page.getByLabel(t('signIn.email'), { exact: true }).inputValue()).toBe('official@edukom.example');
    expect(await page.getByLabel(t('signIn.password'), { exact: true }).inputValue()).toBe('');
    await visitor.picture('public', 'sign-in-wrong');
    await page.getByLabel(t('signIn.password'), { exact: true }).fill(readInstance().password);
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await page.waitForURL(`**/${locale}/app`);
    expect(await page.content()).toContain(t('shell.needs-script'));
  });
});

describe.each(INTERFACE_LOCALES)('public pages on a phone, %s', (locale) => {
  const browser = useBrowser({ keep: true });
  let plain: Visitor;
  let scripted: Visitor;

  beforeAll(async () => {
    plain = await browser.open({ locale, javaScript: false, viewport: PHONE });
    scripted = await browser.open({ locale, viewport: PHONE });
  });

  it.each([
    '',
    '/sign-in',
    '/password-reset',
    '/courses',
    '/courses/safe-passwords',
    '/observatory',
    '/observatory/places/prizren',
    '/observatory/places/gracanice',
    '/observatory/places/lipjan',
    '/verify',
    '/privacy',
    '/accessibility',
  ])('%p is whole without JavaScript, and accessible with it', async (below) => {
    await plain.goto(below);
    await expectHead(plain.page, locale, readInstance().base);
    expect(await plain.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await expectNoKeys(plain.page);
    await expectNoSidewaysScroll(plain.page);
    await plain.picture('public', below.slice(1).replaceAll('/', '-') || 'home');
    await scripted.goto(below);
    await expectNoSidewaysScroll(scripted.page);
    await expectAccessible(scripted.page);
  });
});

describe('the styles that a page carries with it', () => {
  const browser = useBrowser();
  const PAGES = ['', '/sign-in', '/courses', '/courses/safe-passwords', '/observatory', '/observatory/places/prizren'];

  it.each(PAGES)('%p looks as with the whole stylesheet', async (below) => {
    const visitor = await browser.open({ locale: 'sr-Cyrl', viewport: PHONE });
    await visitor.goto(below);
    expect(await unlikeWithAllStyles(visitor.page)).toEqual([]);
  });
});

describe('the catalogue without JavaScript', () => {
  const browser = useBrowser();

  it.each([
    ['sq', 'fjalekalimet'],
    ['sr-Latn', 'лозинке'],
    ['sr-Cyrl', 'lozinke'],
    ['en', 'PASSWORDS'],
  ] as const)('in %s finds a course by %s, in either script, with or without diacritics', async (locale, query) => {
    const visitor = await browser.open({ locale, javaScript: false });
    const { page, t } = visitor;
    await visitor.goto('/courses');
    await page.getByLabel(t('courses.search.label')).fill(query);
    await page.getByRole('button', { name: t('courses.search.submit') }).click();
    await page.getByText(t('courses.found-for', { count: 1, query })).waitFor();
    await page.locator('main').getByRole('heading', { level: 2 }).getByRole('link').click();
    await page.waitForURL(`**/${locale}/courses/safe-passwords`);
    await page.getByRole('heading', { name: t('courses.outline.title') }).waitFor();
    expect(await page.locator('main').innerText()).toContain(t('courses.join.text'));
  });

  it('says what to do when nothing is found', async () => {
    const visitor = await browser.open({ locale: 'sr-Cyrl', javaScript: false });
    const { page, t } = visitor;
    await visitor.goto('/courses?q=zzzz');
    await page.getByText(t('courses.none.title', { query: 'zzzz' })).waitFor();
    await page.getByRole('link', { name: t('courses.search.all') }).click();
    await page.locator('.web-course').first().waitFor();
  });
});

describe.each(INTERFACE_LOCALES)('verifying without JavaScript, %s', (locale) => {
  const browser = useBrowser();

  it('tells that no certificate has a code, and keeps the way to try another', async () => {
    const visitor = await browser.open({ locale, javaScript: false, viewport: PHONE });
    const { page, t } = visitor;
    visitor.expectStatus(404);
    await visitor.goto('/verify');
    await page.getByLabel(t('certificates.verify.code')).fill('0000-0000-0000-0000-0000-0000-00');
    await page.getByRole('button', { name: t('certificates.verify.submit') }).click();
    await page.getByText(t('certificates.verify.unknown')).first().waitFor();
    await page.getByText(t('certificates.verify.unknown.text')).waitFor();
    await page.getByLabel(t('certificates.verify.code')).waitFor();
    await visitor.picture('public', 'verify-unknown');
  });
});

describe.each(INTERFACE_LOCALES)('the Observatory without JavaScript, %s', (locale) => {
  const browser = useBrowser();
  /** What a place's page shows for the indicators: three of training, one of what officials lack. */
  const figuresOf = async (visitor: Visitor, slug: string): Promise<string[]> => {
    await visitor.goto(`/observatory/places/${slug}`);
    return visitor.page.locator('.web-figures dd').allInnerTexts();
  };

  it('shows three figures of a large group, one of a small, none where nothing was held', async () => {
    const visitor = await browser.open({ locale, javaScript: false });
    const { page, t } = visitor;
    const hidden = t('observatory.status.suppressed');
    const missing = t('observatory.status.not-reported');
    expect(await figuresOf(visitor, 'prizren')).toEqual([
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+[.,]\d.%$/),
      expect.stringMatching(/^\+\d+[.,]\d /),
      expect.stringMatching(/^\d+[.,]\d.%$/),
    ]);
    expect(await figuresOf(visitor, 'gracanice')).toEqual([expect.stringMatching(/^[5-9]$/), hidden, hidden, hidden]);
    await page.getByRole('link', { name: t('observatory.hidden.link') }).click();
    await page.waitForURL(/#protection$/);
    expect(await figuresOf(visitor, 'dragash')).toEqual([hidden, hidden, hidden, hidden]);
    expect(await figuresOf(visitor, 'lipjan')).toEqual([missing, missing, missing, missing]);
    await page.getByText(t('observatory.hidden.not-reported')).waitFor();
  });

  it('lists the municipalities of the newest release, names the others, and gives a table to download', async () => {
    const visitor = await browser.open({ locale, javaScript: false });
    const { page, t } = visitor;
    await visitor.goto('/observatory');
    const table = page.getByRole('table', { name: t('observatory.table.municipalities', { period: '2026' }) });
    const listed = await table.locator('tbody th').count();
    const cells = await table.locator('tbody td').allInnerTexts();
    expect(cells).toHaveLength(listed * 4);
    const places = await page
      .locator('main a[href*="/observatory/places/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    // 38 municipalities and 7 districts
    expect(new Set(places).size).toBe(38 + 7);
    expect(cells.filter((cell) => /^\W*\d/.test(cell)).length).toBeGreaterThanOrEqual(3);
    expect(cells.filter((cell) => cell === t('observatory.status.suppressed')).length).toBeGreaterThanOrEqual(2);
    const link = await page.locator('a[href^="/api/observatory/releases/"]').first().getAttribute('href');
    const reply = await ask(link ?? '');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/csv/)]);
    expect((await reply.text()).split('\r\n').filter((line) => line.includes(',prizren,'))).toHaveLength(4);
  });

  it('answers an unknown place with a page of its own', async () => {
    const visitor = await browser.open({ locale, javaScript: false });
    visitor.expectStatus(404);
    await visitor.goto('/observatory/places/atlantis');
    await visitor.page.getByRole('heading', { name: visitor.t('shell.not-found.title') }).waitFor();
  });
});
