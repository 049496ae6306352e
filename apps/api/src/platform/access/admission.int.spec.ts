import { startTestApi, type TestApi } from '../../../test/api.js';
import { LONGEST_WAIT_MS } from './admission.guard.js';

let api: TestApi;
beforeAll(async () => (api = await startTestApi({ env: { DB_POOL: '2' } })));
afterAll(() => api.close());

const read = () => api.http().get('/api/courses?locale=sq');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('refuses for now what comes while somebody has waited too long for the database, and nothing of what waits', async () => {
  const held = await Promise.all([api.db.connect(), api.db.connect()]);
  try {
    expect(api.db.longestWaitMs).toBe(0);
    const waiting = Promise.all([api.db.query('SELECT 1 AS n'), api.db.tx(() => api.db.query('SELECT 2 AS n'))]);
    await pause(LONGEST_WAIT_MS + 50);
    expect(api.db.longestWaitMs).toBeGreaterThan(LONGEST_WAIT_MS);

    const refused = await read();
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('2');
    expect(refused.body).toMatchObject({ code: 'server.busy' });
    expect((await api.http().get('/api/health/live')).status).toBe(200);

    held.splice(0).forEach((client) => client.release());
    expect(await waiting).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect(api.db.longestWaitMs).toBe(0);
    expect((await read()).status).toBe(200);
  } finally {
    held.forEach((client) => client.release());
  }
});

it('lets in whoever comes while nobody has waited for long', async () => {
  const held = await Promise.all([api.db.connect(), api.db.connect()]);
  // a request is sent when somebody waits for its answer
  const answer = read().then((given) => given);
  while (api.db.longestWaitMs === 0) await pause(1);
  held.forEach((client) => client.release());
  expect((await answer).status).toBe(200);
});
