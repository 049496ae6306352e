import { checkInCounter } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, aSession, enrolled, layAt, type TestRun } from '../../../test/runs-factories.js';
import { Problem } from '../../platform/http/problem.js';
import { RecordSightingsService, type Sighting } from './record-sightings.service.js';

let api: TestApi;
let run: TestRun;
let recording: RecordSightingsService;
beforeAll(async () => {
  api = await startTestApi();
  recording = api.app.get(RecordSightingsService);
});
beforeEach(async () => {
  run = await aRun(api);
});
afterAll(() => api.close());

const seen = (sessionId: string, personId: string): Sighting & { personId: string } => {
  const receivedAt = new Date();
  const counter = checkInCounter(receivedAt.getTime());
  return { sessionId, personId, counter, receivedAt, method: 'qr', isInTime: true, deviceAt: null };
};

/** What each came to: the status, or why it was refused. */
async function outcomesOf(sightings: readonly ReturnType<typeof seen>[]): Promise<string[]> {
  const settled = await Promise.allSettled(sightings.map((one) => recording.record(one)));
  return settled.map((one) => {
    if (one.status === 'fulfilled') return one.value.status;
    return one.reason instanceof Problem ? one.reason.code : 'failed';
  });
}

const stored = (sessionId: string) =>
  api.db.query<{ enrolment_id: string; marks: number; state: string; audited: number }>(
    `SELECT r.enrolment_id, r.state, (SELECT count(*)::int FROM attendance_mark m WHERE m.session_id = $1 AND m.enrolment_id = r.enrolment_id) AS marks,
       (SELECT count(*)::int FROM audit_event a WHERE a.subject_id = r.enrolment_id::text AND a.action = 'attendance.marked') AS audited
     FROM attendance_record r WHERE r.session_id = $1 ORDER BY r.enrolment_id`,
    [sessionId],
  );

it('stores a full room in a few statements, each person once with a record and an audit row', async () => {
  const sessionIds = [await aSession(api, run), await aSession(api, run)];
  const people = await enrolled(api, run, 40);
  let written = 0;
  const stop = api.db.listen((sql) => (written += sql.includes('INTO attendance_mark') ? 1 : 0));
  const outcomes = await outcomesOf(
    people.flatMap(({ personId }) => sessionIds.flatMap((id) => Array(2).fill(seen(id, personId)))),
  );
  stop();
  expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  expect(written).toBeLessThan(10);
  for (const sessionId of sessionIds)
    expect(await stored(sessionId)).toEqual(
      people
        .map(({ enrolmentId }) => ({ enrolment_id: enrolmentId, state: 'present', marks: 1, audited: 2 }))
        .toSorted((one, other) => (one.enrolment_id < other.enrolment_id ? -1 : 1)),
    );
});

it('judges each for itself: who is refused takes nobody along', async () => {
  const [open, over, cancelled] = [await aSession(api, run), await aSession(api, run), await aSession(api, run)];
  await layAt(api.db, over, -120, -1);
  await api.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
  const [one, other] = await enrolled(api, run, 2);
  const stranger = await aPerson(api.db);
  const [id, otherId] = [one?.personId ?? '', other?.personId ?? ''];
  expect(
    await outcomesOf([
      seen(open, id),
      seen(open, stranger),
      seen(over, id),
      seen(cancelled, id),
      seen(crypto.randomUUID(), id),
      { ...seen(open, otherId), isInTime: false },
    ]),
  ).toEqual([
    'accepted',
    'check-in.not-enrolled',
    'check-in.closed',
    'session.cancelled',
    'check-in.wrong-code',
    'to-confirm',
  ]);
  expect((await stored(open)).map(({ state, marks }) => [state, marks]).toSorted()).toEqual([
    ['present', 1],
    ['to-confirm', 1],
  ]);
});

it('one that the database refuses fails alone, and the others of its group are stored', async () => {
  const sessionId = await aSession(api, run);
  const people = await enrolled(api, run, 5);
  const poisoned = people[2]?.enrolmentId ?? '';
  await api.db.execute(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.enrolment_id = '${poisoned}' THEN RAISE EXCEPTION 'poisoned'; END IF; RETURN NEW; END $$`);
  await api.db.execute(
    'CREATE TRIGGER refuse_one BEFORE INSERT ON attendance_mark FOR EACH ROW EXECUTE FUNCTION refuse_one()',
  );
  try {
    expect(await outcomesOf(people.map(({ personId }) => seen(sessionId, personId)))).toEqual([
      'accepted',
      'accepted',
      'failed',
      'accepted',
      'accepted',
    ]);
  } finally {
    await api.db.execute('DROP FUNCTION refuse_one CASCADE');
  }
  expect((await stored(sessionId)).map(({ marks, audited }) => [marks, audited])).toEqual(Array(4).fill([1, 1]));
});

it('who is stored is told so, whatever becomes of somebody else in the group', async () => {
  const sessionId = await aSession(api, run);
  const [known = '', one = '', other = ''] = (await enrolled(api, run, 3)).map(({ personId }) => personId);
  await outcomesOf([seen(sessionId, known)]);
  await api.db.execute(
    `CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$`,
  );
  await api.db.execute(
    'CREATE TRIGGER refuse_update BEFORE UPDATE ON attendance_record FOR EACH ROW EXECUTE FUNCTION refuse_update()',
  );
  try {
    const again = seen(sessionId, known);
    const outcomes = await outcomesOf([
      { ...again, counter: again.counter - 1 },
      seen(sessionId, one),
      seen(sessionId, other),
    ]);
    expect(outcomes).toEqual(['failed', 'accepted', 'accepted']);
  } finally {
    await api.db.execute('DROP FUNCTION refuse_update CASCADE');
  }
  expect(await stored(sessionId)).toHaveLength(3);
});

it('a late repeat that comes in one group with what was in time does not take its place', async () => {
  const sessionId = await aSession(api, run);
  const [person] = await enrolled(api, run, 1);
  const one = seen(sessionId, person?.personId ?? '');
  const late = { ...one, receivedAt: new Date(one.receivedAt.getTime() + 40_000), isInTime: false };
  expect(await outcomesOf([one, late])).toEqual(['accepted', 'accepted']);
  expect(await stored(sessionId)).toMatchObject([{ state: 'present', marks: 1, audited: 1 }]);
});

it('who waits for a row that somebody holds keeps nobody else waiting', async () => {
  const sessionId = await aSession(api, run);
  const [waiting, other] = await enrolled(api, run, 2);
  const holder = await api.db.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM enrolment WHERE id = $1 FOR UPDATE', [waiting?.enrolmentId]);
    const first = recording.record(seen(sessionId, waiting?.personId ?? ''));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await outcomesOf([seen(sessionId, other?.personId ?? '')])).toEqual(['accepted']);
    expect(await stored(sessionId)).toHaveLength(1);
    await holder.query('COMMIT');
    expect((await first).status).toBe('accepted');
  } finally {
    holder.release();
  }
  expect(await stored(sessionId)).toHaveLength(2);
});

describe('what changes between looking and storing', () => {
  /** Somebody changes what a check-in has read, and it comes to store while they have not committed. */
  async function meeting(change: string, values: readonly unknown[], one: ReturnType<typeof seen>): Promise<string[]> {
    const holder = await api.db.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(change, [...values]);
      const outcome = outcomesOf([one]);
      const isWaiting = async () =>
        (
          await api.db.query(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%json_to_recordset%'",
          )
        ).length > 0;
      for (let turn = 0; turn < 500 && !(await isWaiting()); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await isWaiting()).toBe(true);
      await holder.query('COMMIT');
      return await outcome;
    } finally {
      holder.release();
    }
  }

  it('is met: a session that is cancelled', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const change = 'UPDATE session SET cancelled_at = now() WHERE id = $1';
    expect(await meeting(change, [sessionId], seen(sessionId, person?.personId ?? ''))).toEqual(['session.cancelled']);
    expect(await stored(sessionId)).toEqual([]);
  });

  it('is met: an end that moves, to which presence is counted', async () => {
    const sessionId = await aSession(api, run);
    const people = await enrolled(api, run, 2);
    const [before = '', meanwhile = ''] = people.map(({ personId }) => personId);
    await outcomesOf([seen(sessionId, before)]);
    const change = `WITH moved AS (UPDATE session SET ends_at = ends_at + interval '40 minutes' WHERE id = $1 RETURNING id, ends_at)
      UPDATE session_slot l SET ends_at = moved.ends_at FROM moved WHERE l.session_id = moved.id`;
    expect(await meeting(change, [sessionId], seen(sessionId, meanwhile))).toEqual(['accepted']);
    const rows = await api.db.query<{ longer: number }>(
      'SELECT max(minutes) - min(minutes) AS longer FROM attendance_record WHERE session_id = $1',
      [sessionId],
    );
    // A minute may have passed between the two.
    expect([39, 40]).toContain(rows[0]?.longer);
  });

  it('is met: somebody who withdraws', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const change = "UPDATE enrolment SET state = 'withdrawn' WHERE id = $1";
    const one = seen(sessionId, person?.personId ?? '');
    expect(await meeting(change, [person?.enrolmentId], one)).toEqual(['check-in.not-enrolled']);
    expect(await stored(sessionId)).toEqual([]);
  });

  it('is met: a mark that somebody else adds, which the record then counts as well', async () => {
    const sessionId = await aSession(api, run);
    const [person] = await enrolled(api, run, 1);
    const change = `WITH held AS (SELECT id FROM enrolment WHERE id = $2 FOR NO KEY UPDATE), added AS (
        INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, received_at, client_key)
        SELECT gen_random_uuid(), $1, id, 'absent', 'accepted', 'manual', 'null', now() - interval '1 minute', gen_random_uuid() FROM held RETURNING *)
      INSERT INTO attendance_record (session_id, enrolment_id, state, minutes, last_mark_id, version)
      SELECT session_id, enrolment_id, 'absent', 0, id, 1 FROM added`;
    const one = seen(sessionId, person?.personId ?? '');
    expect(await meeting(change, [sessionId, person?.enrolmentId], one)).toEqual(['accepted']);
    expect(await stored(sessionId)).toMatchObject([{ marks: 2 }]);
    expect(await api.db.one('SELECT version FROM attendance_record WHERE session_id = $1', [sessionId])).toEqual({
      version: 2,
    });
  });
});

it('a step seen before gives what is stored, and the record stays', async () => {
  const sessionId = await aSession(api, run);
  const [person] = await enrolled(api, run, 1);
  const one = seen(sessionId, person?.personId ?? '');
  const first = await recording.record(one);
  expect(await recording.record({ ...one, receivedAt: new Date(one.receivedAt.getTime() + 1_000) })).toEqual(first);
  expect(await stored(sessionId)).toMatchObject([{ marks: 1, audited: 1 }]);
});
