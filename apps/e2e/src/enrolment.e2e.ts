import { NEW_PASSWORD, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { aRunWithOneSeat, type PlaceScene } from './support/place-scene.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('enrolment'));
const NOMINATED = 'Vjosa';
const ASKING = 'Dragana';
let scene: PlaceScene;
let nominated: { email: string };
let asking: { email: string };
let focal: Visitor;
let manager: Visitor;
let first: Visitor;
let second: Visitor;

beforeAll(async () => {
  scene = await aRunWithOneSeat('VENDE-1', 'Shërbimet në rrjet, grupi i ri');
  nominated = await newOfficial(NOMINATED);
  asking = await newOfficial(ASKING);
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('enrolment', name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const labelOf = ({ t }: Visitor, key: 'places.nominate' | 'places.ask' | 'places.leave') =>
  t('places.for', { action: t(key), name: scene.title });
const says = ({ page }: Visitor, text: string) => page.getByText(text).first().waitFor();

step('a focal point nominates somebody of the municipality, with a reason', async () => {
  focal = await browser.open();
  await focal.signIn('focal@edukom.example');
  await focal.goto('/app/nominations');
  await look(focal, 'nominations-empty');
  await button(focal, labelOf(focal, 'places.nominate')).click();
  await focal.page.getByLabel(focal.t('places.nominate.search')).fill(NOMINATED);
  await focal.page.getByRole('checkbox', { name: new RegExp(NOMINATED) }).check();
  await focal.page.getByLabel(focal.t('places.nominate.reason')).fill('Punon me shërbimet në rrjet.');
  await look(focal, 'nominate');
  await button(focal, focal.t('places.nominate')).last().click();
  await says(focal, focal.t('places.nominate.done', { nominated: 1, skipped: 0 }));
  await says(focal, focal.t('places.state.endorsed'));
});

step('somebody else asks for a place, on a phone and in Cyrillic, and the focal point agrees', async () => {
  second = await browser.open({ locale: 'sr-Cyrl', viewport: PHONE });
  await second.signIn(asking.email, NEW_PASSWORD);
  await second.goto('/app/places');
  await look(second, 'places-empty');
  await button(second, labelOf(second, 'places.ask')).click();
  await second.page.getByLabel(second.t('places.ask.reason')).fill('Радим на шалтеру.');
  await button(second, second.t('places.ask.send')).click();
  await says(second, second.t('places.state.requested'));
  await focal.goto('/app/nominations');
  const name = `${ASKING} Udhëtari`;
  await button(focal, focal.t('places.for', { action: focal.t('places.endorse'), name })).click();
  await says(focal, focal.t('places.endorse.done', { name }));
  await look(focal, 'nominations');
});

step('the project manager approves both: who came first has the seat, the other waits and sees why', async () => {
  manager = await browser.open();
  await manager.signIn('manager@edukom.example');
  await manager.goto(`/app/runs/${scene.runId}?tab=requests`);
  await look(manager, 'queue');
  await button(manager, manager.t('places.queue.approve-all')).click();
  await says(manager, manager.t('places.queue.decided', { enrolled: 1, waitlisted: 1, skipped: 0 }));
  await look(manager, 'queue-decided');
  await second.goto('/app/places');
  await says(second, second.t('places.waiting.place', { place: 1, of: 1 }));
  await says(second, second.t('places.because.full', { seats: 1 }));
  await look(second, 'waiting');
});

step('the first withdraws, and who waited has the seat without anybody doing anything', async () => {
  first = await browser.open({ viewport: PHONE });
  await first.signIn(nominated.email, NEW_PASSWORD);
  await first.goto('/app/places');
  await first.page
    .getByText(/1 nga 1/)
    .first()
    .waitFor();
  await look(first, 'seat');
  await button(first, labelOf(first, 'places.leave')).click();
  await button(first, first.t('places.leave')).last().click();
  await says(first, first.t('places.leave.done', { run: scene.title }));
  await second.goto('/app/places');
  await says(second, second.t('places.state.enrolled'));
  await second.page
    .getByText(/1 од 1/)
    .first()
    .waitFor();
  await look(second, 'moved-up');
});
