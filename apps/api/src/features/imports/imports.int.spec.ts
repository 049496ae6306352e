import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportRowView } from '@edukom/contracts';
import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { PEOPLE_HEADER } from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { Clock } from '../../platform/clock/clock.js';

interface ExpectedFile {
  file: string;
  rows: {
    line: number;
    alone: 'create' | 'error' | 'ignore';
    after: 'create' | 'update' | 'skip' | 'error' | 'ignore';
    reason: string | null;
    changed: string[];
  }[];
}

const folder = path.resolve(__dirname, '../../../../../samples');
const sample = (file: string) => readFileSync(path.join(folder, file));
const expected = JSON.parse(sample('expected.json').toString('utf8')) as ExpectedFile[];

let api: TestApi;
let cookie: string;
let managerId: string;

beforeAll(async () => {
  api = await startTestApi({ jobs: true });
  await withMunicipalities(api);
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  cookie = await api.signIn(managerId);
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const upload = (bytes: Buffer, name = 'people.csv') =>
  api.http(cookie).post('/api/imports?kind=people').set('Origin', ORIGIN).attach('file', bytes, name);
const rowsOf = async (importId: string): Promise<ImportRowView[]> =>
  (await api.http(cookie).get(`/api/imports/${importId}/rows?limit=200`)).body.items;
const apply = (importId: string, body: { revision: number; invite: boolean } = { revision: 1, invite: false }) =>
  api.http(cookie).post(`/api/imports/${importId}/application`).send(body);

/** Everything an import could touch, as the database has it. */
const snapshot = async () => ({
  people: await api.db.query('SELECT * FROM person ORDER BY id'),
  affiliations: await api.db.query('SELECT * FROM affiliation ORDER BY id'),
  departments: await api.db.query('SELECT * FROM department ORDER BY id'),
  batches: await api.db.query('SELECT * FROM import_batch ORDER BY id'),
  rows: await api.db.query('SELECT * FROM import_row ORDER BY batch_id, line'),
  audit: await api.db.query('SELECT id FROM audit_event ORDER BY id'),
  mails: await api.db.query('SELECT id FROM outbox_mail ORDER BY id'),
});

const brief = ({ line, decision, reasons, changes }: ImportRowView) => ({
  line,
  decision,
  reason: reasons[0]?.code ?? null,
  changed: changes.map((change) => change.column),
});
const expectedRows = (file: ExpectedFile, which: 'alone' | 'after') =>
  file.rows
    .filter((row) => row.alone !== 'ignore')
    .map((row) => ({
      line: row.line,
      decision: row[which],
      reason: row.reason,
      changed: which === 'after' ? row.changed : [],
    }));

/** What the database says of the people a file names, as the file's cells. */
const stored = (emails: string[]) =>
  api.db.query<{
    email: string;
    given_name: string;
    family_name: string;
    department: string;
    position_title: string;
    locale: string;
    starts: string;
  }>(
    `SELECT p.email, p.given_name, p.family_name, d.name AS department, coalesce(q.name, '') AS position_title, p.locale, lower(f.valid)::text AS starts
     FROM person p JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND upper_inf(f.valid)
     JOIN department d ON d.id = f.department_id LEFT JOIN position q ON q.id = f.position_id WHERE p.email = ANY ($1) ORDER BY p.email`,
    [emails],
  );

it.each(expected.map((file) => [file.file, file] as const))(
  '%s alone: the preview is as documented',
  async (name, file) => {
    const before = await snapshot();
    const preview = await upload(sample(name), name);
    expect(preview.status).toBe(201);
    const rows = await rowsOf(preview.body.importId);
    expect(rows.map(brief)).toEqual(expectedRows(file, 'alone'));
    expect(preview.body.counts).toMatchObject({
      create: rows.filter((row) => row.decision === 'create').length,
      update: 0,
      skip: 0,
    });
    const after = await snapshot();
    expect(after.people).toEqual(before.people);
    expect([after.affiliations, after.departments]).toEqual([before.affiliations, before.departments]);
  },
);

it('the four samples one after the other: preview as documented, apply equals preview, again changes nothing', async () => {
  const names = new Map<string, string>();
  for (const file of expected) {
    const preview = await upload(sample(file.file), file.file);
    const rows = await rowsOf(preview.body.importId);
    expect(rows.map(brief)).toEqual(expectedRows(file, 'after'));
    const applied = await apply(preview.body.importId);
    expect(applied.body).toMatchObject({ state: 'applied', counts: preview.body.counts, invitations: 0 });
    expect((await rowsOf(preview.body.importId)).map(brief)).toEqual(rows.map(brief));

    const good = rows.filter((row) => row.decision !== 'error');
    for (const { cells, decision } of good)
      if (decision === 'create') names.set(cells.email ?? '', `${cells.givenName} ${cells.familyName}`);
    const people = new Map(
      (await stored(good.map((row) => row.cells.email ?? ''))).map((person) => [person.email, person]),
    );
    expect(people.size).toBe(good.length);
    for (const { cells } of good)
      expect(people.get(cells.email ?? '')).toMatchObject({
        department: cells.department,
        position_title: cells.position,
        locale: cells.preferredLanguage,
      });
    expect(
      good.map(
        ({ cells }) => `${people.get(cells.email ?? '')?.given_name} ${people.get(cells.email ?? '')?.family_name}`,
      ),
    ).toEqual(good.map(({ cells }) => names.get(cells.email ?? '')));

    const once = await snapshot();
    expect((await apply(preview.body.importId)).body).toEqual(applied.body);
    expect(await snapshot()).toEqual(once);
    const again = await upload(sample(file.file), file.file);
    expect(again.body.counts).toEqual({ create: 0, update: 0, skip: good.length, error: rows.length - good.length });
    await apply(again.body.importId);
    const twice = await snapshot();
    expect([twice.people, twice.affiliations, twice.departments]).toEqual([
      once.people,
      once.affiliations,
      once.departments,
    ]);
  }
  expect([...names.values()]).toEqual(
    expect.arrayContaining(['Đorđe Đorđević', "Ëngjëll D'Elia", 'Љиљана Њежић', 'Şükrü Öztürk', 'Işıl Değirmenci']),
  );
});

const table = (...lines: string[]) => Buffer.from([PEOPLE_HEADER, ...lines].join('\n'));

it('an update keeps the history and says from what to what', async () => {
  const first = await upload(table('Ana,Berisha,ana@import.example,Prizren,Arsimi,Zyrtare,sq'));
  await apply(first.body.importId);
  await api.db.execute(
    "UPDATE affiliation SET valid = daterange('2024-01-01', NULL) WHERE person_id = (SELECT id FROM person WHERE email = 'ana@import.example')",
  );
  const second = await upload(table('Ana,Berisha Gashi,ANA@import.example,Pejë,Arsimi,Zyrtare,'));
  const [row] = await rowsOf(second.body.importId);
  expect(row?.changes).toEqual([
    { column: 'familyName', from: 'Berisha', to: 'Berisha Gashi' },
    { column: 'institution', from: 'Prizren', to: 'Pejë' },
  ]);
  await apply(second.body.importId);
  const person = await api.http(cookie).get(`/api/people/${row?.personId}?locale=sr-Cyrl`);
  expect(person.body).toMatchObject({ familyName: 'Berisha Gashi', locale: 'sq', department: 'Arsimi' });
  expect(
    person.body.affiliations.map((one: { institution: { value: string }; isCurrent: boolean }) => [
      one.institution.value,
      one.isCurrent,
    ]),
  ).toEqual([
    ['Пећ', true],
    ['Призрен', false],
  ]);
  expect(person.body.affiliations[1].lastDay < person.body.affiliations[0].firstDay).toBe(true);
});

it('five parallel applies have one effect', async () => {
  const preview = await upload(
    table('Pal,Një,pal1@import.example,Gjilan,Arsimi,Zyrtar,sq', 'Pal,Dy,pal2@import.example,Gjilan,Arsimi,Zyrtar,sq'),
  );
  const answers = await Promise.all(Array.from({ length: 5 }, () => apply(preview.body.importId)));
  expect(answers.map((answer) => [answer.status, answer.body])).toEqual(answers.map(() => [200, answers[0]?.body]));
  expect(await stored(['pal1@import.example', 'pal2@import.example'])).toHaveLength(2);
  const { count } = (await api.db.one<{ count: string }>(
    "SELECT count(*) FROM audit_event WHERE action = 'import.applied' AND subject_id = $1",
    [preview.body.importId],
  )) ?? { count: '' };
  expect(Number(count)).toBe(1);
});

it('two files with the same new person, both previewed: the second is stale and offers a fresh preview', async () => {
  const line = 'Dy,Herë,dyhere@import.example,Gjilan,Arsimi,Zyrtar,sq';
  const [first, second] = [await upload(table(line)), await upload(table(line))];
  await apply(first.body.importId);
  const before = await snapshot();
  const stale = await apply(second.body.importId);
  expect([stale.status, stale.body.code]).toEqual([409, 'import.stale']);
  expect(stale.body.current).toMatchObject({
    importId: second.body.importId,
    revision: 2,
    counts: { create: 0, skip: 1 },
  });
  expect((await snapshot()).people).toEqual(before.people);
  expect((await apply(second.body.importId)).body.code).toBe('import.stale');
  const revision = (await api.http(cookie).get(`/api/imports/${second.body.importId}`)).body.revision as number;
  expect((await apply(second.body.importId, { revision, invite: false })).body.state).toBe('applied');
});

it('somebody changed after the preview: nothing is applied, not even the rows beside it', async () => {
  const preview = await upload(
    table(
      'Pal,Ndryshuar,pal1@import.example,Gjilan,Arsimi,Zyrtar,sq',
      'I,Ri,iri@import.example,Gjilan,Arsimi,Zyrtar,sq',
    ),
  );
  expect(preview.body.counts).toMatchObject({ create: 1, update: 1 });
  await api.db.execute("UPDATE person SET family_name = 'Tjetër' WHERE email = 'pal1@import.example'");
  expect((await apply(preview.body.importId)).status).toBe(409);
  expect(await stored(['iri@import.example'])).toEqual([]);
});

it('invites the new people when asked, each once', async () => {
  const preview = await upload(
    table(
      'I,Ftuar,iftuar@import.example,Gjilan,Arsimi,Zyrtar,sq',
      'Pal,Dy,pal2@import.example,Gjilan,Arsimi,Zyrtar,sq',
    ),
  );
  const applied = await apply(preview.body.importId, { revision: 1, invite: true });
  expect(applied.body.invitations).toBe(1);
  const mails = () =>
    api.db.query<{ recipient: string }>("SELECT recipient FROM outbox_mail WHERE event_key LIKE 'invitation:%'");
  for (let tried = 0; tried < 100 && (await mails()).length === 0; tried += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await apply(preview.body.importId, { revision: 1, invite: true });
  expect(await mails()).toEqual([{ recipient: 'iftuar@import.example' }]);
});

it('invites each new person once also where their place of work is new', async () => {
  const preview = await upload(
    table(
      'I,Pari,ipari@import.example,Gjilan,Drejtori e re,Pozitë e re,sq',
      'I,Dyti,idyti@import.example,Gjilan,Drejtori e re,Pozitë e re,sq',
    ),
  );
  const recipients = async () =>
    (
      await api.db.query<{ recipient: string }>(
        "SELECT recipient FROM outbox_mail WHERE event_key LIKE 'invitation:%' AND recipient ~ 'ipari|idyti' ORDER BY recipient",
      )
    ).map(({ recipient }) => recipient);
  await apply(preview.body.importId, { revision: 1, invite: true });
  for (let tried = 0; tried < 100 && (await recipients()).length < 2; tried += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const done = () =>
    api.db.one("SELECT 1 AS done FROM pgboss.job WHERE name = 'people.invite-imported' AND state NOT IN ('completed')");
  for (let tried = 0; tried < 100 && (await done()) !== null; tried += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await recipients()).toEqual(['idyti@import.example', 'ipari@import.example']);
});

it('an affiliation begins on the day in Kosovo: half past eleven in the evening by UTC is the next day there', async () => {
  const late = new Date();
  late.setUTCHours(23, 30, 0, 0);
  jest.spyOn(api.app.get(Clock), 'now').mockReturnValue(late);
  const preview = await upload(table('Nate,Vone,nata@import.example,Gjilan,Arsimi,Zyrtar,sq'));
  expect((await apply(preview.body.importId)).body.counts.create).toBe(1);
  const nextDay = new Date(late.getTime() + 86_400_000).toISOString().slice(0, 10);
  expect(await stored(['nata@import.example'])).toMatchObject([{ starts: nextDay }]);
  const { items } = (await api.http(cookie).get('/api/people?locale=sq&search=nate+vone')).body;
  expect(items).toMatchObject([{ department: 'Arsimi' }]);
});

it('gives the refused rows back with reasons, guarded; corrected, they are imported', async () => {
  const preview = await upload(sample('people-utf8.csv'), 'zyrtarët.csv');
  const file = await api.http(cookie).get(`/api/imports/${preview.body.importId}/refused-rows?locale=sq`);
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('zyrtarët-te-refuzuar.csv'));
  expect(file.text.startsWith('\uFEFFEmri;Mbiemri;E-maili')).toBe(true);
  expect(file.text).toContain("'=HYPERLINK");
  expect(file.text.split('\r\n').filter(Boolean)).toHaveLength(1 + preview.body.counts.error);
  const corrected = await upload(Buffer.from(file.text.replace('Ulqin', 'Gjilan')), 'ndrequr.csv');
  expect(corrected.body.counts.create).toBe(2);
});

it('a cancelled import cannot be applied, an applied one not cancelled', async () => {
  const preview = await upload(table('I,Anuluar,anuluar@import.example,Gjilan,Arsimi,Zyrtar,sq'));
  const drop = () => api.http(cookie).delete(`/api/imports/${preview.body.importId}`);
  expect((await drop()).status).toBe(204);
  expect((await apply(preview.body.importId)).body.code).toBe('request.conflict');
  const other = await upload(table('I,Anuluar,anuluar@import.example,Gjilan,Arsimi,Zyrtar,sq'));
  await apply(other.body.importId);
  expect((await api.http(cookie).delete(`/api/imports/${other.body.importId}`)).body.code).toBe('request.conflict');
});

it('refuses who may not import, a request without a file, and a file that is no table', async () => {
  const official = await api.signIn(await aPerson(api.db));
  const local = await api.signIn(
    await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId: managerId }] }),
  );
  for (const other of [official, local])
    expect(
      (await api.http(other).post('/api/imports?kind=people').set('Origin', ORIGIN).attach('file', table('x'), 'x.csv'))
        .status,
    ).toBe(403);
  expect(
    (await api.http(cookie).post('/api/imports?kind=people').set('Origin', ORIGIN).field('x', '1')).body.errors,
  ).toEqual([{ pointer: '/file', code: 'required' }]);
  expect((await upload(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).body.code).toBe('import.not-a-table');
  expect((await upload(table())).body.code).toBe('import.no-rows');
  expect((await upload(Buffer.alloc(25 * 1024 * 1024, 'a'))).body.code).toBe('request.too-large');
  expect((await api.http(cookie).get(`/api/imports/${managerId}`)).status).toBe(404);
});
