import { ask, cookieOf, json } from './support/http.js';
import { readInstance } from './support/instance.js';
import { Keys } from './support/keys.js';
import { questionOn, rightAnswer } from './support/quiz.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, type Visitor } from './support/visitor.js';

const EMAIL = 'official@edukom.example';
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('keyboard'));
let visitor: Visitor;
let keys: Keys;

/** Answers the question on the page with Tab, arrows, Space and letters. */
async function answerByKeys(): Promise<string> {
  const { t } = visitor;
  const question = await questionOn(visitor);
  const [first = '', ...more] = rightAnswer(question, visitor.locale);
  if (question.type === 'single' || question.type === 'true-false') {
    await keys.tabTo(/./, 'radio');
    await keys.arrowTo(
      question.type === 'single'
        ? first
        : t(question.key?.correct === true ? 'quiz.question.true' : 'quiz.question.false'),
    );
  } else if (question.type === 'multiple') {
    // In the order of the page, so that Tab only goes forward.
    const shown = await visitor.page.locator('.quiz-question label').allInnerTexts();
    for (const text of shown.map((label) => label.trim()).filter((label) => [first, ...more].includes(label))) {
      await keys.tick(text);
    }
  } else {
    await keys.tabTo(/./, question.type === 'open' ? 'textarea' : 'text');
    await visitor.page.keyboard.type(first.slice(0, 120));
  }
  return question.type;
}

async function quizByKeys(): Promise<ReadonlySet<string>> {
  const { page, t } = visitor;
  await keys.push(t('quiz.start.begin'));
  await page.locator('.quiz-prompt').waitFor();
  const count = await page.locator('.quiz-numbers li').count();
  const types = new Set<string>();
  for (let number = 1; number <= count; number += 1) {
    await page.getByRole('heading', { name: t('quiz.question.of', { number, count }), exact: true }).waitFor();
    types.add(await answerByKeys());
    await keys.push(t(number < count ? 'quiz.nav.next' : 'quiz.nav.review'));
  }
  await page.getByRole('heading', { name: t('quiz.submit.title') }).waitFor();
  await keys.push(t('quiz.submit.button'));
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
    keys = new Keys(visitor);
    const { page, t } = visitor;
    await visitor.goto('');
    await keys.press('Tab');
    await keys.isOn(t('shell.skip'));
    await keys.follow(t('signIn.title'));
    await page.waitForURL('**/sign-in');
    await keys.write(t('signIn.email'), EMAIL);
    await keys.write(t('signIn.password'), readInstance().password);
    await keys.press('Enter');
    await page.waitForURL('**/sq/app');
    await visitor.settled();
  });

  step('opens a menu and closes it with Escape, the focus back on its button', async () => {
    await keys.tabTo(/Shqip/, 'summary');
    await keys.press('Enter');
    await keys.press('Tab');
    await keys.isOn('Shqip');
    await keys.press('Escape');
    await keys.isOn(/./, 'summary');
    expect(await visitor.page.locator('details[open]').count()).toBe(0);
  });

  step('sits the pre-test', async () => {
    const { page, t } = visitor;
    await keys.follow(/Testi hyrës/);
    await page.getByRole('heading', { name: 'Testi hyrës' }).waitFor();
    await visitor.settled();
    await quizByKeys();
    await keys.follow(t('quiz.result.course'));
  });

  step('reads a lesson and checks what it taught', async () => {
    const { page, t } = visitor;
    await page.locator('main a.web-next-step', { hasText: 'Pse një fjalëkalim' }).waitFor();
    await keys.follow(/Pse një fjalëkalim/);
    await page.getByText(t('learning.lesson.of', { number: 1, count: 3 })).waitFor();
    await visitor.settled();
    const isMany = (await page.locator('form.web-check input[type=checkbox]').count()) > 0;
    await keys.tabTo(/./, isMany ? 'checkbox' : 'radio');
    await keys.press('Space');
    await keys.push(t('learning.check.submit'));
    await page.locator('.web-check-feedback').getByText(/\S/).first().waitFor();
    await keys.push(t('learning.lesson.mark'));
    await page.getByText(t('learning.lesson.completed')).waitFor();
    await visitor.picture('keyboard', 'lesson');
  });

  step('sits the post-test with every type of question and gets a receipt', async () => {
    const { page, t } = visitor;
    await readTheRest();
    await visitor.goto('/app');
    await page.getByText('Testi përfundimtar').waitFor();
    await visitor.settled();
    await keys.follow(/Testi përfundimtar/);
    await page.getByRole('heading', { name: 'Testi përfundimtar' }).waitFor();
    await visitor.settled();
    const types = await quizByKeys();
    expect(types).toEqual(new Set(['single', 'true-false', 'multiple', 'short-text', 'numeric', 'open']));
    expect(await page.locator('.quiz-hash').innerText()).toMatch(/^[0-9a-f]{16,}$/);
    await page.getByText(t('quiz.result.answered-value', { answered: 9, count: 9 })).waitFor();
    await visitor.picture('keyboard', 'receipt');
  });
});
