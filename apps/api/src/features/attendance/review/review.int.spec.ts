import { readdirSync } from 'node:fs';
import path from 'node:path';
import { aGrant, aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aPdf, aZip } from '../../../../test/question-types-factories.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { SCANNER, type Scanner } from '../../../platform/scan/scanner.js';
import { Storage } from '../../../platform/storage/storage.js';
import { StoredBytesRepository } from '../../../platform/storage/stored-bytes.repository.js';

let api: TestApi;
let run: TestRun;
let official: { personId: string; enrolmentId: string };
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  run = await aRun(api);
  [official = { personId: '', enrolmentId: '' }] = await enrolled(api, run, 1);
});
afterAll(() => api.close());

const DAY = 1_440;
const as = async (personId: string) => api.http(await api.signIn(personId));
const claim = async (sessionId: string, kind: string, text = 'Isha te mjeku.', who = official.personId) =>
  (await as(who)).post(`/api/me/sessions/${sessionId}/claims`).send({ kind, text });
const decide = async (sessionId: string, claimId: string, body: object, who = run.trainerId) =>
  (await as(who)).post(`/api/sessions/${sessionId}/claims/${claimId}/decision`).send(body);
const record = async (sessionId: string) =>
  (await api.db.query('SELECT state, minutes FROM attendance_record WHERE session_id = $1', [sessionId]))[0];
const code = ({ body }: { body: { code?: string } }) => body.code;
const future = () => aSession(api, run, 60, 180);
const past = () => aSession(api, run, -180, -60);
const locked = () => aSession(api, run, -15 * DAY - 120, -15 * DAY);

describe('an excuse', () => {
  it('is sent before the session, decided once, and recorded with the answer as its reason', async () => {
    const sessionId = await future();
    const made = await claim(sessionId, 'excuse');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ kind: 'excuse', state: 'open', files: [], answer: '' });
    expect((await claim(sessionId, 'excuse')).body.id).toBe(made.body.id);
    expect(code(await claim(sessionId, 'excuse', 'Diçka tjetër.'))).toBe('claim.exists');
    const decided = await decide(sessionId, made.body.id, { isAccepted: true, answer: 'Shërim të shpejtë.' });
    expect(decided.body).toMatchObject({ state: 'accepted', answer: 'Shërim të shpejtë.', isOwn: false });
    expect(await record(sessionId)).toEqual({ state: 'excused', minutes: 0 });
    expect(code(await decide(sessionId, made.body.id, { isAccepted: false, answer: 'Jo.' }))).toBe('claim.closed');
    const mine = (await (await as(official.personId)).get('/api/me/claims')).body.claims;
    expect(mine).toMatchObject([{ state: 'accepted', answer: 'Shërim të shpejtë.' }]);
    expect(JSON.stringify(mine)).not.toContain('decidedBy');
    const mails = await api.db.query('SELECT event_key FROM outbox_mail WHERE person_id = $1', [official.personId]);
    expect(mails).toEqual([{ event_key: `attendance.claim-decided:${made.body.id}` }]);
  });

  it.each([
    ['an excuse after the beginning', 'excuse', -10, 100],
    ['a dispute before the end', 'dispute', -10, 100],
    ['a dispute before the beginning', 'dispute', 60, 180],
    ['an excuse after the end', 'excuse', -180, -60],
    ['a dispute after the lock', 'dispute', -15 * DAY - 120, -15 * DAY],
  ])('%s is not taken', async (_name, kind, from, until) => {
    expect(code(await claim(await aSession(api, run, from, until), kind))).toBe('claim.not-now');
  });

  it('is for sessions of one’s own run that are not cancelled', async () => {
    const sessionId = await future();
    const stranger = await aPerson(api.db);
    expect(code(await claim(sessionId, 'excuse', 'Jam i sëmurë.', stranger))).toBe('request.not-found');
    await api.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [sessionId]);
    expect(code(await claim(sessionId, 'excuse'))).toBe('session.cancelled');
    expect(code(await claim(await future(), 'excuse', ' a '))).toBe('request.invalid');
  });

  it('is made five times of one session at most, and of the next session again', async () => {
    const sessionId = await future();
    const me = await as(official.personId);
    for (let at = 1; at <= 5; at += 1) {
      const { id } = (await claim(sessionId, 'excuse', `Arsyeja ${at}.`)).body;
      // The fifth sent again is the fifth.
      if (at === 5) expect((await claim(sessionId, 'excuse', 'Arsyeja 5.')).body.id).toBe(id);
      expect((await me.post(`/api/me/claims/${id}/withdrawal`)).status).toBe(204);
    }
    const refused = await claim(sessionId, 'excuse', 'Arsyeja 6.');
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'claim.too-many', params: { maximum: 5 } }]);
    expect((await claim(await future(), 'excuse')).status).toBe(201);
  });

  it('can be taken back while it is open, by its official alone', async () => {
    const sessionId = await future();
    const { id } = (await claim(sessionId, 'excuse')).body;
    const other = await aPerson(api.db);
    const back = async (who: string) => (await as(who)).post(`/api/me/claims/${id}/withdrawal`);
    expect(code(await back(other))).toBe('request.not-found');
    expect((await back(official.personId)).status).toBe(204);
    expect(code(await back(official.personId))).toBe('claim.closed');
    expect(code(await decide(sessionId, id, { isAccepted: true, answer: 'Po.' }))).toBe('claim.closed');
    expect((await claim(sessionId, 'excuse', 'Përsëri i sëmurë.')).status).toBe(201);
  });
});

describe('a dispute', () => {
  it('comes to what was right, with its time', async () => {
    const sessionId = await past();
    const { id } = (await claim(sessionId, 'dispute', 'Isha aty nga fillimi.')).body;
    expect((await decide(sessionId, id, { isAccepted: true, answer: 'Po.' })).body.errors).toEqual([
      { pointer: '/mark', code: 'required' },
    ]);
    expect((await decide(sessionId, id, { isAccepted: true, answer: 'Po.', mark: 'late' })).body.errors).toEqual([
      { pointer: '/at', code: 'required' },
    ]);
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 150 * 60_000).toISOString();
    expect((await decide(sessionId, id, { isAccepted: true, answer: 'Po.', mark: 'late', at })).status).toBe(200);
    expect(await record(sessionId)).toEqual({ state: 'partial', minutes: 90 });
  });

  it('that is refused changes nothing', async () => {
    const sessionId = await past();
    const { id } = (await claim(sessionId, 'dispute')).body;
    expect((await decide(sessionId, id, { isAccepted: false, answer: 'Lista tregon ndryshe.' })).status).toBe(200);
    expect(await record(sessionId)).toBeUndefined();
  });

  it('is never decided by its official, nor read by trainers of other runs', async () => {
    const sessionId = await past();
    const { id } = (await claim(sessionId, 'dispute')).body;
    await aGrant(api.db, official.personId, { role: 'trainer', scopeKind: 'run', scopeId: run.runId });
    const yes = { isAccepted: true, answer: 'Po.', mark: 'present' };
    expect(code(await decide(sessionId, id, yes, official.personId))).toBe('access.own-record');
    const stranger = await aRun(api);
    expect(code(await decide(sessionId, id, yes, stranger.trainerId))).toBe('request.not-found');
    const waiting = async (who: string) => (await (await as(who)).get('/api/attendance/review')).body.claims;
    expect(await waiting(stranger.trainerId)).toEqual([]);
    expect(await waiting(run.trainerId)).toMatchObject([{ id, isOwn: false }]);
    expect(await waiting(official.personId)).toMatchObject([{ id, isOwn: true }]);
  });

  it('decided by two at once is decided by one', async () => {
    const sessionId = await past();
    const { id } = (await claim(sessionId, 'dispute')).body;
    const answers = await Promise.all(
      [run.trainerId, run.managerId].map((who) =>
        decide(sessionId, id, { isAccepted: true, answer: who, mark: 'present' }, who),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await api.db.query('SELECT 1 FROM attendance_mark WHERE session_id = $1', [sessionId])).toHaveLength(1);
  });
});

describe('attachments', () => {
  const send = async (claimId: string, bytes: Buffer, name = 'raporti.pdf', who = official.personId) =>
    (await as(who))
      .post(`/api/me/claims/${claimId}/files`)
      .set('Origin', api.app.get<Config>(CONFIG).publicOrigin)
      .attach('file', bytes, name);

  const isWaiting = async (claimId: string): Promise<boolean> =>
    (await api.db.one(
      `SELECT 1 AS found FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       UNION SELECT 1 FROM attendance_claim_file WHERE claim_id = $1`,
      [claimId],
    )) !== null;

  it('go with an open claim, the same bytes once, and only its people get them', async () => {
    const sessionId = await future();
    const { id } = (await claim(sessionId, 'excuse')).body;
    const file = (await send(id, aPdf())).body;
    expect(file).toMatchObject({ name: 'raporti.pdf', contentType: 'application/pdf' });
    expect((await send(id, aPdf(), 'tjetër.pdf')).body.id).toBe(file.id);
    const download = async (who: string, address: string) => (await as(who)).get(address);
    const ours = `/api/sessions/${sessionId}/claims/${id}/files/${file.id}`;
    const given = await download(run.trainerId, ours);
    expect(given.headers['content-disposition']).toContain('attachment');
    expect(given.status).toBe(200);
    expect((await download(official.personId, `/api/me/claims/${id}/files/${file.id}`)).status).toBe(200);
    expect((await download(run.trainerId, `/api/me/claims/${id}/files/${file.id}`)).status).toBe(404);
    const other = await aSession(api, run, 60, 180);
    expect((await download(run.trainerId, ours.replace(sessionId, other))).status).toBe(404);
    await decide(sessionId, id, { isAccepted: false, answer: 'Jo.' });
    expect(code(await send(id, Buffer.concat([aPdf(), Buffer.from('x')])))).toBe('claim.closed');
  });

  it('are judged by their bytes, and looked through before anything is kept', async () => {
    const { id } = (await claim(await future(), 'excuse')).body;
    expect(code(await send(id, aZip({ 'a.txt': 'x' }), 'raporti.pdf'))).toBe('media.type');
    const scanner = api.app.get<Scanner>(SCANNER);
    const scan = jest.spyOn(scanner, 'scan').mockResolvedValue({ isClean: false, signature: 'Test' });
    expect(code(await send(id, aPdf()))).toBe('claim.unsafe-file');
    scan.mockRestore();
    expect(readdirSync(path.join(api.dataDir, 'claims'))).toEqual([]);
    expect(await api.db.query('SELECT 1 FROM attendance_claim_file WHERE claim_id = $1', [id])).toEqual([]);
    expect(code(await send(id, aPdf(), 'raporti.pdf', await aPerson(api.db)))).toBe('request.not-found');
  });

  it('are kept where somebody forgets equal bytes of their own at the same moment', async () => {
    const { id } = (await claim(await future(), 'excuse')).body;
    const bytes = Buffer.concat([aPdf(), Buffer.from('%shared')]);
    const storage = api.app.get(Storage);
    const sha256 = await storage.put(bytes);
    const client = await as(official.personId);
    let sent: Promise<{ status: number }> | undefined;
    await api.db.tx(async () => {
      await api.app.get(StoredBytesRepository).lock(sha256);
      sent = client
        .post(`/api/me/claims/${id}/files`)
        .set('Origin', api.app.get<Config>(CONFIG).publicOrigin)
        .attach('file', bytes, 'raporti.pdf')
        .then((answer) => answer);
      // As far as the lock, or through when nobody waits for it.
      for (let tried = 0; tried < 60 && !(await isWaiting(id)); tried += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await storage.remove(sha256);
    });
    expect((await sent)?.status).toBe(201);
    expect(await storage.has(sha256)).toBe(true);
  });

  it('are five at most', async () => {
    const { id } = (await claim(await future(), 'excuse')).body;
    const statuses: number[] = [];
    for (let sent = 0; sent < 6; sent += 1)
      statuses.push((await send(id, Buffer.concat([aPdf(), Buffer.from(`%${sent}`)]))).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 409]);
  });
});

describe('after the lock', () => {
  const propose = async (sessionId: string, more: object = {}, who = run.trainerId) =>
    (await as(who))
      .post(`/api/sessions/${sessionId}/attendance-changes`)
      .send({ enrolmentId: official.enrolmentId, kind: 'present', reason: 'Lista në letër e tregon.', ...more });
  const settle = async (sessionId: string, changeId: string, isApproved: boolean, who: string) =>
    (await as(who)).post(`/api/sessions/${sessionId}/attendance-changes/${changeId}/decision`).send({ isApproved });
  const history = async (sessionId: string) =>
    (await (await as(run.managerId)).get(`/api/sessions/${sessionId}/people/${official.enrolmentId}/history`)).body;

  it('a change takes a reason and a second person, and the history shows both with before and after', async () => {
    const sessionId = await locked();
    expect((await propose(sessionId, { reason: '' })).body.code).toBe('request.invalid');
    const change = (await propose(sessionId)).body;
    expect(change).toMatchObject({ state: 'proposed', isMine: true, decidedBy: null });
    expect(await record(sessionId)).toBeUndefined();
    expect(code(await propose(sessionId, {}, run.managerId))).toBe('attendance-change.exists');
    expect(code(await settle(sessionId, change.id, true, run.trainerId))).toBe('attendance-change.second-person');
    expect((await settle(sessionId, change.id, true, run.managerId)).body).toMatchObject({
      state: 'approved',
      isMine: false,
    });
    expect(await record(sessionId)).toEqual({ state: 'present', minutes: 120 });
    expect(code(await settle(sessionId, change.id, false, run.managerId))).toBe('attendance-change.closed');
    const told = await history(sessionId);
    expect(told).toMatchObject({
      isLocked: true,
      record: { state: 'present', minutes: 120 },
      marks: [
        {
          kind: 'present',
          method: 'manual',
          reason: 'Lista në letër e tregon.',
          before: { state: 'none', minutes: 0 },
          after: { state: 'present', minutes: 120 },
        },
      ],
      changes: [{ state: 'approved' }],
    });
    expect(told.marks[0].markerName).not.toBe(told.marks[0].approvedBy);
    expect(told.marks[0].approvedBy).toContain('Krasniqi');
  });

  it('two who approve at once add one mark', async () => {
    const sessionId = await locked();
    const { id } = (await propose(sessionId)).body;
    const second = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
    const answers = await Promise.all([run.managerId, second].map((who) => settle(sessionId, id, true, who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await api.db.query('SELECT 1 FROM attendance_mark WHERE session_id = $1', [sessionId])).toHaveLength(1);
  });

  it('the database too refuses one person alone, and a change of what was decided', async () => {
    const sessionId = await locked();
    const { id } = (await propose(sessionId)).body;
    const alone = api.db.execute(
      "UPDATE attendance_change SET state = 'refused', decided_by = proposed_by, decided_at = now() WHERE id = $1",
      [id],
    );
    await expect(alone).rejects.toMatchObject({ constraint: 'attendance_change_second_person' });
    await settle(sessionId, id, false, run.managerId);
    await expect(api.db.execute("UPDATE attendance_change SET reason = 'x' WHERE id = $1", [id])).rejects.toThrow(
      'never changes',
    );
  });

  it('it can be taken back by whoever proposed it', async () => {
    const sessionId = await locked();
    const { id } = (await propose(sessionId)).body;
    const back = async (who: string) =>
      (await as(who)).post(`/api/sessions/${sessionId}/attendance-changes/${id}/withdrawal`);
    expect(code(await back(run.managerId))).toBe('attendance-change.not-yours');
    expect((await back(run.trainerId)).status).toBe(204);
    expect((await propose(sessionId, {}, run.managerId)).status).toBe(201);
  });

  it('it answers an open dispute, which one person alone can only refuse', async () => {
    const sessionId = await past();
    const { id: claimId } = (await claim(sessionId, 'dispute', 'Isha aty.')).body;
    expect(code(await propose(sessionId))).toBe('attendance-change.not-locked');
    await api.db.execute('UPDATE session SET locked_at = now() WHERE id = $1', [sessionId]);
    const yes = { isAccepted: true, answer: 'Po.', mark: 'present' };
    expect(code(await decide(sessionId, claimId, yes))).toBe('session.locked');
    const change = (await propose(sessionId, { claimId })).body;
    await settle(sessionId, change.id, true, run.managerId);
    expect((await history(sessionId)).claims).toMatchObject([
      { state: 'accepted', answer: 'Lista në letër e tregon.' },
    ]);
  });

  it('nobody proposes or approves a change of their own, and only for people of the run', async () => {
    const sessionId = await locked();
    await aGrant(api.db, official.personId, { role: 'trainer', scopeKind: 'run', scopeId: run.runId });
    expect(code(await propose(sessionId, {}, official.personId))).toBe('access.own-record');
    const { id } = (await propose(sessionId)).body;
    expect(code(await settle(sessionId, id, true, official.personId))).toBe('access.own-record');
    const wrong = [{ enrolmentId: uuidv7() }, { kind: 'late' }, { claimId: uuidv7() }];
    for (const more of wrong) expect(code(await propose(await locked(), more))).toBe('request.invalid');
    expect((await history(uuidv7())).code).toBe('request.not-found');
  });
});
