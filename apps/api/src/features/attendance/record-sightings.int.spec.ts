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

it('stores a full room in a few transactions, each person once with a record and an audit row', async () => {
  const sessionIds = [await aSession(api, run), await aSession(api, run)];
  const people = await enrolled(api, run, 40);
  let held = 0;
  const stop = api.db.listen((sql) => (held += sql.includes('FROM session WHERE id = ANY') ? 1 : 0));
  const outcomes = await outcomesOf(
    people.flatMap(({ personId }) => sessionIds.flatMap((id) => Array(2).fill(seen(id, personId)))),
  );
  stop();
  expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  expect(held).toBeLessThan(10);
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

it('a step seen before gives what is stored, and the record stays', async () => {
  const sessionId = await aSession(api, run);
  const [person] = await enrolled(api, run, 1);
  const one = seen(sessionId, person?.personId ?? '');
  const first = await recording.record(one);
  expect(await recording.record({ ...one, receivedAt: new Date(one.receivedAt.getTime() + 1_000) })).toEqual(first);
  expect(await stored(sessionId)).toMatchObject([{ marks: 1, audited: 1 }]);
});
