import { beginCourse } from './support/begin-course.js';
import { startRunFor } from './support/course-run.js';
import { newOfficial, NEW_PASSWORD } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { QuizWriter } from './support/quiz-writer.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

const journey = `Testet ${Date.now() % 100_000}`;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('quiz-builder'));
let trainer: Visitor;
let writer: QuizWriter;
let quiz = '';
let firstQuestion = '';
const below = () => quiz.replace(/^\/[^/]+/, '');

beforeAll(async () => {
  trainer = await browser.open({ viewport: DESK, locale: 'sq' });
  await trainer.signIn('trainer@edukom.example');
  writer = new QuizWriter(trainer);
});

step('a trainer begins a course in three languages with a quiz', async () => {
  const { page, t } = trainer;
  await beginCourse(trainer, journey, 'Moduli');
  await page.keyboard.type('Testi i dijes');
  await page.getByLabel(t('authoring.outline.kind'), { exact: true }).selectOption('quiz');
  await page
    .getByRole('button', { name: t('authoring.outline.add-activity') })
    .first()
    .press('Enter');
  await page.getByRole('link', { name: 'Testi i dijes' }).click();
  await page.waitForURL(/\/authoring\/[\da-f-]{36}\/[\da-f-]{36}$/);
  await trainer.settled();
  quiz = new URL(page.url()).pathname;
  await expectNoKeys(page);
  await expectAccessible(page);
});

step('writes a question of six types by keyboard; what is missing is said beside its field', async () => {
  const { page, t } = trainer;
  await writer.begin('single', below());
  await writer.save();
  await page.locator('.ed-field-error').first().waitFor();
  await trainer.picture('quiz-builder', '1-errors');
  await expectAccessible(page);
  await writer.type(t('builder.question.prompt'), 'Cili është një fjalëkalim i fortë?');
  await writer.type(t('builder.options.option', { number: 1 }), 'Katër fjalë të rastit');
  await writer.type(t('builder.options.option', { number: 2 }), 'Emri i qytetit');
  await writer.tick(t('builder.options.is-right', { number: 1 }));
  await writer.type(t('builder.question.feedback'), 'Gjatësia e bën të fortë.');
  await writer.saved();
  firstQuestion = new URL(page.url()).pathname.replace(/^\/[^/]+/, '');

  await writer.begin('multiple', below());
  await writer.type(t('builder.question.prompt'), 'Çka e mbron një llogari?');
  await writer.type(t('builder.options.option', { number: 1 }), 'Hyrja me dy hapa');
  await writer.type(t('builder.options.option', { number: 2 }), 'Fjalëkalimi i njëjtë kudo');
  await writer.tick(t('builder.options.is-right', { number: 1 }));
  await writer.saved();

  await writer.begin('true-false', below());
  await writer.type(t('builder.question.prompt'), 'Fjalëkalimi i thuhet shefit.');
  await writer.tick(t('quiz.question.false'));
  await writer.saved();

  await writer.begin('numeric', below());
  await writer.type(t('builder.question.prompt'), 'Sa orë ka afati për njoftim?');
  await writer.type(t('builder.accept.value'), '72');
  await writer.saved();

  await writer.begin('short-text', below());
  await writer.type(t('builder.question.prompt'), 'Si quhet mesazhi mashtrues?');
  await writer.type(t('builder.accept.text', { number: 1 }), 'phishing');
  await writer.saved();

  await writer.begin('ordering', below());
  await writer.type(t('builder.question.prompt'), 'Radhitni hapat.');
  await writer.type(t('builder.ordering.item', { number: 1 }), 'Shkëput rrjetin');
  await writer.type(t('builder.ordering.item', { number: 2 }), 'Raporto');
  await writer.saved();
});

step('shows a question with the real player, and what an answer earns', async () => {
  const { page, t } = trainer;
  await trainer.goto(firstQuestion);
  await trainer.settled();
  const preview = page.locator('.qb-preview');
  await preview.getByRole('radio', { name: 'Katër fjalë të rastit' }).press('Space');
  await preview.getByRole('button', { name: t('builder.preview.try') }).press('Enter');
  await preview.getByText(t('builder.preview.score', { points: '1', max: '1' })).waitFor();
  await trainer.picture('quiz-builder', '2-question');
  await expectNoKeys(page);
  await expectAccessible(page);
});

step('translates it beside its source, Serbian typed in Latin letters and kept in Cyrillic', async () => {
  const { page, t } = trainer;
  await writer.translate('en', [
    'Which password is strong?',
    'Four random words',
    'The name of the town',
    'Length makes it strong.',
  ]);
  await writer.translate(
    'sr-Cyrl',
    ['Koja lozinka je jaka?', 'Četiri nasumične reči', 'Ime grada', 'Dužina je čini jakom.'],
    'Latn',
  );
  await page.getByText('Четири насумичне речи').first().waitFor();
  await page.locator('.qb-pair').getByText(t('writing.state.current')).first().waitFor();
  await trainer.picture('quiz-builder', '3-translation');
  await expectAccessible(page);
});

step('adds a section that draws, and says what people see of their result', async () => {
  const { page, t } = trainer;
  await trainer.goto(below());
  await trainer.settled();
  // Two questions leave the fixed part: they are drawn instead.
  for (const name of ['Radhitni hapat.', 'Si quhet mesazhi mashtrues?'])
    await page.getByRole('button', { name: t('builder.quiz.remove', { name }), exact: true }).press('Enter');
  await page.getByRole('button', { name: t('builder.quiz.add-draw') }).press('Enter');
  await page.getByText(t('builder.draw.pool', { count: 6 })).waitFor();
  await page.getByLabel(t('builder.draw.count')).fill('1');
  await page.getByLabel(t('builder.review.submitted')).selectOption('key');
  await page.getByLabel(t('builder.settings.minutes'), { exact: true }).fill('20');
  await writer.saved();
  await trainer.picture('quiz-builder', '4-quiz');
  await expectNoKeys(page);
  await expectAccessible(page);
});

step('publishes the course; what is not translated is waived with a reason', async () => {
  const { page, t } = trainer;
  await trainer.goto(`${below().replace(/\/[^/]+$/, '')}/publish`);
  await trainer.settled();
  await page.getByRole('button', { name: t('authoring.gap.waive-all') }).click();
  await page.getByLabel(/Pse mund/).fill('Përkthimet vijnë javën e ardhshme.');
  await page.getByRole('button', { name: t('authoring.publish.submit', { number: 1 }) }).click();
  await page.getByText(t('authoring.publish.done-title', { number: 1 })).waitFor();
});

step('an official sits it on a phone and sees the right answers, as the quiz allows', async () => {
  const manager = await browser.open({ viewport: DESK, locale: 'sq' });
  await manager.signIn('manager@edukom.example');
  const person = await newOfficial('Builder');
  const { quizId } = await startRunFor(manager, journey, [person.personId]);
  await browser.close(manager);
  const official = await browser.open({ viewport: PHONE, locale: 'sq' });
  await official.signIn(person.email, NEW_PASSWORD);
  const { page, t } = official;
  await official.goto(`/app/quizzes/${quizId}`);
  await official.settled();
  await page.getByText(t('quiz.start.after-key')).waitFor();
  await official.picture('quiz-builder', '5-start');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: t('quiz.start.begin') }).click();
  await page.getByRole('radio', { name: 'Emri i qytetit' }).waitFor();
  await page.getByRole('radio', { name: 'Emri i qytetit' }).check();
  for (let slot = 1; slot < 5; slot += 1)
    await page.getByRole('button', { name: t('quiz.nav.next'), exact: true }).click();
  await page.getByRole('button', { name: t('quiz.nav.review'), exact: true }).click();
  await page.getByRole('button', { name: t('quiz.submit.button'), exact: true }).click();
  await page.getByText(t('quiz.result.right')).first().waitFor();
  const first = page.locator('.quiz-result-question').first();
  await first.getByText('Katër fjalë të rastit').waitFor();
  await first.getByText('Gjatësia e bën të fortë.').waitFor();
  await official.picture('quiz-builder', '6-result');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await browser.close(official);
});
