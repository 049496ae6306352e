import type { InterfaceLocale } from '@edukom/domain';
import { NEW_PASSWORD } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { aRunToReview, type ReviewScene, SESSION_TITLES } from './support/review-scene.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const locale = (process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq') as InterfaceLocale;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('attendance-review'));
let scene: ReviewScene;
let official: Visitor;
let trainer: Visitor;
let watching: Visitor;
let manager: Visitor;

beforeAll(async () => {
  scene = await aRunToReview(`Review${Date.now() % 100_000}`);
});

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('attendance-review', name);
}
const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const says = ({ page }: Visitor, text: string) => page.getByText(text).first().waitFor();

step('a manager tries the goal on the planned sessions, and changes it before the start', async () => {
  manager = await browser.open({ locale });
  await manager.signIn('manager@edukom.example');
  await manager.goto(`/app/runs/${scene.runId}/attendance-rule`);
  await manager.settled();
  await says(manager, manager.t('review.rule.spare-none'));
  await manager.page.getByLabel(manager.t('review.rule.threshold'), { exact: true }).fill('60');
  await says(manager, manager.t('review.rule.spare', { count: 1 }));
  await manager.page.getByLabel(new RegExp(SESSION_TITLES.held)).selectOption('absent');
  await manager.page.getByLabel(new RegExp(SESSION_TITLES.toCome)).selectOption('excused');
  await manager.page.getByRole('status').getByText(/50/).waitFor();
  await look(manager, 'rule');
  await button(manager, manager.t('review.rule.save')).click();
  await says(manager, manager.t('review.rule.saved'));
});

step('an official on a phone excuses an absence to come and disputes what was recorded', async () => {
  official = await browser.open({ locale, viewport: PHONE });
  await official.signIn(scene.email, NEW_PASSWORD);
  await official.goto('/app/sessions');
  await official.settled();
  for (const [kind, session, text] of [
    ['excuse', SESSION_TITLES.toCome, 'Atë ditë jam te mjeku.'],
    ['dispute', SESSION_TITLES.held, 'Isha aty nga fillimi.'],
  ] as const) {
    const action = official.t(`attendance.claim.${kind}`);
    await button(official, official.t('attendance.claim.for', { action, session })).click();
    await official.page.getByLabel(official.t('attendance.claim.text'), { exact: true }).fill(text);
    if (kind === 'excuse')
      await official.page.locator('dialog[open] input[type=file]').setInputFiles({
        name: 'raporti.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
      });
    await look(official, kind);
    await button(official, official.t('attendance.claim.send')).click();
    await official.page.getByText(text).waitFor();
  }
  await official.page.getByRole('link', { name: 'raporti.pdf' }).waitFor();
  await look(official, 'claims');
});

step('a board that is open elsewhere shows a mark as soon as it is made, and the heads that were counted', async () => {
  trainer = await browser.open({ locale });
  await trainer.signIn('trainer@edukom.example');
  watching = await browser.open({ locale });
  await watching.signIn('trainer@edukom.example');
  const board = `/app/sessions/${scene.sessions.held}/attendance`;
  await watching.goto(board);
  await says(watching, watching.t('attendance.board.live-now'));
  await trainer.goto(board);
  const absent = trainer.t('attendance.mark.for', { action: trainer.t('attendance.mark.absent'), name: scene.name });
  await button(trainer, absent).click();
  await watching.page
    .locator('.attendance-row')
    .getByText(watching.t('attendance.state.absent'), { exact: true })
    .waitFor();
  await trainer.page.getByLabel(trainer.t('attendance.board.heads'), { exact: true }).fill('1');
  await button(trainer, trainer.t('attendance.board.heads.save')).click();
  await watching.page.locator('.attendance-heads strong').waitFor();
  await look(watching, 'board');
});

step('the trainer decides both: the excuse is recorded, the dispute comes to what was right', async () => {
  await trainer.goto('/app/attendance');
  await trainer.settled();
  await look(trainer, 'review');
  const cards = trainer.page.locator('.attendance-claim');
  const card = (kind: 'excuse' | 'dispute') =>
    cards.filter({ hasText: `${scene.name}: ${trainer.t(`attendance.claim.kind.${kind}`)}` });
  for (const kind of ['excuse', 'dispute'] as const) {
    await card(kind)
      .getByRole('radio', { name: trainer.t('review.accept'), exact: true })
      .check();
    await card(kind).getByLabel(trainer.t('review.answer'), { exact: true }).fill('Në rregull.');
    await card(kind)
      .getByRole('button', { name: trainer.t('review.save'), exact: true })
      .click();
    await card(kind).waitFor({ state: 'detached' });
  }
  await trainer.goto(`/app/sessions/${scene.sessions.held}/people/${scene.enrolmentId}`);
  await trainer.page.locator('main tbody tr').nth(1).waitFor();
  await look(trainer, 'history');
  await official.goto('/app/sessions');
  await official.page.getByText(official.t('attendance.claim.state.accepted')).nth(1).waitFor();
});

step('after the lock the trainer proposes a change, and the manager, a second person, approves it', async () => {
  await trainer.goto(`/app/sessions/${scene.sessions.locked}/people/${scene.enrolmentId}`);
  await trainer.page.getByLabel(trainer.t('review.propose.reason'), { exact: true }).fill('Lista në letër e tregon.');
  await button(trainer, trainer.t('review.propose.send')).click();
  await says(trainer, trainer.t('review.change.mine'));
  expect(await button(trainer, trainer.t('review.change.approve')).count()).toBe(0);
  await manager.goto('/app/attendance');
  const named = { name: scene.name, session: SESSION_TITLES.locked };
  await button(
    manager,
    manager.t('review.change.for', { action: manager.t('review.change.approve'), ...named }),
  ).click();
  await says(manager, manager.t('review.decided', { name: scene.name }));
  await manager.goto(`/app/sessions/${scene.sessions.locked}/people/${scene.enrolmentId}`);
  await manager.page.getByText(manager.t('review.change.state.approved')).first().waitFor();
  await look(manager, 'locked');
});

step('the matrix and the totals show what came of it, on a phone too', async () => {
  await manager.page.setViewportSize(PHONE);
  await manager.goto(`/app/runs/${scene.runId}/attendance`);
  const name = scene.name.split(' ').reverse().join(' ');
  await button(manager, name).waitFor();
  await look(manager, 'matrix');
  await button(manager, name).click();
  await manager.page.locator('dialog[open] .attendance-strip').waitFor();
  await look(manager, 'person');
  await manager.goto(`/app/attendance/totals?by=person&institution=${scene.institutionId}`);
  await manager.page.getByText(name).first().waitFor();
  await look(manager, 'totals');
});
