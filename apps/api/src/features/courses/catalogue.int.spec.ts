import { anInstitution, startTestApi, type TestApi } from '../../../test/api.js';
import { aPublishedCourse, aRunOf, aText } from '../../../test/courses-factories.js';
import { anOpenCourse } from '../../../test/open-factories.js';
import { RunsService } from '../runs/runs.service.js';
import { OFFERED } from './catalogue.repository.js';

let api: TestApi;
let inRoom: string;
let both: string;
let alone: string;

const MAIL = { key: 'official-mail', name: aText('Posta zyrtare', 'Службена пошта', 'Official mail') };
const DATA = { key: 'personal-data', name: aText('Të dhënat', 'Подаци', 'Data') };

beforeAll(async () => {
  api = await startTestApi();
  const { institutionId: prizren } = await anInstitution(api.db, 'prizren');
  const { institutionId: peje } = await anInstitution(api.db, 'peje');
  const first = await aPublishedCourse(api, { title: aText('Alfa'), competences: [MAIL] });
  await aRunOf(api.db, first, { hostId: prizren });
  await aRunOf(api.db, first, { hostId: prizren, state: 'planned', startsOn: '2098-01-01' });
  inRoom = first.slug;
  const second = await anOpenCourse(api, { draft: { title: aText('Beta'), competences: [MAIL, DATA] } });
  await aRunOf(api.db, second.course, { hostId: peje });
  both = second.course.slug;
  const third = await anOpenCourse(api, { draft: { title: aText('Gama'), requiredLocales: ['sq'] } });
  alone = third.course.slug;
  // Not open: begins later, and closed.
  await anOpenCourse(api, { draft: { title: aText('Delta') }, startsOn: '2999-01-01' });
  const closed = await anOpenCourse(api, { draft: { title: aText('Epsilon') } });
  await api.app.get(RunsService).finishRun(null, closed.runId);
});
afterAll(() => api.close());

const list = async (query = '') => (await api.http().get(`/api/courses?locale=en${query}`).expect(200)).body;
const slugs = async (query: string) => (await list(query)).courses.map(({ slug }: { slug: string }) => slug);

it.each([
  ['&format=room', () => [inRoom, both]],
  ['&format=open', () => [both, alone]],
  ['&format=both', () => [both]],
  ['&municipality=prizren', () => [inRoom]],
  ['&municipality=nowhere', () => []],
  ['&competence=official-mail', () => [inRoom, both]],
  ['&competence=personal-data&format=room', () => [both]],
  ['&language=sq&q=Gama', () => [alone]],
  ['&language=en&q=Gama', () => []],
])('filters by %s', async (query, expected) => {
  expect(await slugs(query)).toEqual(expected());
});

it('counts every choice with the other filters as they are, named in the language of the reader', async () => {
  const { facets } = await list('&format=room');
  expect(facets.municipality).toEqual([
    { value: 'peje', name: expect.objectContaining({ value: 'peje' }), count: 1 },
    { value: 'prizren', name: expect.objectContaining({ value: 'prizren' }), count: 1 },
  ]);
  expect(facets.competence).toMatchObject([
    { value: 'personal-data', name: { value: 'Data', lang: 'en' }, count: 1 },
    { value: 'official-mail', name: { value: 'Official mail' }, count: 2 },
  ]);
  expect(facets.format).toMatchObject([
    { value: 'room', count: 2 },
    { value: 'open', count: 2 },
    { value: 'both', count: 1 },
  ]);
});

it('refuses what is no filter, and a key that cannot be one', async () => {
  await api.http().get('/api/courses?locale=en&format=webinar').expect(422);
  await api.http().get('/api/courses?locale=en&competence=A%20B').expect(422);
});

it('is one statement, whatever the filters', async () => {
  let statements = 0;
  const stop = api.db.listen(() => (statements += 1));
  await api.http().get('/api/courses?locale=sq&format=room&language=sq&municipality=prizren&competence=official-mail');
  stop();
  expect(statements).toBe(1);
});

it('what is held of a course is found by its index', async () => {
  await api.db.tx(async () => {
    await api.db.execute('SET LOCAL enable_seqscan = off');
    const plan = await api.db.query(`EXPLAIN SELECT * FROM course c CROSS JOIN LATERAL (${OFFERED}) d`, [new Date()]);
    expect(JSON.stringify(plan)).toContain('run_offered_idx');
  });
});

it('the page of a course says how it can be done, with what is to be completed before', async () => {
  const before = await aPublishedCourse(api, { title: aText('Para') });
  const { course } = await anOpenCourse(api, { draft: { competences: [DATA] } });
  const draft = await aPublishedCourse(api, { prerequisites: [before.slug] });
  const page = (slug: string) => api.http().get(`/api/courses/${slug}?locale=sq`).expect(200);
  expect((await page(course.slug)).body).toMatchObject({
    formats: ['open'],
    open: { isOpen: true, until: null },
    enrolmentId: null,
    competences: [{ value: 'Të dhënat' }],
    prerequisites: [],
    runs: [],
  });
  expect((await page(draft.slug)).body).toMatchObject({
    formats: [],
    open: null,
    prerequisites: [{ slug: before.slug, title: { value: 'Para' } }],
  });
});
