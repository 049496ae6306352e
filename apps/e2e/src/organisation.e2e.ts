import { NEW_PASSWORD, newOfficial, type NewOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, PHONE, type Visitor } from './support/visitor.js';

const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('organisation'));
const DEPARTMENT = 'Drejtoria e Shërbimeve Digjitale';
const POSITION = 'Koordinator i shërbimeve';
const REASON = 'I njëjti person, importuar dy herë.';
/** Two spellings of one name. */
const [ONE, OTHER] = ['Qemajl', 'Cemajl'] as const;
let one: NewOfficial;
let other: NewOfficial;
let manager: Visitor;

beforeAll(async () => {
  one = await newOfficial(ONE);
  other = await newOfficial(OTHER);
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('organisation', name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const says = ({ page }: Visitor, text: string) => page.getByText(text).first().waitFor();
const dialog = ({ page }: Visitor) => page.getByRole('dialog');
const nameOf = (given: string) => `${given} Udhëtari`;

step('a project manager finds a municipality and names a department and a position in it', async () => {
  manager = await browser.open({ viewport: DESK });
  const { page } = manager;
  await manager.signIn('manager@edukom.example');
  const { t } = manager;
  await manager.goto('/app/organisation');
  await page.getByLabel(t('organisation.list.search')).fill('gjakove');
  await page.waitForURL(/search=gjakove/);
  const found = page.getByRole('link', { name: /Gjakov|Ђаковица|Đakovica/ });
  await found.waitFor();
  await look(manager, 'institutions');
  await found.click();
  await page.waitForURL(/\/organisation\/[\da-f-]{36}$/);
  await button(manager, t('organisation.department.add')).click();
  await dialog(manager).getByLabel(t('organisation.department.name')).fill(DEPARTMENT);
  await dialog(manager)
    .getByRole('button', { name: t('organisation.save') })
    .click();
  await says(manager, t('organisation.department.done'));
  await button(manager, t('organisation.position.add-in', { name: DEPARTMENT })).click();
  await dialog(manager).getByLabel(t('organisation.position.name')).fill(POSITION);
  await dialog(manager)
    .getByRole('button', { name: t('organisation.save') })
    .click();
  await says(manager, t('organisation.position.done'));
  await says(manager, POSITION);
  await look(manager, 'institution');
});

step('transfers an official there from tomorrow on; both places stand in the history', async () => {
  const { page, t } = manager;
  await manager.goto(`/app/people/${one.personId}`);
  const transfer = page.getByRole('button', { name: new RegExp(t('merging.work.transfer-from', { place: '' })) });
  await transfer.click();
  const form = dialog(manager);
  await form
    .getByLabel(t('merging.work.institution'))
    .selectOption({ label: t.locale === 'sq' ? 'Gjakovë' : 'Ђаковица' });
  await form.getByLabel(t('merging.work.department')).selectOption({ label: DEPARTMENT });
  await form.getByLabel(t('merging.work.position')).selectOption({ label: POSITION });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel(t('merging.work.transfer-day')).fill(tomorrow);
  await look(manager, 'transfer');
  await form.getByRole('button', { name: t('merging.work.transfer'), exact: true }).click();
  await says(manager, t('merging.work.transferred'));
  await says(manager, `${DEPARTMENT} · ${POSITION}`);
  await says(manager, 'Administrata · Zyrtar');
  await look(manager, 'person');
});

step('finds the same name twice, compares what both have, and merges', async () => {
  const { page, t } = manager;
  await manager.goto('/app/people/duplicates');
  const names = [ONE, OTHER].map(nameOf);
  const compare = page.getByRole('link', {
    name: new RegExp(`${names[0]}.*${names[1]}|${names[1]}.*${names[0]}`),
  });
  await compare.waitFor();
  await look(manager, 'duplicates');
  await manager.goto(`/app/people/${one.personId}/merge/${other.personId}`);
  await says(manager, t('merging.compare.shared', { count: 1 }));
  await page.getByLabel(t('merging.compare.reason')).fill(REASON);
  await look(manager, 'compare');
  await button(manager, t('merging.compare.merge')).click();
  await says(manager, t('merging.compare.done'));
  await says(manager, t('merging.merged.from'));
  await look(manager, 'merged');
});

step('the official signs in with the second address and has both courses, on a phone', async () => {
  const phone = await browser.open({ viewport: PHONE });
  await phone.signIn(other.email, NEW_PASSWORD);
  await phone.goto('/app/learning');
  for (const { enrolmentId } of [one, other])
    await phone.page.locator(`a[href*="${enrolmentId}"]`).first().waitFor({ state: 'attached' });
  await look(phone, 'both-courses');
});

step('the merge is taken back, and each is alone again', async () => {
  const { page, t } = manager;
  await button(manager, t('merging.merged.undo-of', { name: nameOf(OTHER) })).click();
  await dialog(manager).getByLabel(t('merging.compare.reason')).fill('Janë dy persona.');
  await dialog(manager)
    .getByRole('button', { name: t('merging.merged.undo') })
    .click();
  await says(manager, t('merging.merged.undone'));
  await page.getByText(t('merging.merged.from'), { exact: true }).waitFor({ state: 'detached' });
  const again = await browser.open({ viewport: PHONE });
  await again.signIn(other.email, NEW_PASSWORD);
  await again.goto('/app/learning');
  await again.page.locator(`a[href*="${other.enrolmentId}"]`).first().waitFor({ state: 'attached' });
  if ((await again.page.locator(`a[href*="${one.enrolmentId}"]`).count()) > 0)
    throw new Error('the course of the other account is still there');
});
