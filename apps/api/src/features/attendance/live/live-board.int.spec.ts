import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Notifications } from '../../../platform/db/notifications.js';
import { BoardFeedService } from './board-feed.service.js';

/** Two nodes of one installation: they share the database and nothing else. */
let one: TestApi;
let other: TestApi;
let run: TestRun;
let sessionId: string;
let trainer: string;
const lines: Line[] = [];

beforeAll(async () => {
  one = await startTestApi();
  other = await startTestApi({ env: { DATABASE_URL: one.app.get<Config>(CONFIG).databaseUrl } });
});
beforeEach(async () => {
  run = await aRun(one);
  sessionId = await aSession(one, run, -30, 60);
  trainer = await one.signIn(run.trainerId);
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await until(() => one.app.get(BoardFeedService).following + other.app.get(BoardFeedService).following === 0);
});
afterAll(async () => {
  await other.close();
  await one.close();
});

/** Waits for what is to come; the limit is for what never does. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('it never came');
}

class Line {
  readonly heard: string[] = [];
  isOver = false;

  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      for (const [, event = ''] of text.matchAll(/^event: (.+)$/gm)) this.heard.push(event);
    });
    response.on('close', () => {
      this.isOver = true;
    });
    lines.push(this);
  }

  count(event: string): number {
    return this.heard.filter((said) => said === event).length;
  }

  close(): void {
    this.response.destroy();
  }
}

const follow = (api: TestApi, cookie: string, session = sessionId) =>
  new Promise<Line>((resolve, reject) => {
    const headers = { Cookie: cookie, 'Accept-Encoding': 'gzip, br' };
    get(`${api.url}/api/sessions/${session}/board/changes`, { headers }, (response) => resolve(new Line(response))).on(
      'error',
      reject,
    );
  });
/** A line that has heard what it hears at its beginning, on a node whose ear is open. */
async function listening(api: TestApi): Promise<Line> {
  const line = await follow(api, trainer);
  await until(() => line.count('changed') > 0 && api.app.get(Notifications).isConnected);
  // A node that begins to listen says so once; what is counted from here on is news.
  await pause(50);
  return line;
}
const mark = (api: TestApi, enrolmentId: string | undefined, kind = 'present') =>
  api
    .http(trainer)
    .post(`/api/sessions/${sessionId}/marks`)
    .send({ marks: [{ clientKey: uuidv7(), enrolmentId, kind }] })
    .expect(200);
const board = async (api: TestApi) => (await api.http(trainer).get(`/api/sessions/${sessionId}/board`)).body;

it('two nodes show one board: what one records the other tells at once, and both read the same', async () => {
  const people = await enrolled(one, run, 3);
  const [here, there] = [await listening(one), await listening(other)];
  for (const [index, api] of [one, other, one].entries()) {
    const before = [here.count('changed'), there.count('changed')];
    await mark(api, people[index]?.enrolmentId);
    await until(() => here.count('changed') > (before[0] ?? 0) && there.count('changed') > (before[1] ?? 0));
    const shown = await board(other);
    expect(shown.present).toBe(index + 1);
    expect(shown).toEqual(await board(one));
  }
});

it('a head count is told too, stands on the board with who counted, and the last one holds', async () => {
  const line = await listening(other);
  const before = line.count('changed');
  for (const heads of [11, 12])
    await one.http(trainer).post(`/api/sessions/${sessionId}/head-counts`).send({ heads }).expect(201);
  await until(() => line.count('changed') > before);
  expect((await board(other)).headCount).toMatchObject({ heads: 12, countedBy: expect.stringContaining('Krasniqi') });
  expect(await one.db.query('SELECT 1 FROM attendance_head_count WHERE session_id = $1', [sessionId])).toHaveLength(2);
  expect((await one.http(trainer).post(`/api/sessions/${sessionId}/head-counts`).send({ heads: -1 })).body.code).toBe(
    'request.invalid',
  );
  await one.db.execute('UPDATE session SET locked_at = now() WHERE id = $1', [sessionId]);
  expect((await one.http(trainer).post(`/api/sessions/${sessionId}/head-counts`).send({ heads: 1 })).body.code).toBe(
    'session.locked',
  );
  await one.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [sessionId]);
  expect((await one.http(trainer).post(`/api/sessions/${sessionId}/head-counts`).send({ heads: 1 })).body.code).toBe(
    'session.cancelled',
  );
});

it('says how many came late', async () => {
  const [first] = await enrolled(one, run, 2);
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60_000).toISOString();
  await one
    .http(trainer)
    .post(`/api/sessions/${sessionId}/marks`)
    .send({ marks: [{ clientKey: uuidv7(), enrolmentId: first?.enrolmentId, kind: 'late', at }] })
    .expect(200);
  expect(await board(one)).toMatchObject({ expected: 2, present: 1, late: 1, missing: 1, headCount: null });
});

it('is a stream that nothing holds back: not compressed, not kept, not transformed', async () => {
  const { response } = await listening(one);
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(response.headers['content-encoding']).toBeUndefined();
});

it('is refused to who is signed out, to officials, and to trainers of other runs', async () => {
  const [person] = await enrolled(one, run, 1);
  const stranger = await aRun(one);
  const cookies = ['', await one.signIn(person?.personId ?? ''), await one.signIn(stranger.trainerId)];
  const statuses = await Promise.all(cookies.map(async (cookie) => (await follow(one, cookie)).response.statusCode));
  expect(statuses).toEqual([401, 403, 404]);
});

describe('the right to listen', () => {
  const feeds = () => [one, other].map((api) => api.app.get(BoardFeedService));
  beforeEach(() => feeds().forEach((feed) => Object.assign(feed, { beatMs: 50 })));
  afterEach(() => feeds().forEach((feed) => Object.assign(feed, { beatMs: 20_000 })));

  it('is looked at again with every beat, and ends with the session', async () => {
    const line = await listening(one);
    await until(() => line.count('beat') > 1);
    await one.db.execute('DELETE FROM sign_in WHERE person_id = $1', [run.trainerId]);
    await until(() => line.isOver);
    expect(line.heard.at(-1)).toBe('ended');
  });

  it('ends with the role', async () => {
    const line = await listening(one);
    await one.db.execute('DELETE FROM role_grant WHERE person_id = $1', [run.trainerId]);
    await until(() => line.isOver);
    expect(line.heard.at(-1)).toBe('ended');
  });
});

it('goes on after the connection for listening was lost, and tells what may have been missed', async () => {
  const [person] = await enrolled(one, run, 1);
  const line = await listening(one);
  const before = line.count('changed');
  await one.db.execute(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'edukom listening' AND datname = current_database()",
  );
  await until(() => line.count('changed') > before);
  const again = line.count('changed');
  await mark(other, person?.enrolmentId);
  await until(() => line.count('changed') > again);
});

it('one person cannot hold more than a few lines', async () => {
  const cookie = await one.signIn(await aPerson(one.db, { grants: [{ role: 'project-manager' }] }));
  const statuses: (number | undefined)[] = [];
  for (let opened = 0; opened < 7; opened += 1) statuses.push((await follow(one, cookie)).response.statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
});

it('a node that closes ends its lines', async () => {
  const third = await startTestApi({ env: { DATABASE_URL: one.app.get<Config>(CONFIG).databaseUrl } });
  const line = await listening(third);
  await third.close();
  await until(() => line.isOver);
  expect(third.app.get(BoardFeedService).following).toBe(0);
});
