import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Endpoint,
  getMe,
  type LoadEndpoint,
  listPeople,
  mySessions,
  readMyCertificates,
  readMyLearning,
  type RenderHome,
  signOut,
} from '@edukom/contracts';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aPublishedCourse, aRunOf, anEnrolmentIn } from '../../../test/courses-factories.js';

// The web is built apart; what stands in for it here asks for the same and shows what it was given.
const WEB = `export const renderPage = async () => null;
export const renderShell = () => '<!doctype html>the shell';
export const renderHome = (request) => globalThis.edukomHome(request);`;
const READS: readonly Endpoint[] = [getMe, readMyLearning, mySessions, readMyCertificates];
const STYLES = '.a{x:y}';

let api: TestApi;
let web: string;
let runId: string;
let institutionId: string;
let asked: Parameters<RenderHome>[0][];

const readAll = async (load: LoadEndpoint, endpoints = READS) =>
  JSON.stringify(await Promise.all(endpoints.map((endpoint) => load(endpoint, {}))));
const usually: RenderHome = async ({ load }) => ({ html: await readAll(load), styles: STYLES });
const renderBy = (render: RenderHome): void => {
  Object.assign(globalThis, {
    edukomHome: (request: Parameters<RenderHome>[0]) => {
      asked.push(request);
      return render(request);
    },
  });
};

beforeAll(async () => {
  web = mkdtempSync(path.join(tmpdir(), 'edukom-home-'));
  mkdirSync(path.join(web, 'server'));
  mkdirSync(path.join(web, 'client'));
  writeFileSync(path.join(web, 'server', 'entry-server.js'), WEB);
  writeFileSync(path.join(web, 'package.json'), '{"type":"module"}');
  api = await startTestApi({ env: { EDUKOM_WEB: web } });
  ({ institutionId } = await anInstitution(api.db));
  runId = await aRunOf(api.db, await aPublishedCourse(api), { hostId: institutionId });
  const rule = { thresholdBasisPoints: 8000, excused: 'neutral', maxUnexcusedAbsences: null, lateLimitMinutes: null };
  await api.db.execute('UPDATE run SET attendance_rule = $2 WHERE id = $1', [runId, JSON.stringify(rule)]);
});
beforeEach(() => {
  asked = [];
  renderBy(usually);
});
afterAll(async () => {
  await api.close();
  rmSync(web, { recursive: true, force: true });
});

async function aLearner(givenName: string) {
  const personId = await aPerson(api.db, { givenName });
  const enrolmentId = await anEnrolmentIn(api.db, runId, personId, institutionId);
  return { personId, enrolmentId, cookie: await api.signIn(personId) };
}
const homeOf = (cookie?: string, address = '/sq/app') => api.http(cookie).get(address);

it('holds what waits for whoever is signed in, and nothing of anybody else', async () => {
  const [teuta, marko] = [await aLearner('Teuta'), await aLearner('Marko')];
  const [hers, his] = await Promise.all([homeOf(teuta.cookie), homeOf(marko.cookie, '/sr-Latn/app/')]);
  for (const [page, own, stranger] of [
    [hers, teuta, marko],
    [his, marko, teuta],
  ] as const) {
    const [me, learning] = JSON.parse(page.text) as [{ personId: string }, { courses: { enrolmentId: string }[] }];
    expect(me.personId).toBe(own.personId);
    expect(learning.courses.map(({ enrolmentId }) => enrolmentId)).toEqual([own.enrolmentId]);
    expect(page.text).not.toContain(stranger.personId);
    expect(page.headers['edukom-person']).toBe(own.personId);
  }
  expect(asked.map(({ locale }) => locale).sort()).toEqual(['sq', 'sr-Latn']);
});

it('is never kept on the way, and allows its own styles alone', async () => {
  const { headers } = await homeOf((await aLearner('Teuta')).cookie);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['vary']).toContain('Cookie');
  const hash = createHash('sha256').update(STYLES).digest('base64');
  expect(headers['content-security-policy']).toContain(`style-src-elem 'self' 'sha256-${hash}';`);
});

it('gives the answers of the endpoints themselves, with no more statements than they take', async () => {
  const { cookie } = await aLearner('Teuta');
  await homeOf(cookie);
  const counted = async <T>(work: () => Promise<T>) => {
    let count = 0;
    const stop = api.db.listen(() => (count += 1));
    const result = await work();
    stop();
    return { result, count };
  };
  const page = await counted(() => homeOf(cookie));
  const apart = await counted(() => Promise.all(READS.map(({ path: address }) => api.http(cookie).get(address))));
  expect(JSON.parse(page.result.text)).toEqual(apart.result.map(({ body }) => body as unknown));
  expect(page.count).toBeGreaterThan(0);
  expect(page.count).toBeLessThan(apart.count);
});

it('is the shell for whoever is not signed in, any more, or at all, and on every other page', async () => {
  const { cookie } = await aLearner('Teuta');
  const ended = (await aLearner('Marko')).cookie;
  await api.http(ended).delete('/api/session').set('Origin', 'http://localhost:3000').expect(204);
  for (const [asks, address] of [
    [undefined, '/sq/app'],
    [ended, '/sq/app'],
    ['edukom_session=forged-token-forged-token', '/sq/app'],
    [cookie, '/sq/app/learning'],
    [cookie, '/sq/app/home'],
  ] as const) {
    const page = await homeOf(asks, address);
    expect([address, page.status, page.text]).toEqual([address, 200, '<!doctype html>the shell']);
    expect(page.headers).not.toHaveProperty('edukom-person');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain("style-src-elem 'self';");
  }
  expect(asked).toEqual([]);
});

it.each<[string, RenderHome]>([
  ['the web makes none, as for staff', async () => null],
  ['it cannot be made', () => Promise.reject(new TypeError('a fault'))],
  [
    'it fails at once',
    () => {
      throw new TypeError('a fault');
    },
  ],
  ['it takes too long', () => new Promise(() => undefined)],
])('is the shell when %s', async (_name, render) => {
  renderBy(render);
  const page = await homeOf((await aLearner('Teuta')).cookie);
  expect([page.status, page.text]).toEqual([200, '<!doctype html>the shell']);
  expect(page.headers).not.toHaveProperty('edukom-person');
});

it('is the shell when the data cannot be read', async () => {
  const { cookie } = await aLearner('Teuta');
  await api.db.execute('ALTER TABLE enrolment RENAME TO enrolment_away');
  const page = await homeOf(cookie);
  await api.db.execute('ALTER TABLE enrolment_away RENAME TO enrolment');
  expect([page.status, page.text]).toEqual([200, '<!doctype html>the shell']);
});

it.each<[string, Endpoint]>([
  ['what needs a grant', listPeople],
  ['a write', signOut],
])('reads through the page never %s', async (_name, endpoint) => {
  const refused: unknown[] = [];
  renderBy(async ({ load }) => {
    await load(endpoint, {}).catch((error: unknown) => refused.push(error));
    return null;
  });
  const admin = await aPerson(api.db, { grants: [{ role: 'administrator' }] });
  await homeOf(await api.signIn(admin));
  expect(refused).toEqual([
    expect.objectContaining({ message: expect.stringContaining('is not a read for everybody') }),
  ]);
});
