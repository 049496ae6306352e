import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aMunicipality, aRunWithSeats, nominated, officials } from '../../../../test/enrolment-factories.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../../test/runs-factories.js';
import { aSessionPlan } from '../../../../test/planner-factories.js';
import { CalendarSyncService } from '../../calendar/calendar-sync.service.js';
import { RunsService } from '../runs.service.js';
import { CancellationsService } from './cancellations.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const addSession = (run: TestRun) => api.app.get(RunsService).addSession(null, run.runId, aSessionPlan());
const sync = (run: TestRun) => api.app.get(CalendarSyncService).sync(run.runId);
const mailsOf = (run: TestRun) =>
  api.db.query<{ person_id: string; locale: string; subject: string; body: string }>(
    'SELECT person_id, locale, subject, body FROM outbox_mail WHERE event_key = $1 ORDER BY person_id',
    [`run.cancelled:${run.runId}`],
  );
const REASON = 'Trajneri është sëmurë.';

describe('cancelling a run', () => {
  it('shows first whom it mails and in which words, then does exactly that, in one transaction', async () => {
    const run = await aRunWithSeats(api);
    const municipality = await aMunicipality(api);
    const [asking = ''] = await officials(api, municipality, 1);
    await nominated(api, run, municipality, [asking]);
    const [inside, silent, gone] = await enrolled(api, run, 2).then(async (two) => [
      ...two,
      { personId: await aPerson(api.db, { state: 'deactivated', departmentId: run.departmentId }) },
    ]);
    const beyond = { enrolled: gone?.personId ?? '' };
    await api.db.execute('UPDATE run SET capacity = NULL WHERE id = $1', [run.runId]);
    await api.app.get(RunsService).enrol(null, run.runId, [beyond.enrolled]);
    await api.db.execute("UPDATE person SET locale = 'sr-Cyrl' WHERE id = $1", [inside?.personId]);
    await api.db.execute('UPDATE person SET email = NULL WHERE id = $1', [silent?.personId]);
    await addSession(run);
    const held = await aSession(api, run, -300, -180);
    const manager = await as(run.managerId);
    const address = `/api/runs/${run.runId}/cancellation`;
    const preview = (await manager.get(address)).body;
    // One enrolled, one trainer, one who waits for an answer; one has no address, one no account any more.
    expect(preview).toMatchObject({ mails: 3, unreachable: 1, sessions: 1, requests: 1 });
    expect(preview.languages.map((one: { locale: string; mails: number }) => [one.locale, one.mails])).toEqual([
      ['sq', 2],
      ['sr-Cyrl', 1],
    ]);
    expect(await mailsOf(run)).toEqual([]);
    const done = await manager.post(address).send({ reason: REASON });
    expect(done.body).toEqual({ mails: 3, sessions: 1 });
    const mails = await mailsOf(run);
    expect(mails.map((mail) => mail.person_id).sort()).toEqual([inside?.personId, run.trainerId, asking].sort());
    const serbian = mails.find((mail) => mail.person_id === inside?.personId);
    expect([serbian?.subject, serbian?.body]).toEqual([
      expect.stringContaining('Отказано'),
      expect.stringContaining(REASON),
    ]);
    const detail = (await manager.get(`/api/runs/${run.runId}`)).body;
    expect(detail).toMatchObject({ state: 'cancelled', cancelReason: REASON, enrolled: 3 });
    // What was held stays held.
    const states = detail.sessions.map((one: { id: string; isCancelled: boolean }) => [
      one.id === held,
      one.isCancelled,
    ]);
    expect(states.sort()).toEqual([
      [false, true],
      [true, false],
    ]);
    const told = await api.db.query(
      "SELECT 1 FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'enrolment.lapse:%'",
      [asking],
    );
    expect(told).toEqual([]);
    expect(await api.db.one('SELECT state FROM enrolment_request WHERE run_id = $1', [run.runId])).toEqual({
      state: 'lapsed',
    });
  });

  it('happens once: a second time, and of a run that is over, it is refused and mails nobody', async () => {
    const run = await aRun(api);
    await enrolled(api, run, 1);
    const manager = await as(run.managerId);
    const cancel = () => manager.post(`/api/runs/${run.runId}/cancellation`).send({ reason: REASON });
    const answers = await Promise.all([cancel(), cancel(), cancel()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await mailsOf(run)).toHaveLength(2);
    expect((await manager.get(`/api/runs/${run.runId}/cancellation`)).body.code).toBe('run.state');
    for (const path of ['start', 'finish'])
      expect((await manager.post(`/api/runs/${run.runId}/${path}`)).status).toBe(409);
    expect((await manager.post(`/api/runs/${run.runId}/sessions`).send(aSessionPlan())).body.code).toBe('run.state');
  });

  it('leaves nothing behind when it fails in the middle', async () => {
    const run = await aRun(api);
    await enrolled(api, run, 2);
    const sessionId = await addSession(run);
    // The trainer's mail cannot be written.
    await api.db.execute(
      `ALTER TABLE outbox_mail ADD CONSTRAINT no_mail_to_trainer CHECK (person_id <> '${run.trainerId}') NOT VALID`,
    );
    const actor = { personId: run.managerId } as Parameters<CancellationsService['cancel']>[0];
    await expect(api.app.get(CancellationsService).cancel(actor, run.runId, REASON, new Date())).rejects.toThrow();
    expect(await mailsOf(run)).toEqual([]);
    expect(await api.db.one('SELECT state, cancel_reason FROM run WHERE id = $1', [run.runId])).toEqual({
      state: 'planned',
      cancel_reason: null,
    });
    expect(await api.db.one('SELECT cancelled_at FROM session WHERE id = $1', [sessionId])).toEqual({
      cancelled_at: null,
    });
    await api.db.execute('ALTER TABLE outbox_mail DROP CONSTRAINT no_mail_to_trainer');
  });

  it('asks for a reason, and tells calendars of each session with it', async () => {
    const run = await aRun(api);
    const [person] = await enrolled(api, run, 1);
    await addSession(run);
    const held = await aSession(api, run, -300, -180);
    await sync(run);
    const manager = await as(run.managerId);
    const address = `/api/runs/${run.runId}/cancellation`;
    expect((await manager.post(address).send({ reason: ' ' })).status).toBe(422);
    expect((await manager.post(address).send({ reason: REASON })).status).toBe(200);
    await sync(run);
    const calendars = await api.db.query<{ body: string; calendar: string }>(
      "SELECT body, calendar FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'calendar:%' AND calendar LIKE '%METHOD:CANCEL%'",
      [person?.personId],
    );
    expect(calendars).toHaveLength(1);
    expect(calendars[0]?.body).toContain(REASON);
    // A session that was held is no cancelled one in anybody's calendar.
    expect(
      await api.db.one('SELECT is_cancelled FROM calendar_entry WHERE session_id = $1 AND person_id = $2', [
        held,
        person?.personId,
      ]),
    ).toEqual({ is_cancelled: false });
  });
});

describe('cancelling one session', () => {
  it('mails everybody who was expected the reason with the calendar’s cancellation, once', async () => {
    const run = await aRun(api);
    const [person] = await enrolled(api, run, 1);
    const sessionId = await addSession(run);
    await sync(run);
    const manager = await as(run.managerId);
    const cancel = () => manager.post(`/api/sessions/${sessionId}/cancellation`).send({ reason: REASON });
    expect((await cancel()).status).toBe(204);
    expect((await cancel()).status).toBe(409);
    await sync(run);
    await sync(run);
    const mails = await api.db.query<{ subject: string; body: string }>(
      "SELECT subject, body FROM outbox_mail WHERE person_id = $1 AND calendar LIKE '%METHOD:CANCEL%'",
      [person?.personId],
    );
    expect(mails).toHaveLength(1);
    expect([mails[0]?.subject, mails[0]?.body]).toEqual([
      expect.stringContaining('U anulua'),
      expect.stringContaining(REASON),
    ]);
    expect((await manager.get(`/api/runs/${run.runId}`)).body.sessions).toMatchObject([{ cancelReason: REASON }]);
  });

  it('expects of two trainers the one who leads the session', async () => {
    const second = await aPerson(api.db);
    const run = await aRun(api);
    const manager = await as(run.managerId);
    const { version } = (await manager.get(`/api/runs/${run.runId}`)).body;
    const body = { version, startsOn: '2026-11-01', endsOn: '2026-12-31', locales: ['sq'], coHostIds: [] };
    await manager.put(`/api/runs/${run.runId}/plan`).send({ ...body, trainerIds: [run.trainerId, second] });
    await api.app.get(RunsService).addSession(null, run.runId, aSessionPlan({ trainerIds: [second] }));
    await sync(run);
    const told = await api.db.query<{ person_id: string }>(
      'SELECT c.person_id FROM calendar_entry c JOIN session s ON s.id = c.session_id WHERE s.run_id = $1',
      [run.runId],
    );
    expect(told).toEqual([{ person_id: second }]);
  });
});
