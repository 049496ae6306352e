import { INTERFACE_LOCALES } from '@edukom/domain';
import { readInstance } from './support/instance.js';
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

  it.each(['', '/sign-in', '/password-reset', '/observatory', '/privacy', '/accessibility'])(
    '%p is whole without JavaScript, and accessible with it',
    async (below) => {
      await plain.goto(below);
      await expectHead(plain.page, locale, readInstance().base);
      expect(await plain.page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await expectNoKeys(plain.page);
      await expectNoSidewaysScroll(plain.page);
      await plain.picture('public', below.slice(1).replaceAll('/', '-') || 'home');
      await scripted.goto(below);
      await expectNoSidewaysScroll(scripted.page);
      await expectAccessible(scripted.page);
    },
  );
});
