import { Agent, get, request } from 'node:http';
import { ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { Pages } from '../pages/pages.js';
import { AdmissionGuard, LONGEST_WAIT_MS, MOST_UNDER_WAY } from './admission.guard.js';

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
    expect(refused.body).toMatchObject({ code: 'server.busy', traceId: refused.headers['x-trace-id'] });
    expect(refused.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
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

it('refuses for now what comes while many are under way, however soon it is their turn; boards do not count', async () => {
  const noWait = jest.spyOn(api.db, 'longestWaitMs', 'get').mockReturnValue(0);
  const held = await Promise.all([api.db.connect(), api.db.connect()]);
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * MOST_UNDER_WAY });
  const ask = (accept: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asking = get(`${api.url}/api/courses?locale=sq`, { agent, headers: { accept } }, (response) =>
        response.resume().once('end', () => resolve(response.statusCode)),
      );
      asking.once('error', reject);
    });
  const many = (count: number, accept: string) => Array.from({ length: count }, () => ask(accept));
  try {
    const admitted = many(20, 'text/event-stream');
    const admission = api.app.get(AdmissionGuard);
    // No more at once than may wait to be let in.
    for (let count = 0; count < MOST_UNDER_WAY; count += 100) {
      admitted.push(...many(100, '*/*'));
      while (admission.underWay < count + 100) await pause(5);
    }
    const refused = await Promise.all(many(20, '*/*'));
    expect(new Set(refused)).toEqual(new Set([503]));
    held.splice(0).forEach((client) => client.release());
    expect(new Set(await Promise.all(admitted))).toEqual(new Set([200]));
    expect(await ask('*/*')).toBe(200);
  } finally {
    held.forEach((client) => client.release());
    noWait.mockRestore();
    agent.destroy();
  }
});

it('answers a form with its page, and says when to send it again', async () => {
  const busy = jest.spyOn(api.db, 'longestWaitMs', 'get').mockReturnValue(LONGEST_WAIT_MS);
  const shown: unknown[] = [];
  const page = jest
    .spyOn(api.app.get(Pages), 'renderForm')
    .mockImplementation(async (...[of, asked, answer, problem]) => {
      shown.push([of.form?.page, asked.body.email, problem.code]);
      answer.status(problem.status).send('the page');
    });
  try {
    const post = api.http().post('/api/session?locale=sq').set('Origin', ORIGIN).type('form');
    const refused = await post.send({ email: 'nobody@komuna.example', password: 'kept nowhere' });
    expect([refused.status, refused.headers['retry-after'], refused.text]).toEqual([503, '2', 'the page']);
    expect(shown).toEqual([['/sign-in', 'nobody@komuna.example', 'server.busy']]);
  } finally {
    busy.mockRestore();
    page.mockRestore();
  }
});

it('takes the body of what it refuses off the line, so that the connection goes on', async () => {
  const held = await Promise.all([api.db.connect(), api.db.connect()]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (path: string, body: string | null) =>
    new Promise<number | undefined>((resolve, reject) => {
      const method = body === null ? 'GET' : 'POST';
      const headers = { 'content-type': 'application/json' };
      const sending = request(`${api.url}${path}`, { agent, method, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode));
      });
      sending.once('error', reject).end(body ?? undefined);
    });
  try {
    const waiting = api.db.query('SELECT 1 AS n');
    await pause(LONGEST_WAIT_MS + 50);
    expect(await send('/api/runs', JSON.stringify({ text: 'x'.repeat(300_000) }))).toBe(503);
    expect(await send('/api/health/live', null)).toBe(200);
    held.splice(0).forEach((client) => client.release());
    await waiting;
  } finally {
    held.forEach((client) => client.release());
    agent.destroy();
  }
});
