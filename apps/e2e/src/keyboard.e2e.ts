import { ask, cookieOf, json } from './support/http.js';
import { readInstance } from './support/instance.js';
import { questionOn, rightAnswer } from './support/quiz.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, type Visitor } from './support/visitor.js';

const EMAIL = 'official@edukom.example';
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('keyboard'));
let visitor: Visitor;

/** What has the focus; the body when nothing has. */
const atFocus = () => visitor.page.locator(':focus, body').last();
/** What it is called, in one line, and what it is. */
const focused = (): Promise<{ readonly text: string; readonly type: string }> =>
  atFocus().evaluate((element) => {
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const label = isField ? element.labels?.[0]?.textContent : element.getAttribute('aria-label');
    return {
      text: (label ?? element.textContent).replaceAll(/\s+/g, ' ').trim(),
      type: element instanceof HTMLInputElement ? element.type : element.localName,
    };
  });

/** Presses Tab until the focus is on what is wanted. Each stop on the way has a place on the page. */
async function tabTo(wanted: string | RegExp, type?: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await visitor.page.keyboard.press('Tab');
    const at = await focused();
    expect(await atFocus().boundingBox()).not.toBeNull();
    seen.push(`${at.type}: ${at.text}`);
    const fits = typeof wanted === 'string' ? at.text === wanted : wanted.test(at.text);
    if (fits && (type === undefined || at.type === type)) return;
  }
  throw new Error(`Tab never comes to ${String(wanted)}, but to:\n${seen.join('\n')}`);
}

const press = (key: string) => visitor.page.keyboard.press(key);

/** In a group of radio buttons: arrows until the wanted one is chosen. */
async function arrowTo(wanted: string): Promise<void> {
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await focused()).text === wanted) break;
    await press('ArrowDown');
  }
  expect((await focused()).text).toBe(wanted);
  await press('Space');
}

/** Answers the question on the page with Tab, arrows, Space and letters. */
async function answerByKeys(): Promise<string> {
  const { t } = visitor;
  const question = await questionOn(visitor);
  const [first = '', ...more] = rightAnswer(question, visitor.locale);
  if (question.type === 'single' || question.type === 'true-false') {
    await tabTo(/./, 'radio');
    await arrowTo(
      question.type === 'single'
        ? first
        : t(question.key?.correct === true ? 'quiz.question.true' : 'quiz.question.false'),
    );
  } else if (question.type === 'multiple') {
    // In the order of the page, so that Tab only goes forward.
    const shown = await visitor.page.locator('.quiz-question label').allInnerTexts();
    for (const text of shown.map((label) => label.trim()).filter((label) => [first, ...more].includes(label))) {
      await tabTo(text, 'checkbox');
      await press('Space');
    }
  } else {
    await tabTo(/./, question.type === 'open' ? 'textarea' : 'text');
    await visitor.page.keyboard.type(first.slice(0, 120));
  }
  return question.type;
}

async function quizByKeys(): Promise<ReadonlySet<string>> {
  const { page, t } = visitor;
  await tabTo(t('quiz.start.begin'), 'button');
  await press('Enter');
  await page.locator('.quiz-prompt').waitFor();
  const count = await page.locator('.quiz-numbers li').count();
  const types = new Set<string>();
  for (let number = 1; number <= count; number += 1) {
    await page.getByRole('heading', { name: t('quiz.question.of', { number, count }), exact: true }).waitFor();
    types.add(await answerByKeys());
    await tabTo(t(number < count ? 'quiz.nav.next' : 'quiz.nav.review'), 'button');
    await press('Enter');
  }
  await page.getByRole('heading', { name: t('quiz.submit.title') }).waitFor();
  await tabTo(t('quiz.submit.button'), 'button');
  await press('Enter');
  await page.getByText(t('quiz.result.done')).first().waitFor();
  return types;
}

interface Outline {
  readonly modules: readonly { readonly activities: readonly { readonly id: string; readonly kind: string }[] }[];
}

/** The remaining lessons are read elsewhere: reading by keyboard is shown once. */
async function readTheRest(): Promise<void> {
  const cookie = await cookieOf(EMAIL);
  const read = async <T>(path: string): Promise<T> => (await (await ask(path, { headers: { cookie } })).json()) as T;
  const { courses } = await read<{ courses: { enrolmentId: string; courseSlug: string }[] }>('/api/me/learning');
  const enrolmentId = courses.find(({ courseSlug }) => courseSlug === 'safe-passwords')?.enrolmentId ?? '';
  const outline = await read<Outline>(`/api/me/learning/${enrolmentId}`);
  const events = outline.modules
    .flatMap(({ activities }) => activities)
    .filter(({ kind }) => kind === 'lesson')
    .map(({ id }) => ({ activityId: id, kind: 'completed', anchor: '', occurredAt: new Date().toISOString() }));
  const reply = await ask(`/api/me/learning/${enrolmentId}/progress`, json({ events }, { cookie }));
  expect(reply.status).toBe(200);
}

describe('the official without a mouse', () => {
  step('signs in', async () => {
    visitor = await browser.open({ locale: 'sq', viewport: DESK });
    const { page, t } = visitor;
    await visitor.goto('');
    await press('Tab');
    expect((await focused()).text).toBe(t('shell.skip'));
    await tabTo(t('signIn.title'), 'a');
    await press('Enter');
    await page.waitForURL('**/sign-in');
    await tabTo(t('signIn.email'), 'email');
    await page.keyboard.type(EMAIL);
    await tabTo(t('signIn.password'), 'password');
    await page.keyboard.type(readInstance().password);
    await press('Enter');
    await page.waitForURL('**/sq/app');
    await visitor.settled();
  });

  step('opens a menu and closes it with Escape, the focus back on its button', async () => {
    await tabTo(/Shqip/, 'summary');
    await press('Enter');
    await press('Tab');
    expect((await focused()).text).toBe('Shqip');
    await press('Escape');
    expect((await focused()).type).toBe('summary');
    expect(await visitor.page.locator('details[open]').count()).toBe(0);
  });

  step('sits the pre-test', async () => {
    const { page, t } = visitor;
    await tabTo(/Testi hyrës/, 'a');
    await press('Enter');
    await page.getByRole('heading', { name: 'Testi hyrës' }).waitFor();
    await visitor.settled();
    await quizByKeys();
    await tabTo(t('quiz.result.course'), 'a');
    await press('Enter');
  });

  step('reads a lesson and checks what it taught', async () => {
    const { page, t } = visitor;
    await page.locator('main a.web-next-step', { hasText: 'Pse një fjalëkalim' }).waitFor();
    await tabTo(/Pse një fjalëkalim/, 'a');
    await press('Enter');
    await page.getByText(t('learning.lesson.of', { number: 1, count: 3 })).waitFor();
    await visitor.settled();
    const isMany = (await page.locator('form.web-check input[type=checkbox]').count()) > 0;
    await tabTo(/./, isMany ? 'checkbox' : 'radio');
    await press('Space');
    await tabTo(t('learning.check.submit'), 'button');
    await press('Enter');
    await page.locator('.web-check-feedback').getByText(/\S/).first().waitFor();
    await tabTo(t('learning.lesson.mark'), 'button');
    await press('Enter');
    await page.getByText(t('learning.lesson.completed')).waitFor();
    await visitor.picture('keyboard', 'lesson');
  });

  step('sits the post-test with every type of question and gets a receipt', async () => {
    const { page, t } = visitor;
    await readTheRest();
    await visitor.goto('/app');
    await page.getByText('Testi përfundimtar').waitFor();
    await visitor.settled();
    await tabTo(/Testi përfundimtar/, 'a');
    await press('Enter');
    await page.getByRole('heading', { name: 'Testi përfundimtar' }).waitFor();
    await visitor.settled();
    const types = await quizByKeys();
    expect(types).toEqual(new Set(['single', 'true-false', 'multiple', 'short-text', 'numeric', 'open']));
    expect(await page.locator('.quiz-hash').innerText()).toMatch(/^[0-9a-f]{16,}$/);
    await page.getByText(t('quiz.result.answered-value', { answered: 9, count: 9 })).waitFor();
    await visitor.picture('keyboard', 'receipt');
  });
});
