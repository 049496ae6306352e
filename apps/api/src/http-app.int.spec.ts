import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aPerson, startTestApi, type TestApi } from '../test/api.js';
import { AccountLinksService } from './features/identity/account-links.service.js';
import { IdentityService } from './features/identity/identity.service.js';

let api: TestApi;
let web: string;
const password = 'kater fjale te gjata';
const PAGE = `export const renderPage = async () => ({ status: 200, locale: 'sq', styles: '.a>.b{x:y}', html: '<!doctype html><style>.a>.b{x:y}</style>' });
export const renderShell = () => '';`;

beforeAll(async () => {
  web = mkdtempSync(path.join(tmpdir(), 'edukom-web-'));
  mkdirSync(path.join(web, 'server'));
  mkdirSync(path.join(web, 'client'));
  writeFileSync(path.join(web, 'server', 'entry-server.js'), PAGE);
  writeFileSync(path.join(web, 'package.json'), '{"type":"module"}');
  api = await startTestApi({ env: { PUBLIC_ORIGIN: 'https://edukom.example.org', EDUKOM_WEB: web } });
});
afterAll(async () => {
  await api.close();
  rmSync(web, { recursive: true, force: true });
});

it('marks the session for HTTPS when people come by HTTPS, also behind a proxy that does not say so', async () => {
  const person = { givenName: 'Arben', familyName: 'Krasniqi', email: 'tls@example.org', locale: 'sq' } as const;
  const id = await api.app.get(IdentityService).createPerson(person);
  await api.app.get(AccountLinksService).activate(id, password);
  const signedIn = await api.http().post('/api/session').send({ email: 'tls@example.org', password });
  expect(signedIn.headers['set-cookie']?.[0]).toMatch(/; Secure/);
  expect(signedIn.headers['strict-transport-security']).toBeDefined();
});

it('sends data with a policy that allows nothing, and without what only a page needs', async () => {
  const { status, headers } = await api.http().get('/api/courses?locale=sq');
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['permissions-policy']).toBeUndefined();
  expect((await api.http().get('/api/docs')).headers['content-security-policy']).toContain("default-src 'self'");
});

it('lets nobody keep a page that names one person', async () => {
  const headerOf = async (page: string) => (await api.http().get(page)).headers['cache-control'];
  expect(await headerOf('/sq/courses')).toBe('public, no-cache');
  for (const page of ['invitations', 'password-reset', 'email-changes'])
    expect(await headerOf(`/sq/${page}/${'x'.repeat(43)}`)).toBe('no-store');
});

it('allows the styles that stand in a page by their hash, in its policy alone', async () => {
  const page = await api.http().get('/sq/courses');
  const [, inside = ''] = /<style>(.*?)<\/style>/s.exec(page.text) ?? [];
  const hash = createHash('sha256').update(inside).digest('base64');
  expect(inside).not.toBe('');
  expect(page.headers['content-security-policy']).toContain(`style-src-elem 'self' 'sha256-${hash}';`);
  expect((await api.http().get('/api/me')).headers['content-security-policy']).not.toContain(hash);
  const again = await api
    .http()
    .get('/sq/courses')
    .set('If-None-Match', page.headers['etag'] ?? '');
  expect([again.status, again.headers['content-security-policy']]).toEqual([
    304,
    page.headers['content-security-policy'],
  ]);
});

it('answers 400 to what PostgreSQL cannot read', async () => {
  const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  const { status, body } = await api.http(cookie).get('/api/certificates?cursor=none');
  expect([status, body.code]).toEqual([400, 'request.malformed']);
});

it('reads no file of who is not signed in', async () => {
  const upload = (cookie?: string) =>
    api
      .http(cookie)
      .post('/api/imports?kind=people')
      .set('Origin', 'https://edukom.example.org')
      .attach('another-field', Buffer.from('a,b'), 'people.csv');
  const manager = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  // Reading it would have stumbled over the field's name.
  expect((await upload()).status).toBe(401);
  expect((await upload('edukom_session=forged-token-forged-token')).status).toBe(401);
  expect((await upload(await api.signIn(manager))).status).toBe(400);
});

describe('the demo’s letter box', () => {
  it.each([
    ['on this machine', 'http://localhost:3000', 200],
    ['on a public name', 'https://edukom.example.org', 404],
  ])('%s', async (_name, origin, expected) => {
    const demo = await startTestApi({ env: { EDUKOM_DEMO: '1', PUBLIC_ORIGIN: origin } });
    const { status } = await demo.http().get('/dev/mail');
    await demo.close();
    // Without a built web every page of ours ends in an error: it is not the letter box, which is what counts.
    expect(status === 200 ? 200 : 404).toBe(expected);
  });

  it('is not there outside the demo', async () => {
    const api = await startTestApi();
    expect((await api.http().get('/dev/mail')).status).not.toBe(200);
    await api.close();
  });
});
