import type { CourseDraftView, PublishingGap, TranslationTask, VersionChange } from '@edukom/contracts';
import { localizedText, reviseSource } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aCourseDraft, aPublishedCourse, aText, aTextBlock } from '../../../../test/courses-factories.js';
import type { CourseDraft } from '../course-draft.js';
import { CoursesService } from '../courses.service.js';

let api: TestApi;
let writer: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
  const personId = await aPerson(api.db, { grants: [{ role: 'trainer' }] });
  writer = { personId, cookie: await api.signIn(personId) };
});
afterAll(() => api.close());

const lessons = (...titles: string[]): CourseDraft['modules'] => [
  {
    title: aText('M'),
    activities: titles.map((slug) => ({
      kind: 'lesson',
      slug,
      title: aText(slug),
      minutes: 5,
      blocks: [aTextBlock('b1')],
    })),
  },
];
async function of(draft: CourseDraft) {
  const { courseId } = await api.app.get(CoursesService).saveDraft(draft);
  return at(courseId);
}
const at = (courseId: string) => {
  const path = `/api/authoring/courses/${courseId}`;
  const http = () => api.http(writer.cookie);
  return {
    courseId,
    gaps: async (): Promise<PublishingGap[]> => (await http().get(`${path}/gaps`)).body.gaps,
    publish: (waivers: object[] = []) => http().post(`${path}/publication`).send({ waivers }),
    beginDraft: () => http().post(`${path}/draft`),
    read: async (): Promise<CourseDraftView> => (await http().get(path)).body,
    queue: async (locale: string) => (await http().get(`${path}/translation?locale=${locale}`)).body,
    diff: (query: string) => http().get(`${path}/diff?${query}`),
    put: (rest: string, body: object) => http().put(`${path}${rest}`).send(body),
  };
};

describe('publishing', () => {
  it('freezes what is whole, and says its number', async () => {
    const course = await of(aCourseDraft({ modules: lessons('a') }));
    expect(await course.gaps()).toEqual([]);
    const { status, body } = await course.publish();
    expect([status, body.number]).toEqual([200, 1]);
    expect((await course.publish()).body.code).toBe('course.no-draft');
    expect((await course.beginDraft()).body).toMatchObject({ number: 2, versions: [{ number: 1 }] });
    expect((await course.publish()).body).toMatchObject({ number: 2, contentHash: body.contentHash });
  });

  it('a gap in a language needs a reason, which stands in the version and in the audit log', async () => {
    const modules = lessons('a');
    const draft = aCourseDraft({
      modules,
      summary: reviseSource(aText('Vjetër'), 'I ri'),
      title: localizedText('sq', 'T'),
    });
    const course = await of(draft);
    const gaps = await course.gaps();
    expect(gaps.map(({ key }) => key)).toEqual([
      'missing:sr-Cyrl:description/title',
      'missing:en:description/title',
      'stale:sr-Cyrl:description/summary',
      'stale:en:description/summary',
    ]);
    const reason = 'Përkthimi vjen javën tjetër';
    const waivers = gaps.map(({ key }) => ({ key, reason }));
    const refused = await course.publish(waivers.slice(1));
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: '/description/title', code: 'missing', params: { locale: 'sr-Cyrl' } }],
    ]);
    expect((await course.publish(waivers.map(({ key }) => ({ key, reason: 'no' })))).body.code).toBe('request.invalid');
    const { status, body } = await course.publish([...waivers, { key: 'missing:tr:nothing', reason }]);
    expect(status).toBe(200);
    const version = await api.db.one('SELECT waivers, published_by FROM course_version WHERE id = $1', [
      body.versionId,
    ]);
    expect(version).toEqual({ waivers, published_by: writer.personId });
    const audited = await api.db.query(
      `SELECT (p.payload #>> '{}')::jsonb ->> 'reason' AS reason, (p.payload #>> '{}')::jsonb -> 'after' ->> 'gap' AS gap FROM audit_event e
       JOIN audit_payload p ON p.event_id = e.id WHERE e.subject_id = $1 AND e.action = 'course.gap-waived' ORDER BY e.id`,
      [course.courseId],
    );
    expect(audited).toEqual(waivers.map(({ key }) => ({ gap: key, reason })));
  });

  it('what would leave learners stuck cannot be waived', async () => {
    const [module] = lessons('a', 'b');
    const activities = (module?.activities ?? []).map((activity) => ({
      ...activity,
      conditions: [{ kind: 'after' as const, activity: activity.slug === 'a' ? 'b' : 'a' }],
    }));
    const course = await of(aCourseDraft({ modules: [{ title: aText('M'), activities }] }));
    const gaps = await course.gaps();
    expect(gaps).toMatchObject([{ code: 'cycle', isWaivable: false }]);
    const refused = await course.publish(gaps.map(({ key }) => ({ key, reason: 'It does not matter' })));
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: '/modules/0/activities/0', code: 'cycle' }],
    ]);
  });

  it('courses that come first must be there, and two cannot wait for each other', async () => {
    const first = await of(aCourseDraft({ slug: 'comes-first', modules: lessons('a') }));
    const second = await of(
      aCourseDraft({ slug: 'comes-second', modules: lessons('a'), prerequisites: ['comes-first'] }),
    );
    expect((await second.gaps()).map(({ key }) => key)).toEqual(['impossible-rule:prerequisite comes-first']);
    await first.publish();
    expect(await second.gaps()).toEqual([]);
    await second.publish();
    const back = await of(
      aCourseDraft({ slug: 'comes-first', modules: lessons('a'), prerequisites: ['comes-second'] }),
    );
    expect((await back.gaps()).map(({ key }) => key)).toEqual(['cycle:prerequisite comes-second']);
  });
});

it('what to translate next: missing first, then stale, in the order of the course, with what it is made from', async () => {
  const [module] = lessons('a', 'b');
  const [first, second] = module?.activities ?? [];
  const course = await of(
    aCourseDraft({
      modules: [
        {
          title: aText('M'),
          activities: [
            { ...first, title: reviseSource(aText('a'), 'Titull i ri') },
            {
              ...second,
              blocks: [
                {
                  anchor: 'h',
                  kind: 'reveal',
                  body: {
                    title: localizedText('sq', 'Dy fjalë'),
                    rich: localizedText('sq', { type: 'doc', content: [{ type: 'paragraph' }] }),
                  },
                },
              ],
            },
          ] as never,
        },
      ],
    }),
  );
  const { language, tasks } = (await course.queue('en')) as { language: object; tasks: TranslationTask[] };
  expect(language).toMatchObject({ locale: 'en', missing: 2, stale: 1 });
  expect(tasks.map(({ state, subject, anchor, excerpt, words }) => [state, subject, anchor, excerpt, words])).toEqual([
    ['missing', 'block', 'h', 'Dy fjalë', 2],
    ['stale', 'activity', null, 'Titull i ri', 3],
  ]);
  expect((await course.queue('sq')).tasks).toMatchObject([{ state: 'missing', anchor: 'h', excerpt: '' }]);
});

it('a published version is compared with the draft and with another version', async () => {
  const published = await aPublishedCourse(api);
  const course = at(published.courseId);
  expect((await course.diff('from=1')).body.code).toBe('course.no-draft');
  await course.beginDraft();
  const told = async (query: string) =>
    ((await course.diff(query)).body.changes as VersionChange[]).map(({ kind, subject, part, after }) => [
      kind,
      subject,
      part,
      after,
    ]);
  expect(await told('from=1')).toEqual([]);
  const draft = await course.read();
  const lesson = draft.modules[0]?.activities[1];
  const path = `/activities/${lesson?.id ?? ''}`;
  const { id } = (await api.http(writer.cookie).get(`/api/authoring/courses/${course.courseId}${path}/blocks`)).body
    .blocks[0];
  const rich = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tekst tjetër' }] }] };
  await course.put(`${path}/blocks/${id}`, { revision: 1, locale: 'sq', content: { kind: 'text', rich } });
  await course.put(path, {
    revision: 1,
    locale: 'sq',
    title: 'Mësimi 1',
    minutes: 13,
    isRequired: true,
    conditions: [],
    completion: { kind: 'read' },
  });
  const changes = [
    ['changed', 'activity', 'completion', '{"kind":"read"}'],
    ['changed', 'activity', 'minutes', '13'],
    ['changed', 'block', 'rich', 'Tekst tjetër'],
  ];
  expect(await told('from=1')).toEqual(changes);
  const waivers = (await course.gaps()).map(({ key }) => ({ key, reason: 'Comes later' }));
  await course.publish(waivers);
  expect(await told('from=1&to=2')).toEqual(changes);
  expect(await told('from=2&to=2')).toEqual([]);
  for (const query of ['from=9', 'from=1&to=9']) expect((await course.diff(query)).body.code).toBe('request.not-found');
});
