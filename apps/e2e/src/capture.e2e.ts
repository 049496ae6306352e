import { TcpProxy } from '@edukom/quality';
import type { InterfaceLocale } from '@edukom/domain';
import { apiOf } from './support/api-caller.js';
import {
  aSessionUnderWay,
  boardOf,
  type CaptureScene,
  holdOut,
  passOf,
  SESSION_TITLE,
  type ShownPass,
} from './support/capture-scene.js';
import { readInstance } from './support/instance.js';
import { NEW_PASSWORD, type NewOfficial, newOfficial } from './support/new-official.js';
import { expectAccessible, expectNoKeys, expectNoSidewaysScroll } from './support/page-checks.js';
import { downloaded, pdfText } from './support/read-files.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { PHONE, type Visitor } from './support/visitor.js';

const locale = (process.env['EDUKOM_JOURNEY_LOCALE'] ?? 'sq') as InterfaceLocale;
const browser = useBrowser({ keep: true });
const step = story(() => browser.pictures('capture'));
const NAMES = ['Kapidani', 'Letra', 'Mendimi', 'Nisma'] as const;
const CODE = /\b[2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]\b/g;
let scene: CaptureScene;
let people: readonly NewOfficial[];
let proxy: TcpProxy;
let trainer: Visitor;
let official: Visitor;
let manager: Visitor;
let pass: string;
let heldOut: ShownPass;

beforeAll(async () => {
  proxy = await TcpProxy.open({ targetPort: readInstance().port });
  const made: NewOfficial[] = [];
  for (const name of NAMES) made.push(await newOfficial(name));
  people = made;
  scene = await aSessionUnderWay('KAP-1', people);
  const [, second] = made;
  if (second) heldOut = await passOf(second, scene.sessionId);
});
afterAll(() => proxy.close());

async function look(visitor: Visitor, name: string): Promise<void> {
  await visitor.settled();
  await expectNoKeys(visitor.page);
  await expectAccessible(visitor.page);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.picture('capture', name);
}
const says = ({ page }: Visitor, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const marked = (visitor: Visitor, kind: 'present' | 'absent' | 'late', name: string) => {
  const action = visitor.t(`attendance.mark.${kind}`);
  return visitor.page.getByRole('button', {
    name: visitor.t('attendance.mark.for', { action, name: `${name} Udhëtari` }),
    exact: true,
  });
};
async function until(isThere: () => Promise<boolean>): Promise<void> {
  const stopAt = Date.now() + 30_000;
  while (!(await isThere())) {
    if (Date.now() > stopAt) throw new Error(`Still ${JSON.stringify([...(await boardOf(scene.sessionId))])}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

step('an official has a code of their own on the phone, also without a network', async () => {
  official = await browser.open({ locale, viewport: PHONE, base: proxy.base });
  await official.signIn(people[0]?.email ?? '', NEW_PASSWORD);
  await official.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 30_000,
  });
  await official.goto('/app/check-in');
  // During the day a session of the demo may have begun before this one: its code stands open then.
  const item = official.page.locator('li', { hasText: SESSION_TITLE });
  const code = item.locator('.attendance-pass-letters');
  const shown = async (): Promise<string> => {
    await item.waitFor({ timeout: 20_000 });
    if (!(await code.isVisible())) await item.locator('summary').click();
    return code.innerText();
  };
  pass = await shown();
  await look(official, 'own-code');
  official.expectOffline(true);
  await proxy.unplug();
  await official.page.reload();
  expect(await shown()).toBe(pass);
  await proxy.plugIn();
});

step('the trainer keeps the list on the phone and goes where there is no network', async () => {
  trainer = await browser.open({ locale, viewport: PHONE, base: proxy.base });
  await trainer.signIn('trainer@edukom.example');
  await trainer.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
  await trainer.goto(`/app/sessions/${scene.sessionId}/attendance`);
  await trainer.settled();
  await trainer.page.getByRole('link', { name: trainer.t('capture.phone.open') }).click();
  await trainer.page.getByRole('button', { name: trainer.t('capture.phone.keep'), exact: true }).click();
  await trainer.page.getByRole('button', { name: trainer.t('capture.phone.remove'), exact: true }).waitFor();
  await look(trainer, 'kept');
  trainer.expectOffline(true);
  await proxy.unplug();
  await trainer.page.reload();
  await trainer.page.getByLabel(trainer.t('capture.phone.code')).waitFor({ timeout: 20_000 });
});

step('takes one code typed, one by camera, and marks by hand; the phone keeps all of it', async () => {
  const { page, t } = trainer;
  await page.getByLabel(t('capture.phone.code')).fill(`${pass.startsWith('A') ? 'B' : 'A'}${pass.slice(1)}`);
  await page.getByRole('button', { name: t('capture.phone.enter'), exact: true }).click();
  await says(trainer, t('capture.phone.mistyped'));
  await page.getByLabel(t('capture.phone.code')).fill(pass.toLowerCase());
  await page.getByRole('button', { name: t('capture.phone.enter'), exact: true }).click();
  await says(trainer, t('capture.phone.scanned', { name: `${NAMES[0]} Udhëtari` }));
  await holdOut(page, heldOut);
  await page.getByRole('button', { name: t('capture.phone.camera'), exact: true }).click();
  await says(trainer, t('capture.phone.scanned', { name: `${NAMES[1]} Udhëtari` }));
  await page.getByRole('button', { name: t('capture.phone.camera-stop'), exact: true }).click();
  await marked(trainer, 'absent', NAMES[2]).click();
  await says(trainer, t('capture.phone.waiting', { count: 3 }));
  await trainer.picture('capture', 'offline');
  await page.reload();
  await page
    .getByText(t('capture.phone.waiting', { count: 3 }), { exact: true })
    .first()
    .waitFor({ timeout: 20_000 });
  expect([...(await boardOf(scene.sessionId)).values()].flatMap(({ marks }) => marks)).toEqual([]);
});

step(
  'meanwhile a colleague marks one of them otherwise; back in the network all is sent once, and that one is asked about',
  async () => {
    const { page, t } = trainer;
    const api = await apiOf('manager@edukom.example');
    await api('POST', `/api/sessions/${scene.sessionId}/marks`, {
      marks: [{ clientKey: crypto.randomUUID(), enrolmentId: await enrolmentOf(NAMES[2]), kind: 'present' }],
    });
    await proxy.plugIn();
    await page.reload();
    await page.getByText(t('capture.phone.conflict.title')).waitFor({ timeout: 40_000 });
    await until(async () => (await boardOf(scene.sessionId)).get(NAMES[1])?.marks.length === 1);
    await look(trainer, 'conflict');
    const board = await boardOf(scene.sessionId);
    expect(NAMES.map((name) => board.get(name)?.marks.map(({ method, kind }) => `${method} ${kind}`))).toEqual([
      ['pass present'],
      ['pass present'],
      ['manual present'],
      [],
    ]);
    const mine = t('attendance.mark.for', {
      action: t('capture.phone.conflict.mine-short'),
      name: `${NAMES[2]} Udhëtari`,
    });
    await page.getByRole('button', { name: mine, exact: true }).click();
    await until(async () => (await boardOf(scene.sessionId)).get(NAMES[2])?.state === 'absent');
    await says(trainer, t('capture.phone.all-sent'));
    trainer.expectOffline(false);
    official.expectOffline(false);
  },
);

const enrolmentOf = async (name: string): Promise<string> => {
  const api = await apiOf('manager@edukom.example');
  const { rows } = await api<{ rows: { givenName: string; enrolmentId: string }[] }>(
    'GET',
    `/api/sessions/${scene.sessionId}/board`,
  );
  return rows.find(({ givenName }) => givenName === name)?.enrolmentId ?? '';
};

/** What the screen in the room shows now. */
async function codeOnTheWall() {
  const api = await apiOf('trainer@edukom.example');
  const path = `/api/sessions/${scene.sessionId}/check-in-codes`;
  const [shown] = (await api<{ codes: { code: string; url: string }[] }>('GET', path)).codes;
  return { code: shown?.code ?? '', path: new URL(shown?.url ?? '').pathname };
}

step('an official without a camera types the code from the wall', async () => {
  const typist = await browser.open({ locale, viewport: PHONE });
  await typist.signIn(people[3]?.email ?? '', NEW_PASSWORD);
  await typist.goto('/app/check-in');
  const { code } = await codeOnTheWall();
  await typist.page.getByLabel(typist.t('attendance.check-in.code'), { exact: true }).fill(code);
  await typist.page.getByRole('button', { name: typist.t('attendance.check-in.submit'), exact: true }).click();
  await says(typist, typist.t('attendance.check-in.accepted.title'));
  await until(async () => (await boardOf(scene.sessionId)).get(NAMES[3])?.marks[0]?.method === 'code');
});

step('an official whose phone knows Edukom scans the wall: one request, and all else is on the phone', async () => {
  const { page, t } = official;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  // Neither the address in the QR nor the page it leads to may need the network.
  proxy.set('pass', [
    { mode: 'drop-request', path: /^\/c\// },
    { mode: 'drop-request', path: /^\/[^/]+\/app/ },
  ]);
  await page.goto((await codeOnTheWall()).path);
  await says(official, t('attendance.check-in.accepted.title'));
  proxy.set('pass');
  expect(asked.filter((line) => line.startsWith('POST'))).toEqual(['POST /api/check-ins']);
  expect(new URL(page.url())).toMatchObject({ pathname: `/${locale}/app/check-in`, search: '' });
  await look(official, 'scanned');
  await until(
    async () => (await boardOf(scene.sessionId)).get(NAMES[0])?.marks.some(({ method }) => method === 'qr') ?? false,
  );
});

step('whoever was signed out meanwhile is asked to sign in over the page, and the scan is sent then', async () => {
  const { page, t, context } = official;
  await context.clearCookies({ name: 'edukom_session' });
  official.expectStatus(401);
  await page.goto((await codeOnTheWall()).path);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('signIn.email'), { exact: true }).fill(people[0]?.email ?? '');
  await dialog.getByLabel(t('signIn.password'), { exact: true }).fill(NEW_PASSWORD);
  const kept = await context.cookies();
  expect(kept.filter(({ name }) => name === 'edukom_scan')).toHaveLength(1);
  await dialog.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await says(official, t('attendance.check-in.accepted.title'));
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('edukom_scan');
});

step('a manager prints the list for signatures and brings it back by its codes, once', async () => {
  manager = await browser.open({ locale });
  await manager.signIn('manager@edukom.example');
  await manager.goto(`/app/sessions/${scene.sessionId}/papers`);
  await look(manager, 'papers');
  const { page, t } = manager;
  const pdf = await downloaded(page, page.getByRole('link', { name: t('capture.papers.print.button') }));
  const text = await pdfText(pdf);
  for (const name of NAMES) expect(text).toContain(`Udhëtari ${name}`);
  const codes = text.match(CODE) ?? [];
  expect(codes).toHaveLength(NAMES.length);
  const [first = '', second = ''] = codes;
  await page.locator('#sheet-file').setInputFiles({
    name: 'lista.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Kodi;Hyrja\n${first};10:20\n`),
  });
  await page
    .locator('form', { has: page.locator('#sheet-file') })
    .getByRole('button')
    .last()
    .click();
  await says(manager, t('capture.papers.unread.title'));
  await look(manager, 'sheet-unread');
  await page.getByRole('button', { name: t('capture.papers.again'), exact: true }).click();
  for (const known of [false, true]) {
    await page
      .getByLabel(t('capture.papers.sheet.codes'))
      .fill(`${first}\n${second}\n${first.slice(0, -1)}${first.endsWith('9') ? '8' : '9'}`);
    await page.getByRole('button', { name: t('capture.papers.sheet.check'), exact: true }).click();
    await says(manager, t('capture.papers.reason.code-mistyped'));
    if (known) break;
    await look(manager, 'sheet-preview');
    await page.getByRole('button', { name: t('capture.papers.record', { count: 2 }), exact: true }).click();
    await says(manager, t('capture.papers.done', { recorded: 2, known: 0 }));
  }
  await says(manager, t('capture.papers.decision.known'));
  await says(manager, t('capture.papers.nothing'));
  const marks = [...(await boardOf(scene.sessionId)).values()].flatMap((row) => row.marks);
  expect(marks.filter(({ method }) => method === 'sheet')).toHaveLength(2);
});
