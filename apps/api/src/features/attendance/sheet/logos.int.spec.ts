import sharp from 'sharp';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aRun, aSession, enrolled } from '../../../../test/runs-factories.js';

let api: TestApi;
let cookie: string;
beforeAll(async () => {
  api = await startTestApi();
  cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
});
afterAll(() => api.close());

const picture = (color: string) =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: color } })
    .png()
    .toBuffer();
const add = (name: string, bytes: Buffer | string) =>
  api
    .http(cookie)
    .post('/api/settings/logos')
    .set('Origin', 'http://localhost:3000')
    .field('name', name)
    .attach('file', Buffer.from(bytes), 'logo.png');

it('keeps logos in the order in which they were added, two at once too, and a printed list carries them', async () => {
  await add('Donatori i parë', await picture('#123456'));
  await Promise.all([add('I dyti', await picture('#234567')), add('I treti', await picture('#345678'))]);
  const { logos } = (await api.http(cookie).get('/api/settings/logos')).body;
  expect(logos.map((logo: { name: { texts: { sq: { v: string } } } }) => logo.name.texts.sq.v).sort()).toEqual([
    'Donatori i parë',
    'I dyti',
    'I treti',
  ]);
  const run = await aRun(api);
  const sessionId = await aSession(api, run);
  await enrolled(api, run, 1);
  const pdf = await api.http(cookie).get(`/api/sessions/${sessionId}/sheet?locale=sq`).buffer(true);
  expect(String(pdf.body)).toBeTruthy();
  expect(pdf.status).toBe(200);
  const removed = await api.http(cookie).delete(`/api/settings/logos/${logos[0].id}`);
  expect(removed.body.logos).toHaveLength(2);
  expect((await api.http(cookie).delete(`/api/settings/logos/${logos[0].id}`)).status).toBe(404);
  expect(await api.db.query("SELECT 1 FROM audit_event WHERE action = 'settings.logos-changed'")).toHaveLength(4);
});

it('takes pictures only, and not more than fit in the row', async () => {
  expect((await add('Asgjë', '<svg xmlns="http://www.w3.org/2000/svg"/>')).body.errors).toEqual([
    { pointer: '/file', code: 'invalid' },
  ]);
  for (const color of ['#456789', '#56789a', '#6789ab']) await add(color, await picture(color));
  expect((await add('Një më shumë', await picture('#789abc'))).body.errors).toEqual([
    { pointer: '/file', code: 'too-many' },
  ]);
});
