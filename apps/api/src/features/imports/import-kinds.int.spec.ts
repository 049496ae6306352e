import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aMunicipality, aRunWithSeats } from '../../../test/enrolment-factories.js';
import { importClient, type ImportClient } from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { aRun, aSession, enrolled } from '../../../test/runs-factories.js';

let api: TestApi;
let wizard: ImportClient;
let managerId: string;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  wizard = importClient(api, await api.signIn(managerId));
});
afterAll(() => api.close());

const worksAt = (email: string) =>
  api.db.query<{ name: string; position_title: string; is_primary: boolean; valid: string }>(
    `SELECT d.name, coalesce(q.name, '') AS position_title, f.is_primary, f.valid::text FROM affiliation f
     JOIN department d ON d.id = f.department_id LEFT JOIN position q ON q.id = f.position_id
     JOIN person p ON p.id = f.person_id WHERE p.email = $1 ORDER BY f.valid`,
    [email],
  );

describe('affiliations', () => {
  const HEADER = 'E-maili;Institucioni;Drejtoria;Pozita;Nga;Deri';
  const email = 'zana@work.example';

  beforeAll(async () => {
    await aPerson(api.db, { email, state: null });
  });

  it.each([
    [
      'the position of what she had',
      'Prizren;Financat;Shefe;2024-02-01;',
      'Pejë;Arsimi;Zyrtare;2019-01-01;2019-12-31',
      'Prizren;Financat;Drejtoreshë;2024-02-01;',
      ['Arsimi Zyrtare', 'Financat Drejtoreshë'],
    ],
    [
      'where she went after what the first thousand says',
      null,
      'Prizren;Financat;Shefe;2019-02-01;',
      'Pejë;Arsimi;Zyrtare;2022-01-01;',
      ['Financat Shefe', 'Arsimi Zyrtare'],
    ],
  ])('a row of the second thousand changes %s', async (what, stored, first, last, expected) => {
    const name = `${what.length}@thousand.example`;
    await aPerson(api.db, { email: name, state: null });
    if (stored !== null) await wizard.apply(await wizard.upload('affiliations', [HEADER, `${name};${stored}`]));
    const nobody = Array.from(
      { length: 999 },
      (_, row) => `nobody${row}@thousand.example;Prizren;D;Z;2001-01-01;2001-02-01`,
    );
    const preview = await wizard.upload('affiliations', [HEADER, `${name};${first}`, ...nobody, `${name};${last}`]);
    expect((await wizard.apply(preview)).state).toBe('applied');
    expect((await worksAt(name)).map((row) => `${row.name} ${row.position_title}`)).toEqual(expected);
  });

  it('lays history and moves beside each other, the same however often, and takes them back', async () => {
    const lines = [
      HEADER,
      `${email};Prizren;Arsimi;Zyrtare;1.3.2019;31.12.2021`,
      `${email};Pejë;Arsimi;Zyrtare;2022-01-01;`,
      // Kept by the move: a second one beside it.
      `${email};Gjilan;Kultura;Këshilltare;2022-06-01;2022-12-31`,
      `${email};Prizren;Financat;Shefe;2024-02-01;`,
      `${email};Prizren;Arsimi;;2020-01-01;2020-06-30`,
      `askush@work.example;Prizren;Arsimi;;2020-01-01;`,
      `${email};Atlantida;Arsimi;;31.2.2020;`,
      `${email};Gjilan;Arsimi;;2021-01-02;2021-01-01`,
    ];
    const preview = await wizard.upload('affiliations', lines);
    expect(await wizard.brief(preview.importId)).toEqual([
      'create',
      'create',
      'create',
      'create',
      'error affiliation-overlaps',
      'error person-unknown',
      'error institution-unknown',
      'error days-reversed',
    ]);
    expect(await worksAt(email)).toEqual([]);
    expect((await wizard.apply(preview)).state).toBe('applied');
    expect(await worksAt(email)).toEqual([
      { name: 'Arsimi', position_title: 'Zyrtare', is_primary: true, valid: '[2019-03-01,2022-01-01)' },
      { name: 'Arsimi', position_title: 'Zyrtare', is_primary: true, valid: '[2022-01-01,2024-02-01)' },
      { name: 'Kultura', position_title: 'Këshilltare', is_primary: false, valid: '[2022-06-01,2023-01-01)' },
      { name: 'Financat', position_title: 'Shefe', is_primary: true, valid: '[2024-02-01,)' },
    ]);

    const change = await wizard.upload('affiliations', [
      HEADER,
      `${email};Prizren;Financat;Drejtoreshë;2024-02-01;`,
      `${email};Prizren;Arsimi;Zyrtare;2019-03-01;2021-12-31`,
    ]);
    expect((await wizard.rows(change.importId)).map((row) => [row.decision, row.changes])).toEqual([
      ['update', [{ column: 'position', from: 'Shefe', to: 'Drejtoreshë' }]],
      ['skip', []],
    ]);
    await wizard.apply(change);
    // The first import cannot take back what the second changed, and says so; the second can.
    expect((await wizard.undo(preview.importId)).undone).toEqual({ back: 0, left: 4 });
    expect((await wizard.undo(change.importId)).undone).toEqual({ back: 1, left: 0 });
    expect((await worksAt(email)).map((one) => one.position_title)).toEqual([
      'Zyrtare',
      'Zyrtare',
      'Këshilltare',
      'Shefe',
    ]);
  });
});

describe('enrolments', () => {
  it('gives seats in the order of the file while there are any, once, and frees them again', async () => {
    const { departmentId } = await aMunicipality(api);
    const run = await aRunWithSeats(api, { capacity: 2 });
    const other = await aRun(api);
    const { code = '' } = (await api.db.one<{ code: string }>('SELECT code FROM run WHERE id = $1', [run.runId])) ?? {};
    const emails = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const email = `${name}@seat.example`;
        await aPerson(api.db, { email, departmentId });
        return email;
      }),
    );
    await aPerson(api.db, { email: 'homeless@seat.example' });
    await api.db.execute("UPDATE run SET state = 'finished', code = 'OVER-1' WHERE id = $1", [other.runId]);
    const lines = [
      'Zhvillimi,E-maili',
      `${code},homeless@seat.example`,
      `${code.toLowerCase()},${emails[0]}`,
      `${code},${emails[0]}`,
      `${code},${emails[1]}`,
      `${code},${emails[2]}`,
      `NOPE-1,${emails[2]}`,
      `OVER-1,${emails[2]}`,
      `${code},nobody@seat.example`,
    ];
    const preview = await wizard.upload('enrolments', lines);
    expect(await wizard.brief(preview.importId)).toEqual([
      'error person-without-institution',
      'create',
      'error row-duplicate-in-file',
      'create',
      'error seat-missing',
      'error run-unknown',
      'error run-over',
      'error person-unknown',
    ]);
    const seats = async () =>
      (
        await api.db.query<{ email: string }>(
          "SELECT p.email FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.run_id = $1 AND e.state = 'enrolled' ORDER BY 1",
          [run.runId],
        )
      ).map((row) => row.email);
    expect(await seats()).toEqual([]);
    await wizard.apply(preview);
    expect(await seats()).toEqual([emails[0], emails[1]]);
    const again = await wizard.upload('enrolments', lines);
    expect(again.counts).toMatchObject({ create: 0, skip: 3 });

    await api.db.execute(
      "UPDATE enrolment SET version = version + 1 WHERE person_id = (SELECT id FROM person WHERE email = 'a@seat.example')",
    );
    expect((await wizard.undo(preview.importId)).undone).toEqual({ back: 1, left: 1 });
    expect(await seats()).toEqual([emails[0]]);
    expect((await wizard.rows(preview.importId, 'left=true')).map((row) => row.cells.email)).toEqual([emails[0]]);
  });

  it('a preview whose seat was given meanwhile is stale', async () => {
    const { departmentId } = await aMunicipality(api);
    const run = await aRunWithSeats(api, { capacity: 1 });
    const { code = '' } = (await api.db.one<{ code: string }>('SELECT code FROM run WHERE id = $1', [run.runId])) ?? {};
    for (const email of ['first@stale.example', 'second@stale.example']) await aPerson(api.db, { email, departmentId });
    const first = await wizard.upload('enrolments', ['Run,E-mail', `${code},first@stale.example`]);
    const second = await wizard.upload('enrolments', ['Run,E-mail', `${code},second@stale.example`]);
    await wizard.apply(first);
    await expect(wizard.apply(second)).rejects.toThrow('import.stale');
    expect(await wizard.brief(second.importId)).toEqual(['error seat-missing']);
  });
});

it('past training: hours and days as people write them, once per person and day, and back again', async () => {
  await aPerson(api.db, { email: 'old@past.example' });
  const lines = [
    'Imejl;Naziv obuke;Organizator;Datum završetka;Sati',
    'old@past.example;Osnove e-uprave;IKAP;15.6.2023.;7,5',
    'old@past.example;Основе е-управе;IKAP;2023-06-15;8',
    'old@past.example;Budžet;IKAP;2099-01-01;8',
    'old@past.example;Budžet;IKAP;2023-01-01;mnogo',
    'old@past.example;;IKAP;2023-01-01;',
  ];
  const preview = await wizard.upload('past-training', lines);
  expect(await wizard.brief(preview.importId)).toEqual([
    'create',
    'error row-duplicate-in-file',
    'error day-ahead',
    'error hours-malformed',
    'error training-missing',
  ]);
  await wizard.apply(preview);
  const stored = () =>
    api.db.query('SELECT title, provider, finished_on::text, minutes FROM past_training ORDER BY title');
  expect(await stored()).toEqual([
    { title: 'Osnove e-uprave', provider: 'IKAP', finished_on: '2023-06-15', minutes: 450 },
  ]);
  const change = await wizard.upload('past-training', [
    'E-mail,Training,Provider,Finished on,Hours',
    'old@past.example,Osnove e-uprave,,2023-06-15,9',
  ]);
  expect((await wizard.rows(change.importId))[0]?.changes).toEqual([{ column: 'hours', from: '7.5', to: '9' }]);
  await wizard.apply(change);
  expect((await wizard.undo(change.importId)).undone).toEqual({ back: 1, left: 0 });
  expect(await stored()).toMatchObject([{ minutes: 450 }]);
  expect((await wizard.undo(preview.importId)).undone).toEqual({ back: 1, left: 0 });
  expect(await stored()).toEqual([]);
});

it('attendance: evidence that adds and never contradicts a person, and is taken back by a word', async () => {
  const run = await aRun(api);
  const people = await enrolled(api, run, 4);
  const sessionId = await aSession(api, run, -120, -10);
  const session = await api.db.one<{ day: string; code: string }>(
    'SELECT s.local_date::text AS day, r.code FROM session s JOIN run r ON r.id = s.run_id WHERE s.id = $1',
    [sessionId],
  );
  const emails = await api.db.query<{ email: string }>(
    'SELECT p.email FROM unnest($1::uuid[]) WITH ORDINALITY AS g (id, place) JOIN person p ON p.id = g.id ORDER BY place',
    [people.map(({ personId }) => personId)],
  );
  const row = (index: number, presence: string, note = '') =>
    `${emails[index]?.email};${session?.code};${session?.day};${presence};${note}`;
  const header = 'E-maili;Zhvillimi;Data;Pjesëmarrja;Shënim';
  const lines = [
    header,
    row(0, 'po'),
    row(1, 'mungon'),
    row(2, 'i arsyetuar', 'sëmurë'),
    row(3, 'i arsyetuar'),
    row(0, 'jo'),
    row(3, 'ndoshta'),
    `x@y.example;${session?.code};${session?.day};po;`,
    `${emails[3]?.email};${session?.code};2020-01-01;po;`,
  ];
  const preview = await wizard.upload('attendance', lines);
  expect(await wizard.brief(preview.importId)).toEqual([
    'create',
    'create',
    'create',
    'error note-missing',
    'error row-duplicate-in-file',
    'error presence-unknown',
    'error not-enrolled',
    'error session-unknown',
  ]);
  await wizard.apply(preview);
  const records = async () =>
    (
      await api.db.query<{ enrolment_id: string; state: string }>(
        'SELECT enrolment_id, state FROM attendance_record WHERE session_id = $1',
        [sessionId],
      )
    ).map(({ enrolment_id, state }) => [people.findIndex((one) => one.enrolmentId === enrolment_id), state]);
  const sorted = (await records()).sort();
  expect(sorted).toEqual([
    [0, 'present'],
    [1, 'absent'],
    [2, 'excused'],
  ]);
  expect((await wizard.upload('attendance', lines)).counts).toMatchObject({ create: 0, skip: 3 });
  const against = await wizard.upload('attendance', [header, row(0, 'mungon'), row(1, 'po')]);
  expect(await wizard.brief(against.importId)).toEqual(['error presence-contradicts', 'create']);
  await wizard.apply(against);
  // What was said of the second afterwards stays; the others are as if nobody had said anything.
  expect((await wizard.undo(preview.importId)).undone).toEqual({ back: 2, left: 1 });
  expect((await records()).sort()).toEqual([
    [0, 'none'],
    [1, 'present'],
    [2, 'none'],
  ]);
});

it('asks for more than importing where a kind needs it', async () => {
  const administrator = importClient(
    api,
    await api.signIn(await aPerson(api.db, { grants: [{ role: 'administrator' }] })),
  );
  await expect(administrator.upload('enrolments', ['Run,E-mail', 'A-1,a@b.example'])).rejects.toThrow('403');
  expect((await administrator.upload('past-training', ['x,y', '1,2'])).state).toBe('mapping');
});
