import { aPerson, anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, aSession, enrolled } from '../../../test/runs-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';

let api: TestApi;
let manager: string;
beforeAll(async () => {
  api = await startTestApi();
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
});
afterAll(() => api.close());

const post = (path: string, body: object, cookie = manager) => api.http(cookie).post(path).send(body);
const put = (path: string, body: object, cookie = manager) => api.http(cookie).put(path).send(body);
const person = async (personId: string) => (await api.http(manager).get(`/api/people/${personId}?locale=sq`)).body;
const stays = async (personId: string) =>
  (await person(personId)).affiliations.map((one: Record<string, unknown>) => [
    one['departmentId'],
    one['firstDay'],
    one['lastDay'],
    one['isPrimary'],
  ]);
/** Somebody who has worked in a department since 2020. */
async function official() {
  const { departmentId, institutionId } = await anInstitution(api.db);
  const personId = await aPerson(api.db, { departmentId });
  const [{ id }] = (await api.db.query<{ id: string }>('SELECT id FROM affiliation WHERE person_id = $1', [
    personId,
  ])) as [{ id: string }];
  return { personId, departmentId, institutionId, affiliationId: id, at: `/api/people/${personId}/affiliations` };
}
const place = async (name = 'Zyrtar') => {
  const { departmentId, institutionId } = await anInstitution(api.db);
  const made = await post(`/api/institutions/${institutionId}/departments/${departmentId}/positions`, { name });
  return { departmentId, institutionId, positionId: made.body.positionId as string };
};

/** Until somebody waits for what another transaction wrote. */
async function untilWaiting(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const waiting = await api.db.one("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'");
    if (waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody waits');
}

describe('transfer', () => {
  it('ends one and begins the other on the day, keeps the record, and is told in the audit log', async () => {
    const { personId, departmentId, affiliationId, at } = await official();
    const to = await place();
    const body = { departmentId: to.departmentId, positionId: to.positionId, firstDay: '2026-03-01' };
    const answer = await post(`${at}/${affiliationId}/transfer`, body);
    expect(answer.status).toBe(201);
    expect(await stays(personId)).toEqual([
      [to.departmentId, '2026-03-01', null, true],
      [departmentId, '2020-01-01', '2026-02-28', true],
    ]);
    expect((await person(personId)).affiliations[0]).toMatchObject({
      affiliationId: answer.body.affiliationId,
      position: 'Zyrtar',
      isCurrent: true,
    });
    const events = await api.db.query(
      "SELECT 1 FROM audit_event WHERE subject_id = $1 AND action = 'affiliation.transferred'",
      [personId],
    );
    expect(events).toHaveLength(1);
  });

  it('a transfer that the new place refuses leaves the old one as it was', async () => {
    const { personId, departmentId, affiliationId, at } = await official();
    const to = await place();
    const begun = { departmentId: to.departmentId, positionId: null, lastDay: null, isPrimary: false };
    expect((await post(at, { ...begun, firstDay: '2026-05-01' })).status).toBe(201);
    const before = await stays(personId);
    const answer = await post(`${at}/${affiliationId}/transfer`, {
      departmentId: to.departmentId,
      positionId: to.positionId,
      firstDay: '2026-03-01',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'affiliation.overlap']);
    expect(await stays(personId)).toEqual(before);
    expect(before).toContainEqual([departmentId, '2020-01-01', null, true]);
  });

  it('of two transfers of one place at once one is done, and one day has one main place', async () => {
    const { personId, affiliationId, at } = await official();
    const places = await Promise.all([place(), place(), place()]);
    const answers = await Promise.all(
      places.map(({ departmentId, positionId }) =>
        post(`${at}/${affiliationId}/transfer`, { departmentId, positionId, firstDay: '2026-03-01' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await stays(personId)).toHaveLength(2);
  });

  it.each([
    ['on the first day', '2020-01-01'],
    ['before it', '2019-12-31'],
  ])('%s is refused: nothing would be left of the old place', async (_when, firstDay) => {
    const { affiliationId, at, personId } = await official();
    const { departmentId, positionId } = await place();
    const answer = await post(`${at}/${affiliationId}/transfer`, { departmentId, positionId, firstDay });
    expect([answer.status, answer.body.code]).toEqual([409, 'affiliation.days']);
    expect(await stays(personId)).toHaveLength(1);
  });

  it('refuses the same place, a position of another department, and an affiliation of somebody else', async () => {
    const one = await official();
    const other = await official();
    const { positionId } = await place();
    const { departmentId, at, affiliationId } = one;
    const body = { departmentId, positionId: null, firstDay: '2026-03-01' };
    for (const wrong of [body, { ...body, positionId }, { ...body, departmentId: uuidv7() }])
      expect((await post(`${at}/${affiliationId}/transfer`, wrong)).status).toBe(422);
    expect((await post(`${at}/${other.affiliationId}/transfer`, body)).status).toBe(404);
  });

  it('a manager of the old institution moves nobody into one they do not reach', async () => {
    const { institutionId, affiliationId, at, personId } = await official();
    const to = await place();
    const scope = { scopeKind: 'institution' as const, scopeId: institutionId };
    const local = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager', ...scope }] }));
    const body = { departmentId: to.departmentId, positionId: null, firstDay: '2026-03-01' };
    const answer = await post(`${at}/${affiliationId}/transfer`, body, local);
    expect([answer.status, answer.body.errors]).toEqual([422, [{ pointer: '/departmentId', code: 'choice' }]]);
    expect(await stays(personId)).toHaveLength(1);
  });
});

describe('begin and end', () => {
  it('a second place beside the main one begins and ends; the record stays', async () => {
    const { personId, at } = await official();
    const { departmentId, positionId } = await place('Këshilltar');
    const body = { departmentId, positionId, firstDay: '2026-01-15', lastDay: null, isPrimary: false };
    const { affiliationId } = (await post(at, body)).body;
    expect((await put(`${at}/${affiliationId}/end`, { lastDay: '2026-06-30' })).status).toBe(204);
    expect(await stays(personId)).toContainEqual([departmentId, '2026-01-15', '2026-06-30', false]);
    const late = await put(`${at}/${affiliationId}/end`, { lastDay: '2026-07-31' });
    expect([late.status, late.body.code]).toEqual([409, 'affiliation.days']);
  });

  it('refuses a second main place, the same department twice, and an end before the beginning', async () => {
    const { at, departmentId } = await official();
    const other = await place();
    const days = { firstDay: '2026-01-01', lastDay: null, positionId: null };
    const main = await post(at, { ...days, departmentId: other.departmentId, isPrimary: true });
    expect([main.status, main.body.code]).toEqual([409, 'affiliation.primary']);
    const twice = await post(at, { ...days, departmentId, isPrimary: false });
    expect([twice.status, twice.body.code]).toEqual([409, 'affiliation.overlap']);
    const turned = await post(at, { ...days, departmentId, isPrimary: false, lastDay: '2025-12-31' });
    expect(turned.status).toBe(422);
  });
});

it('last year’s report of a municipality is the same after a transfer, row for row', async () => {
  const run = await aRun(api);
  const [first] = await enrolled(api, run, 2);
  await aSession(api, run, -300, -180);
  const report = async (institutionId: string) => {
    const { items, totals } = (
      await api.http(manager).get(`/api/reports/attendance?runId=${run.runId}&institutionId=${institutionId}`)
    ).body;
    return { items, totals };
  };
  const before = await report(run.hostId);
  expect(before.totals).toMatchObject({ people: 2, rows: 2 });
  const to = await place();
  const [affiliation] = (await person(first?.personId ?? '')).affiliations;
  const moved = await post(`/api/people/${first?.personId}/affiliations/${affiliation.affiliationId}/transfer`, {
    departmentId: to.departmentId,
    positionId: null,
    firstDay: '2026-01-01',
  });
  expect(moved.status).toBe(201);
  expect(await report(run.hostId)).toEqual(before);
  expect((await report(to.institutionId)).totals).toMatchObject({ people: 0, rows: 0 });
});

describe('date of birth', () => {
  it('is noted, shown to who sees people, taken away again, and judged', async () => {
    const { personId } = await official();
    const at = `/api/people/${personId}/birth-date`;
    expect((await put(at, { birthDate: '1980-02-29' })).status).toBe(204);
    expect((await person(personId)).birthDate).toBe('1980-02-29');
    for (const birthDate of ['1899-12-31', '2999-01-01', '1981-02-29'])
      expect((await put(at, { birthDate })).status).toBe(422);
    expect((await put(at, { birthDate: null })).status).toBe(204);
    expect((await person(personId)).birthDate).toBeNull();
  });

  it('the database refuses the same department or a second main place on one day, and nothing else', async () => {
    const { personId } = await official();
    const places = await Promise.all([place(), place()]);
    const stored: { at: number; isPrimary: boolean; from: number; to: number }[] = [];
    await api.db.execute('DELETE FROM affiliation WHERE person_id = $1', [personId]);
    for (let turn = 0; turn < 120; turn += 1) {
      const from = (turn * 37) % 90;
      const one = { at: turn % 2, isPrimary: turn % 3 === 0, from, to: from + 1 + ((turn * 11) % 6) };
      const isFree = stored.every(
        (other) =>
          other.to <= one.from || one.to <= other.from || (other.at !== one.at && !(other.isPrimary && one.isPrimary)),
      );
      const insert = api.db.execute(
        `INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
         VALUES ($1, $2, $3, $4, daterange('2020-01-01'::date + $5::integer, '2020-01-01'::date + $6::integer))`,
        [uuidv7(), personId, places[one.at]?.departmentId, one.isPrimary, one.from, one.to],
      );
      const problem = await insert.then(() => null, String);
      expect({ ...one, isStored: problem === null }).toEqual({ ...one, isStored: isFree });
      if (problem !== null) expect(problem).toContain('affiliation_no_clash');
      if (problem === null) stored.push(one);
    }
    expect(stored.length).toBeGreaterThan(10);
    expect(stored.length).toBeLessThan(110);
  });

  it.each([
    ['affiliation.primary', 'elsewhere'],
    ['affiliation.overlap', 'there'],
  ])('tells %s when an import that does not hold the person works %s and is quicker', async (code, where) => {
    const { personId, at } = await official();
    await api.db.execute('DELETE FROM affiliation WHERE person_id = $1', [personId]);
    const [wanted, other] = [await place(), await place()];
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
         VALUES ($1, $2, $3, true, daterange('2020-01-01', NULL))`,
        [uuidv7(), personId, (where === 'there' ? wanted : other).departmentId],
      );
      const days = { firstDay: '2026-01-01', lastDay: null, positionId: null };
      const asked = post(at, { ...days, departmentId: wanted.departmentId, isPrimary: true }).then((reply) => reply);
      await untilWaiting();
      await client.query('COMMIT');
      const answer = await asked;
      expect([answer.status, answer.body.code]).toEqual([409, code]);
    } finally {
      client.release();
    }
  });
});
