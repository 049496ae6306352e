import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import { beginCourse } from './support/begin-course.js';
import { LessonEditor } from './support/lesson-editor.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { story } from './support/story.js';
import { until } from './support/until.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** As Word puts it on the clipboard, with what must not come through. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<!--StartFragment--><h1 style='margin:0'><b>Si hyhet në eKosova<o:p></o:p></b></h1>
<p class=MsoNormal style='color:#C00000'>Hapni <a href="https://ekosova.rks-gov.net/">portalin</a> dhe <b>identifikohuni</b>.<img src=x onerror="window.hacked=1"></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>Zgjidhni shërbimin</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Plotësoni formularin</p>
<script>window.hacked=1</script><!--EndFragment--></body></html>`;

const journey = `Shërbimet ${Date.now() % 100_000}`;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('authoring'));
let trainer: Visitor;
let editor: LessonEditor;
let lesson = '';
const below = () => lesson.replace(/^\/[^/]+/, '');

beforeAll(async () => {
  trainer = await browser.open({ viewport: DESK, locale: 'sq' });
  await trainer.signIn('trainer@edukom.example');
  editor = new LessonEditor(trainer);
});

step('a trainer begins a course and gives it a module with a lesson, by keyboard', async () => {
  const { page } = trainer;
  await beginCourse(trainer, journey, 'Hyrje');
  await page.keyboard.type('Portali eKosova');
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: 'Portali eKosova' });
  await link.waitFor();
  await trainer.picture('authoring', '1-outline');
  await expectAccessible(page);
  await link.click();
  await page.waitForURL(/\/authoring\/[\da-f-]{36}\/[\da-f-]{36}$/);
  lesson = new URL(page.url()).pathname;
});

step('writes texts, pastes from Word, and nothing of Word comes through', async () => {
  const { page, t } = trainer;
  await page.getByRole('button', { name: t('writing.lesson.empty.action') }).click();
  await editor.type('Portali eKosova i mbledh shërbimet e shtetit në një vend.');
  await editor.press('Enter');
  await editor.paste(WORD);
  await editor.saved();
  expect(await editor.names()).toEqual([
    'Portali eKosova i mbledh shërbimet e shtetit në një vend.',
    'Si hyhet në eKosova',
    'Hapni portalin dhe identifikohuni.',
    expect.stringContaining('Zgjidhni shërbimin'),
  ]);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('.au-row [style], .au-row img').count()).toBe(0);
});

step('adds a picture with its words, a table and a question', async () => {
  const { page, t } = trainer;
  await page.getByRole('button', { name: t('writing.block.add-end'), exact: true }).click();
  await editor.choose('image');
  await page
    .locator('.au-row[data-open] input[type=file]')
    .setInputFiles({ name: 'portali.png', mimeType: 'image/png', buffer: PNG });
  await page.getByLabel(t('writing.field.alt'), { exact: true }).fill('Faqja e parë e portalit me fushën e kërkimit.');
  await page.locator('.au-row[data-open]').getByText(t('media.state.ready')).waitFor();
  await page.getByRole('button', { name: t('writing.block.add-end'), exact: true }).click();
  await editor.choose('table');
  await editor.type('Shërbimi');
  await editor.press('Tab');
  await editor.type('Ditë pune');
  await editor.press('Tab');
  await editor.type('Certifikata e lindjes');
  await editor.press('Tab');
  await editor.type('1');
  await page.getByRole('button', { name: t('writing.block.add-end'), exact: true }).click();
  await editor.choose('check');
  await page.getByLabel(t('writing.check.question'), { exact: true }).fill('Ku fillon një shërbim digjital?');
  await page.getByLabel(t('writing.check.option', { number: 1 }), { exact: true }).fill('Në portal');
  await page.getByLabel(t('writing.check.option', { number: 2 }), { exact: true }).fill('Në sportel');
  await page.getByLabel(t('writing.check.explanation'), { exact: true }).fill('Portali është hyrja e vetme.');
  await editor.saved();
  await trainer.picture('authoring', '2-lesson');
  await expectAccessible(page);
  await page.reload();
  await trainer.settled();
  await editor.rows.nth(6).waitFor();
  expect(await editor.names()).toHaveLength(7);
});

step('translates into Serbian typing Latin letters, and sees Cyrillic', async () => {
  const { page, t } = trainer;
  await page.getByLabel(t('writing.lesson.beside')).selectOption('sr-Cyrl');
  await page.getByLabel(t('writing.script.choose')).selectOption('Latn');
  await editor.enter(0, 'sr-Cyrl');
  await editor.type('Portal okuplja usluge države na jednom mestu. Njegov ključ je ');
  await editor.press('Control+b');
  await editor.type('džep');
  await editor.cell(0, 'sr-Cyrl').getByText('Његов кључ је').waitFor();
  await trainer.picture('authoring', '3-latin');
  await editor.saved();
  await editor.press('Alt+ArrowDown');
  await editor.type('Kako se ulazi');
  await editor.saved();
  await page.getByLabel(t('writing.script.choose')).selectOption('Cyrl');
  const cell = editor.cell(0, 'sr-Cyrl');
  await cell.getByText('Портал окупља услуге државе на једном месту. Његов кључ је џеп').first().waitFor();
  await cell.locator('strong').getByText('џеп', { exact: true }).first().waitFor();
  await cell.getByText(t('writing.state.current')).waitFor();
});

step('translates into English, and a changed source makes it stale', async () => {
  const { page, t } = trainer;
  await page.getByLabel(t('writing.lesson.beside')).selectOption('en');
  await editor.enter(0, 'en');
  await editor.type('The portal brings the services of the state together in one place.');
  await editor.saved();
  await editor.cell(0, 'en').getByText(t('writing.state.current')).waitFor();
  await editor.enter(0, 'sq');
  await editor.type(' Hapet edhe me telefon.');
  await editor.saved();
  await editor.cell(0, 'en').getByText(t('writing.state.stale')).waitFor();
  await trainer.picture('authoring', '4-stale');
  await expectAccessible(page);
  await editor
    .cell(0, 'en')
    .getByRole('button', { name: t('writing.state.still-right') })
    .click();
  await editor.saved();
  await editor.cell(0, 'en').getByText(t('writing.state.current')).waitFor();
});

const stand = (blocks: LessonEditor, order: readonly string[]) =>
  until(
    () => blocks.names(),
    (names) => JSON.stringify(names) === JSON.stringify(order),
    { what: 'The order of the blocks' },
  );

async function orderByKeyboard(locale: InterfaceLocale): Promise<void> {
  const writer = await browser.open({ viewport: DESK, locale });
  await writer.signIn('trainer@edukom.example');
  await writer.goto(below());
  await writer.settled();
  const blocks = new LessonEditor(writer);
  await blocks.rows.nth(6).waitFor();
  const before = await blocks.names();
  await writer.page.locator('[data-grip]').first().focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space']) await blocks.press(key);
  const put = writer.t('writing.reorder.put', { name: '', at: 3, of: 7 }).split(':').at(-1)?.trim() ?? '';
  const said = writer.page.locator('[role="status"].ed-hidden').filter({ hasText: put });
  await said.first().waitFor({ state: 'attached' });
  await stand(blocks, [...before.slice(1, 3), ...before.slice(0, 1), ...before.slice(3)]);
  await blocks.saved();
  for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Space']) await blocks.press(key);
  await stand(blocks, before);
  await blocks.saved();
  await expectNoKeys(writer.page);
  await expectAccessible(writer.page);
  await writer.picture('authoring', '5-keyboard');
  await browser.close(writer);
}

for (const locale of INTERFACE_LOCALES)
  step(`blocks are put in order by keyboard alone, ${locale}`, () => orderByKeyboard(locale));

step('what is written without a network stays, over a reload, and arrives', async () => {
  const { page } = trainer;
  trainer.expectOffline(true);
  await page.route('**/blocks/**', (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
  await editor.enter(0, 'sq');
  await editor.type(' Pa rrjet.');
  await page.locator('.au-save[data-status="waiting"]').waitFor();
  await page.reload();
  await editor.cell(0, 'sq').getByText('Pa rrjet.').waitFor();
  await page.unroute('**/blocks/**');
  trainer.expectOffline(false);
  await editor.saved();
  await page.reload();
  await editor.cell(0, 'sq').getByText('Pa rrjet.').waitFor();
});

step('two authors on one block: the second is told, and merges', async () => {
  const manager = await browser.open({ viewport: DESK, locale: 'en' });
  await manager.signIn('manager@edukom.example');
  await manager.goto(below());
  await manager.settled();
  const other = new LessonEditor(manager);
  await other.rows.nth(6).waitFor();
  await editor.enter(0, 'sq');
  await editor.type(' Nga trajnerja.');
  await editor.saved();
  manager.expectStatus(409);
  await other.enter(0, 'sq');
  await other.type(' Nga menaxheri.');
  const mine = manager.page.getByRole('region', { name: manager.t('writing.conflict.mine') });
  await mine.locator('ins', { hasText: 'menaxheri' }).waitFor();
  await manager.picture('authoring', '6-conflict');
  await expectAccessible(manager.page);
  await manager.page.getByRole('button', { name: manager.t('writing.conflict.merge') }).click();
  await other.press('Control+End');
  await other.type(' Nga trajnerja.');
  await manager.page.getByRole('button', { name: manager.t('writing.conflict.save-merged') }).click();
  await other.saved();
  await trainer.page.reload();
  await editor.cell(0, 'sq').getByText('Nga menaxheri. Nga trajnerja.').waitFor();
  await browser.close(manager);
});

step('sees the lesson as an official does, on a phone and in another script', async () => {
  const { page, t } = trainer;
  await trainer.goto(`${below()}/preview`);
  await trainer.settled();
  await page.getByLabel(t('common.language')).last().selectOption('sr-Latn');
  await page.locator('.au-frame').getByText('Portal okuplja usluge države').waitFor();
  await trainer.picture('authoring', '7-preview');
  await expectAccessible(page);
});

step('publishes with a waiver; the version is there', async () => {
  const { page, t } = trainer;
  const course = below().replace(/\/[^/]+$/, '');
  await trainer.goto(`${course}/publish`);
  await trainer.settled();
  await page.getByRole('button', { name: t('authoring.gap.waive-all') }).click();
  await page.getByLabel(/Pse mund/).fill('Përkthimet vijnë javën e ardhshme.');
  await trainer.picture('authoring', '8-gaps');
  await expectAccessible(page);
  await page.getByRole('button', { name: t('authoring.publish.submit', { number: 1 }) }).click();
  await page.getByText(t('authoring.publish.done-title', { number: 1 })).waitFor();
  await trainer.goto('/app/authoring');
  await page
    .getByRole('listitem')
    .filter({ hasText: journey })
    .getByText(/versioni 1/)
    .waitFor();
});

step('fits a phone', async () => {
  const phone = await browser.open({ viewport: PHONE, locale: 'sr-Cyrl' });
  await phone.signIn('trainer@edukom.example');
  for (const address of ['/app/authoring', '/app/authoring/new']) {
    await phone.goto(address);
    await phone.settled();
    await expectNoSidewaysScroll(phone.page);
    await expectAccessible(phone.page);
  }
  await phone.picture('authoring', '9-phone');
  await browser.close(phone);
});
