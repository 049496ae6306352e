import { aGrant, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { importClient, type ImportClient } from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { aRun, aSession, enrolled } from '../../../test/runs-factories.js';
import { ImportBatchesRepository } from '../../platform/imports/import-batches.repository.js';
import { ImportAffiliationsRepository } from './kinds/import-affiliations.repository.js';
import { ImportAttendanceRepository } from './kinds/import-attendance.repository.js';
import { ImportPeopleRepository } from './kinds/import-people.repository.js';
import { PastTrainingKind } from './kinds/past-training.kind.js';

let api: TestApi;
let wizard: ImportClient;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  wizard = importClient(api, await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] })));
});
afterAll(() => api.close());

const HEADER = 'E-maili;Zhvillimi;Data;Pjesëmarrja;Shënim';
/** A sheet of a session that two people sat in, and who they are. */
async function aSheet() {
  const run = await aRun(api);
  const people = await enrolled(api, run, 2);
  const sessionId = await aSession(api, run, -120, -10);
  const facts = await api.db.query<{ email: string; code: string; day: string }>(
    `SELECT p.email, r.code, s.local_date::text AS day FROM unnest($1::uuid[]) WITH ORDINALITY AS g (id, place)
     JOIN person p ON p.id = g.id, session s JOIN run r ON r.id = s.run_id WHERE s.id = $2 ORDER BY place`,
    [people.map(({ personId }) => personId), sessionId],
  );
  return { people, lines: [HEADER, ...facts.map(({ email, code, day }) => `${email};${code};${day};po;`)] };
}

describe('an import that asks for more than importing', () => {
  it('is nothing to whoever may not do that: neither read, read anew, dropped nor listed', async () => {
    const { lines } = await aSheet();
    const { importId } = await wizard.upload('attendance', lines);
    const own = await wizard.upload('people', ['Emri,Mbiemri,E-posta', 'A,B,a@right.example']);
    const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] }));
    const http = api.http(cookie);
    const reading = { charset: 'utf-8', delimiter: 'semicolon', mapping: null };
    const at = `/api/imports/${importId}`;
    const answers = [
      await http.get(at),
      await http.get(`${at}/rows`),
      await http.get(`${at}/refused-rows?locale=sq`),
      await http.put(`${at}/reading`).send(reading),
      await http.post(`${at}/application`).send({ revision: 1, invite: false }),
      await http.delete(`${at}/application`),
      await http.delete(at),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'access.forbidden'));
    const listed = (await http.get('/api/imports')).body.items.map((one: { importId: string }) => one.importId);
    expect(listed).toContain(own.importId);
    expect(listed).not.toContain(importId);
    expect((await wizard.view(importId)).state).toBe('previewed');
  });
});

describe('two colleagues', () => {
  it('one previews, the other applies all but what concerns themself', async () => {
    const { people, lines } = await aSheet();
    const [other] = people;
    await aGrant(api.db, other?.personId ?? '', { role: 'project-manager' });
    const colleague = importClient(api, await api.signIn(other?.personId ?? ''));
    const preview = await wizard.upload('attendance', lines);
    expect(await wizard.brief(preview.importId)).toEqual(['create', 'create']);
    await expect(colleague.apply(preview)).rejects.toThrow('import.stale');
    expect(await colleague.brief(preview.importId)).toEqual(['error own-record', 'create']);
    const fresh = await colleague.view(preview.importId);
    expect(await colleague.apply(fresh)).toMatchObject({ state: 'applied', counts: { create: 1, error: 1 } });
  });

  it('who takes an import back leaves the row about themself', async () => {
    const { people, lines } = await aSheet();
    const [other] = people;
    await aGrant(api.db, other?.personId ?? '', { role: 'project-manager' });
    const colleague = importClient(api, await api.signIn(other?.personId ?? ''));
    const preview = await wizard.upload('attendance', lines);
    await wizard.apply(preview);
    expect((await colleague.undo(preview.importId)).undone).toEqual({ back: 1, left: 1 });
    expect((await wizard.rows(preview.importId)).map((row) => row.undone)).toEqual(['changed', 'taken-back']);
  });
});

it('people and enrolments that an import holds can be referred to meanwhile', async () => {
  const { people } = await aSheet();
  const ids = people.map(({ personId }) => personId);
  const enrolments = people.map(({ enrolmentId }) => enrolmentId);
  const emails = (
    await api.db.query<{ email: string }>('SELECT email FROM person WHERE id = ANY ($1::uuid[])', [ids])
  ).map(({ email }) => email);
  const others = await api.db.connect();
  const refer = (table: string, wanted: readonly string[], lock: string) =>
    others.query(`SELECT 1 FROM ${table} WHERE id = ANY ($1::uuid[]) FOR ${lock} NOWAIT`, [wanted]);
  const holds = [
    () => api.app.get(ImportPeopleRepository).peopleByEmail(emails, '2026-01-01', true),
    () => api.app.get(ImportAffiliationsRepository).people(emails, true),
    () => api.app.get(ImportAttendanceRepository).hold(enrolments),
  ];
  try {
    for (const [index, hold] of holds.entries())
      await api.db.tx(async () => {
        await hold();
        const table = index < 2 ? 'person' : 'enrolment';
        const wanted = index < 2 ? ids : enrolments;
        expect((await refer(table, wanted, 'KEY SHARE')).rowCount).toBe(2);
        await expect(refer(table, wanted, 'NO KEY UPDATE')).rejects.toThrow('could not obtain lock');
      });
  } finally {
    others.release();
  }
});

it('a table that is being read, of whatever kind shares the lock, makes an import wait as a job', async () => {
  const batches = api.app.get(ImportBatchesRepository);
  const { importId } = await wizard.upload('affiliations', ['x,y', '1,2']);
  const busy = async () => [
    await batches.isBusy('people'),
    await batches.isBusy('affiliations'),
    await batches.isBusy('enrolments'),
  ];
  expect(await busy()).toEqual([false, false, false]);
  await api.db.execute("UPDATE import_batch SET state = 'reading' WHERE id = $1", [importId]);
  expect(await busy()).toEqual([true, true, false]);
  await api.db.execute("UPDATE import_batch SET state = 'mapping' WHERE id = $1", [importId]);
});

it('the day is that of Kosovo, also between midnight there and in Greenwich', async () => {
  const email = 'midnight@day.example';
  await aPerson(api.db, { email });
  const decided = async (at: string) => {
    const ground = { importId: '', actorId: '', at: new Date(at), hold: false };
    const pass = await api.app.get(PastTrainingKind).begin(ground);
    const cells = { email, training: 'Buxheti', finishedOn: '2026-06-02' };
    return (await pass.decide([{ line: 2, cells, reasons: [] }])).decided.map(({ decision }) => decision);
  };
  expect(await decided('2026-06-01T21:59:00Z')).toEqual(['error']);
  expect(await decided('2026-06-01T22:01:00Z')).toEqual(['create']);
});

it('a place in the rows that no table reaches is refused', async () => {
  const { importId } = await wizard.upload('past-training', ['x,y', '1,2']);
  for (const cursor of ['1e300', '2147483648', '-1', '1.5', 'x'])
    await expect(wizard.rows(importId, `cursor=${cursor}`)).rejects.toThrow('request.invalid');
  expect(await wizard.rows(importId, 'cursor=2147483647')).toEqual([]);
});
