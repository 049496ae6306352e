import type { Page } from 'playwright-core';
import { takeSpans, watchInteractions } from '../browser/interaction-spans.js';
import { SlowBrowser, type SlowVisit } from '../browser/slow-browser.js';
import { cookieOf } from '../exam/exam-ids.js';
import { quizId } from '../exam/exam.js';
import { addLongQuiz, longQuizId, longQuizQuestions } from '../exam/long-quiz.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { freePort } from '../product/free-port.js';
import { ExamLoad } from './exam-load.js';
import { median } from './statistics.js';

/** The next question is there at the next paint after the press. */
const steps = 6;

/** From a press until the browser has painted what came of it, in milliseconds; `act` presses. */
const timed = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        (button as HTMLElement).click();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
      }),
  );

interface Steps {
  readonly times: readonly number[];
  readonly requests: number;
}

/** Goes through an attempt of a quiz, one question after the other. */
async function walk({ page }: SlowVisit, quiz: string): Promise<Steps> {
  await page.goto(`/sq/app/quizzes/${quiz}`);
  const begin = page.locator('main .ed-button-primary').first();
  await page.locator('.quiz-prompt, main .ed-button-primary').first().waitFor();
  if ((await page.locator('.quiz-prompt').count()) === 0) await begin.click();
  await page.locator('.quiz-prompt').waitFor();
  await page.waitForTimeout(4_000);
  let requests = 0;
  page.on('request', () => (requests += 1));
  const times: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    times.push(await timed(page, '.quiz-steps .ed-button-primary'));
    await page.getByRole('heading', { name: new RegExp(`\\b${step + 2}\\b`) }).waitFor();
  }
  return { times, requests };
}

/** The same exchange of words on a page without a program: the question's own elements, made anew in their place. */
async function swapped({ page }: SlowVisit): Promise<number> {
  await page.locator('.quiz-question').evaluate((card) => {
    const button = document.createElement('button');
    button.id = 'swap';
    const place = document.createElement('div');
    button.addEventListener('click', () => place.replaceChildren(card.cloneNode(true)));
    document.body.append(button, place);
  });
  const times: number[] = [];
  for (let step = 0; step < steps; step += 1) times.push(await timed(page, '#swap'));
  return median(times);
}

export function nextQuestionItem(): BenchItem {
  let load: ExamLoad | undefined;
  let browser: SlowBrowser | undefined;
  let person = 0;
  const opened = (): SlowBrowser => {
    if (!browser) throw new Error('not set up');
    return browser;
  };
  /** Somebody new each time: an attempt is begun once. */
  const visit = <T>(work: (visit: SlowVisit) => Promise<T>): Promise<T> => {
    person += 1;
    return opened().visit(cookieOf(person - 1), true, work);
  };
  return {
    id: 'P14',
    title: 'next question at 400 ms, 400 kbit/s, CPU 4× slower',
    unit: 'ms',
    direction: 'lower',
    floor: 12,
    goal: 6,
    stretch: 3,
    setUp: async () => {
      const port = await freePort();
      load = await ExamLoad.open({ PUBLIC_ORIGIN: `http://127.0.0.1:${port}` });
      await load.exam.addPeople(400);
      await addLongQuiz(load.installation.sql);
      browser = await SlowBrowser.open(load.api.port, port);
    },
    tearDown: async () => {
      await browser?.close();
      await load?.close();
    },
    postgresVersion: () => load?.postgres,
    reference: {
      name: 'the same card, exchanged in memory',
      run: async () => ({
        figure: await visit(async (one) => {
          await walk(one, quizId);
          return swapped(one);
        }),
      }),
    },
    product: {
      name: 'a press on Next',
      run: async () => ({ figure: median((await visit((one) => walk(one, quizId))).times) }),
    },
    checks: checksOf(visit),
  };
}

type Visit = <T>(work: (visit: SlowVisit) => Promise<T>) => Promise<T>;

function checksOf(visit: Visit): readonly BenchCheck[] {
  const once = (measure: () => Promise<number>) => async (_context: BenchContext) => ({ figure: await measure() });
  return [
    {
      title: 'the slowest of the steps',
      unit: 'ms',
      limit: 100,
      direction: 'lower',
      measure: once(async () => Math.max(...(await visit((one) => walk(one, quizId))).times)),
    },
    {
      title: 'requests made by going on',
      unit: 'requests',
      limit: 0,
      direction: 'lower',
      measure: once(async () => (await visit((one) => walk(one, quizId))).requests),
    },
    {
      title: 'interaction to next paint, p75 of pressing, choosing and typing',
      unit: 'ms',
      limit: 200,
      direction: 'lower',
      measure: once(() => visit(interactions)),
    },
    {
      title: `time of a step with ${longQuizQuestions} questions against 8`,
      unit: 'times',
      limit: 1.3,
      direction: 'lower',
      measure: once(async () => {
        const short: number[] = [];
        const long: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          short.push(...(await visit((one) => walk(one, quizId))).times);
          long.push(...(await visit((one) => walk(one, longQuizId))).times);
        }
        // One frame is the least there is to measure.
        return (median(long) + FRAME_MS) / (median(short) + FRAME_MS);
      }),
    },
  ];
}

const FRAME_MS = 16;

/** How long the browser took for each of a row of presses and keys, by its own account. */
async function interactions(visit: SlowVisit): Promise<number> {
  const { page } = visit;
  await watchInteractions(page);
  await walk(visit, quizId);
  for (const number of await page.locator('.quiz-numbers button').all()) {
    await number.click();
    const boxes = page.locator('.quiz-question input[type=radio], .quiz-question input[type=checkbox]');
    if ((await boxes.count()) > 0) await boxes.first().click();
    else await page.locator('.quiz-question textarea, .quiz-question input').first().pressSequentially('fjalë');
  }
  const spans = await takeSpans(page);
  // What took less than the browser tells of took no time.
  return spans[Math.floor(spans.length * 0.75)] ?? 0;
}
