import { type AttendanceMark, reduceMarks, type SessionPlan } from '@edukom/domain';
import fc from 'fast-check';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../test/runs-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { AppendMarksService } from './append-marks.service.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { markOf } from './attendance.mapper.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { MarksRepository } from './marks.repository.js';

let api: TestApi;
let run: TestRun;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  run = await aRun(api);
});
afterAll(() => api.close());

const as = async (personId = '') => api.http(await api.signIn(personId));
const mark = (enrolmentId: string | undefined, kind: string, more: object = {}) => ({
  clientKey: uuidv7(),
  enrolmentId,
  kind,
  ...more,
});

describe('by hand', () => {
  it('marks many at once, keeps how each came to be, and a repeat changes nothing', async () => {
    const sessionId = await aSession(api, run, -60, 60);
    const people = await enrolled(api, run, 5);
    const trainer = await as(run.trainerId);
    const at = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000).toISOString();
    const marks = [
      mark(people[0]?.enrolmentId, 'present', { deviceAt: at(-1) }),
      mark(people[1]?.enrolmentId, 'absent'),
      mark(people[2]?.enrolmentId, 'late', { at: at(-30) }),
      mark(people[3]?.enrolmentId, 'left', { at: at(0) }),
      mark(people[4]?.enrolmentId, 'excused', { reason: 'Raport mjekësor' }),
    ];
    const send = () => trainer.post(`/api/sessions/${sessionId}/marks`).send({ marks });
    expect((await send()).body).toEqual({ recorded: 5 });
    expect((await send()).body).toEqual({ recorded: 0 });
    const board = (await trainer.get(`/api/sessions/${sessionId}/board`)).body;
    expect(board).toMatchObject({ expected: 5, present: 3, excused: 1, missing: 1, toConfirm: 0, plannedMinutes: 120 });
    const rows = new Map(board.rows.map((row: { enrolmentId: string }) => [row.enrolmentId, row]));
    expect(people.map(({ enrolmentId }) => rows.get(enrolmentId))).toMatchObject([
      {
        state: 'present',
        minutes: 120,
        marks: [
          { method: 'manual', kind: 'present', deviceAt: at(-1), markerName: expect.stringContaining('Krasniqi') },
        ],
      },
      { state: 'absent', minutes: 0 },
      { state: 'partial', minutes: 90, lateMinutes: 30, marks: [{ at: at(-30) }] },
      { state: 'partial', minutes: 60 },
      { state: 'excused', minutes: 0, marks: [{ reason: 'Raport mjekësor' }] },
    ]);
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'attendance.marked' AND actor_id = $1", [
        run.trainerId,
      ]),
    ).toHaveLength(5);
  });

  it('names what a mark lacks, and refuses people of another run, the own record and foreign decisions', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const other = await aRun(api);
    const [stranger] = await enrolled(api, other, 1);
    const trainer = await as(run.trainerId);
    const send = async (...marks: object[]) =>
      (await trainer.post(`/api/sessions/${sessionId}/marks`).send({ marks })).body;
    expect((await send(mark(person?.enrolmentId, 'late'), mark(person?.enrolmentId, 'excused'))).errors).toEqual([
      { pointer: '/marks/0/at', code: 'required' },
      { pointer: '/marks/1/reason', code: 'required' },
    ]);
    expect((await send(mark(person?.enrolmentId, 'left', { at: '2026-01-01T10:00:00Z' }))).errors).toEqual([
      { pointer: '/marks/0/at', code: 'outside-session' },
    ]);
    expect((await send(mark(person?.enrolmentId, 'present'), mark(stranger?.enrolmentId, 'present'))).errors).toEqual([
      { pointer: '/marks/1/enrolmentId', code: 'choice' },
    ]);
    expect((await send(mark(person?.enrolmentId, 'confirm', { decidesId: uuidv7() }))).errors).toEqual([
      { pointer: '/marks/0/decidesId', code: 'choice' },
    ]);
    await api.db.execute(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES ($1, $2, 'trainer', 'run', $3, daterange('2020-01-01', NULL))",
      [uuidv7(), person?.personId, run.runId],
    );
    const own = await (
      await as(person?.personId)
    )
      .post(`/api/sessions/${sessionId}/marks`)
      .send({ marks: [mark(person?.enrolmentId, 'present')] });
    expect(own.body.code).toBe('access.own-record');
    expect(await api.db.query('SELECT 1 FROM attendance_mark WHERE session_id = $1', [sessionId])).toEqual([]);
  });

  it('is refused for a locked and a cancelled session, to officials, and to trainers of other runs', async () => {
    const [locked, cancelled] = [await aSession(api, run, -14 * 1440 - 90, -14 * 1440 - 1), await aSession(api, run)];
    await api.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
    const [person] = await enrolled(api, run, 1);
    const send = async (who: string | undefined, sessionId: string) =>
      (
        await (
          await as(who)
        )
          .post(`/api/sessions/${sessionId}/marks`)
          .send({ marks: [mark(person?.enrolmentId, 'present')] })
      ).body.code;
    expect(await send(run.trainerId, locked)).toBe('session.locked');
    expect(await send(run.trainerId, cancelled)).toBe('session.cancelled');
    expect(await send(person?.personId, locked)).toBe('access.forbidden');
    const other = await aRun(api);
    expect(await send(other.trainerId, locked)).toBe('request.not-found');
    expect((await (await as(other.trainerId)).get(`/api/sessions/${locked}/board`)).status).toBe(404);
    expect((await (await as(person?.personId)).get(`/api/sessions/${locked}/board`)).status).toBe(403);
  });
});

describe('the record', () => {
  it('is the same in whatever order marks arrive, and equals the domain over the log', async () => {
    const sessionId = await aSession(api, run, -90, 30);
    const session = await api.app.get(AttendanceRepository).sessionById(sessionId);
    if (!session) throw new Error('no session');
    const plan: SessionPlan = { sessionId, slots: session.slots };
    const start = session.starts_at.getTime();
    const minute = fc.integer({ min: 0, max: 120 });
    const said = fc.record({
      kind: fc.constantFrom('present', 'absent', 'late', 'left', 'excused'),
      method: fc.constantFrom('qr', 'code', 'manual'),
      isLate: fc.boolean(),
      from: minute,
      length: minute,
      received: minute,
    });
    const iso = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
    const intervalsOf = ({ kind, from, length }: { kind: string; from: number; length: number }) => {
      if (kind === 'late') return [{ start: iso(from) }];
      if (kind === 'left') return [{ end: iso(from) }];
      return kind === 'present' ? [{ start: iso(from), end: iso(from + length) }] : [];
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (marks, shuffle) => {
          const [forwards, shuffled] = await enrolled(api, run, 2);
          const rows = marks.map((one, index): Omit<AttendanceMarkRow, 'enrolmentId'> => ({
            id: uuidv7(),
            sessionId,
            kind: one.method === 'manual' ? (one.kind as 'present') : 'present',
            decidesId: null,
            status: one.method !== 'manual' && one.isLate ? 'to-confirm' : 'accepted',
            method: one.method as 'qr',
            intervals: intervalsOf(one.method === 'manual' ? one : { ...one, kind: 'present' }),
            markerId: null,
            deviceAt: null,
            // Distinct times: the order is then told by them alone, for both people.
            receivedAt: new Date(start + one.received * 60_000 + index),
            reason: '',
            clientKey: uuidv7(),
          }));
          const append = (enrolmentId: string, row: (typeof rows)[number]) =>
            api.app.get(AppendMarksService).append(session, [{ ...row, id: uuidv7(), enrolmentId }], () => undefined);
          for (const row of rows) await append(forwards?.enrolmentId ?? '', row);
          const mixed = rows.map((row) => ({ row, key: shuffle.next().value ?? 0 })).sort((a, b) => a.key - b.key);
          await Promise.all(mixed.map(({ row }) => append(shuffled?.enrolmentId ?? '', row)));
          const records = await api.app
            .get(AttendanceRepository)
            .recordsOfSession(sessionId, [forwards?.enrolmentId ?? '', shuffled?.enrolmentId ?? '']);
          const [a, b] = records.map(({ state, minutes, late_minutes, to_confirm }) => ({
            state,
            minutes,
            lateMinutes: late_minutes,
            toConfirm: to_confirm,
          }));
          expect(a).toEqual(b);
          const log = (await api.app.get(MarksRepository).ofSession(sessionId, [shuffled?.enrolmentId ?? ''])).map(
            (row): AttendanceMark => markOf(row),
          );
          expect(b).toEqual(reduceMarks(plan, log));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is one number on the page of the official, of the trainer and of the certificate check', async () => {
    await aSession(api, run, -400, -340);
    const second = await aSession(api, run, -200, -140);
    await aSession(api, run, 600, 660);
    const [person] = await enrolled(api, run, 1);
    const marks = [mark(person?.enrolmentId, 'present')];
    await (await as(run.trainerId)).post(`/api/sessions/${second}/marks`).send({ marks });
    const evaluation = (await api.app.get(AttendanceService).evaluationsOfRun(run.runId)).get(
      person?.enrolmentId ?? '',
    );
    expect(evaluation).toMatchObject({
      plannedMinutes: 180,
      countedMinutes: 120,
      attendedMinutes: 60,
      shareBasisPoints: 5000,
      unexcusedAbsences: 1,
    });
    const mine = (await (await as(person?.personId)).get('/api/me/sessions')).body.runs[0];
    expect(mine.attendance).toEqual(evaluation);
    expect(mine.sessions.map((session: { state: string }) => session.state)).toEqual(['none', 'present', 'none']);
    const roster = (await (await as(run.trainerId)).get(`/api/runs/${run.runId}/roster`)).body;
    expect(roster.people[0].attendance).toEqual(evaluation);
    expect([...(await api.app.get(AttendanceService).evaluationsOfRun(run.runId, [])).keys()]).toEqual([]);
  });
});

it('today lists the sessions of the day whose attendance is mine to take', async () => {
  const sessionId = await aSession(api, run, 0, 1);
  await enrolled(api, run, 2);
  const today = async (who: string) =>
    (await (await as(who)).get('/api/attendance/today')).body.sessions as { id: string }[];
  expect(await today(run.trainerId)).toMatchObject([{ id: sessionId, expected: 2, present: 0, toConfirm: 0 }]);
  const other = await aRun(api);
  expect(await today(other.trainerId)).toEqual([]);
});
