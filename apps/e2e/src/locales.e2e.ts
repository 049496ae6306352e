import { INTERFACE_LOCALES } from '@edukom/domain';
import { expectAccessible, expectNoKeys, expectNoLatinWords, expectNoSidewaysScroll } from './support/page-checks.js';
import { appRoutePatterns, routeOf } from './support/app-routes.js';
import { type Looker, SCREENS, signInAs } from './support/screens.js';
import { useBrowser } from './support/use-browser.js';

/** Where the interface itself speaks; what is stored (names, titles in another language) says so by `lang`. */
const SPOKEN = 'nav, footer, thead th, legend, dt, main button, main label, [role=tab], .ed-page-lead';

describe.each(INTERFACE_LOCALES)('the application in %s', (locale) => {
  const patterns = appRoutePatterns();
  const seen = new Set<string>();

  describe.each(SCREENS)('$role', ({ role, viewport, screens }) => {
    const browser = useBrowser({ keep: true });
    let looker: Looker;
    beforeAll(async () => {
      looker = await signInAs(role, await browser.open({ locale, viewport }));
    });

    it.each(screens)('%s', async (name, open) => {
      const { visitor } = looker;
      const { page } = visitor;
      if (typeof open === 'string') await visitor.goto(open);
      else await open(looker);
      await visitor.settled();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await visitor.picture('locales', `${role}-${name}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await expectNoKeys(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      if (locale === 'sr-Cyrl') await expectNoLatinWords(page, SPOKEN);
      seen.add(routeOf(new URL(page.url()).pathname, patterns) ?? '');
    });
  });

  it('is looked at whole: every route of its registry', () => {
    expect(patterns.filter((pattern) => !seen.has(pattern))).toEqual([]);
  });
});
