import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { INTERFACE_LOCALES } from '@edukom/domain';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Written in Latin letters in Cyrillic text too: names of formats, of the product, of languages, and abbreviations. */
const LATIN = new Set(
  'edukom xlsx csv pdf docx odt jpg jpeg png webp avif gif excel enter alt mb qr iban gift moodle xml aiken qti shqip srpski türkçe bosanski english'.split(
    ' ',
  ),
);
const GRAVE = new Set(['serious', 'critical']);

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly at: readonly string[];
}

async function axeFindings(page: Page): Promise<Finding[]> {
  // Colours on their way from light to dark are nobody's reading.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)',
  );
  // Once for each document: there is much of it to read.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.map(({ id, impact, nodes }) => ({
    id,
    impact: impact ?? '',
    at: nodes.map(({ html, target }) => `${target.join(' ')} ${html}`),
  }));
}

/** Asserts that axe finds nothing serious or critical on the page as it stands (WCAG 2.2 A and AA and good practice). */
export async function expectAccessible(page: Page): Promise<void> {
  expect((await axeFindings(page)).filter(({ impact }) => GRAVE.has(impact))).toEqual([]);
}

/** Asserts that axe finds nothing at all, however small. */
export async function expectNoFindings(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
}

/** Asserts that nothing sticks out to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, room } = (await page.evaluate(
    '({ content: document.documentElement.scrollWidth, room: document.documentElement.clientWidth })',
  )) as { content: number; room: number };
  expect(content).toBeLessThanOrEqual(room);
}

/** Asserts that the page names its language, its title, and itself in every other locale. */
export async function expectHead(page: Page, locale: string, base: string): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  expect(await page.title()).toMatch(/\S.* · Edukom$/);
  const here = new URL(page.url()).pathname;
  const alternates = await page
    .locator('link[rel="alternate"][hreflang]')
    .evaluateAll((links) => links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
  expect(Object.fromEntries(alternates)).toEqual(
    Object.fromEntries(INTERFACE_LOCALES.map((other) => [other, base + here.replace(/^\/[^/]+/, `/${other}`)])),
  );
}

/** Asserts that no key of a text is shown instead of its words, e.g. `quiz.attempt.submit`. */
export async function expectNoKeys(page: Page): Promise<void> {
  const text = await page.locator('body').innerText();
  const keys = text.match(
    /(?<![\w@./])(?:bank|common|field|home|problem|shell|signIn|statement|people|reports|certificates|mail|quiz|quizzes|course|courses|authoring|writing|learning|runs?|attendance|grading|gradebook|builder|imports|items|correction|sittings|accommodation|observatory|feeds?|notes|offline|open|media|messages|sentMessages|jobs|places|paths|pathWriting|planner|capture|review|mandatory|obligations|needs|competences)\.(?!(?:csv|xlsx)\b)[a-z][\w-]*(?:\.[\w-]+)*/g,
  );
  expect(keys ?? []).toEqual([]);
}

/** Asserts that no Latin word within these elements counts as Cyrillic: what is in another language says so by `lang`. */
export async function expectNoLatinWords(page: Page, within: string): Promise<void> {
  const texts = await page.locator(within).evaluateAll((found) =>
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
  expect([...new Set(words.filter((word) => !LATIN.has(word.toLowerCase())))]).toEqual([]);
}
