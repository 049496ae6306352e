import { apiOf } from './support/api-caller.js';
import { NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { aRunWithOneSeat, type PlaceScene } from './support/place-scene.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('needs'));
/** Told apart from those of an earlier run against the same product. */
const MARK = Date.now().toString(36);
const NAME = `Jelena-${MARK}`;
const PROFILE = `Udhëzues i udhëtimeve ${MARK}`;
const PROFILE_SR = `Водич путовања ${MARK}`;
const FRAMEWORK = 'digcomp-3.0';
interface Course {
  readonly courseId: string;
  readonly title: { readonly texts: Readonly<Record<string, { readonly v: string }>> };
  readonly teaches: readonly { readonly framework: string }[];
}

/** A title nobody else has: what other journeys do with profiles changes nothing here. */
const TITLE = `Zyrtar i udhëtimeve ${MARK}`;
let official: NewOfficial;
let course: Course;
let scene: PlaceScene;
let manager: Visitor;
let me: Visitor;

beforeAll(async () => {
  official = await newOfficial(NAME, { position: TITLE });
  const api = await apiOf('manager@edukom.example');
  const { courses } = await api<{ courses: Course[] }>('GET', '/api/course-competences');
  // The one of which the demo says nothing yet: the official is not in it, and what somebody takes already is not suggested.
  const unsaid = courses.find(({ teaches }) => teaches.every(({ framework }) => framework === FRAMEWORK));
  if (!unsaid) throw new Error('The demo says of every course what it teaches');
  course = unsaid;
  scene = await aRunWithOneSeat('NEVOJA-1', `Grupi i nevojave ${MARK}`, {
    courseTitleSq: course.title.texts['sq']?.v,
    startsIn: 35,
  });
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('needs', name);
}
const says = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).first().waitFor();

step('the manager says what a position asks for and what a course teaches', async () => {
  manager = await browser.open();
  await manager.signIn('manager@edukom.example');
  await manager.goto('/app/competences');
  await manager.page.getByLabel(manager.t('competences.name-sq')).fill(PROFILE);
  await manager.page.getByLabel(manager.t('competences.framework'), { exact: true }).selectOption(FRAMEWORK);
  await manager.page.getByRole('button', { name: manager.t('competences.begin.submit'), exact: true }).click();
  await manager.page.getByRole('heading', { level: 1, name: PROFILE }).waitFor();
  await manager.page.getByLabel(manager.t('competences.name-sr')).fill(PROFILE_SR);
  await manager.page.getByLabel(manager.t('competences.edit.titles')).fill(TITLE.toUpperCase());
  await manager.page.getByLabel(/^1\.1 /).selectOption('2');
  await manager.page.getByLabel(/^4\.2 /).selectOption('3');
  await manager.page.getByRole('button', { name: manager.t('common.save'), exact: true }).click();
  await says(manager, manager.t('competences.edit.saved'));
  await look(manager, 'profile');
  await manager.goto('/app/competences/courses');
  await manager.page.getByLabel(manager.t('competences.courses.course'), { exact: true }).selectOption(course.courseId);
  await manager.page.getByLabel(manager.t('competences.framework'), { exact: true }).selectOption(FRAMEWORK);
  await manager.page.getByLabel(manager.t('competences.courses.competence'), { exact: true }).selectOption('4.2');
  await manager.page.getByLabel(manager.t('competences.courses.level')).selectOption('3');
  await manager.page.getByRole('button', { name: manager.t('competences.courses.add'), exact: true }).click();
  await says(manager, manager.t('competences.courses.added', { course: course.title.texts['sq']?.v ?? '' }));
  await look(manager, 'courses');
});

step('an official assesses themself on a phone in Cyrillic, answer by answer', async () => {
  me = await browser.open({ locale: 'sr-Cyrl', viewport: PHONE });
  await me.signIn(official.email, NEW_PASSWORD);
  await me.goto('/app/needs');
  await says(me, new RegExp(PROFILE_SR));
  await look(me, 'begin');
  await me.page.getByRole('button', { name: me.t('needs.begin'), exact: true }).click();
  await says(me, me.t('needs.assess.progress', { at: 1, all: 2 }));
  await me.page.getByRole('radio', { name: 'Средњи', exact: true }).check();
  await says(me, me.t('needs.assess.saved'));
  await look(me, 'question');
});

step('what was answered is still there after the page was left, and the rest is answered', async () => {
  await me.goto('/app/needs');
  await says(me, me.t('needs.open.progress', { done: 1, all: 2 }));
  await me.page.getByRole('link', { name: me.t('needs.continue') }).click();
  await says(me, me.t('needs.assess.progress', { at: 2, all: 2 }));
  await me.page.getByRole('radio', { name: me.t('needs.assess.zero'), exact: true }).check();
  await says(me, me.t('needs.assess.saved'));
  await me.page.getByRole('link', { name: me.t('needs.assess.review') }).click();
  await me.page.getByRole('heading', { name: me.t('needs.review.title') }).waitFor();
  await look(me, 'review');
  await me.page.getByRole('button', { name: me.t('needs.complete') }).click();
});

step('the official sees what is lacking, and the course that helps', async () => {
  await me.page.getByRole('heading', { name: me.t('needs.gaps.title') }).waitFor();
  await says(me, me.t('needs.gaps.steps', { count: 3 }));
  await says(me, me.t('needs.gaps.reached'));
  const title = course.title.texts['sr-Cyrl']?.v ?? '';
  await me.page.getByRole('heading', { name: title }).waitFor();
  await look(me, 'gaps');
  await me.page.getByRole('link', { name: me.t('needs.courses.open-of', { course: title }) }).click();
  await me.page.waitForURL((url) => url.pathname.startsWith('/sr-Cyrl/courses/'));
});

step(
  'what is lacking becomes a nomination: the official asks from there, the focal point and the manager agree',
  async () => {
    await me.goto('/app/needs');
    const title = course.title.texts['sr-Cyrl']?.v ?? '';
    await me.page.getByRole('link', { name: me.t('needs.courses.ask-for', { course: title }) }).click();
    await me.page.waitForURL((url) => url.searchParams.get('run') === scene.runId);
    const ask = me.t('places.for', { action: me.t('places.ask'), name: scene.title });
    await me.page.getByRole('button', { name: ask, exact: true }).click();
    await me.page.getByLabel(me.t('places.ask.reason')).fill('Процена потреба ми је то показала.');
    await me.page.getByRole('button', { name: me.t('places.ask.send'), exact: true }).click();
    await says(me, me.t('places.state.requested'));
    await look(me, 'asked');
    const focal = await browser.open();
    await focal.signIn('focal@edukom.example');
    await focal.goto('/app/nominations');
    const agree = focal.t('places.for', { action: focal.t('places.endorse'), name: `${NAME} Udhëtari` });
    await focal.page.getByRole('button', { name: agree, exact: true }).click();
    await says(focal, focal.t('places.endorse.done', { name: `${NAME} Udhëtari` }));
    await manager.goto(`/app/runs/${scene.runId}?tab=requests`);
    const approve = manager.t('places.for', { action: manager.t('places.queue.approve'), name: `${NAME} Udhëtari` });
    await manager.page.getByRole('button', { name: approve, exact: true }).click();
    await says(manager, manager.t('places.queue.decided', { enrolled: 1, waitlisted: 0, skipped: 0 }));
    await me.goto('/app/places');
    await says(me, me.t('places.state.enrolled'));
    await look(me, 'seated');
  },
);

step('the planner sees places, and a focal point is not let in', async () => {
  await manager.goto('/app/gaps');
  await manager.page.getByRole('table').waitFor();
  await look(manager, 'places');
  const focal = await browser.open();
  await focal.signIn('focal@edukom.example');
  focal.expectStatus(403);
  await focal.goto('/app/gaps');
  await says(focal, focal.t('problem.access.forbidden'));
});
