import { startTestApi, type TestApi } from '../../test/api.js';
import { courseSource } from './content/course-source.js';
import { seedCourse, SHIPPED_COURSES } from './seed-course.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it.each(SHIPPED_COURSES)('writes and publishes %s once, whole, and gives the same ids when run again', async (slug) => {
  const { draft, quizzes } = courseSource(slug);
  const activities = draft.modules.flatMap((module) => module.activities);
  const first = await seedCourse(api.app, slug);
  expect([...first.activityIds.keys()].sort()).toEqual(activities.map((activity) => activity.slug).sort());
  const again = await seedCourse(api.app, slug);
  expect({ ...again, activityIds: Object.fromEntries(again.activityIds) }).toEqual({
    ...first,
    activityIds: Object.fromEntries(first.activityIds),
  });
  const counts = await api.db.one(
    `SELECT count(DISTINCT v.id)::int AS versions, count(DISTINCT w.id)::int AS awards,
       count(DISTINCT (s.quiz_id, s.slot)) FILTER (WHERE s.slot IS NOT NULL)::int AS questions, count(DISTINCT b.id)::int AS blocks
     FROM course_version v JOIN award w ON w.course_id = v.course_id
     JOIN module m ON m.version_id = v.id JOIN activity a ON a.module_id = m.id
     LEFT JOIN block b ON b.activity_id = a.id
     LEFT JOIN quiz q ON q.activity_id = a.id LEFT JOIN quiz_slot s ON s.quiz_id = q.id
     WHERE v.course_id = $1`,
    [first.courseId],
  );
  expect(counts).toEqual({
    versions: 1,
    awards: 1,
    questions: quizzes.reduce((sum, { questions }) => sum + questions.length, 0),
    blocks: activities.reduce((sum, { blocks = [] }) => sum + blocks.length, 0),
  });
});

it('both stand in the catalogue in every locale, with lessons that are complete in each language', async () => {
  for (const [locale, words] of [
    ['sq', ['Fjalëkalime', 'Shërbimet publike']],
    ['sr-Cyrl', ['Безбедне', 'Дигиталне јавне']],
    ['sr-Latn', ['Bezbedne', 'Digitalne javne']],
    ['en', ['Safe', 'Digital public']],
  ] as const) {
    const found = await Promise.all(
      words.map((word) => api.http().get(`/api/courses?locale=${locale}&q=${encodeURIComponent(word)}`)),
    );
    expect(found.map(({ body }) => body.courses)).toEqual([
      [expect.objectContaining({ slug: 'safe-passwords', lessonCount: 3, minutes: 76 })],
      [expect.objectContaining({ slug: 'digital-services', lessonCount: 12 })],
    ]);
    found.forEach(({ body }, at) => expect(body.courses[0].title.value).toContain(words[at]));
  }
  const blocks = await api.db.query<{ kind: string; body: Record<string, never> }>('SELECT kind, body FROM block');
  for (const { kind, body } of blocks) {
    const text = (kind === 'check' ? body['question'] : body['rich']) as unknown as { texts: object };
    expect(Object.keys(text.texts).sort()).toEqual(['en', 'sq', 'sr-Cyrl']);
  }
});
