import { CURRENT_RUN, NEW_PASSWORD, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** Screens by role; a function finds the address of what has an id. */
type Screen = readonly [name: string, open: string | ((visitor: Visitor) => Promise<void>)];

/** The first link of the page that fits; lists come a moment after their heading. */
async function pressLink({ page }: Visitor, href: RegExp): Promise<void> {
  const links = page.locator('main a[href]');
  await links.first().waitFor();
  for (let tries = 0; tries < 100; tries += 1) {
    const all = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
    const index = all.findIndex((one) => href.test(one));
    if (index >= 0) return links.nth(index).click();
    await page.waitForTimeout(100);
  }
  throw new Error(`${page.url()} has no link like ${String(href)}`);
}

/** Opens a page, then follows its first link that fits. */
const follow =
  (below: string, ...hrefs: readonly RegExp[]) =>
  async (visitor: Visitor): Promise<void> => {
    await visitor.goto(below);
    for (const href of hrefs) {
      await pressLink(visitor, href);
      await visitor.page.waitForURL((url) => href.test(url.pathname));
    }
  };

const COURSE = /\/learning\/[\w-]+$/;
const RUN = /\/runs\/[\da-f-]{36}$/;
const ROLES: readonly (readonly [role: string, viewport: typeof DESK | typeof PHONE, screens: readonly Screen[]])[] = [
  [
    'official',
    PHONE,
    [
      ['home', '/app'],
      ['learning', '/app/learning'],
      ['course', follow('/app/learning', COURSE)],
      ['lesson', follow('/app/learning', COURSE, /\/lessons\//)],
      ['notes', '/app/notes'],
      ['quiz', follow('/app/learning', COURSE, /\/quizzes\//)],
      ['sessions', '/app/sessions'],
      ['check-in', '/app/check-in'],
      ['certificates', '/app/certificates'],
    ],
  ],
  [
    'trainer',
    DESK,
    [
      ['home', '/app'],
      ['runs', '/app/runs'],
      [
        'run-progress',
        async (visitor) => {
          // The run of a group: an open one has no progress to watch.
          await visitor.goto('/app/runs');
          await visitor.page
            .getByRole('row', { name: new RegExp(CURRENT_RUN) })
            .getByRole('link')
            .first()
            .click();
          await visitor.page.waitForURL((url) => RUN.test(url.pathname));
          await visitor.page.goto(`${visitor.page.url()}?tab=progress`);
          await visitor.page.locator('main tbody tr').first().waitFor();
        },
      ],
      ['grading', '/app/grading'],
      ['grading-run', follow('/app/grading', /\/grading\/[\w-]+$/)],
      ['grading-queue', follow('/app/grading', /\/grading\/[\w-]+$/, /\/grading\/[\w-]+\/[\w-]+$/)],
    ],
  ],
  [
    'manager',
    DESK,
    [
      ['home', '/app'],
      ['people', '/app/people'],
      ['person', follow('/app/people', /\/people\/[\da-f-]{36}$/)],
      ['import', '/app/people/import'],
      ['run-new', '/app/runs/new'],
      ['run', follow('/app/runs', RUN)],
      ['issue', '/app/certificates/issue'],
      ['ledger', '/app/certificates/ledger'],
      ['certificate', follow('/app/certificates/ledger', /\/certificates\/[\da-f-]{36}$/)],
      ['reports', '/app/reports'],
    ],
  ],
  [
    'editor',
    DESK,
    [
      ['home', '/app'],
      ['feeds', '/app/feeds'],
      ['feed', follow('/app/feeds', /\/feeds\/[\w-]+$/)],
    ],
  ],
  ['focal', DESK, [['home', '/app']]],
  ['admin', DESK, [['home', '/app']]],
];

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
  'shqip',
  'srpski',
  'english',
]);

/** Latin words in what the interface itself says; what is stored (names, titles in another language) says so by `lang`. */
async function latinWords({ page }: Visitor): Promise<string[]> {
  const texts = await page
    .locator('nav, footer, thead th, legend, dt, main button, main label, [role=tab], .ed-page-lead')
    .evaluateAll((found) =>
      found.map((one) =>
        one.closest('[lang]')?.getAttribute('lang') === 'sr-Cyrl' ? (one as HTMLElement).innerText : '',
      ),
    );
  const words = texts.join(' ').match(/(?<![\p{L}\d@./-])\p{Script=Latin}{3,}(?![\p{L}\d@./-])/gu) ?? [];
  return [...new Set(words.filter((word) => !LATIN.has(word.toLowerCase())))];
}

describe.each(['sr-Cyrl', 'sr-Latn', 'en'] as const)('the application in %s', (locale) => {
  describe.each(ROLES)('%s', (role, viewport, screens) => {
    const browser = useBrowser({ keep: true });
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await browser.open({ locale, viewport });
      // Somebody who has everything still to do, whatever other journeys did before.
      if (role === 'official') await visitor.signIn((await newOfficial(`Locale-${locale}`)).email, NEW_PASSWORD);
      else await visitor.signIn(`${role}@edukom.example`);
    });

    it.each(screens)('%s', async (name, open) => {
      const { page } = visitor;
      if (typeof open === 'string') await visitor.goto(open);
      else await open(visitor);
      await visitor.settled();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await visitor.picture('locales', `${role}-${name}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await expectNoKeys(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      if (locale === 'sr-Cyrl') expect(await latinWords(visitor)).toEqual([]);
    });
  });
});
