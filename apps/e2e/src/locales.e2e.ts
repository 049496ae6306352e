import { INTERFACE_LOCALES } from '@edukom/domain';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { appRoutePatterns, routeOf } from './support/app-routes.js';
import { type Looker, SCREENS, signInAs } from './support/screens.js';
import { useBrowser } from './support/use-browser.js';
import type { Visitor } from './support/visitor.js';

/** Written in Latin letters in Cyrillic text too: names of formats, of the product, and abbreviations. */
const LATIN = new Set([
  'edukom',
  'xlsx',
  'csv',
  'pdf',
  'excel',
  'enter',
  'alt',
  'mb',
  'qr',
  'iban',
  'gift',
  'moodle',
  'xml',
  'aiken',
  'qti',
  'shqip',
  'srpski',
  'türkçe',
  'bosanski',
  'english',
]);

/** Latin words in what the interface itself says; what is stored (names, titles in another language) says so by `lang`. */
async function latinWords({ page }: Visitor): Promise<string[]> {
  const texts = await page
    .locator('nav, footer, thead th, legend, dt, main button, main label, [role=tab], .ed-page-lead')
    .evaluateAll((found) =>
      found.flatMap((one) => {
        const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        const words: string[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (node.parentElement?.closest('[lang]')?.getAttribute('lang') === 'sr-Cyrl')
            words.push(node.textContent ?? '');
        return words;
      }),
    );
  const words = texts.join(' ').match(/(?<![\p{L}\d@./-])\p{Script=Latin}{3,}(?![\p{L}\d@./-])/gu) ?? [];
  return [...new Set(words.filter((word) => !LATIN.has(word.toLowerCase())))];
}

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
      if (locale === 'sr-Cyrl') expect(await latinWords(visitor)).toEqual([]);
      seen.add(routeOf(new URL(page.url()).pathname, patterns) ?? '');
    });
  });

  it('is looked at whole: every route of its registry', () => {
    expect(patterns.filter((pattern) => !seen.has(pattern))).toEqual([]);
  });
});
