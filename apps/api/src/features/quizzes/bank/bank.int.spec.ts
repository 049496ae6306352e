import type { BankQuestion } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aQuiz, realQuestions } from '../../../../test/quizzes-factories.js';
import type { QuestionSource } from '../question-source.js';
import { readQuestions } from '../exchange/read-questions.js';

let api: TestApi;
let cookie: string;
let courseId: string;

beforeAll(async () => {
  api = await startTestApi();
  cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  ({ courseId } = await aQuiz(api, { questions: realQuestions('post-test') }));
});
afterAll(() => api.close());

const list = async (query = ''): Promise<{ items: BankQuestion[]; next: string | null }> =>
  (await api.http(cookie).get(`/api/authoring/courses/${courseId}/questions?${query}`)).body;
const exported = (body: object, path = `/api/authoring/courses/${courseId}/question-exports`) =>
  api
    .http(cookie)
    .post(path)
    .send(body)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

it('lists what a course has, page by page, with where it is used', async () => {
  const all = await list('limit=200');
  expect(all.items).toHaveLength(realQuestions('post-test').length);
  expect(all.items.every((item) => item.quizzes === 1 && item.version === 1 && item.duplicates === 0)).toBe(true);
  const first = await list('limit=4');
  const second = await list(`limit=200&cursor=${first.next}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect((await api.http(cookie).get('/api/questions')).body).toEqual({ items: [], next: null });
});

it('finds words in any language and script, and narrows', async () => {
  const [question] = realQuestions('post-test');
  const cyrillic = question?.prompt['sr-Cyrl'] ?? '';
  expect(cyrillic).not.toBe('');
  const found = await list(`q=${encodeURIComponent(cyrillic.toUpperCase())}`);
  expect(found.items.map((item) => item.prompt.texts.sq?.v)).toEqual([question?.prompt.sq]);
  const open = await list('type=open');
  expect(open.items.map(({ type }) => type)).toEqual(['open']);
  expect((await list('tag=nobody')).items).toEqual([]);
  expect((await list('duplicates=true')).items).toEqual([]);
  expect((await api.http(cookie).get(`/api/authoring/courses/${courseId}/questions?cursor=x`)).body.code).toBe(
    'request.invalid',
  );
});

/** A spec that says nothing is not written, and the id of a seed is none of the bank. */
const asFile = (question: QuestionSource): object =>
  Object.fromEntries(
    Object.entries({ ...question, id: '' }).filter(([key, value]) => key !== 'spec' || Object.keys(value).length > 0),
  );

it.each(['gift', 'moodle-xml', 'qti', 'xlsx'])('the real questions leave as %s and come back whole', async (format) => {
  const { items } = await list('limit=200');
  const questionIds = items.map(({ questionId }) => questionId).reverse();
  const file = await exported({ questionIds, format });
  expect(file.status).toBe(200);
  const read = await readQuestions(file.body as Buffer, { locale: 'sq', isLatin: false });
  expect(read.format).toBe(format);
  const sources = read.items.map(({ question }) => question && { ...question.source, id: '' });
  expect(sources).toEqual(realQuestions('post-test').map(asFile));
});

it('the competences and tags to narrow by are those of the bank', async () => {
  const facets = (await api.http(cookie).get(`/api/authoring/courses/${courseId}/question-facets`)).body;
  const all = realQuestions('post-test').map(({ competence }) => competence);
  expect(facets).toEqual({ competences: [...new Set(all)].filter(Boolean).sort(), tags: [] });
  expect((await api.http(cookie).get('/api/question-facets')).body).toEqual({ competences: [], tags: [] });
});

it('questions of another bank are not given out', async () => {
  const [item] = (await list()).items;
  const body = { questionIds: [item?.questionId], format: 'gift' };
  expect((await exported(body)).status).toBe(200);
  expect((await exported(body, '/api/question-exports')).status).toBe(404);
});

it('the same words in another script are a duplicate', async () => {
  const [question] = realQuestions('post-test');
  if (!question) throw new Error('no question');
  const twin = { ...question, prompt: { ...question.prompt, sq: ` ${(question.prompt.sq ?? '').toUpperCase()}` } };
  const other = await aQuiz(api, { questions: [question, twin] });
  const found: BankQuestion[] = (
    await api.http(cookie).get(`/api/authoring/courses/${other.courseId}/questions?duplicates=true`)
  ).body.items;
  expect(found.map(({ duplicates }) => duplicates)).toEqual([1, 1]);
});
