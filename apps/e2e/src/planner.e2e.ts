import { ask } from './support/http.js';
import { newOfficial, type NewOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { aPlannerScene, type PlannerScene } from './support/planner-scene.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('planner'));
const MARK = `PLAN${Date.now().toString(36).toUpperCase()}`;
const LOCALE = process.env['EDUKOM_JOURNEY_LOCALE'] === 'sr-Cyrl' ? 'sr-Cyrl' : 'sq';
let official: NewOfficial;
let scene: PlannerScene;
let manager: Visitor;
let copyAddress: string;

beforeAll(async () => {
  official = await newOfficial(`Planifikuar${MARK}`);
  scene = await aPlannerScene(MARK, official.personId);
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('planner', name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const says = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).first().waitFor();
const dialog = ({ page }: Visitor) => page.getByRole('dialog');

step('a session in a taken room is seen to be in the way, and is planned with a reason', async () => {
  manager = await browser.open({ locale: LOCALE });
  await manager.signIn('manager@edukom.example');
  await manager.goto(`/app/runs/${scene.runId}?tab=sessions`);
  await button(manager, manager.t('runs.session.add')).click();
  const form = dialog(manager);
  await form.getByLabel(manager.t('runs.session.date'), { exact: true }).fill(scene.day);
  await form.getByLabel(manager.t('runs.session.start'), { exact: true }).fill('11:00');
  await form.getByLabel(manager.t('runs.session.end'), { exact: true }).fill('13:00');
  await form.getByText(manager.t('planner.check.free')).waitFor();
  const rooms = form.getByLabel(manager.t('planner.session.room'), { exact: true });
  const option = rooms.locator('option', { hasText: scene.room });
  await option.waitFor({ state: 'attached' });
  await rooms.selectOption((await option.getAttribute('value')) ?? '');
  await form.getByText(manager.t('planner.conflict.room', { names: scene.room })).waitFor();
  await look(manager, 'conflict');
  manager.expectStatus(409);
  await button(manager, manager.t('runs.session.save')).click();
  await form.getByText(manager.t('problem.session.room-taken')).waitFor();
  await form.getByLabel(manager.t('planner.session.override')).fill('Grupet punojnë bashkë.');
  await button(manager, manager.t('runs.session.save')).click();
  await says(manager, manager.t('runs.session.saved'));
  await says(manager, manager.t('planner.session.shared', { reason: 'Grupet punojnë bashkë.' }));
  await look(manager, 'sessions');
});

step('seats, a quota with its day of release and the days of enrolment are set on the page of the run', async () => {
  await manager.goto(`/app/runs/${scene.runId}?tab=requests`);
  await button(manager, manager.t('planner.seats.edit')).click();
  const form = dialog(manager);
  await form.getByLabel(manager.t('planner.seats.capacity')).first().fill('12');
  await form.getByLabel(manager.t('planner.seats.from')).fill(scene.day.slice(0, 8) + '01');
  await button(manager, manager.t('planner.seats.add')).click();
  const host = form.getByLabel(manager.t('planner.seats.institution'), { exact: true });
  await host.selectOption({ index: 1 });
  await form.getByLabel(manager.t('planner.seats.kept')).fill('20');
  manager.expectStatus(422);
  await button(manager, manager.t('planner.seats.save')).click();
  await form.getByText(manager.t('field.quotas-beyond-capacity')).first().waitFor();
  await form.getByLabel(manager.t('planner.seats.kept')).fill('4');
  await form.getByLabel(manager.t('planner.seats.released')).fill(scene.day);
  await look(manager, 'seats-form');
  await button(manager, manager.t('planner.seats.save')).click();
  await says(manager, manager.t('planner.seats.saved'));
  await says(manager, manager.t('places.seats.taken', { taken: 1, capacity: 12 }));
  await look(manager, 'seats');
});

step('the calendar shows the overlap, by keyboard and on a phone', async () => {
  await manager.goto(`/app/runs/calendar?day=${scene.day}`);
  await manager.settled();
  const cell = manager.page.locator(`#planner-${scene.day}`);
  await cell.getByText(new RegExp(`${MARK}-1`)).waitFor();
  await cell.getByText(manager.t('planner.overlap')).first().waitFor();
  await look(manager, 'calendar');
  await cell.focus();
  await manager.page.keyboard.press('ArrowRight');
  const after = new Date(Date.parse(scene.day) + 86_400_000).toISOString().slice(0, 10);
  await manager.page.locator(`#planner-${after}:focus`).waitFor();
  await manager.page.keyboard.press('ArrowLeft');
  await manager.page.locator(`#planner-${scene.day}:focus`).waitFor();
  await manager.page.setViewportSize(PHONE);
  await look(manager, 'calendar-phone');
  await manager.goto(`/app/runs/calendar?day=${scene.day}&view=week`);
  await manager.page
    .locator(`#planner-${scene.day}`)
    .getByText(new RegExp(`${MARK}-2`))
    .waitFor();
  await manager.page.setViewportSize({ width: 1280, height: 800 });
  await look(manager, 'week');
});

step('a copy two weeks later has the session at the same hour, with its room', async () => {
  await manager.goto(`/app/runs/${scene.runId}`);
  await button(manager, manager.t('planner.copy.action')).click();
  const form = dialog(manager);
  await form.getByLabel(manager.t('runs.new.code'), { exact: true }).fill(`${MARK}-3`);
  await form.getByLabel(manager.t('planner.copy.weeks')).fill('2');
  await look(manager, 'copy');
  await button(manager, manager.t('planner.copy.submit')).click();
  await manager.page.waitForURL(
    (url) => /\/runs\/[\da-f-]{36}$/.test(url.pathname) && !url.pathname.includes(scene.runId),
  );
  copyAddress = new URL(manager.page.url()).pathname;
  await says(manager, `${MARK}-3`);
  await says(manager, /11:00–13:00/);
  await says(manager, new RegExp(scene.room));
  expect(copyAddress).not.toContain(scene.runId);
});

step('cancelling says first whom it mails, then mails the reason in the language of each', async () => {
  await manager.goto(`/app/runs/${scene.runId}`);
  await button(manager, manager.t('planner.cancel.action')).click();
  const form = dialog(manager);
  await form.getByText(manager.t('planner.cancel.mails', { count: 1 })).waitFor();
  await form.getByText(manager.t('planner.cancel.sessions', { count: 1 })).waitFor();
  await form.getByLabel(manager.t('planner.cancel.reason')).fill('Salla nuk ka ngrohje.');
  await look(manager, 'cancel');
  await button(manager, manager.t('planner.cancel.submit')).click();
  await says(manager, manager.t('planner.cancel.done', { count: 1 }));
  await says(manager, manager.t('planner.cancelled.title'));
  await look(manager, 'cancelled');
  const box = await (await ask(`/dev/mail?to=${encodeURIComponent(official.email)}`)).text();
  expect(box).toContain('U anulua');
  expect(box).toContain('Salla nuk ka ngrohje.');
});
