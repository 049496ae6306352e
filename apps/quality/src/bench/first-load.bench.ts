import { courseSlug } from '../exam/exam.js';
import { addReaders, writeBigCourse } from '../exam/big-course.js';
import { cookieOf, firstNumber, idOf } from '../exam/exam-ids.js';
import { SlowBrowser } from '../browser/slow-browser.js';
import { StaticPage, staticHtml } from '../browser/static-page.js';
import type { BenchCheck, BenchItem } from './bench-item.js';
import { ExamLoad } from './exam-load.js';

const KB = 1024;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What is there when the page stands. */
  readonly ready: string;
  readonly cookie: string | null;
}

const signIn: Screen = { name: 'sign-in', path: '/sq/sign-in', ready: 'main h1', cookie: null };
const home: Screen = { name: 'home of a learner', path: '/sq/app', ready: '.web-todo .ed-task', cookie: cookieOf(0) };
const reader = `/sq/app/learning/${idOf('reader', 0)}`;
const learnerScreens: readonly Screen[] = [
  home,
  { name: 'my learning', path: '/sq/app/learning', ready: '.web-my-course', cookie: cookieOf(0) },
  { name: 'course', path: reader, ready: '.web-outline li', cookie: cookieOf(0) },
  { name: 'lesson', path: `${reader}/lessons/lesson-${firstNumber}`, ready: '.web-block', cookie: cookieOf(0) },
  { name: 'quiz', path: `/sq/app/quizzes/${idOf('other', 7)}`, ready: 'main h1', cookie: cookieOf(0) },
];
const publicScreens: readonly Screen[] = [
  signIn,
  { name: 'front page', path: '/sq', ready: 'main h1', cookie: null },
  { name: 'courses', path: '/sq/courses', ready: 'main h1', cookie: null },
  { name: 'course', path: `/sq/courses/${courseSlug}`, ready: 'main h1', cookie: null },
];

/** The product behind a browser, and the same words as a static page behind another line of the same speed. */
interface FirstLoad {
  readonly load: ExamLoad;
  readonly product: SlowBrowser;
  readonly page: StaticPage;
  readonly reference: SlowBrowser;
}

async function openFirstLoad(screen: Screen): Promise<FirstLoad> {
  const load = await ExamLoad.open();
  await load.exam.addPeople(1);
  await writeBigCourse(load.installation.sql);
  await addReaders(load.installation.sql, 0, 1);
  const product = await SlowBrowser.open(load.api.port);
  const html = await product.visit(screen.cookie, false, async ({ page }) => {
    await page.goto(screen.path);
    await page.locator(screen.ready).first().waitFor();
    return staticHtml(await page.locator('h1').first().innerText(), await page.locator('body').innerText());
  });
  const page = await StaticPage.serve(html);
  return { load, product, page, reference: await SlowBrowser.open(page.port) };
}

async function closeFirstLoad(open: FirstLoad | undefined): Promise<void> {
  await open?.reference.close();
  await open?.page.close();
  await open?.product.close();
  await open?.load.close();
}

interface Goal {
  readonly id: string;
  readonly screen: Screen;
  readonly floor: number;
  readonly goal: number;
  readonly stretch: number;
  readonly checks: (open: () => FirstLoad) => readonly BenchCheck[];
}

function firstLoadItem({ id, screen, checks, ...lines }: Goal): BenchItem {
  let open: FirstLoad | undefined;
  const opened = (): FirstLoad => {
    if (!open) throw new Error('not set up');
    return open;
  };
  return {
    id,
    title: `largest paint of ${screen.name} at 400 ms, 400 kbit/s, CPU 4× slower`,
    unit: 'ms',
    direction: 'lower',
    ...lines,
    setUp: async () => {
      open = await openFirstLoad(screen);
    },
    tearDown: () => closeFirstLoad(open),
    postgresVersion: () => open?.load.postgres,
    reference: {
      name: 'the same words as a static page',
      run: async () => ({
        figure: await opened().reference.visit(null, true, (visit) => visit.largestPaint('/', 'h1')),
      }),
    },
    product: {
      name: screen.path,
      run: async () => ({
        figure: await opened().product.visit(screen.cookie, true, (visit) =>
          visit.largestPaint(screen.path, screen.ready),
        ),
      }),
    },
    checks: checks(opened),
  };
}

const bytesOf = (open: FirstLoad, { path, ready, cookie }: Screen) =>
  open.product.visit(cookie, false, (visit) => visit.bytes(path, ready));

const kilobytes = (title: string, limit: number, measure: () => Promise<number>): BenchCheck => ({
  title,
  unit: 'KB',
  limit,
  direction: 'lower',
  measure: async () => ({ figure: (await measure()) / KB }),
});

/** The greatest of some screens; says which. */
async function greatest(
  screens: readonly Screen[],
  measure: (screen: Screen) => Promise<number>,
  note: (line: string) => void,
): Promise<number> {
  const figures: number[] = [];
  for (const screen of screens) {
    const figure = await measure(screen);
    note(`  ${screen.name}: ${(figure / KB).toFixed(1)} KB`);
    figures.push(figure);
  }
  return Math.max(...figures);
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** First load of a public page, and of a learner's home, against the same words as a static page. */
export function firstLoadItems(): readonly BenchItem[] {
  const note = (line: string): void => console.error(line);
  return [
    firstLoadItem({
      id: 'P13',
      screen: signIn,
      floor: 2,
      goal: 1.3,
      stretch: 1.1,
      checks: (open) => [
        kilobytes('public page before its first paint, with style and letters, the greatest of four', 60, () =>
          greatest(
            publicScreens,
            async (screen) => {
              const { document, styles, fonts } = await bytesOf(open(), screen);
              return document + styles + sum(fonts);
            },
            note,
          ),
        ),
        kilobytes('script of a public page', 15, () =>
          greatest(publicScreens, async (screen) => (await bytesOf(open(), screen)).scripts, note),
        ),
        kilobytes('a font file', 30, async () => Math.max(0, ...(await bytesOf(open(), signIn)).fonts)),
      ],
    }),
    firstLoadItem({
      id: 'P13L',
      screen: home,
      floor: 5,
      goal: 3.5,
      stretch: 2,
      checks: (open) => [
        kilobytes('script of a learner’s page, the greatest of five', 160, () =>
          greatest(learnerScreens, async (screen) => (await bytesOf(open(), screen)).scripts, note),
        ),
      ],
    }),
  ];
}
