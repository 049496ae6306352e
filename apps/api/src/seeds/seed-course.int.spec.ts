import { startTestApi, type TestApi } from '../../test/api.js';
import { seedCourse } from './seed-course.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('writes and publishes the whole course once, and gives the same ids when run again', async () => {
  const first = await seedCourse(api.app);
  expect([...first.activityIds.keys()]).toEqual(['pre-test', 'lesson-1', 'lesson-2', 'lesson-3', 'post-test']);
  const again = await seedCourse(api.app);
  expect({ ...again, activityIds: Object.fromEntries(again.activityIds) }).toEqual({
    ...first,
    activityIds: Object.fromEntries(first.activityIds),
  });
  const counts = await api.db.one(
    `SELECT (SELECT count(*)::int FROM course_version) AS versions, (SELECT count(*)::int FROM award) AS awards,
       (SELECT count(*)::int FROM quiz_slot) AS questions, (SELECT count(*)::int FROM block) AS blocks`,
  );
  expect(counts).toEqual({ versions: 1, awards: 1, questions: 17, blocks: 19 + 20 + 21 });
});

it('stands in the catalogue in every locale, with lessons that are complete in each language', async () => {
  for (const [locale, word] of [
    ['sq', 'Fjalëkalime'],
    ['sr-Cyrl', 'Безбедне'],
    ['sr-Latn', 'Bezbedne'],
    ['en', 'Safe'],
  ]) {
    const { body } = await api.http().get(`/api/courses?locale=${locale}&q=${encodeURIComponent(word ?? '')}`);
    expect(body.courses).toEqual([expect.objectContaining({ slug: 'safe-passwords', lessonCount: 3, minutes: 76 })]);
    expect(body.courses[0].title.value).toContain(word);
  }
  const blocks = await api.db.query<{ kind: string; body: Record<string, never> }>('SELECT kind, body FROM block');
  for (const { kind, body } of blocks) {
    const text = (kind === 'check' ? body['question'] : body['rich']) as unknown as { texts: object };
    expect(Object.keys(text.texts).sort()).toEqual(['en', 'sq', 'sr-Cyrl']);
  }
});
