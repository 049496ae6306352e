import { setTimeout as delay } from 'node:timers/promises';
import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { DeadLettersRepository } from '../../platform/jobs/dead-letters.repository.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';

let api: TestApi;
let admin: string;
let adminId: string;
beforeAll(async () => {
  api = await startTestApi();
  adminId = await aPerson(api.db, { givenName: 'Teuta', familyName: 'Admini', grants: [{ role: 'administrator' }] });
  admin = await api.signIn(adminId);
});
afterAll(() => api.close());
beforeEach(() => api.db.execute('DELETE FROM dead_letter'));

interface Answer {
  items: {
    deadLetterId: string;
    kind: string;
    subjectId: string;
    error: string;
    tries: number;
    settled: { how: string; byName: string; reason: string } | null;
  }[];
  next: string | null;
  openCount: number;
}
const list = async (query: Record<string, string> = {}) =>
  (await api.http(admin).get('/api/dead-letters').query(query).expect(200)).body as Answer;
const post = (id: string, what: 'again' | 'drop', body: object = {}) =>
  api.http(admin).post(`/api/dead-letters/${id}/${what}`).set('Origin', ORIGIN).send(body);
const aLetter = (kind: string, payload: object, minute: number) =>
  api.app.get(DeadLettersRepository).add({
    jobId: crypto.randomUUID(),
    kind,
    payload,
    error: `${kind} failed\0`,
    tries: 8,
    diedAt: new Date(Date.UTC(2026, 10, 1, 9, minute)),
  });
const queued = (kind: string) => api.db.query<{ data: object }>('SELECT data FROM pgboss.job WHERE name = $1', [kind]);

it('a job that fails every time is seen, once, and nothing of its neighbours fails with it', async () => {
  const runs = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const;
  const done: string[] = [];
  const jobs = api.app.get(Jobs);
  jobs.handle(syncCalendar, async ({ runId }) => {
    if (runId === runs[0]) throw new Error(`no calendar of ${runId}`);
    done.push(runId);
  });
  await jobs.enqueueAll(
    syncCalendar,
    runs.map((runId) => ({ runId })),
  );
  await api.db.execute("UPDATE pgboss.job SET retry_limit = 1, retry_delay = 0 WHERE name = 'calendar.sync'");
  await jobs.work();
  const stopAt = Date.now() + 25_000;
  while ((await list()).openCount === 0 && Date.now() < stopAt) await delay(200);
  expect((await list()).items).toMatchObject([
    { kind: 'calendar.sync', subjectId: runs[0], error: `no calendar of ${runs[0]}`, tries: 2, settled: null },
  ]);
  expect(done).toEqual([runs[1]]);
});

it('is listed newest first, page by page', async () => {
  for (const minute of [1, 2, 3]) await aLetter('media.process', { mediaId: `medium ${minute}` }, minute);
  const first = await list({ limit: '2' });
  const second = await list({ limit: '2', cursor: first.next ?? '' });
  expect([first, second].map(({ items }) => items.map(({ subjectId }) => subjectId))).toEqual([
    ['medium 3', 'medium 2'],
    ['medium 1'],
  ]);
  expect([first.openCount, second.next, first.items[0]?.error]).toEqual([3, null, 'media.process failed']);
  await api.http(admin).get('/api/dead-letters').query({ cursor: 'x' }).expect(422);
});

it('is run again as it was given: once, whoever else decides at the same moment, and with a trace', async () => {
  await aLetter('certificate.document', { certificateId: 'c-1' }, 1);
  const [letter] = (await list()).items;
  const id = letter?.deadLetterId ?? '';
  const answers = await Promise.all([
    post(id, 'again'),
    post(id, 'again'),
    post(id, 'drop', { reason: 'a second look' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
  const wasDropped = answers[2]?.status === 204;
  expect((await queued('certificate.document')).map(({ data }) => data)).toEqual(
    wasDropped ? [] : [{ certificateId: 'c-1' }],
  );
  expect(await list()).toMatchObject({ items: [], openCount: 0 });
  expect((await list({ group: 'settled' })).items).toMatchObject([
    { settled: { how: wasDropped ? 'dropped' : 'again', byName: 'Teuta Admini' } },
  ]);
  const trail = await api.db.query('SELECT actor_id FROM audit_event WHERE subject_id = $1', [id]);
  expect(trail).toEqual([{ actor_id: adminId }]);
});

it('is given up with a reason alone', async () => {
  await aLetter('media.process', { mediaId: 'm' }, 1);
  const id = (await list()).items[0]?.deadLetterId ?? '';
  await post(id, 'drop', { reason: '  ' }).expect(422);
  await post(id, 'drop', { reason: 'The file was damaged; its author knows.' }).expect(204);
  expect((await list({ group: 'settled' })).items).toMatchObject([
    { settled: { how: 'dropped', reason: 'The file was damaged; its author knows.' } },
  ]);
});

it('cannot be run again when this release knows no such work, and stays', async () => {
  await aLetter('something.of-before', { id: 'x' }, 1);
  const id = (await list()).items[0]?.deadLetterId ?? '';
  await post(id, 'again').expect(409);
  expect((await list()).openCount).toBe(1);
  await post(crypto.randomUUID(), 'again').expect(404);
});
