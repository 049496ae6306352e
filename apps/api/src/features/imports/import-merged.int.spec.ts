import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aRunWithSeats } from '../../../test/enrolment-factories.js';
import { importClient, type ImportClient } from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { aRun, aSession, enrolled } from '../../../test/runs-factories.js';

let api: TestApi;
let wizard: ImportClient;
let managerId: string;
let manager: string;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  manager = await api.signIn(managerId);
  wizard = importClient(api, manager);
});
afterAll(() => api.close());

/** Somebody with two accounts, the second merged into the first. */
async function merged(name: string): Promise<{ stays: string; goes: string; emails: readonly [string, string] }> {
  const emails = [`${name}@one.example`, `${name}@two.example`] as const;
  const [stays, goes] = [await aPerson(api.db, { email: emails[0] }), await aPerson(api.db, { email: emails[1] })];
  await api
    .http(manager)
    .post(`/api/people/${stays}/merges/${goes}`)
    .send({ reason: 'I njëjti person, importuar dy herë.' })
    .expect(204);
  return { stays, goes, emails };
}

const brief = async (kind: Parameters<ImportClient['upload']>[0], ...lines: string[]) =>
  wizard.brief((await wizard.upload(kind, lines)).importId);

const codeOf = async (runId: string) =>
  (await api.db.one<{ code: string }>('SELECT code FROM run WHERE id = $1', [runId]))?.code ?? '';

describe('the address of a merged account', () => {
  it('is refused where a row would write to it, whatever the table', async () => {
    const { emails } = await merged('refused');
    const run = await aRunWithSeats(api, { capacity: 5 });
    const refused = ['error email-merged'];
    const person = `Ana;Berisha;${emails[1]};Prizren;Arsimi;sq`;
    expect(await brief('people', 'Emri;Mbiemri;E-maili;Institucioni;Drejtoria;Gjuha', person)).toEqual(refused);
    const work = `${emails[1]};Prizren;Arsimi;Zyrtare;2020-01-01;`;
    expect(await brief('affiliations', 'E-maili;Institucioni;Drejtoria;Pozita;Nga;Deri', work)).toEqual(refused);
    const past = `${emails[1]},Budget,,2023-06-15,9`;
    expect(await brief('past-training', 'E-mail,Training,Provider,Finished on,Hours', past)).toEqual(refused);
    const seat = `${await codeOf(run.runId)},${emails[1]}`;
    expect(await brief('enrolments', 'Run,E-mail', seat)).toEqual(refused);
  });

  it('names the person where a row is about what they have already', async () => {
    const run = await aRun(api);
    const [learner] = await enrolled(api, run, 1);
    if (!learner) throw new Error('nobody');
    const sessionId = await aSession(api, run, -120, -10);
    const stays = await aPerson(api.db, { email: 'stays@known.example' });
    await api.db.execute("UPDATE person SET email = 'goes@known.example' WHERE id = $1", [learner.personId]);
    const past = 'known.example,Budget,IKAP,2023-06-15,9';
    const header = 'E-mail,Training,Provider,Finished on,Hours';
    await wizard.apply(await wizard.upload('past-training', [header, `goes@${past}`]));
    await api.http(manager).post(`/api/people/${stays}/merges/${learner.personId}`).send({ reason: 'Një person.' });

    expect(await brief('past-training', header, `stays@${past}`)).toEqual(['skip']);
    const code = await codeOf(run.runId);
    expect(await brief('enrolments', 'Run,E-mail', `${code},stays@known.example`)).toEqual(['skip']);
    const day = await api.db.one<{ day: string }>('SELECT local_date::text AS day FROM session WHERE id = $1', [
      sessionId,
    ]);
    const sheet = (who: string) => `${who}@known.example;${code};${day?.day};po;`;
    const columns = 'E-maili;Zhvillimi;Data;Pjesëmarrja;Shënim';
    expect(await brief('attendance', columns, sheet('stays'), sheet('goes'))).toEqual([
      'create',
      'error row-duplicate-in-file',
    ]);
  });
});

describe('positions', () => {
  const names = () => api.db.query('SELECT name FROM position ORDER BY name');

  it('are one whatever the spelling, and go again with the import that made them', async () => {
    const before = await names();
    const header = 'Emri;Mbiemri;E-maili;Institucioni;Drejtoria;Pozita;Gjuha';
    const preview = await wizard.upload('people', [
      header,
      'Ana;Berisha;ana@position.example;Prizren;Arsimi;Këshilltare;sq',
      'Bora;Gashi;bora@position.example;Prizren;Arsimi;KESHILLTARE;sq',
    ]);
    await wizard.apply(preview);
    expect(await names()).toEqual([...before, { name: 'Këshilltare' }]);
    const again = 'Bora;Gashi;bora@position.example;Prizren;Arsimi;keshilltare;sq';
    expect(await brief('people', header, again)).toEqual(['skip']);
    const [{ since }] = (await api.db.query<{ since: string }>(
      "SELECT lower(f.valid)::text AS since FROM affiliation f JOIN person p ON p.id = f.person_id WHERE p.email = 'bora@position.example'",
    )) as [{ since: string }];
    const work = `bora@position.example;Prizren;Arsimi;keshilltare;${since};`;
    expect(await brief('affiliations', 'E-maili;Institucioni;Drejtoria;Pozita;Nga;Deri', work)).toEqual(['skip']);

    expect((await wizard.undo(preview.importId)).undone).toEqual({ back: 2, left: 0 });
    expect(await names()).toEqual(before);
  });

  it('a name that is taken back is found by its sound again', async () => {
    await aPerson(api.db, { givenName: 'Teuta', familyName: 'Krasniqi', email: 'teuta@key.example', state: null });
    const key = async () =>
      (await api.db.one<{ name_key: string }>("SELECT name_key FROM person WHERE email = 'teuta@key.example'"))
        ?.name_key;
    const before = await key();
    const preview = await wizard.upload('people', [
      'Emri;Mbiemri;E-maili;Institucioni;Drejtoria;Gjuha',
      'Teuta;Berisha;teuta@key.example;Prizren;Arsimi;sq',
    ]);
    await wizard.apply(preview);
    expect(await key()).not.toBe(before);
    await wizard.undo(preview.importId);
    expect(await key()).toBe(before);
  });
});
