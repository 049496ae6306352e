import { addDays } from '@edukom/domain';
import { mailSaying, NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('mandatory'));
// A department of its own: the people of other journeys keep the home they had.
const DEPARTMENT = 'Sporteli i ri';
let official: NewOfficial;
let manager: Visitor;
let phone: Visitor;

beforeAll(async () => {
  official = await newOfficial('Valmira', { department: DEPARTMENT });
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('mandatory', name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const says = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).first().waitFor();

step('a manager makes a course mandatory for a department, and sees before whom that reminds', async () => {
  manager = await browser.open();
  await manager.signIn('manager@edukom.example');
  await manager.goto('/app/mandatory/new');
  const { page, t } = manager;
  await page.getByLabel(t('mandatory.form.course'), { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(t('mandatory.form.due')).fill(addDays(new Date().toISOString().slice(0, 10), 7));
  await page.getByRole('checkbox', { name: /Prizren/ }).check();
  await page.getByRole('checkbox', { name: DEPARTMENT }).check();
  await button(manager, t('mandatory.form.check')).click();
  await says(manager, t('mandatory.preview.reminds', { count: 1 }));
  await look(manager, 'preview');
  await button(manager, t('mandatory.form.save')).click();
  await page.waitForURL(/\/mandatory\/[\da-f-]{36}$/);
  await page.getByRole('row', { name: /Prizren/ }).waitFor();
  await look(manager, 'training');
});

step('the official reads it on a phone and in Cyrillic, with its day and the way to it', async () => {
  phone = await browser.open({ locale: 'sr-Cyrl', viewport: PHONE });
  await phone.signIn(official.email, NEW_PASSWORD);
  await phone.goto('/app');
  await says(phone, phone.t('due.pill.due'));
  await look(phone, 'home');
  await phone.goto('/app/learning');
  await phone.page.getByRole('heading', { name: phone.t('due.title') }).waitFor();
  await look(phone, 'learning');
});

step('the reminder is in the mail, and the focal point has the list', async () => {
  await mailSaying(official.email, 'I detyrueshëm deri më');
  await mailSaying('focal@edukom.example', '• Valmira Udhëtari');
  const focal = await browser.open();
  await focal.signIn('focal@edukom.example');
  await focal.goto('/app/nominations');
  await focal.page.getByRole('heading', { name: focal.t('mandatory.own.title') }).waitFor();
  await focal.page.getByText(focal.t('mandatory.own.missing', { count: 1 })).click();
  await says(focal, /Valmira Udhëtari/);
  await look(focal, 'nominations');
});

step('ended with a reason, it is gone from the home of the official', async () => {
  await button(manager, manager.t('mandatory.end')).click();
  await manager.page.getByLabel(manager.t('mandatory.end.reason')).fill('Zëvendësohet nga një tjetër.');
  await button(manager, manager.t('mandatory.end')).last().click();
  await says(manager, /Zëvendësohet nga një tjetër/);
  await look(manager, 'ended');
  await phone.goto('/app');
  await phone.settled();
  expect(await phone.page.getByText(phone.t('due.pill.due')).count()).toBe(0);
});
