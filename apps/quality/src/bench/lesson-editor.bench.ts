import type { Page } from 'playwright-core';
import { LEAST_SPAN_MS, takeSpans, watchInteractions } from '../browser/interaction-spans.js';
import { SlowBrowser, type SlowVisit } from '../browser/slow-browser.js';
import { StaticPage } from '../browser/static-page.js';
import { cookieOf } from '../exam/exam-ids.js';
import { lessonBlocks, lessonDesk, writeLongLesson } from '../exam/long-lesson.js';
import { freePort } from '../product/free-port.js';
import type { BenchCheck, BenchItem } from './bench-item.js';
import { ExamLoad } from './exam-load.js';

const sentence = 'Ky është një fjali e re në mes të mësimit. ';
/** Nobody types faster than this, in milliseconds from key to key. */
const keyEvery = 40;
const author = 0;

/** The slowest of a row of interactions; one the browser does not tell of was shorter than it could tell. */
const slowest = (spans: readonly number[]): number => Math.max(LEAST_SPAN_MS, ...spans);

const plainPage = `<!DOCTYPE html><html lang="sq"><head><meta charset="utf-8"><title>Plain</title></head><body><div contenteditable="true" id="plain">${sentence.repeat(8)}</div></body></html>`;

async function typed(page: Page): Promise<number> {
  await takeSpans(page);
  await page.keyboard.type(sentence, { delay: keyEvery });
  return slowest(await takeSpans(page));
}

/** Opens the lesson as its writer finds it. */
async function openDesk({ page }: SlowVisit): Promise<void> {
  await watchInteractions(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(lessonDesk);
  await page.locator('.au-row').first().waitFor();
}

/** Into the text of a block, by the number of its row on the screen. */
async function enter({ page }: SlowVisit, row: number): Promise<void> {
  const cell = page.locator('.au-row').nth(row).locator('.au-cell').first();
  await cell.locator('.au-still, .ProseMirror').first().click();
  await cell.locator('.ProseMirror').first().waitFor();
}

/** Writing in the longest lesson, against typing the same into an empty page's own editable text. */
export function lessonEditorItem(): BenchItem {
  let load: ExamLoad | undefined;
  let product: SlowBrowser | undefined;
  let plain: StaticPage | undefined;
  let reference: SlowBrowser | undefined;
  const visit = <T>(work: (visit: SlowVisit) => Promise<T>): Promise<T> => {
    if (!product) throw new Error('not set up');
    return product.visit(cookieOf(author), false, work);
  };
  return {
    id: 'EDIT',
    title: `slowest key in a lesson of ${lessonBlocks} blocks in 5 languages`,
    unit: 'ms',
    direction: 'lower',
    floor: 100 / LEAST_SPAN_MS,
    goal: 4,
    stretch: 2,
    setUp: async () => {
      const port = await freePort();
      load = await ExamLoad.open({ PUBLIC_ORIGIN: `http://127.0.0.1:${port}` });
      await load.exam.addPeople(1);
      await writeLongLesson(load.installation.sql, author);
      product = await SlowBrowser.open(load.api.port, port);
      plain = await StaticPage.serve(plainPage);
      reference = await SlowBrowser.open(plain.port);
    },
    tearDown: async () => {
      await reference?.close();
      await plain?.close();
      await product?.close();
      await load?.close();
    },
    postgresVersion: () => load?.postgres,
    reference: {
      name: 'the same keys in an editable element alone',
      run: async () => {
        if (!reference) throw new Error('not set up');
        const figure = await reference.visit(null, false, async ({ page }) => {
          await watchInteractions(page);
          await page.goto('/');
          await page.locator('#plain').click();
          return typed(page);
        });
        return { figure };
      },
    },
    product: {
      name: lessonDesk,
      run: async () => ({
        figure: await visit(async (one) => {
          await openDesk(one);
          await enter(one, 2);
          return typed(one.page);
        }),
      }),
    },
    checks: checksOf(visit),
  };
}

function checksOf(visit: <T>(work: (visit: SlowVisit) => Promise<T>) => Promise<T>): readonly BenchCheck[] {
  const check = (title: string, work: (visit: SlowVisit) => Promise<void>): BenchCheck => ({
    title: `interaction to next paint: ${title}`,
    unit: 'ms',
    limit: 100,
    direction: 'lower',
    measure: async () => ({
      figure: await visit(async (one) => {
        await openDesk(one);
        await takeSpans(one.page);
        await work(one);
        return slowest(await takeSpans(one.page));
      }),
    }),
  });
  return [
    check('typing', async (one) => {
      await enter(one, 2);
      await one.page.keyboard.type(sentence, { delay: keyEvery });
    }),
    check('opening one block after the other', async (one) => {
      for (let row = 1; row < 5; row += 1) await enter(one, row);
    }),
    check('a new block, and a block moved by keyboard', async (one) => {
      await enter(one, 2);
      await one.page.keyboard.press('End');
      await one.page.keyboard.press('Enter');
      await one.page.keyboard.press('Alt+Shift+ArrowUp');
      await one.page.waitForTimeout(500);
      await one.page.locator('[data-grip]').nth(1).focus();
      for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space']) await one.page.keyboard.press(key);
    }),
  ];
}
