import { checkInCounter } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, aSession, enrolled, layAt, type TestRun } from '../../../test/runs-factories.js';
import { CheckInCodes } from './check-in-codes.js';

let api: TestApi;
let run: TestRun;
let codes: CheckInCodes;
beforeAll(async () => {
  api = await startTestApi();
  codes = api.app.get(CheckInCodes);
});
beforeEach(async () => {
  run = await aRun(api);
});
afterAll(() => api.close());

const as = async (personId = '') => api.http(await api.signIn(personId));
const marksOf = (enrolmentId = '') =>
  api.db.query<{ status: string; method: string }>(
    'SELECT status, method FROM attendance_mark WHERE enrolment_id = $1',
    [enrolmentId],
  );
const now = () => checkInCounter(Date.now());

/** Waits out the last seconds of a step, so that a test's step is still the current one when its request arrives. */
async function inOneStep(): Promise<number> {
  const left = 15_000 - (Date.now() % 15_000);
  if (left < 3_000) await new Promise((resolve) => setTimeout(resolve, left));
  return now();
}

describe('a scan', () => {
  it('is judged before sign-in, carried over it, and counts', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const screen = (await (await as(run.trainerId)).get(`/api/sessions/${sessionId}/check-in-codes`)).body;
    expect(screen.codes.length).toBeGreaterThan(5);
    const shown = screen.codes[0];
    expect(shown.url).toMatch(/^http:\/\/localhost:3000\/c\/[\w-]{43}$/);
    expect(shown.qrPath).toMatch(/^M4 4h7v1h-7z/);
    const phone = api.http();
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    const opened = await phone.get(new URL(shown.url).pathname).set('Accept-Language', 'sr');
    stop();
    expect([opened.status, opened.headers['location']]).toEqual([302, '/sr-Cyrl/app/check-in?scan=read']);
    expect(opened.headers['set-cookie']?.[0]).toMatch(/^edukom_scan=.*HttpOnly; SameSite=Lax/);
    expect(statements).toEqual([]);
    const cookie = `${await api.signIn(person?.personId ?? '')}; ${opened.headers['set-cookie']?.[0]?.split(';')[0]}`;
    const checkedIn = await api.http(cookie).post('/api/check-ins').send({});
    expect(checkedIn.body).toMatchObject({ sessionId, status: 'accepted', sessionTitle: 'Sesioni 1' });
    expect(checkedIn.headers['set-cookie']?.[0]).toMatch(/^edukom_scan=;/);
    expect((await api.http(cookie).post('/api/check-ins').send({})).body).toEqual(checkedIn.body);
    expect(await marksOf(person?.enrolmentId)).toEqual([{ status: 'accepted', method: 'qr' }]);
  });

  it('that comes late waits for the trainer and never counts by itself', async () => {
    const sessionId = await aSession(api, run, -100, -1);
    const [person] = await enrolled(api, run, 1);
    const phone = await as(person?.personId);
    const late = await phone.get(`/c/${codes.tokenOf(sessionId, now() - 40)}`);
    const checkedIn = await phone
      .set('Cookie', `${await api.signIn(person?.personId ?? '')}; ${late.headers['set-cookie']?.[0]?.split(';')[0]}`)
      .post('/api/check-ins')
      .send({});
    expect(checkedIn.body.status).toBe('to-confirm');
    const trainer = await as(run.trainerId);
    const board = (await trainer.get(`/api/sessions/${sessionId}/board`)).body;
    expect(board).toMatchObject({
      expected: 1,
      present: 0,
      toConfirm: 1,
      missing: 0,
      rows: [{ state: 'to-confirm', minutes: 0 }],
    });
    const share = async () =>
      (await (await as(person?.personId)).get('/api/me/sessions')).body.runs[0].attendance.shareBasisPoints;
    expect(await share()).toBe(0);
    const decide = (kind: string, reason = '') =>
      trainer.post(`/api/sessions/${sessionId}/marks`).send({
        marks: [
          {
            clientKey: crypto.randomUUID(),
            enrolmentId: person?.enrolmentId,
            kind,
            decidesId: board.rows[0].marks[0].id,
            reason,
          },
        ],
      });
    expect((await decide('confirm')).body).toEqual({ recorded: 1 });
    expect((await trainer.get(`/api/sessions/${sessionId}/board`)).body).toMatchObject({ present: 1, toConfirm: 0 });
    expect(await share()).toBeGreaterThan(0);
    expect((await decide('reject')).body.errors).toEqual([{ pointer: '/marks/0/reason', code: 'required' }]);
    expect((await decide('reject', 'Nuk ishte në sallë')).status).toBe(200);
    expect(await share()).toBe(0);
  });

  it('that was in time stays so when the address is opened again after signing in', async () => {
    const sessionId = await aSession(api, run);
    const token = codes.tokenOf(sessionId, now() - 30);
    const inTime = codes.ticketOf({ sessionId, counter: now(), receivedAt: Date.now(), isInTime: true });
    const again = await api.http(`edukom_scan=${inTime}`).get(`/c/${token}`);
    expect([again.status, again.headers['set-cookie']]).toEqual([302, undefined]);
    expect((await api.http().get(`/c/${token}`)).headers['set-cookie']).toHaveLength(1);
  });

  it('with a forged token, a token of the future or a forged ticket is none', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const genuine = codes.tokenOf(sessionId, now());
    const forged = `${genuine.slice(0, -2)}${genuine.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const token of [forged, codes.tokenOf(sessionId, now() + 2), 'short']) {
      const opened = await api.http().get(`/c/${token}`);
      expect([opened.headers['location'], opened.headers['set-cookie']]).toEqual([
        '/sq/app/check-in?scan=unknown',
        undefined,
      ]);
    }
    const cookie = await api.signIn(person?.personId ?? '');
    const ticket = codes.ticketOf({ sessionId, counter: now(), receivedAt: Date.now(), isInTime: true });
    for (const scan of [
      `${ticket}x`,
      'x.y',
      codes.ticketOf({ sessionId, counter: now(), receivedAt: Date.now() - 31 * 60_000, isInTime: true }),
    ])
      expect((await api.http(`${cookie}; edukom_scan=${scan}`).post('/api/check-ins').send({})).body.code).toBe(
        'check-in.no-scan',
      );
    expect(await marksOf(person?.enrolmentId)).toEqual([]);
  });
});

describe('a scan sent with the check-in', () => {
  const send = async (cookie: string, token: string) =>
    api.http(cookie).post('/api/check-ins').send({ scan: token, deviceAt: new Date().toISOString() });
  const ticketIn = (answer: { headers: { [name: string]: unknown } }) =>
    (answer.headers['set-cookie'] as string[] | undefined)?.[0]?.split(';')[0];
  const roomWithOne = async (from?: number, to?: number) => {
    const sessionId = await aSession(api, run, from, to);
    const [person] = await enrolled(api, run, 1);
    const { personId = '', enrolmentId = '' } = person ?? {};
    return { sessionId, personId, enrolmentId, cookie: await api.signIn(personId) };
  };

  it('counts with one request, and one that is repeated gives what is stored', async () => {
    const { sessionId, enrolmentId, cookie } = await roomWithOne();
    const token = codes.tokenOf(sessionId, await inOneStep());
    const answer = await send(cookie, ` ${token} `);
    expect(answer.body).toMatchObject({ sessionId, status: 'accepted', sessionTitle: 'Sesioni 1' });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await send(cookie, token)).body).toEqual(answer.body);
    expect(await marksOf(enrolmentId)).toEqual([{ status: 'accepted', method: 'qr' }]);
  });

  it('is judged when it arrives: late, it waits for the trainer', async () => {
    const { sessionId, enrolmentId, cookie } = await roomWithOne(-100, -1);
    expect((await send(cookie, codes.tokenOf(sessionId, now() - 40))).body.status).toBe('to-confirm');
    expect(await marksOf(enrolmentId)).toEqual([{ status: 'to-confirm', method: 'qr' }]);
  });

  it('is in time when only its answer was lost, however late it is sent again', async () => {
    const { sessionId, enrolmentId, cookie } = await roomWithOne();
    const gone = (await inOneStep()) - 40;
    await api.db.execute(
      `INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, received_at, client_key)
       VALUES (gen_random_uuid(), $1, $2, 'present', 'accepted', 'qr', 'null', now() - interval '10 minutes', $3)`,
      [sessionId, enrolmentId, codes.clientKeyOf(sessionId, enrolmentId, gone)],
    );
    expect((await send(cookie, codes.tokenOf(sessionId, gone))).body).toMatchObject({ sessionId, status: 'accepted' });
    expect(await marksOf(enrolmentId)).toHaveLength(1);
  });

  it('of somebody signed out is refused as ever, judged all the same, and counts after signing in', async () => {
    const { sessionId, personId, enrolmentId } = await roomWithOne();
    const token = codes.tokenOf(sessionId, await inOneStep());
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    const refused = await send('', token);
    stop();
    expect([refused.status, refused.body.code, statements]).toEqual([401, 'access.signed-out', []]);
    expect(refused.headers['set-cookie']).toEqual([expect.stringMatching(/^edukom_scan=.*HttpOnly; SameSite=Lax/)]);
    const after = await send(`${await api.signIn(personId)}; ${ticketIn(refused)}`, token);
    expect(after.body).toMatchObject({ sessionId, status: 'accepted' });
    expect(ticketIn(after)).toBe('edukom_scan=');
    expect(await marksOf(enrolmentId)).toEqual([{ status: 'accepted', method: 'qr' }]);
  });

  it('counts as of the first request with it, which its ticket tells; a ticket of another session or too old says nothing', async () => {
    const { sessionId, cookie } = await roomWithOne();
    const counter = now() - 20;
    const token = codes.tokenOf(sessionId, counter);
    const sendWith = (ticket: string) => send(`${cookie}; edukom_scan=${ticket}`, token);
    const before = { sessionId, counter, receivedAt: counter * 15_000, isInTime: true };
    const other = codes.ticketOf({ ...before, sessionId: await aSession(api, run) });
    expect((await sendWith(other)).body.status).toBe('to-confirm');
    const second = await api.signIn((await enrolled(api, run, 1))[0]?.personId ?? '');
    const tooOld = codes.ticketOf({ ...before, receivedAt: Date.now() - 31 * 60_000 });
    expect((await send(`${second}; edukom_scan=${tooOld}`, token)).body.status).toBe('to-confirm');
    const third = await api.signIn((await enrolled(api, run, 1))[0]?.personId ?? '');
    const kept = await send(`${third}; edukom_scan=${codes.ticketOf(before)}`, token);
    expect(kept.body).toMatchObject({ status: 'accepted', receivedAt: new Date(before.receivedAt).toISOString() });
  });

  it('is judged also while everybody is refused for now', async () => {
    const { sessionId, cookie } = await roomWithOne();
    const token = codes.tokenOf(sessionId, await inOneStep());
    Object.defineProperty(api.db, 'longestWaitMs', { get: () => 60_000, configurable: true });
    const refused = await send(cookie, token).finally(() => Reflect.deleteProperty(api.db, 'longestWaitMs'));
    expect([refused.status, refused.body.code]).toEqual([503, 'server.busy']);
    const after = await send(`${cookie}; ${ticketIn(refused)}`, token);
    expect([after.body.status, ticketIn(after)]).toEqual(['accepted', 'edukom_scan=']);
  });

  it('keeps its verdict as long as something else stands in the way', async () => {
    const sessionId = await aSession(api, run);
    const personId = await aPerson(api.db);
    const refused = await send(await api.signIn(personId), codes.tokenOf(sessionId, await inOneStep()));
    expect(refused.body.code).toBe('check-in.not-enrolled');
    expect(ticketIn(refused)).toMatch(/^edukom_scan=./);
  });

  it('that is none of ours, or comes with a typed code, is refused and leaves nothing', async () => {
    const { sessionId, enrolmentId, cookie } = await roomWithOne();
    const genuine = codes.tokenOf(sessionId, now());
    const forged = `${genuine.slice(0, -2)}${genuine.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const token of [forged, codes.tokenOf(sessionId, now() + 2), 'short', '']) {
      const refused = await send(cookie, token);
      expect([refused.body.code, refused.headers['set-cookie']]).toEqual(['check-in.wrong-code', undefined]);
    }
    expect((await send('', forged)).headers['set-cookie']).toBeUndefined();
    const both = await api.http(cookie).post('/api/check-ins').send({ scan: genuine, code: 'AAAAAA' });
    expect([both.body.code, both.body.errors]).toEqual(['request.invalid', [{ pointer: '/scan', code: 'invalid' }]]);
    expect(both.headers['set-cookie']).toBeUndefined();
    expect(await marksOf(enrolmentId)).toEqual([]);
  });
});

describe('a typed code', () => {
  it('is read from any keyboard, once per step, from twenty tries at once', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const phone = await as(person?.personId);
    const code = codes.codeOf(sessionId, await inOneStep());
    const typed = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => phone.post('/api/check-ins').send({ code: typed })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(await marksOf(person?.enrolmentId)).toEqual([{ status: 'accepted', method: 'code' }]);
    const record = await api.db.query('SELECT state, version FROM attendance_record WHERE enrolment_id = $1', [
      person?.enrolmentId,
    ]);
    expect(record).toEqual([{ state: 'present', version: 1 }]);
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'attendance.marked' AND subject_id = $1", [
        person?.enrolmentId,
      ]),
    ).toHaveLength(1);
  });

  it('that has rotated away is refused, unless it was taken before and only the answer was lost', async () => {
    const sessionId = await aSession(api, run);
    const people = await enrolled(api, run, 2);
    const [first, second] = [await as(people[0]?.personId), await as(people[1]?.personId)];
    const gone = (await inOneStep()) - 4;
    const code = codes.codeOf(sessionId, gone);
    expect((await first.post('/api/check-ins').send({ code })).body.code).toBe('check-in.expired');
    await api.db.execute(
      `INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, received_at, client_key)
       VALUES (gen_random_uuid(), $1, $2, 'present', 'accepted', 'code', 'null', now() - interval '1 minute', $3)`,
      [sessionId, people[1]?.enrolmentId, codes.clientKeyOf(sessionId, people[1]?.enrolmentId ?? '', gone)],
    );
    expect((await second.post('/api/check-ins').send({ code })).body).toMatchObject({ sessionId, status: 'accepted' });
  });

  it('says what is wrong: no code, another run, no such code, too many tries', async () => {
    const sessionId = await aSession(api, run);
    const stranger = await as(await aPerson(api.db));
    const send = async (code: string) => (await stranger.post('/api/check-ins').send({ code })).body;
    expect((await send('12')).errors).toEqual([{ pointer: '/code', code: 'invalid' }]);
    expect((await send(codes.codeOf(sessionId, await inOneStep()))).code).toBe('check-in.not-enrolled');
    for (let tried = 0; tried < 10; tried += 1) expect((await send('AAAAAA')).code).toBe('check-in.wrong-code');
    expect((await send('AAAAAA')).code).toBe('request.too-many');
    expect((await api.http().post('/api/check-ins').send({ code: 'AAAAAA' })).status).toBe(401);
  });

  it('is not taken outside the window, of a cancelled session, nor shown then', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const [phone, trainer] = [await as(person?.personId), await as(run.trainerId)];
    const shown = async () => (await trainer.get(`/api/sessions/${sessionId}/check-in-codes`)).body.code;
    const scan = async () => {
      const ticket = codes.ticketOf({ sessionId, counter: now(), receivedAt: Date.now(), isInTime: true });
      return (
        await api
          .http(`${await api.signIn(person?.personId ?? '')}; edukom_scan=${ticket}`)
          .post('/api/check-ins')
          .send({})
      ).body.code;
    };
    await layAt(api.db, sessionId, 61, 120);
    expect([await shown(), await scan()]).toEqual(['check-in.closed', 'check-in.closed']);
    await layAt(api.db, sessionId, -120, -1);
    expect([await shown(), await scan()]).toEqual(['check-in.closed', 'check-in.closed']);
    expect((await phone.post('/api/check-ins').send({ code: codes.codeOf(sessionId, now()) })).body.code).toBe(
      'check-in.wrong-code',
    );
    await layAt(api.db, sessionId, -10, 60);
    await api.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [sessionId]);
    expect([await shown(), await scan()]).toEqual(['session.cancelled', 'session.cancelled']);
    expect(await marksOf(person?.enrolmentId)).toEqual([]);
  });
});

it('codes of a session are for its trainer and manager', async () => {
  const sessionId = await aSession(api, run);
  const path = `/api/sessions/${sessionId}/check-in-codes`;
  const other = await aRun(api);
  expect((await (await as(run.managerId)).get(path)).status).toBe(200);
  expect((await (await as(other.trainerId)).get(path)).status).toBe(404);
  expect((await (await as(await aPerson(api.db))).get(path)).status).toBe(403);
});
