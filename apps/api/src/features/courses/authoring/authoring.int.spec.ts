import type { CourseDraftView, LessonBlock } from '@edukom/contracts';
import { CONTENT_LOCALES, localizedText, translate } from '@edukom/domain';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aCourseDraft,
  anEnrolmentIn,
  aPublishedCourse,
  aRunOf,
  aTextBlock,
  type TestCourse,
} from '../../../../test/courses-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { CoursesService } from '../courses.service.js';

let api: TestApi;
let manager: string;

beforeAll(async () => {
  api = await startTestApi();
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
});
afterAll(() => api.close());

const pathOf = (courseId: string, rest = '') => `/api/authoring/courses/${courseId}${rest}`;
const statements = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = api.db.listen(() => (count += 1));
  await work();
  stop();
  return count;
};
const begin = (cookie: string, slug = `c-${uuidv7()}`, rest: object = {}) =>
  api
    .http(cookie)
    .post('/api/authoring/courses')
    .send({ title: 'Kursi im', locale: 'sq', requiredLocales: ['sq', 'en'], slug, category: 'digital', ...rest });

/** A draft with a module, a lesson and a quiz, made the way people make it. */
async function aDraft(cookie = manager) {
  const { courseId } = (await begin(cookie)).body as { courseId: string };
  const call = (method: 'get' | 'post' | 'put' | 'delete', rest: string, body?: object) =>
    api.http(cookie)[method](pathOf(courseId, rest)).send(body);
  const read = async (): Promise<CourseDraftView> => (await call('get', '')).body;
  await call('post', '/modules', { title: 'Moduli' });
  const module = (await read()).modules[0];
  const add = (title: string, kind: 'lesson' | 'quiz' = 'lesson') =>
    call('post', `/modules/${module?.id ?? ''}/activities`, { kind, title, minutes: 10 });
  await add('Mësimi i parë');
  await add('Testi', 'quiz');
  const activity = async (slug: string) => {
    const found = (await read()).modules.flatMap(({ activities }) => activities).find((one) => one.slug === slug);
    if (!found) throw new Error(`no activity ${slug}`);
    return found;
  };
  return { courseId, call, read, add, activity };
}
const describing = ({ revision, description }: CourseDraftView, change: object = {}) => ({
  revision,
  locale: 'sq',
  title: description.title.texts.sq?.v ?? null,
  summary: description.summary.texts.sq?.v ?? null,
  audience: null,
  outcomes: description.outcomes.map((outcome) => outcome.texts.sq?.v ?? null),
  category: description.category,
  locales: description.locales,
  requiredLocales: description.requiredLocales,
  protectedTerms: [],
  prerequisites: [],
  ...change,
});

describe('beginning', () => {
  it('a course: an empty draft in its language, which whoever began it may write and others may not', async () => {
    const grants = [{ role: 'trainer' as const, scopeKind: 'run' as const, scopeId: uuidv7() }];
    const personId = await aPerson(api.db, { grants });
    const [trainer, other] = [await api.signIn(personId), await api.signIn(await aPerson(api.db, { grants }))];
    const { status, body } = await begin(trainer, 'my-own-course');
    expect(status).toBe(201);
    const draft = (await api.http(trainer).get(pathOf(body.courseId))).body as CourseDraftView;
    expect(draft).toMatchObject({ slug: 'my-own-course', number: 1, modules: [], versions: [] });
    expect(draft.description).toMatchObject({
      sourceLocale: 'sq',
      locales: ['sq', 'en'],
      requiredLocales: ['sq', 'en'],
    });
    expect((await api.http(other).get(pathOf(body.courseId))).status).toBe(404);
    const listed = async (cookie: string) => (await api.http(cookie).get('/api/authoring/courses')).body.courses;
    expect(await listed(trainer)).toMatchObject([{ courseId: body.courseId, hasDraft: true, publishedNumber: null }]);
    expect(await listed(other)).toEqual([]);
    expect((await begin(other, 'my-own-course')).body.code).toBe('course.slug-taken');
    const events = await api.db.query("SELECT action FROM audit_event WHERE actor_id = $1 AND action LIKE 'course.%'", [
      personId,
    ]);
    expect(events).toEqual([{ action: 'course.begun' }]);
    expect((await api.http().get('/api/courses?locale=sq')).body.courses).not.toContainEqual(
      expect.objectContaining({ slug: 'my-own-course' }),
    );
  });

  it('two who choose the same name at once: one has it', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => begin(manager, 'one-name')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('a draft is the published version again, quizzes too, with ids of its own; begun twice at once it is one', async () => {
    const course: TestCourse = await aPublishedCourse(api);
    expect((await api.http(manager).get(pathOf(course.courseId))).body.code).toBe('course.no-draft');
    const begun = () => api.http(manager).post(pathOf(course.courseId, '/draft'));
    const answers = await Promise.all([begun(), begun(), begun()]);
    expect(new Set(answers.map(({ body }) => body.versionId)).size).toBe(1);
    const draft = answers[0]?.body as CourseDraftView;
    expect(draft).toMatchObject({ number: 2, versions: [{ number: 1 }] });
    const content = async (versionId: string) =>
      api.db.query(
        `SELECT a.slug, a.kind, a.title, a.conditions, a.completion, q.purpose, q.pass_mark,
           (SELECT jsonb_agg(jsonb_build_array(b.anchor, b.kind, b.body) ORDER BY b.position) FROM block b WHERE b.activity_id = a.id) AS blocks,
           (SELECT jsonb_agg(jsonb_build_array(s.slot, s.points, s.question_version_id) ORDER BY s.slot) FROM quiz_slot s WHERE s.quiz_id = q.id) AS slots
         FROM module m JOIN activity a ON a.module_id = m.id LEFT JOIN quiz q ON q.activity_id = a.id
         WHERE m.version_id = $1 ORDER BY m.position, a.position`,
        [versionId],
      );
    expect(await content(draft.versionId)).toEqual(await content(course.versionId));
    const ids = draft.modules.flatMap(({ activities }) => activities.map(({ id }) => id));
    expect(ids.filter((id) => [...course.activityIds.values()].includes(id))).toEqual([]);
    await api.app.get(CoursesService).publish(course.courseId, null);
  });

  it('a draft of a version older than its description reads as the course says', async () => {
    const course = await aPublishedCourse(api);
    await api.db.tx(async () => {
      await api.db.execute('ALTER TABLE course_version DISABLE TRIGGER course_version_published_stays');
      await api.db.execute('UPDATE course_version SET description = NULL WHERE id = $1', [course.versionId]);
      await api.db.execute('ALTER TABLE course_version ENABLE TRIGGER course_version_published_stays');
    });
    const { body } = await api.http(manager).post(pathOf(course.courseId, '/draft'));
    expect(body.description).toMatchObject({ sourceLocale: 'sq', locales: ['sq', 'sr-Cyrl', 'en'], outcomes: [] });
  });
});

describe('the description', () => {
  it('is written in one language; translations follow and become stale', async () => {
    const { call, read } = await aDraft();
    const first = await read();
    const outcomes = ['Të dini', 'Të bëni'];
    await call('put', '/description', describing(first, { summary: 'Shkurt', audience: 'Të gjithë', outcomes }));
    const english = { locale: 'en', title: 'My course', summary: 'Short', audience: null, outcomes: ['To know'] };
    await call('put', '/description', describing(await read(), english));
    const { body } = await call('put', '/description', describing(await read(), { title: 'Tjetër' }));
    expect(body.description.title).toEqual({
      source: 'sq',
      rev: 2,
      texts: { sq: { v: 'Tjetër' }, en: { v: 'My course', from: 1 } },
    });
    // Sent in Albanian without an audience: it was taken away.
    expect(body.description.audience).toBeNull();
    expect(body.description.outcomes.map((one: { texts: object }) => Object.keys(one.texts).sort())).toEqual([
      ['en', 'sq'],
      ['sq'],
    ]);
    const counts = body.languages.find(({ locale }: { locale: string }) => locale === 'en');
    expect([counts.stale, counts.current]).toEqual([1, 2]);
  });

  it('two at once: the second is told and has the present state; the same again is no conflict', async () => {
    const { call, read } = await aDraft();
    const first = await read();
    const answers = await Promise.all(
      ['A', 'B'].map((title) => call('put', '/description', describing(first, { title }))),
    );
    const [won, lost] = [200, 409].map((status) => answers.find((answer) => answer.status === status));
    expect(lost?.body).toMatchObject({ code: 'draft.changed', current: { revision: first.revision + 1 } });
    const again = describing(first, { title: won?.body.description.title.texts.sq.v });
    expect((await call('put', '/description', again)).status).toBe(200);
  });

  it.each([
    [{ title: ' ' }, '/title', 'required'],
    [{ locales: ['en'], requiredLocales: ['en'], locale: 'en' }, '/locales', 'choice'],
    [{ locale: 'tr' }, '/locale', 'choice'],
    [{ requiredLocales: ['sq', 'bs'] }, '/requiredLocales/1', 'choice'],
    [{ prerequisites: ['no-such-course'] }, '/prerequisites/0', 'choice'],
    [{ locale: 'en', outcomes: ['more'] }, '/outcomes/0', 'invalid'],
  ])('refuses %j', async (change, pointer, code) => {
    const { call, read } = await aDraft();
    const { status, body } = await call('put', '/description', describing(await read(), change));
    expect([status, body.errors]).toEqual([422, [{ pointer, code }]]);
  });
});

describe('the outline', () => {
  it('names activities for good, each with a name of its own that no version of the course had', async () => {
    const { add, read, call, activity } = await aDraft();
    await add('Mësimi i parë!');
    await add('—');
    const slugs = async () => (await read()).modules.flatMap(({ activities }) => activities.map(({ slug }) => slug));
    expect(await slugs()).toEqual(['mesimi-i-pare', 'testi', 'mesimi-i-pare-2', 'lesson']);
    const lesson = await activity('lesson');
    const save = { locale: 'sq', title: 'Krejt ndryshe', minutes: 12, isRequired: false };
    const rules = { conditions: [{ kind: 'after', activity: 'testi' }], completion: { kind: 'minutes', minutes: 5 } };
    const saved = await call('put', `/activities/${lesson.id}`, { revision: 1, ...save, ...rules });
    expect(saved.status).toBe(200);
    expect(await activity('lesson')).toMatchObject({ revision: 2, minutes: 12, isRequired: false, ...rules });
    const late = await call('put', `/activities/${lesson.id}`, { revision: 1, ...save, ...rules, minutes: 13 });
    expect([late.body.code, late.body.current.modules.length]).toEqual(['draft.changed', 1]);
  });

  it('is put in order, across modules, by revision; whoever names not everything once is told', async () => {
    const { call, read } = await aDraft();
    await call('post', '/modules', { title: 'Dy' });
    const { revision, modules } = await read();
    const [one, two] = modules;
    const [lesson, quiz] = one?.activities ?? [];
    const order = (moved: object[], from = revision) => call('put', '/outline', { revision: from, modules: moved });
    const wanted = [
      { id: two?.id, activityIds: [quiz?.id] },
      { id: one?.id, activityIds: [lesson?.id] },
    ];
    const { body } = await order(wanted);
    expect(
      body.modules.map((module: { activities: { id: string }[] }) => module.activities.map(({ id }) => id)),
    ).toEqual([[quiz?.id], [lesson?.id]]);
    expect((await order(wanted)).status).toBe(200);
    expect((await order([...wanted].reverse())).body.code).toBe('draft.changed');
    for (const wrong of [[wanted[0]], [...wanted, wanted[0]], []])
      expect((await order(wrong as object[], revision + 1)).body.code).toBe('draft.changed');
  });

  it('two orders at once: one stands, and it is one of the two', async () => {
    const { call, read } = await aDraft();
    await call('post', '/modules', { title: 'Dy' });
    const { revision, modules } = await read();
    const [one, two] = modules.map(({ id, activities }) => ({ id, activityIds: activities.map((a) => a.id) }));
    const all = one?.activityIds ?? [];
    const orders = [
      [
        { id: two?.id, activityIds: [] },
        { id: one?.id, activityIds: all },
      ],
      [
        { id: one?.id, activityIds: [] },
        { id: two?.id, activityIds: all },
      ],
    ];
    const answers = await Promise.all(orders.map((order) => call('put', '/outline', { revision, modules: order })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('modules are named by revision and removed when they are empty', async () => {
    const { call, read } = await aDraft();
    const module = (await read()).modules[0];
    const path = `/modules/${module?.id ?? ''}`;
    const english = await call('put', path, { revision: 1, locale: 'en', title: 'Module' });
    expect(english.body.modules[0].title.texts.en).toEqual({ v: 'Module', from: 1 });
    expect((await call('put', path, { revision: 1, locale: 'sq', title: 'Ri' })).body.code).toBe('draft.changed');
    expect((await call('put', path, { revision: 2, locale: 'sq', title: null })).body.errors).toEqual([
      { pointer: '/title', code: 'required' },
    ]);
    expect((await call('delete', path)).body.code).toBe('request.conflict');
    for (const { id } of module?.activities ?? []) expect((await call('delete', `/activities/${id}`)).status).toBe(200);
    expect((await call('delete', path)).body.modules).toEqual([]);
    expect((await call('delete', path)).status).toBe(404);
  });

  it('an activity goes with its quiz, what its blocks said stays; one that was tried stays too', async () => {
    const course = await aPublishedCourse(api);
    await api.http(manager).post(pathOf(course.courseId, '/draft'));
    const draft = (await api.http(manager).get(pathOf(course.courseId))).body as CourseDraftView;
    const [pre, lesson] = draft.modules[0]?.activities ?? [];
    const remove = (id = '') => api.http(manager).delete(pathOf(course.courseId, `/activities/${id}`));
    expect((await remove(pre?.id)).status).toBe(200);
    expect((await remove(lesson?.id)).status).toBe(200);
    expect(await api.db.query('SELECT 1 FROM block_revision WHERE activity_id = $1', [lesson?.id])).toHaveLength(3);
    expect((await remove(course.activity('lesson-1'))).status).toBe(404);
    const { institutionId: hostId } = await anInstitution(api.db);
    const personId = await aPerson(api.db);
    const enrolmentId = await anEnrolmentIn(api.db, await aRunOf(api.db, course, { hostId }), personId, hostId);
    const post = draft.modules[0]?.activities.at(-1);
    await api.db.execute(
      `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, max_points)
       SELECT $1, id, $2, $3, 1, 'open', 1, 'sq', now(), 100 FROM quiz WHERE activity_id = $4`,
      [uuidv7(), enrolmentId, personId, post?.id],
    );
    expect((await remove(post?.id)).body.code).toBe('request.conflict');
  });
});

it('counts and reads a course of 200 activities and 2,000 blocks in five languages in a constant number of statements', async () => {
  const five = (word: string) =>
    CONTENT_LOCALES.reduce(
      (text, locale) => (locale === 'sq' ? text : translate(text, locale, `${word} ${locale}`)),
      localizedText('sq', word),
    );
  const big = (anchor: string): LessonBlock => {
    const { body } = aTextBlock(anchor, 'fjalë '.repeat(80));
    if (!('rich' in body) || body.rich === null) throw new Error('no text');
    const words = body.rich.texts.sq?.v ?? { type: 'doc' as const };
    return { anchor, kind: 'text', body: { rich: translate(translate(body.rich, 'tr', words), 'bs', words) } };
  };
  const modules = Array.from({ length: 20 }, (_, m) => ({
    title: five(`M${m}`),
    activities: Array.from({ length: 10 }, (__, a) => ({
      kind: 'lesson' as const,
      slug: `l-${m}-${a}`,
      title: five('L'),
      minutes: 5,
      blocks: Array.from({ length: 10 }, (___, b) => big(`b${b}`)),
    })),
  }));
  const draft = aCourseDraft({ title: five('K'), summary: five('P'), locales: [...CONTENT_LOCALES], modules });
  const { courseId } = await api.app.get(CoursesService).saveDraft(draft);
  const read = () => api.http(manager).get(pathOf(courseId));
  expect(await statements(read)).toBeLessThanOrEqual(8);
  const { body } = await read();
  expect(body.languages).toEqual(
    CONTENT_LOCALES.map((locale) => ({ locale, current: 2222, stale: 0, missing: 0, words: 160_222 })),
  );
  expect(await statements(() => api.http(manager).get('/api/authoring/courses'))).toBeLessThanOrEqual(7);
  // What was not summarised yet (rows of an earlier release) is counted the same.
  await api.db.execute(
    'UPDATE block SET text_summary = NULL WHERE activity_id IN (SELECT a.id FROM activity a JOIN module m ON m.id = a.module_id WHERE m.version_id = $1)',
    [body.versionId],
  );
  expect((await read()).body.languages).toEqual(body.languages);
}, 60_000);
