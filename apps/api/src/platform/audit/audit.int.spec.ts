import { startTestApi, type TestApi } from '../../../test/api.js';
import { uuidv7 } from '../db/ids.js';
import { Audit } from './audit.js';

let api: TestApi;
let audit: Audit;
beforeAll(async () => {
  api = await startTestApi();
  audit = api.app.get(Audit);
});
afterAll(() => api.close());

const event = (n: number) => ({
  actorId: null,
  action: 'grade.changed',
  subjectKind: 'attempt',
  subjectId: uuidv7(),
  before: n,
  after: n + 1,
  reason: 'appeal',
});
const sealAll = async () => {
  while ((await audit.seal()) > 0);
};

it('seals what was written, once, also when several workers seal together', async () => {
  await audit.recordAll([event(1), event(2), event(3)]);
  const sealed = await Promise.all([audit.seal(), audit.seal(), audit.seal()]);
  await sealAll();
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3);
  expect(await api.db.query('SELECT 1 FROM audit_event WHERE seal_number IS NULL')).toEqual([]);
  const totals = await api.db.one<{ events: string; sealed: string }>(
    'SELECT (SELECT count(*) FROM audit_event) AS events, (SELECT sum(event_count) FROM audit_seal) AS sealed',
  );
  expect(totals?.sealed).toBe(totals?.events);
  expect(await audit.firstBrokenSeal()).toBeNull();
});

it('writes nothing when the unit of work is rolled back', async () => {
  const before = await api.db.one('SELECT count(*) FROM audit_event');
  await expect(
    api.db.tx(async () => {
      await audit.record(event(9));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await api.db.one('SELECT count(*) FROM audit_event')).toEqual(before);
});

it('still holds when a personal payload is erased', async () => {
  await audit.record(event(20));
  await sealAll();
  await api.db.execute('DELETE FROM audit_payload');
  expect(await audit.firstBrokenSeal()).toBeNull();
});

it.each([
  [
    'a changed event',
    "UPDATE audit_event SET action = 'nothing.happened' WHERE id = (SELECT id FROM audit_event WHERE seal_number = $1 LIMIT 1)",
  ],
  ['a removed event', 'DELETE FROM audit_event WHERE id = (SELECT id FROM audit_event WHERE seal_number = $1 LIMIT 1)'],
])('finds %s', async (_name, tamper) => {
  await audit.record(event(30));
  await sealAll();
  const last = await api.db.one<{ number: string }>('SELECT max(number) AS number FROM audit_seal');
  const { rows: kept } = {
    rows: await api.db.query('SELECT * FROM audit_event WHERE seal_number = $1', [last?.number]),
  };
  await api.db.execute('DELETE FROM audit_payload');
  await api.db.execute(tamper, [last?.number]);
  expect(await audit.firstBrokenSeal()).toBe(Number(last?.number));
  const [original] = kept as Record<string, unknown>[];
  if (!original) throw new Error('nothing was sealed');
  await api.db.execute('DELETE FROM audit_event WHERE id = $1', [original['id']]);
  const columns = Object.keys(original);
  await api.db.execute(
    `INSERT INTO audit_event (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(original),
  );
  expect(await audit.firstBrokenSeal()).toBeNull();
});

it('finds a payload that says something else than when it was written', async () => {
  await audit.record({ ...event(40), reason: 'Ђорђе — "wrong" key' });
  await sealAll();
  const last = await api.db.one<{ number: string }>('SELECT max(number) AS number FROM audit_seal');
  const put = (from: string, to: string) =>
    api.db.execute(
      `UPDATE audit_payload SET payload = to_jsonb(replace(payload #>> '{}', $2, $3))
       WHERE event_id = (SELECT id FROM audit_event WHERE seal_number = $1 LIMIT 1)`,
      [last?.number, from, to],
    );
  expect(await audit.firstBrokenSeal()).toBeNull();
  await put('"after":41', '"after":99');
  expect(await audit.firstBrokenSeal()).toBe(Number(last?.number));
  await put('"after":99', '"after":41');
  expect(await audit.firstBrokenSeal()).toBeNull();
});

it('a seal cannot be rewritten', async () => {
  await expect(api.db.execute("UPDATE audit_seal SET hash = '\\x00'")).rejects.toThrow(/append-only/);
});
