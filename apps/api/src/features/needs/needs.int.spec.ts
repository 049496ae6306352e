import type { MyNeeds, OutputOf, readCompetenceGaps } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anOfficialOf, aProfile, assessed } from '../../../test/needs-factories.js';
import { aRun, aTestedCourse, writeReference } from '../../../test/observatory-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { FrameworksService } from './frameworks.service.js';

let api: TestApi;
let manager: string;

beforeAll(async () => {
  api = await startTestApi();
  await writeReference(api);
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
}, 60_000);
afterAll(() => api.close());

const http = () => api.http(manager);
const needsOf = async (cookie: string) => (await api.http(cookie).get('/api/me/needs').expect(200)).body as MyNeeds;
const gapsSeenBy = async (cookie: string) =>
  (await api.http(cookie).get('/api/competence-gaps').expect(200)).body as OutputOf<typeof readCompetenceGaps>;
const newTitle = () => `Zyrtar për shërbime ${uuidv7()}`;

async function anOfficial(title: string, municipality = 'prizren') {
  const personId = await anOfficialOf(api.db, municipality, title);
  return { personId, cookie: await api.signIn(personId) };
}
const teach = (courseId: string, competence: string, level: number, framework = 'digcomp-2.2') =>
  http().put(`/api/course-competences/${courseId}/${framework}/${competence}`).send({ level });

describe('frameworks', () => {
  it('are read whole, with the crosswalk, and written again nothing changes', async () => {
    const { body } = await http().get('/api/competence-frameworks').expect(200);
    await api.app.get(FrameworksService, { strict: false }).ensureReference();
    expect((await http().get('/api/competence-frameworks').expect(200)).body).toEqual(body);
    expect(body.crosswalks).toEqual([{ from: 'digcomp-2.2', to: 'digcomp-3.0', reaches: [1, 1, 2, 2, 3, 3, 4, 4] }]);
    const counts = (body.frameworks as { key: string; areas: { competences: unknown[] }[]; levels: unknown[] }[]).map(
      ({ key, areas, levels }) => [key, areas.length, areas.flatMap((area) => area.competences).length, levels.length],
    );
    expect(counts).toEqual([
      ['digcomp-2.2', 5, 21, 8],
      ['digcomp-3.0', 5, 21, 4],
    ]);
  });
});

describe('a profile', () => {
  it('is found by the title of a position in any spelling; who has none gets the one for everybody', async () => {
    const profileId = await aProfile(
      api,
      manager,
      { '1.1': 4 },
      { titles: ['Zyrtar për gjendje civile'], name: 'Ofiçari' },
    );
    const own = await anOfficial('ZYRTAR PER GJENDJE CIVILE');
    const other = await anOfficial(newTitle());
    expect((await needsOf(own.cookie)).profile).toMatchObject({
      name: { texts: { sq: { v: 'Ofiçari' } } },
      isDefault: false,
    });
    expect((await needsOf(other.cookie)).profile).toBeNull();
    expect(await needsOf(other.cookie)).toMatchObject({ framework: null, areas: [], gaps: [], suggestions: [] });
    const first = await aProfile(api, manager, { '4.2': 3 }, { isDefault: true, name: 'Të gjithë' });
    const second = await aProfile(api, manager, { '4.2': 5 }, { isDefault: true, name: 'Të gjithë 2' });
    expect((await needsOf(other.cookie)).profile).toMatchObject({
      name: { texts: { sq: { v: 'Të gjithë 2' } } },
      isDefault: true,
    });
    const { body } = await http().get('/api/competence-profiles').expect(200);
    const { profiles, positions } = body as {
      profiles: { profileId: string; isDefault: boolean }[];
      positions: { title: string; people: number; profileId: string | null }[];
    };
    expect(profiles.filter(({ isDefault }) => isDefault).map((one) => one.profileId)).toEqual([second]);
    expect(profiles.map((one) => one.profileId)).toContain(first);
    expect(positions.find(({ title }) => title === 'ZYRTAR PER GJENDJE CIVILE')).toMatchObject({
      people: 1,
      profileId,
    });
    await api.db.execute('UPDATE competence_profile SET is_default = false');
  });

  it('refuses a title of another profile, a level or a competence the framework does not have, and an old revision', async () => {
    const title = newTitle();
    const taken = await aProfile(api, manager, { '1.1': 4 }, { titles: [title] });
    const { body } = await http().post('/api/competence-profiles').send({ nameSq: 'X', framework: 'digcomp-3.0' });
    const save = (more: object) =>
      http()
        .put(`/api/competence-profiles/${body.profileId as string}`)
        .send({
          revision: 1,
          nameSq: 'X',
          framework: 'digcomp-3.0',
          isDefault: false,
          titles: [],
          targets: [],
          ...more,
        });
    const refused = async (more: object) => (await save(more).expect(422)).body.errors as unknown;
    expect(await refused({ titles: [title.toUpperCase()] })).toEqual([{ pointer: '/titles', code: 'taken' }]);
    expect(await refused({ titles: ['…'] })).toEqual([{ pointer: '/titles', code: 'invalid' }]);
    expect(await refused({ targets: [{ competence: '1.1', level: 5 }] })).toEqual([
      { pointer: '/targets', code: 'choice' },
    ]);
    expect(await refused({ targets: [{ competence: '9.9', level: 1 }] })).toEqual([
      { pointer: '/targets', code: 'choice' },
    ]);
    const twice = [1, 2].map((level) => ({ competence: '1.1', level }));
    expect(await refused({ targets: twice })).toEqual([{ pointer: '/targets', code: 'taken' }]);
    expect(await refused({ framework: 'digcomp-9' })).toEqual([{ pointer: '/framework', code: 'choice' }]);
    await http().post('/api/competence-profiles').send({ nameSq: 'X', framework: 'digcomp-9' }).expect(422);
    const saved = await save({ nameEn: 'X', targets: [{ competence: '1.1', level: 4 }] }).expect(200);
    expect(saved.body).toMatchObject({ revision: 2, targets: [{ competence: '1.1', level: 4 }] });
    const old = await save({}).expect(409);
    expect(old.body).toMatchObject({ code: 'draft.changed', current: { revision: 2 } });
    await http()
      .put(`/api/competence-profiles/${uuidv7()}`)
      .send({ ...saved.body, revision: 1 })
      .expect(422);
    expect(taken).not.toBe(body.profileId);
  });
});

describe('a self-assessment', () => {
  it('is saved answer by answer, goes on where it was left, and stays as it was completed', async () => {
    const title = newTitle();
    await aProfile(api, manager, { '1.1': 4, '4.2': 5 }, { titles: [title] });
    const { cookie } = await anOfficial(title);
    const me = () => api.http(cookie);
    const [one, two] = await Promise.all([1, 2].map(() => me().post('/api/me/needs/assessments').expect(201)));
    const { assessmentId } = one?.body as { assessmentId: string };
    expect(two?.body).toEqual({ assessmentId });
    const answer = (competence: string, level: number) =>
      me().put(`/api/me/needs/assessments/${assessmentId}/answers/${competence}`).send({ level });
    const complete = () => me().post(`/api/me/needs/assessments/${assessmentId}/completion`);
    await answer('1.1', 2).expect(204);
    await answer('1.1', 3).expect(204);
    expect((await needsOf(cookie)).open).toMatchObject({ assessmentId, answers: [{ competence: '1.1', level: 3 }] });
    expect((await complete().expect(422)).body.errors).toEqual([{ pointer: '/answers', code: 'required' }]);
    await answer('1.1', 9).expect(422);
    await answer('9.9', 1).expect(422);
    await answer('4.2', 0).expect(204);
    await complete().expect(204);
    await complete().expect(204);
    expect((await answer('1.1', 8).expect(409)).body.code).toBe('assessment.closed');
    const done = await needsOf(cookie);
    expect(done).toMatchObject({ open: null, completed: [{ assessmentId, number: 1 }] });
    expect(done.gaps).toEqual([
      { competence: '1.1', framework: 'digcomp-2.2', target: 4, held: 3, basis: 'self', gap: 1 },
      { competence: '4.2', framework: 'digcomp-2.2', target: 5, held: 0, basis: 'self', gap: 5 },
    ]);
    for (const sql of [
      'UPDATE competence_answer SET level = 8 WHERE assessment_id = $1',
      'DELETE FROM competence_answer WHERE assessment_id = $1',
      'UPDATE competence_assessment SET completed_at = NULL WHERE id = $1',
      'DELETE FROM competence_finding WHERE assessment_id = $1',
    ])
      await expect(api.db.execute(sql, [assessmentId])).rejects.toThrow();
  });

  it('begins anew without touching the one before; what counts is the last completed one', async () => {
    const title = newTitle();
    await aProfile(api, manager, { '1.1': 4 }, { titles: [title] });
    const { cookie } = await anOfficial(title);
    const first = await assessed(api, cookie, { '1.1': 1 });
    const { body } = await api.http(cookie).post('/api/me/needs/assessments').expect(201);
    const { assessmentId: second } = body as { assessmentId: string };
    await api.http(cookie).put(`/api/me/needs/assessments/${second}/answers/1.1`).send({ level: 4 }).expect(204);
    expect((await needsOf(cookie)).gaps).toMatchObject([{ held: 1, gap: 3 }]);
    await api.http(cookie).post(`/api/me/needs/assessments/${second}/completion`).expect(204);
    const after = await needsOf(cookie);
    expect(after.gaps).toMatchObject([{ held: 4, gap: 0 }]);
    expect(after.completed.map(({ assessmentId, number }) => [assessmentId, number])).toEqual([
      [second, 2],
      [first, 1],
    ]);
    const kept = await api.db.query('SELECT held, gap FROM competence_finding WHERE assessment_id = $1', [first]);
    expect(kept).toEqual([{ held: 1, gap: 3 }]);
  });

  it('of somebody else is not there, and without a profile there is nothing to assess', async () => {
    const title = newTitle();
    await aProfile(api, manager, { '1.1': 4 }, { titles: [title] });
    const { cookie } = await anOfficial(title);
    const { body } = await api.http(cookie).post('/api/me/needs/assessments').expect(201);
    const path = `/api/me/needs/assessments/${(body as { assessmentId: string }).assessmentId}`;
    await http().put(`${path}/answers/1.1`).send({ level: 8 }).expect(404);
    await http().post(`${path}/completion`).expect(404);
    const without = await anOfficial(newTitle());
    const refused = await api.http(without.cookie).post('/api/me/needs/assessments').expect(409);
    expect(refused.body.code).toBe('assessment.no-profile');
  });

  it('made in one version is compared with a target of the other', async () => {
    const title = newTitle();
    const profileId = await aProfile(api, manager, { '1.1': 4 }, { titles: [title] });
    const { cookie } = await anOfficial(title);
    await assessed(api, cookie, { '1.1': 3 });
    await http()
      .put(`/api/competence-profiles/${profileId}`)
      .send({
        revision: 2,
        nameSq: 'X',
        framework: 'digcomp-3.0',
        isDefault: false,
        titles: [title],
        targets: [{ competence: '1.1', level: 3 }],
      })
      .expect(200);
    expect((await needsOf(cookie)).gaps).toEqual([
      { competence: '1.1', framework: 'digcomp-3.0', target: 3, held: 2, basis: 'self', gap: 1 },
    ]);
  });
});

describe('what courses teach', () => {
  it('is suggested to whom it helps, and a passed final test is a level shown', async () => {
    const title = newTitle();
    await aProfile(api, manager, { '3.4': 5, '5.1': 4 }, { titles: [title] });
    const { cookie, personId } = await anOfficial(title);
    await assessed(api, cookie, { '3.4': 1, '5.1': 4 });
    const [helps, elsewhere] = [await aTestedCourse(api.db), await aTestedCourse(api.db)];
    await teach(helps.courseId, '3.4', 4).expect(204);
    await teach(elsewhere.courseId, '5.1', 4).expect(204);
    const runId = await aRun(api.db, helps, { endsOn: '2099-06-30', state: 'planned' });
    expect((await needsOf(cookie)).suggestions).toMatchObject([
      { courseId: helps.courseId, competences: ['3.4'], closesAll: false, run: null, isOpen: false },
    ]);
    await api.db.execute("UPDATE run SET enrolment_from = '2020-01-01' WHERE id = $1", [runId]);
    expect((await needsOf(cookie)).suggestions[0]?.run).toMatchObject({ runId });
    const enrolmentId = uuidv7();
    await api.db.execute(
      `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at) SELECT $1, $2, $3, id, 'enrolled', now() FROM institution LIMIT 1`,
      [enrolmentId, runId, personId],
    );
    expect((await needsOf(cookie)).suggestions).toEqual([]);
    await grade(enrolmentId, helps.pre, 10_000);
    await grade(enrolmentId, helps.post, 5_900);
    expect((await needsOf(cookie)).gaps[0]).toMatchObject({ held: 1, basis: 'self' });
    await api.db.execute('UPDATE grade SET share = 6000 WHERE enrolment_id = $1 AND quiz_id = $2', [
      enrolmentId,
      helps.post,
    ]);
    expect((await needsOf(cookie)).gaps[0]).toMatchObject({ held: 4, basis: 'tested', gap: 1 });
  });

  it('is set and taken back competence by competence', async () => {
    const { courseId } = await aTestedCourse(api.db);
    await teach(courseId, '2.4', 3).expect(204);
    await teach(courseId, '2.4', 5).expect(204);
    await teach(courseId, '2.4', 2, 'digcomp-3.0').expect(204);
    expect((await teach(courseId, '2.4', 5, 'digcomp-3.0').expect(422)).body.errors).toEqual([
      { pointer: '/level', code: 'choice' },
    ]);
    await teach(uuidv7(), '2.4', 3).expect(404);
    const taught = async () => {
      const { body } = await http().get('/api/course-competences').expect(200);
      return (body.courses as { courseId: string; teaches: unknown[] }[]).find((one) => one.courseId === courseId)
        ?.teaches;
    };
    expect(await taught()).toEqual([
      { framework: 'digcomp-2.2', competence: '2.4', level: 5 },
      { framework: 'digcomp-3.0', competence: '2.4', level: 2 },
    ]);
    const remove = () => http().delete(`/api/course-competences/${courseId}/digcomp-2.2/2.4`);
    await remove().expect(204);
    await remove().expect(204);
    await http().delete(`/api/course-competences/${uuidv7()}/digcomp-2.2/2.4`).expect(404);
    expect(await taught()).toEqual([{ framework: 'digcomp-3.0', competence: '2.4', level: 2 }]);
  });
});

async function grade(enrolmentId: string, quizId: string, share: number): Promise<void> {
  const attemptId = uuidv7();
  await api.db.execute(
    `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, max_points)
     SELECT $1, $3, id, person_id, 1, 'submitted', 1, 'sq', now(), now(), 100 FROM enrolment WHERE id = $2`,
    [attemptId, enrolmentId, quizId],
  );
  await api.db.execute(
    'INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at) VALUES ($1, $2, $3, 0, 100, $4, true, now())',
    [enrolmentId, quizId, attemptId, share],
  );
}

describe('what municipalities lack', () => {
  it('is shown from ten people on, never by name, for their own place to who plans there, and not to a focal point', async () => {
    const title = newTitle();
    await aProfile(api, manager, { '2.6': 4 }, { titles: [title] });
    const groups: [string, number, number][] = [
      ['gjilan', 12, 5],
      ['kamenice', 6, 2],
      ['viti', 3, 3],
      ['ferizaj', 10, 10],
    ];
    for (const [municipality, people, below] of groups)
      for (let at = 0; at < people; at += 1) {
        const { cookie } = await anOfficial(title, municipality);
        await assessed(api, cookie, { '2.6': at < below ? 1 : 4 });
      }
    const seen = await gapsSeenBy(manager);
    const at = (name: string, gaps = seen) => {
      const place = gaps.places.find((one) => one.kind === 'municipality' && one.name.texts.sq?.v === name);
      const share = place?.below.find(({ competence }) => competence === '2.6')?.share;
      return [place?.people.status, place?.people.value, share?.status, share?.value, share?.bound];
    };
    expect(at('Gjilan')).toEqual(['published', 12, 'published', 4167, null]);
    expect(at('Kamenicë')).toEqual(['published', 6, 'suppressed', null, null]);
    expect(at('Viti')).toEqual(['suppressed', null, 'suppressed', null, null]);
    expect(at('Ferizaj')).toEqual(['published', 10, 'published', 9500, 'at-least']);
    const institution = await api.db.one<{ id: string }>("SELECT id FROM institution WHERE slug = 'gjilan'");
    const holding = async (role: 'focal-point' | 'project-manager') =>
      api.signIn(
        await aPerson(api.db, { grants: [{ role, scopeKind: 'institution', scopeId: institution?.id ?? '' }] }),
      );
    const focal = await api.http(await holding('focal-point')).get('/api/competence-gaps');
    expect([focal.status, focal.body]).toMatchObject([403, { code: 'access.forbidden' }]);
    const own = await gapsSeenBy(await holding('project-manager'));
    expect(own.places.map(({ name }) => name.texts.sq?.v)).toEqual(['Gjilan']);
    expect(at('Gjilan', own)).toEqual(at('Gjilan'));
    const keys = new Set<string>();
    JSON.stringify([seen, own], (key: string, value: unknown) => {
      keys.add(key);
      return value;
    });
    expect([...keys].filter((key) => ['n', 'sum', 'rule', 'personId', 'givenName'].includes(key))).toEqual([]);
    const [one] = seen.competences;
    expect(one).toMatchObject({ key: '1.1', courses: [] });
  }, 60_000);
});
