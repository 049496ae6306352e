import path from 'node:path';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { interfaceLocale } from '@edukom/contracts';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

/** The language of the trainer's pages; EDUKOM_JOURNEY_LOCALE tells the story in another. The files are Albanian. */
const LOCALE = interfaceLocale.parse(process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq');
const JOURNEY = 'question-bank';
const sample = (name: string) => path.resolve(__dirname, '../../../samples', name);

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures(JOURNEY));
let trainer: Visitor;
let importPath = '';

const button = (name: string) => trainer.page.getByRole('button', { name, exact: true });
const link = (name: string) => trainer.page.locator('main').getByRole('link', { name, exact: true });
const says = (text: string) => trainer.page.locator('main').getByText(text, { exact: true }).first().waitFor();
/** Waits until the table has as many rows: it is read again after every change. */
async function rowsAre(count: number): Promise<void> {
  await trainer.page.waitForFunction((wanted) => document.querySelectorAll('main tbody tr').length === wanted, count);
}

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await expectAccessible(visitor.page);
  await visitor.picture(JOURNEY, name);
}

/** Chooses a sample and has it checked; the preview stands afterwards. */
async function check(file: string): Promise<void> {
  const { page, t } = trainer;
  await trainer.goto('/app/bank/import');
  await page.getByLabel(t('bank.import.language'), { exact: true }).selectOption('sq');
  await page.locator('#bank-file').setInputFiles(sample(file));
  await button(t('imports.upload')).click();
  await page.waitForURL('**/app/bank/import/*-*');
  await trainer.settled();
}

const decided = (kind: 'create' | 'skip' | 'error', count: number) => {
  const { t } = trainer;
  return button(t('imports.kind', { kind: t(`bank.import.${kind}`), count })).waitFor();
};

describe('a trainer with questions in files', () => {
  step('finds an empty bank that says what comes next', async () => {
    trainer = await browser.open({ locale: LOCALE, viewport: DESK });
    await trainer.signIn('trainer@edukom.example');
    await trainer.goto('/app/bank');
    await says(trainer.t('bank.empty-title'));
    await look(trainer, 'empty');
    await link(trainer.t('bank.import')).first().click();
    await look(trainer, 'import');
  });

  step('is told when no file was chosen, and when a file holds no questions', async () => {
    const { page, t } = trainer;
    await button(t('imports.upload')).click();
    await says(t('imports.no-file'));
    trainer.expectStatus(422);
    await page
      .locator('#bank-file')
      .setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('\n') });
    await button(t('imports.upload')).click();
    await says(t('problem.import.no-questions'));
    await look(trainer, 'refused');
  });

  step('sees what a GIFT file would do, the bad questions with line and reason', async () => {
    const { t } = trainer;
    await check('questions.gift');
    await rowsAre(10);
    await decided('create', 6);
    await decided('error', 4);
    await says(`${t('bank.reason.syntax')} ({ })`);
    await look(trainer, 'preview-gift');
  });

  step('imports exactly that, and importing it again changes nothing', async () => {
    const { t } = trainer;
    await button(t('bank.import.apply', { count: 6 })).click();
    await says(t('bank.import.done', { created: '6', updated: '0', skipped: '0', refused: '4' }));
    await look(trainer, 'done');
    await check('questions.gift');
    await decided('skip', 6);
    await says(t('bank.import.nothing-to-do'));
  });

  step('imports a Moodle file, whose pictures are named as left out', async () => {
    const { page, t } = trainer;
    await check('questions-moodle.xml');
    await says(t('bank.reason.xml-malformed') + ' ' + (await malformed()));
    await page.locator('main').getByText('kyci.png').first().waitFor();
    await look(trainer, 'preview-moodle');
    importPath = new URL(page.url()).pathname.replace(/^\/[^/]+/u, '');
    await button(t('bank.import.apply', { count: 7 })).click();
    await says(t('bank.import.done', { created: '7', updated: '0', skipped: '0', refused: '2' }));
    await link(t('bank.import.to-bank')).click();
    await trainer.settled();
    await rowsAre(13);
    await look(trainer, 'bank');
  });

  step('finds questions without diacritics and by type', async () => {
    const { page, t } = trainer;
    await page.getByLabel(t('bank.search'), { exact: true }).fill('fjalekalim');
    await page.waitForURL('**q=fjalekalim**');
    await rowsAre(3);
    await page.getByLabel(t('bank.type'), { exact: true }).selectOption('gaps');
    await page.waitForURL('**type=gaps**');
    await trainer.settled();
    await rowsAre(1);
    await page.getByLabel(t('bank.search'), { exact: true }).fill('nuk ka gjasa');
    await says(t('bank.nothing-title'));
    await button(t('bank.clear')).click();
    await rowsAre(13);
  });

  step('takes two of them away as a file', async () => {
    const { page, t } = trainer;
    await page.locator('.bank-tick').nth(0).check();
    await page.locator('.bank-tick').nth(1).check();
    await says(t('bank.chosen', { count: 2 }));
    await button(t('bank.export')).click();
    await page.getByLabel(t('bank.export.format'), { exact: true }).selectOption('moodle-xml');
    await look(trainer, 'export');
    const dialog = page.getByRole('dialog');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: t('bank.export'), exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('questions.xml');
    const text = Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[]).toString();
    expect(text.match(/<question type="(?!category)/gu)).toHaveLength(2);
  });

  step('takes the import back: the bank is as it was', async () => {
    const { t } = trainer;
    await trainer.goto(importPath);
    await button(t('bank.import.undo')).click();
    await says(t('bank.import.undone'));
    await look(trainer, 'undone');
    await link(t('bank.import.to-bank')).click();
    await trainer.settled();
    await rowsAre(6);
  });

  step('reads all of it on a phone, in every locale', async () => {
    for (const locale of INTERFACE_LOCALES) {
      const phone = await browser.open({ locale, viewport: PHONE });
      await phone.signIn('trainer@edukom.example');
      for (const [name, below] of [
        ['bank', '/app/bank'],
        ['import', '/app/bank/import'],
        ['undone', importPath],
      ] as const) {
        await phone.goto(below);
        await look(phone, `phone-${name}`);
      }
      await browser.close(phone);
    }
  });
});

/** What the parser says of the damaged question, as it stands behind the reason. */
async function malformed(): Promise<string> {
  const { page, t } = trainer;
  const line = await page.locator('main').getByText(t('bank.reason.xml-malformed')).first().innerText();
  return line.slice(t('bank.reason.xml-malformed').length + 1);
}
