import type { Client } from 'pg';
import { aColleague, aMarkingScene, type MarkingScene } from './support/marking-scene.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { openDatabase } from './support/stored-answers.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const ANSWERS = 60;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('marking'));
let database: Client;
/** Sixty answers for one trainer, and one answer that goes all the way. */
let many: MarkingScene;
let one: MarkingScene;
let people: Readonly<Record<'Arta' | 'Besa' | 'Drita' | 'Ema' | 'Fatos', { email: string; personId: string }>>;
let arta: Visitor;
let besa: Visitor;
let fatos: Visitor;

beforeAll(async () => {
  database = await openDatabase();
  const fatosHere = await aColleague(database, 'Fatos', null, []);
  many = await aMarkingScene(database, 'MK-60', ANSWERS);
  one = await aMarkingScene(database, 'MK-1', 1, fatosHere.personId);
  const runs = [many.runId, one.runId];
  people = {
    Arta: await aColleague(database, 'Arta', 'trainer', runs),
    Besa: await aColleague(database, 'Besa', 'trainer', runs),
    Drita: await aColleague(database, 'Drita', 'project-manager', runs),
    Ema: await aColleague(database, 'Ema', 'trainer', runs),
    Fatos: fatosHere,
  };
});
afterAll(() => database.end());

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await visitor.picture('marking', name);
}
async function visit(name: keyof typeof people, below: string, options = {}): Promise<Visitor> {
  const visitor = await browser.open(options);
  await visitor.signIn(people[name].email);
  await visitor.goto(below);
  await visitor.settled();
  return visitor;
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const says = ({ page }: Visitor, text: string) => page.getByText(text).first().waitFor();
const points = ({ page, t }: Visitor) => page.getByLabel(t('grading.mark.points', { max: '3' }), { exact: true });
const allSaved = ({ page }: Visitor) => page.locator('[data-outbox="saved"]').waitFor();
async function openDesk(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('link', { name: visitor.t('grading.run.by-person') }).click();
  await points(visitor).waitFor();
}
const answerShown = ({ page }: Visitor) => page.locator('.grading-answer').innerText();

it('60 answers are marked by keyboard in one sitting, with no document and no list asked for after the first', async () => {
  arta = await visit('Arta', `/app/grading/${many.runId}`);
  besa = await visit('Besa', `/app/grading/${many.runId}`);
  await openDesk(besa);
  await openDesk(arta);
  await look(arta, 'desk');
  const asked: string[] = [];
  arta.page.on('request', (request) => {
    if (request.resourceType() === 'document' || request.method() === 'GET') asked.push(request.url());
  });
  await arta.page.keyboard.press('?');
  await arta.page.getByRole('dialog').waitFor();
  await look(arta, 'keys');
  await arta.page.keyboard.press('Escape');
  await points(arta).focus();
  const seen = new Set<string>();
  for (let number = 0; number < ANSWERS; number += 1) {
    seen.add(await answerShown(arta));
    await arta.page.keyboard.type(['1,5', '2', '3'][number % 3] ?? '1');
    if (number === 0) {
      await arta.page.keyboard.press('c');
      await arta.page.keyboard.type('Mirë.');
      await arta.page.keyboard.press('Control+Enter');
    } else await arta.page.keyboard.press('Enter');
  }
  await says(arta, arta.t('grading.queue.all-done'));
  await allSaved(arta);
  expect(seen.size).toBe(ANSWERS);
  expect(asked).toEqual([]);
  const { rows } = await database.query(
    'SELECT count(*)::int AS marks FROM mark k JOIN attempt a ON a.id = k.attempt_id JOIN enrolment e ON e.id = a.enrolment_id WHERE e.run_id = $1',
    [many.runId],
  );
  expect(rows).toEqual([{ marks: ANSWERS }]);
});

it('of two trainers on one answer the second is shown both, and nothing is overwritten', async () => {
  besa.expectStatus(412);
  await points(besa).fill('1');
  await points(besa).press('Enter');
  await button(besa, besa.t('grading.outbox.look')).click();
  await says(besa, besa.t('grading.conflict.mine', { points: '1' }));
  await look(besa, 'conflict');
  await button(besa, besa.t('grading.conflict.keep')).click();
  await allSaved(besa);
  const { rows } = await database.query(
    'SELECT DISTINCT k.marker_id FROM mark k JOIN attempt a ON a.id = k.attempt_id JOIN enrolment e ON e.id = a.enrolment_id WHERE e.run_id = $1',
    [many.runId],
  );
  expect(rows).toEqual([{ marker_id: people.Arta.personId }]);
});

it('marks given while the network is away are kept, told, and sent when it is back', async () => {
  arta.expectOffline(true);
  await arta.context.setOffline(true);
  await points(arta).fill('0');
  await points(arta).press('Enter');
  await says(arta, arta.t('grading.outbox.waiting', { count: 1 }));
  await arta.context.setOffline(false);
  await allSaved(arta);
  arta.expectOffline(false);
});

step('a quiz is marked by two and without names', async () => {
  await arta.goto(`/app/grading/${one.runId}`);
  await arta.settled();
  await arta.page
    .getByRole('button', { name: arta.t('grading.run.rule') })
    .last()
    .click();
  const dialog = arta.page.getByRole('dialog');
  await dialog.getByLabel(arta.t('grading.rule.anonymous')).check();
  await dialog.getByRole('checkbox').nth(1).check();
  await dialog.getByLabel(arta.t('grading.rule.tolerance', { max: '3' })).fill('0,5');
  await look(arta, 'rule');
  await button(arta, arta.t('grading.rule.save')).click();
  await dialog.waitFor({ state: 'detached' });
  await openDesk(arta);
  await points(arta).fill('1');
  await points(arta).press('Enter');
  await allSaved(arta);
  await says(arta, arta.t('grading.queue.state.waits-second'));

  await besa.goto(`/app/grading/${one.runId}`);
  await openDesk(besa);
  await says(besa, besa.t('grading.queue.second'));
  expect(await besa.page.locator('main').innerText()).not.toMatch(/Arta|Fatos/);
  await look(besa, 'second');
  await points(besa).fill('3');
  await points(besa).press('Enter');
  await says(besa, besa.t('grading.queue.state.differ'));
});

step('a third person decides before the grades can be released', async () => {
  await arta.goto(`/app/grading/${one.runId}`);
  await button(arta, arta.t('grading.run.release')).click();
  await says(arta, arta.t('grading.release.differ', { count: 1 }));
  await arta.page.keyboard.press('Escape');
  const drita = await visit('Drita', `/app/grading/${one.runId}/decisions`);
  await points(drita).fill('2');
  await drita.page.getByLabel(drita.t('grading.decide.reason')).fill('Hapi i dytë mungon.');
  await look(drita, 'decision');
  await button(drita, drita.t('grading.decide.save')).click();
  await says(drita, drita.t('grading.decide.empty.title'));
  await browser.close(drita);
  await button(arta, arta.t('grading.run.release')).click();
  await button(arta, arta.t('grading.release.button')).click();
  await says(arta, arta.t('grading.release.done', { count: 1 }));
});

step('the official appeals on the phone, somebody who did not mark answers, both see it', async () => {
  fatos = await visit('Fatos', `/app/quizzes/${one.quizId}/attempts/${one.attempts[0] ?? ''}`, { viewport: PHONE });
  await button(fatos, fatos.t('quiz.appeal.open')).click();
  await fatos.page.getByLabel(fatos.t('quiz.appeal.about')).selectOption({ index: 1 });
  await fatos.page.getByLabel(fatos.t('quiz.appeal.text')).fill('Hapin e dytë e kam shkruar në fjalinë e fundit.');
  await look(fatos, 'appeal');
  await expectNoSidewaysScroll(fatos.page);
  await button(fatos, fatos.t('quiz.appeal.send')).click();
  await says(fatos, fatos.t('quiz.appeal.waits'));

  await arta.goto(`/app/grading/${one.runId}/appeals`);
  await says(arta, arta.t('grading.appeals.bar.own-marking'));
  const ema = await visit('Ema', `/app/grading/${one.runId}/appeals`);
  await ema.page.getByLabel(ema.t('grading.appeals.change')).check();
  await ema.page.getByLabel(ema.t('grading.appeals.points', { number: 1, max: '3' })).fill('2,5');
  await ema.page.getByLabel(ema.t('grading.appeals.text')).fill('E lexuam përsëri: hapi i dytë është aty.');
  await look(ema, 'appeal-answer');
  await button(ema, ema.t('grading.appeals.send')).click();
  await says(ema, ema.t('grading.appeals.changed'));
  await browser.close(ema);

  await fatos.page.reload();
  await says(fatos, fatos.t('quiz.appeal.change', { number: 1, before: '2', after: '2,5' }));
  await look(fatos, 'appeal-answered');
});

step('a grade is set in the gradebook with a reason, by keyboard, also on a phone and in Cyrillic', async () => {
  await arta.goto(`/app/grading/${many.runId}/gradebook`);
  await arta.page.getByRole('grid').waitFor();
  await says(arta, arta.t('gradebook.shown', { shown: ANSWERS, count: ANSWERS }));
  await look(arta, 'gradebook');
  await arta.page.getByRole('grid').getByRole('rowheader').first().focus();
  await arta.page.keyboard.press('End');
  await arta.page.keyboard.press('Enter');
  const dialog = arta.page.getByRole('dialog');
  await dialog.getByLabel(arta.t('gradebook.override.points', { max: '3' })).fill('3');
  await dialog.getByLabel(arta.t('gradebook.override.reason')).fill('Vendim i komisionit.');
  await button(arta, arta.t('gradebook.override.save')).click();
  await says(arta, arta.t('gradebook.override.saved'));
  await look(arta, 'override');
  await arta.page.keyboard.press('Escape');
  await arta.page.getByRole('gridcell', { name: /100/ }).filter({ hasText: '✎' }).waitFor();
  const elements = await arta.page.locator('*').count();
  expect(elements).toBeLessThan(3_000);

  await arta.page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(arta.page);
  await look(arta, 'gradebook');
  await arta.chooseLocale('sr-Cyrl');
  await arta.page.getByRole('grid').waitFor();
  await look(arta, 'gradebook');
});
