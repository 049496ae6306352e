import { foldForSearch, localizedText, reviseSource } from '@edukom/domain';
import { anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { aCourseDraft, aPublishedCourse, aQuizOn, aRunOf, aText, aTextBlock } from '../../../test/courses-factories.js';
import type { CourseDraft } from './course-draft.js';
import { courseSearch } from './catalogue.repository.js';
import { CoursesService } from './courses.service.js';

let api: TestApi;
let courses: CoursesService;

beforeAll(async () => {
  api = await startTestApi();
  courses = api.app.get(CoursesService);
});
afterAll(() => api.close());

const lessons = (...slugs: string[]): CourseDraft['modules'] => [
  {
    title: aText('M'),
    activities: slugs.map((slug) => ({
      kind: 'lesson',
      slug,
      title: aText(slug),
      minutes: 5,
      blocks: [aTextBlock('b1')],
    })),
  },
];
const gapsOf = async (draft: CourseDraft) => {
  const { courseId } = await courses.saveDraft(draft);
  const problem = await courses.publish(courseId, null).catch((error: unknown) => error);
  expect(problem).toMatchObject({ code: 'course.not-ready', status: 422 });
  return (await courses.publishingGaps(courseId)).map(({ pointer, code, params }) =>
    [pointer, code, params?.['locale']].filter(Boolean).join(' '),
  );
};
const statements = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = api.db.listen(() => (count += 1));
  await work();
  stop();
  return count;
};

describe('writing', () => {
  it('keeps the ids of activities and blocks from one save to the next, in a new order too', async () => {
    const slug = 'kept-ids';
    const first = await courses.saveDraft(aCourseDraft({ slug, modules: lessons('a', 'b', 'c') }));
    const blockOf = async (activityId: string | undefined) =>
      (await api.db.one<{ id: string }>('SELECT id FROM block WHERE activity_id = $1', [activityId]))?.id;
    const before = await blockOf(first.activityIds.get('c'));
    const second = await courses.saveDraft(aCourseDraft({ slug, modules: [...lessons('c'), ...lessons('a', 'd')] }));
    expect(second).toMatchObject({ courseId: first.courseId, versionId: first.versionId });
    expect(['a', 'c'].map((name) => second.activityIds.get(name))).toEqual(
      ['a', 'c'].map((name) => first.activityIds.get(name)),
    );
    expect([...second.activityIds.keys()]).toEqual(['c', 'a', 'd']);
    expect(await blockOf(second.activityIds.get('c'))).toBe(before);
    const rows = await api.db.query(
      'SELECT a.slug FROM activity a JOIN module m ON m.id = a.module_id WHERE m.version_id = $1 ORDER BY m.position, a.position',
      [first.versionId],
    );
    expect(rows).toEqual([{ slug: 'c' }, { slug: 'a' }, { slug: 'd' }]);
  });

  it('refuses a slug twice, and to drop an activity whose quiz is defined', async () => {
    await expect(courses.saveDraft(aCourseDraft({ modules: lessons('a', 'a') }))).rejects.toMatchObject({
      code: 'request.invalid',
      extra: { errors: [{ pointer: '/modules/0/activities/1/slug', code: 'invalid' }] },
    });
    const draft = aCourseDraft();
    const { activityIds } = await courses.saveDraft(draft);
    await aQuizOn(api.db, activityIds.get('pre-test') ?? '', 'pre');
    await expect(courses.saveDraft({ ...draft, modules: lessons('a') })).rejects.toMatchObject({
      code: 'request.conflict',
    });
  });
});

describe('publishing', () => {
  it('lists what is missing or stale, and what an activity cannot do without', async () => {
    const [module] = lessons('a');
    if (!module) throw new Error('no module');
    expect(await gapsOf(aCourseDraft({ modules: lessons('a'), summary: localizedText('sq', 'Vetëm shqip') }))).toEqual([
      '/description/summary missing sr-Cyrl',
      '/description/summary missing en',
    ]);
    expect(await gapsOf(aCourseDraft({ modules: [{ ...module, title: reviseSource(aText('M'), 'M2') }] }))).toEqual([
      '/modules/0/title stale sr-Cyrl',
      '/modules/0/title stale en',
    ]);
    expect(await gapsOf(aCourseDraft({ modules: lessons('a'), title: aText('Kurs', ' ') }))).toEqual([
      '/description/title missing sr-Cyrl',
    ]);
    expect(await gapsOf(aCourseDraft({ modules: [] }))).toEqual(['/modules no-activity']);
    const empty = module.activities.map((activity) => ({ ...activity, blocks: [] }));
    const quiz = { kind: 'quiz' as const, slug: 'q', title: aText('Q'), minutes: 5 };
    expect(await gapsOf(aCourseDraft({ modules: [{ ...module, activities: [...empty, quiz] }] }))).toEqual([
      '/modules/0/activities/0 empty-lesson',
      '/modules/0/activities/1 no-questions',
    ]);
  });

  it('freezes the version: the database refuses every change, a new save begins a new draft', async () => {
    const course = await aPublishedCourse(api);
    await expect(courses.publish(course.courseId, null)).rejects.toMatchObject({ code: 'course.no-draft' });
    const id = course.activity('lesson-1');
    for (const change of [
      "UPDATE course_version SET content_hash = 'x' WHERE id = (SELECT m.version_id FROM module m JOIN activity a ON a.module_id = m.id WHERE a.id = $1)",
      "UPDATE module SET title = '{}' WHERE id = (SELECT module_id FROM activity WHERE id = $1)",
      'UPDATE activity SET minutes = 1 WHERE id = $1',
      "UPDATE block SET body = '{}' WHERE activity_id = $1",
      'DELETE FROM block WHERE activity_id = $1',
    ])
      await expect(api.db.execute(change, [id])).rejects.toMatchObject({ code: '23001' });
    const next = await courses.saveDraft(
      aCourseDraft({ slug: course.slug, title: aText('Kurs i ri'), modules: lessons('a') }),
    );
    expect(next.versionId).not.toBe(course.versionId);
    const shownTitle = async () => (await api.http().get(`/api/courses/${course.slug}?locale=sq`)).body.title.value;
    expect(await shownTitle()).toBe('Kurs');
    await courses.publish(course.courseId, null);
    expect(await shownTitle()).toBe('Kurs i ri');
    expect(await courses.publishedBySlug(course.slug)).toMatchObject({ versionId: next.versionId });
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'course.published' AND subject_id = $1", [
        course.courseId,
      ]),
    ).toHaveLength(2);
  });

  it('the content hash follows structure, questions and source texts, not translations', async () => {
    const publish = async (draft: CourseDraft) => {
      const { courseId } = await courses.saveDraft(draft);
      return (await courses.publish(courseId, null)).contentHash;
    };
    const draft = aCourseDraft({ modules: lessons('a') });
    const hash = await publish(draft);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await publish({ ...draft, slug: 'same-content' })).toBe(hash);
    expect(await publish({ ...draft, slug: 'same-source', title: aText('Kurs', 'Курс', 'Course') })).toBe(hash);
    expect(await publish({ ...draft, slug: 'other-source', title: aText('Kurse') })).not.toBe(hash);
    expect(await publish({ ...draft, slug: 'other-structure', modules: lessons('a', 'b') })).not.toBe(hash);
  });

  it('a course has one award, made once', async () => {
    const { courseId } = await aPublishedCourse(api);
    expect(await courses.awardOfCourse(courseId)).toBeNull();
    const ids = await Promise.all(
      [1, 2, 3].map(() => courses.makeAward(courseId, { title: aText('Certifikatë'), monthsValid: 24 })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await courses.awardOfCourse(courseId)).toMatchObject({ id: ids[0], monthsValid: 24 });
  });
});

describe('the catalogue', () => {
  const find = async (q: string, locale = 'sq') => {
    const answer = await api.http().get('/api/courses').query({ locale, q });
    expect(answer.status).toBe(200);
    return answer.body.courses.map((course: { slug: string }) => course.slug) as string[];
  };

  beforeAll(async () => {
    await aPublishedCourse(api, {
      slug: 'fjalekalime',
      title: aText('Fjalëkalime në Gjakovë', 'Лозинке у Ђаковици', 'Passwords in Gjakova'),
    });
    await courses.saveDraft(aCourseDraft({ slug: 'only-a-draft', title: aText('Fjalëkalime') }));
  });

  it.each([
    'fjalekalime',
    'Fjalëkalime',
    'LOZINKE',
    'лозинке',
    'djakovici',
    'Đakovici',
    'gjakove fjalekalime',
    'pasword',
  ])('finds a course by %s', async (query) => {
    expect(await find(query)).toEqual(['fjalekalime']);
  });

  it('does not find drafts, unknown words or signs, and lists all without a query', async () => {
    expect(await find('only draft')).toEqual([]);
    expect(await find('kitchen')).toEqual([]);
    expect(await find('%')).toEqual([]);
    const all = (await api.http().get('/api/courses?locale=en')).body.courses as { slug: string }[];
    expect(all.length).toBeGreaterThan(1);
    expect(all.map(({ slug }) => slug)).not.toContain('only-a-draft');
    expect((await api.http().get('/api/courses')).status).toBe(422);
  });

  it('uses the trigram index', async () => {
    await api.db.tx(async () => {
      await api.db.execute('SET LOCAL enable_seqscan = off');
      const { condition, values } = courseSearch(foldForSearch('Лозинке у Ђаковици'), 1);
      const plan = await api.db.query(`EXPLAIN SELECT 1 FROM course c WHERE ${condition}`, values);
      expect(JSON.stringify(plan)).toContain('course_search_trgm');
    });
  });

  it('shows titles in the language and script asked for, and says what stands in', async () => {
    const titleIn = async (locale: string) =>
      (await api.http().get(`/api/courses/fjalekalime?locale=${locale}`)).body.title;
    expect(await titleIn('sr-Cyrl')).toEqual({ value: 'Лозинке у Ђаковици', lang: 'sr-Cyrl', fallback: false });
    expect(await titleIn('sr-Latn')).toEqual({ value: 'Lozinke u Đakovici', lang: 'sr-Latn', fallback: false });
  });
});

it('the course page has outline, languages, outcomes, award and the runs to come, soonest first', async () => {
  const { institutionId: hostId } = await anInstitution(api.db);
  const course = await aPublishedCourse(api, { audience: aText('Për të gjithë'), outcomes: [aText('Të dini')] });
  await courses.makeAward(course.courseId, { title: aText('Certifikatë'), monthsValid: null });
  await aRunOf(api.db, course, { hostId, state: 'planned', startsOn: '2098-01-01' });
  await aRunOf(api.db, course, { hostId, startsOn: '2026-02-02' });
  await aRunOf(api.db, course, { hostId, startsOn: '2020-01-01', endsOn: '2020-02-01' });
  await aRunOf(api.db, course, { hostId, state: 'cancelled', startsOn: '2026-03-01' });
  const { status, body } = await api.http().get(`/api/courses/${course.slug}?locale=sq`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    minutes: 50,
    locales: ['sq', 'sr-Cyrl', 'en'],
    audience: { value: 'Për të gjithë' },
    outcomes: [{ value: 'Të dini' }],
    award: { monthsValid: null },
  });
  expect(body.modules[0].activities.map((activity: { kind: string }) => activity.kind)).toEqual([
    'quiz',
    'lesson',
    'lesson',
    'quiz',
  ]);
  expect(body.runs.map((run: { startsOn: string }) => run.startsOn)).toEqual(['2026-02-02', '2098-01-01']);
  expect((await api.http().get('/api/courses/unknown?locale=sq')).body.code).toBe('request.not-found');
});

it('reads the catalogue and a course of any size with at most six statements', async () => {
  const course = await aPublishedCourse(api, {
    modules: Array.from({ length: 20 }, (_, at) => ({
      ...lessons(...['a', 'b', 'c'].map((name) => `${name}${at}`))[0],
    })) as CourseDraft['modules'],
  });
  expect(await statements(() => api.http().get('/api/courses?locale=sq'))).toBeLessThanOrEqual(6);
  expect(await statements(() => api.http().get(`/api/courses/${course.slug}?locale=sq`))).toBeLessThanOrEqual(6);
});
