import { readdirSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aPersonRow,
  importClient,
  type ImportClient,
  PEOPLE_HEADER,
  peopleOf,
} from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { Storage } from '../../platform/storage/storage.js';

let api: TestApi;
let cookie: string;
let wizard: ImportClient;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  wizard = importClient(api, cookie);
});
afterAll(() => api.close());

const people = (domain: string) => peopleOf(api, domain);
const read = (importId: string, body: object) => api.http(cookie).put(`/api/imports/${importId}/reading`).send(body);

describe('how a table is read', () => {
  it('letters of a wrong character set are seen and put right before anything is imported', async () => {
    // Only letters that both sets have somewhere: Windows-1250 is what is likely.
    const bytes = iconv.encode(
      [PEOPLE_HEADER, 'Zoë,Müller,zoe@set.example,Gjilan,Arsimi,Zyrtar,sq'].join('\n'),
      'windows-1252',
    );
    const french = iconv.encode(
      [PEOPLE_HEADER, 'Benoît,Père à l’ñandú,b@set.example,Gjilan,Arsimi,Zyrtar,sq'].join('\n'),
      'windows-1252',
    );
    const first = await wizard.upload('people', bytes);
    expect(first.reading).toMatchObject({ charset: 'windows-1250', delimiter: 'comma' });
    expect(first.reading.letters.map(({ charset }) => charset)).toEqual(['windows-1250', 'windows-1252']);
    const second = await wizard.upload('people', french);
    expect(second.reading.charset).toBe('windows-1252');
    expect(second.reading.letters.find(({ charset }) => charset === 'windows-1250')?.words).toContain('Pčre');
    const again = await read(second.importId, { charset: 'windows-1250', delimiter: 'comma', mapping: null });
    expect(again.body).toMatchObject({ state: 'previewed', revision: 2, reading: { charset: 'windows-1250' } });
    expect((await wizard.rows(second.importId))[0]?.cells.familyName).toMatch(/^Pčre/);
    const right = await read(second.importId, { charset: 'windows-1252', delimiter: 'comma', mapping: null });
    expect((await wizard.rows(second.importId))[0]?.cells.familyName).toBe('Père à l’ñandú');
    expect(right.body.revision).toBe(3);
    expect(await people('set.example')).toEqual([]);
  });

  it('what unknown columns mean is said once, and remembered for that header in any script', async () => {
    const lines = (header: string) => [header, 'Ana;Gashi;ana@map.example;x'];
    const first = await wizard.upload('people', lines('Полазник;Фамилија;Адреса;Ш'));
    expect(first).toMatchObject({ state: 'mapping', reading: { mapping: [null, null, null, null] } });
    expect(first.reading.sample).toEqual([['Ana', 'Gashi', 'ana@map.example', 'x']]);
    expect(
      (await api.http(cookie).post(`/api/imports/${first.importId}/application`).send({ revision: 1, invite: false }))
        .body.code,
    ).toBe('request.conflict');
    const body = { charset: first.reading.charset, delimiter: first.reading.delimiter };
    const lacking = await read(first.importId, { ...body, mapping: ['givenName', null, 'email', null] });
    expect([lacking.status, lacking.body.code]).toEqual([422, 'import.mapping']);
    const twice = await read(first.importId, { ...body, mapping: ['givenName', 'familyName', 'email', 'email'] });
    expect(twice.body.code).toBe('import.mapping');
    const mapping = ['givenName', 'familyName', 'email', null];
    expect((await read(first.importId, { ...body, mapping })).body).toMatchObject({ state: 'previewed' });
    const next = await wizard.upload('people', lines('POLAZNIK;Familija;Adresa;š'));
    expect(next).toMatchObject({ state: 'previewed', reading: { mapping } });
    expect((await wizard.upload('past-training', lines('POLAZNIK;Familija;Adresa;š'))).state).toBe('mapping');
  });
});

it('a dropped import takes its own table along and nothing of anybody else, whatever bytes they have', async () => {
  const bytes = Buffer.from([PEOPLE_HEADER, aPersonRow('Equal', 'bytes.example')].join('\n'));
  const storage = api.app.get(Storage);
  const sha256 = await storage.put(bytes);
  const files = () => readdirSync(path.join(api.dataDir, 'imports'));
  const expectGone = async (importId: string) => {
    // Goes after the commit, which the answer does not wait for.
    for (let tried = 0; tried < 40 && files().includes(importId); tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(files()).not.toContain(importId);
  };
  const [first, second] = [await wizard.upload('people', bytes), await wizard.upload('people', bytes)];
  expect(files()).toEqual(expect.arrayContaining([first.importId, second.importId]));
  await api.http(cookie).delete(`/api/imports/${first.importId}`).expect(204);
  await expectGone(first.importId);
  const again = await read(second.importId, { charset: 'utf-8', delimiter: 'comma', mapping: null });
  expect(again.body).toMatchObject({ state: 'previewed', revision: 2 });
  await wizard.apply(again.body);
  await expectGone(second.importId);
  expect(await storage.has(sha256)).toBe(true);
});

describe('undoing', () => {
  it('takes back what nobody touched, leaves and lists the rest, once and within a day', async () => {
    const domain = 'undo.example';
    const before = await wizard.upload('people', [
      PEOPLE_HEADER,
      aPersonRow('Stay', domain),
      aPersonRow('Moved', domain),
    ]);
    await wizard.apply(before);
    await api.db.execute(
      "UPDATE affiliation SET valid = daterange('2024-01-01', NULL) WHERE person_id IN (SELECT id FROM person WHERE email LIKE '%@undo.example')",
    );
    const earlier = await people(domain);
    const second = await wizard.upload('people', [
      PEOPLE_HEADER,
      'Stay,Gashi,stay@undo.example,Prizren,Njësia e re,Shef,sq',
      'Moved,Gashi,moved@undo.example,Prizren,Njësia e re,Shef,sq',
      aPersonRow('Fresh', domain),
      aPersonRow('Granted', domain),
      aPersonRow('Renamed', domain),
    ]);
    await wizard.apply(second);
    await api.db.execute(
      "UPDATE person SET given_name = 'Other' WHERE email IN ('renamed@undo.example', 'moved@undo.example')",
    );
    await api.db.execute(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, valid)
       SELECT gen_random_uuid(), id, 'trainer', 'all', daterange('2024-01-01', NULL) FROM person WHERE email = 'granted@undo.example'`,
    );
    const undone = await wizard.undo(second.importId);
    expect(undone).toMatchObject({ state: 'undone', undone: { back: 2, left: 3 }, undoUntil: null });
    expect(await people(domain)).toEqual([
      { email: 'granted@undo.example', given_name: 'Granted', family_name: 'Krasniqi' },
      { email: 'moved@undo.example', given_name: 'Other', family_name: 'Gashi' },
      { email: 'renamed@undo.example', given_name: 'Other', family_name: 'Krasniqi' },
      earlier.find(({ email }) => email === 'stay@undo.example'),
    ]);
    expect((await wizard.rows(second.importId, 'left=true')).map((row) => [row.cells.givenName, row.undone])).toEqual([
      ['Moved', 'changed'],
      ['Granted', 'used'],
      ['Renamed', 'changed'],
    ]);
    const works = await api.db.query<{ valid: string; name: string }>(
      `SELECT f.valid::text, d.name FROM affiliation f JOIN department d ON d.id = f.department_id
       JOIN person p ON p.id = f.person_id WHERE p.email = 'stay@undo.example'`,
    );
    expect(works).toEqual([{ valid: '[2024-01-01,)', name: 'Arsimi' }]);
    expect(await wizard.undo(second.importId)).toEqual(undone);
    await api.db.execute("UPDATE import_batch SET applied_at = now() - interval '25 hours' WHERE id = $1", [
      before.importId,
    ]);
    await expect(wizard.undo(before.importId)).rejects.toThrow('import.undo-late');
    const open = await wizard.upload('people', [PEOPLE_HEADER, aPersonRow('Open', domain)]);
    await expect(wizard.undo(open.importId)).rejects.toThrow('request.conflict');
  });

  it('imports that came one after the other are taken back one after the other, and each row names whom it made', async () => {
    const first = await wizard.upload('people', [PEOPLE_HEADER, aPersonRow('Made', 'chain.example')]);
    await wizard.apply(first);
    const made = await people('chain.example');
    const change = 'Made,Gashi,made@chain.example,Prizren,Njësia e dytë,Shef,sq';
    const second = await wizard.upload('people', [PEOPLE_HEADER, change, aPersonRow('Late', 'chain.example')]);
    await wizard.apply(second);
    const idOf = async (email: string) =>
      (await api.db.one<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]))?.id;
    const [madeId, lateId] = [await idOf('made@chain.example'), await idOf('late@chain.example')];
    const named = async ({ importId }: { importId: string }) =>
      (await wizard.rows(importId)).map(({ decision, personId }) => [decision, personId]);
    expect(await named(first)).toEqual([['create', madeId]]);
    expect(await named(second)).toEqual([
      ['update', madeId],
      ['create', lateId],
    ]);
    expect((await wizard.undo(second.importId)).undone).toEqual({ back: 2, left: 0 });
    expect(await people('chain.example')).toEqual(made);
    expect(await named(second)).toEqual([
      ['update', madeId],
      ['create', null],
    ]);
    expect((await wizard.undo(first.importId)).undone).toEqual({ back: 1, left: 0 });
    expect(await people('chain.example')).toEqual([]);
  });

  it('a place of work goes with its last people, whichever thousand made it', async () => {
    const domain = 'places-undone.example';
    const row = (name: string, department: string) =>
      `${name},Krasniqi,${name.toLowerCase()}@${domain},Gjilan,${department},Zyrtar i ri,sq`;
    const known = Array.from({ length: 20 }, (_, index) => row(`K${index}`, 'Arsimi'));
    await wizard.apply(await wizard.upload('people', [PEOPLE_HEADER, ...known]));
    const before = await api.db.query('SELECT id FROM department UNION ALL SELECT id FROM position ORDER BY id');
    const view = await wizard.upload('people', [
      PEOPLE_HEADER,
      ...known.map((_, index) => row(`K${index}`, 'Vetëm këtu')),
      ...Array.from({ length: 980 }, (_, index) => row(`A${index}`, 'Vetëm këtu')),
      ...Array.from({ length: 900 }, (_, index) => row(`B${index}`, 'Arsimi')),
    ]);
    await wizard.apply(view);
    const places = () => api.db.query('SELECT id FROM department UNION ALL SELECT id FROM position ORDER BY id');
    expect(await places()).toHaveLength(before.length + 2);
    expect((await wizard.undo(view.importId)).undone).toEqual({ back: 1_900, left: 0 });
    expect(await places()).toEqual(before);
  });

  it.each([
    ['somebody’s date of birth', "UPDATE person SET birth_date = '1990-01-01' WHERE email = $1"],
    [
      'where they work',
      `UPDATE affiliation SET valid = daterange(lower(valid), lower(valid) + 30)
       WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    ],
    ['that they work anywhere', 'DELETE FROM affiliation WHERE person_id = (SELECT id FROM person WHERE email = $1)'],
    [
      'that they work elsewhere too',
      `INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
       SELECT gen_random_uuid(), p.id, d.id, false, daterange('2020-01-01', '2020-02-01') FROM person p
       CROSS JOIN (SELECT id FROM department LIMIT 1) d WHERE p.email = $1`,
    ],
  ])('a change since of %s leaves them as they are', async (name, sql) => {
    const domain = `${name.replaceAll(/[^a-z]/g, '')}.example`;
    const view = await wizard.upload('people', [
      PEOPLE_HEADER,
      aPersonRow('Changed', domain),
      aPersonRow('Same', domain),
    ]);
    await wizard.apply(view);
    await api.db.execute(sql, [`changed@${domain}`]);
    expect((await wizard.undo(view.importId)).undone).toEqual({ back: 1, left: 1 });
    expect((await people(domain)).map(({ given_name: givenName }) => givenName)).toEqual(['Changed']);
  });

  it('a person who was invited has heard of us, and stays', async () => {
    const view = await wizard.upload('people', [PEOPLE_HEADER, aPersonRow('Invited', 'invited.example')]);
    await wizard.apply(view);
    const [row] = await wizard.rows(view.importId);
    await api
      .http(cookie)
      .post('/api/people/invitations')
      .send({ personIds: [row?.personId] });
    expect((await wizard.undo(view.importId)).undone).toEqual({ back: 0, left: 1 });
    expect(await people('invited.example')).toHaveLength(1);
  });
});
