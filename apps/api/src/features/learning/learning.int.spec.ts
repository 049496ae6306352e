import fc from 'fast-check';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aCourseDraft,
  aPublishedCourse,
  aRunOf,
  aText,
  anEnrolmentIn,
  type TestCourse,
} from '../../../test/courses-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { ProgressService } from './progress.service.js';

let api: TestApi;
let course: TestCourse;
let institutionId: string;
let runId: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ institutionId } = await anInstitution(api.db));
  course = await aPublishedCourse(api);
  runId = await aRunOf(api.db, course, { hostId: institutionId });
});
afterAll(() => api.close());

async function aLearner(run = runId) {
  const personId = await aPerson(api.db);
  const enrolmentId = await anEnrolmentIn(api.db, run, personId, institutionId);
  return { personId, enrolmentId, cookie: await api.signIn(personId) };
}
type Learner = Awaited<ReturnType<typeof aLearner>>;

const at = '2026-02-01T10:00:00.000Z';
const event = (slug: string, kind: 'opened' | 'reached' | 'completed', anchor = '', occurredAt = at) => ({
  activityId: course.activity(slug),
  kind,
  anchor,
  occurredAt,
});
const send = (learner: Learner, events: object[]) =>
  api.http(learner.cookie).post(`/api/me/learning/${learner.enrolmentId}/progress`).send({ events });
const lessonOf = async (learner: Learner, slug = 'lesson-1') =>
  (await api.http(learner.cookie).get(`/api/me/learning/${learner.enrolmentId}/lessons/${slug}`)).body;
const outlineOf = async (learner: Learner) =>
  (await api.http(learner.cookie).get(`/api/me/learning/${learner.enrolmentId}`)).body;
const statesOf = async (learner: Learner) =>
  (await outlineOf(learner)).modules.flatMap((module: { activities: { state: string }[] }) =>
    module.activities.map(({ state }) => state),
  ) as string[];
const readThrough = () => [
  ...['b1', 'b2', 'b3'].map((anchor) => event('lesson-1', 'reached', anchor)),
  event('lesson-1', 'completed', 'b3'),
  ...['b1', 'b2'].map((anchor) => event('lesson-2', 'reached', anchor)),
];

async function anAttempt(
  learner: Learner,
  slug: string,
  state: 'open' | 'submitted',
  releasedAt: string | null = null,
): Promise<void> {
  const [id, quizId] = [uuidv7(), course.quizIds.get(slug)];
  await api.db.execute(
    `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, max_points)
     VALUES ($1, $2, $3, $4, 1, $5, 1, 'sq', now(), CASE WHEN $5 = 'open' THEN NULL ELSE now() END, 100)`,
    [id, quizId, learner.enrolmentId, learner.personId, state],
  );
  if (state === 'submitted')
    await api.db.execute(
      'INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at, released_at) VALUES ($1, $2, $3, 100, 100, 10000, true, now(), $4)',
      [learner.enrolmentId, quizId, id, releasedAt],
    );
}

describe('a learner', () => {
  it('sees only courses they are enrolled in', async () => {
    const [one, other] = [await aLearner(), await aLearner()];
    const mine = await api.http(one.cookie).get('/api/me/learning');
    expect(mine.body.courses).toHaveLength(1);
    expect(mine.body.courses[0]).toMatchObject({
      enrolmentId: one.enrolmentId,
      share: 0,
      doneCount: 0,
      activityCount: 4,
      next: { slug: 'pre-test' },
      nextSession: null,
      certificateCount: 0,
    });
    for (const path of ['', '/lessons/lesson-1'])
      expect((await api.http(one.cookie).get(`/api/me/learning/${other.enrolmentId}${path}`)).body.code).toBe(
        'request.not-found',
      );
    expect((await send({ ...one, enrolmentId: other.enrolmentId }, [event('lesson-1', 'opened')])).body.code).toBe(
      'request.not-found',
    );
    expect((await api.http(one.cookie).get(`/api/me/learning/${one.enrolmentId}/lessons/pre-test`)).status).toBe(404);
    expect((await api.http().get('/api/me/learning')).status).toBe(401);
    const nobody = await aPerson(api.db);
    expect((await api.http(await api.signIn(nobody)).get('/api/me/learning')).body).toEqual({ courses: [], obligations: [] });
  });

  it('no longer finds a course they were withdrawn from, or whose run was cancelled', async () => {
    const learner = await aLearner(await aRunOf(api.db, course, { hostId: institutionId, state: 'cancelled' }));
    expect((await api.http(learner.cookie).get('/api/me/learning')).body).toEqual({ courses: [], obligations: [] });
    const personId = await aPerson(api.db);
    const enrolmentId = await anEnrolmentIn(api.db, runId, personId, institutionId, 'withdrawn');
    expect((await api.http(await api.signIn(personId)).get(`/api/me/learning/${enrolmentId}`)).status).toBe(404);
  });

  it('goes from the pre-test through the lessons to the post-test', async () => {
    const learner = await aLearner();
    expect(await statesOf(learner)).toEqual(['open', 'open', 'open', 'locked']);
    await anAttempt(learner, 'pre-test', 'submitted', at);
    expect((await outlineOf(learner)).next.slug).toBe('lesson-1');
    await send(learner, [event('lesson-1', 'opened'), event('lesson-1', 'reached', 'b1')]);
    expect(await statesOf(learner)).toEqual(['released', 'started', 'open', 'locked']);
    const { body } = await send(learner, readThrough());
    expect(body).toEqual({
      share: 7500,
      completed: ['pre-test', 'lesson-1', 'lesson-2'].map(course.activity),
      nextId: course.activity('post-test'),
    });
    await anAttempt(learner, 'post-test', 'open');
    expect(await statesOf(learner)).toEqual(['released', 'completed', 'completed', 'started']);
  });

  it('goes on where they were, in every language at once', async () => {
    const learner = await aLearner();
    expect(await lessonOf(learner)).toMatchObject({
      resumeAnchor: null,
      reached: [],
      isCompleted: false,
      number: 1,
      count: 2,
      previous: { slug: 'pre-test' },
      following: { slug: 'lesson-2' },
    });
    await send(learner, [event('lesson-1', 'reached', 'b2'), event('lesson-1', 'completed', 'b3')]);
    const lesson = await lessonOf(learner);
    expect(lesson).toMatchObject({ resumeAnchor: 'b2', reached: ['b2'], answered: ['b3'] });
    expect(lesson.blocks.map((block: { anchor: string }) => block.anchor)).toEqual(['b1', 'b2', 'b3']);
    expect(Object.keys(lesson.blocks[0].body.rich.texts)).toEqual(['en', 'sq', 'sr-Cyrl']);
  });

  it('completes a lesson by marking it as read, but a quiz only by handing it in', async () => {
    const learner = await aLearner();
    const { body } = await send(learner, [event('lesson-2', 'completed'), event('pre-test', 'completed')]);
    expect(body.completed).toEqual([course.activity('lesson-2')]);
    expect((await lessonOf(learner, 'lesson-2')).isCompleted).toBe(true);
  });

  it('is told the next session of the run', async () => {
    const run = await aRunOf(api.db, course, { hostId: institutionId });
    const learner = await aLearner(run);
    for (const [title, days, cancelled] of [
      ['past', -2, null],
      ['cancelled', 1, at],
      ['next', 2, null],
      ['later', 3, null],
    ] as const)
      await api.db.execute(
        `INSERT INTO session (id, run_id, title, room, local_date, local_start, local_end, zone, starts_at, ends_at, cancelled_at)
         VALUES ($1, $2, $3, 'Salla 1', now()::date + $4::int, '10:00', '12:00', 'Europe/Belgrade', now() + make_interval(days => $4), now() + make_interval(days => $4, hours => 2), $5)`,
        [uuidv7(), run, title, days, cancelled],
      );
    expect((await outlineOf(learner)).nextSession).toMatchObject({ title: 'next', room: 'Salla 1' });
  });
});

it('a run stays on its version: its lessons are the same byte for byte after the next one is published', async () => {
  const pinned = await aPublishedCourse(api, { slug: 'pinned-course' });
  const learner = await aLearner(await aRunOf(api.db, pinned, { hostId: institutionId }));
  const read = async () => [JSON.stringify(await outlineOf(learner)), JSON.stringify(await lessonOf(learner))];
  const before = await read();
  const next = await aPublishedCourse(api, {
    slug: 'pinned-course',
    title: aText('Emër tjetër'),
    modules: aCourseDraft().modules.map((module) => ({ ...module, title: aText('Ndryshe') })),
  });
  expect(next.versionId).not.toBe(pinned.versionId);
  expect(await read()).toEqual(before);
});

describe('progress', () => {
  const facts = (learner: Learner) =>
    api.db.query(
      'SELECT activity_id, kind, anchor, occurred_at FROM progress_event WHERE enrolment_id = $1 ORDER BY 1, 2, 3',
      [learner.enrolmentId],
    );

  it('leaves out what names no block of this course, and a time in the future becomes that of receipt', async () => {
    const learner = await aLearner();
    const { status } = await send(learner, [
      event('lesson-1', 'reached', 'b9'),
      event('lesson-1', 'completed', 'b1'),
      event('lesson-1', 'reached'),
      { ...event('lesson-1', 'opened'), activityId: uuidv7() },
      event('lesson-1', 'opened', '', '2099-01-01T00:00:00.000Z'),
    ]);
    expect(status).toBe(200);
    const rows = await facts(learner);
    expect(rows).toEqual([expect.objectContaining({ kind: 'opened', anchor: '' })]);
    expect((rows[0]?.['occurred_at'] as Date).getTime()).toBeLessThanOrEqual(Date.now());
    expect((await send(learner, [])).status).toBe(422);
    expect(
      (
        await send(
          learner,
          Array.from({ length: 201 }, () => event('lesson-1', 'opened')),
        )
      ).status,
    ).toBe(422);
  });

  it('is the same in any order, in any batches and however often it is sent', async () => {
    const events = [
      ...readThrough(),
      event('lesson-1', 'opened'),
      event('lesson-2', 'completed'),
      event('pre-test', 'opened'),
    ].map((one, index) => ({
      ...one,
      occurredAt: new Date(Date.parse(at) + index * 60_000).toISOString(),
    }));
    const again = events.map((one) => ({
      ...one,
      occurredAt: new Date(Date.parse(one.occurredAt) + 3_600_000).toISOString(),
    }));
    const reference = await aLearner();
    const last = await send(reference, events);
    const [expected, outline] = [await facts(reference), await statesOf(reference)];
    const orders = fc.shuffledSubarray([...events, ...again], { minLength: events.length * 2 }).chain((all) =>
      fc.array(fc.integer({ min: 1, max: all.length }), { maxLength: 4 }).map((cuts) => {
        const ends = [...new Set([...cuts, all.length])].sort((a, b) => a - b);
        return ends.map((end, index) => all.slice(ends[index - 1] ?? 0, end));
      }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async (batches) => {
        const learner = await aLearner();
        const shares: number[] = [];
        for (const batch of batches) shares.push((await send(learner, batch)).body.share);
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        expect(shares.at(-1)).toBe(last.body.share);
        expect(await facts(learner)).toEqual(expected);
        expect(await statesOf(learner)).toEqual(outline);
      }),
      { numRuns: 25 },
    );
  });

  it('two batches at once complete a lesson together', async () => {
    for (let round = 0; round < 5; round += 1) {
      const learner = await aLearner();
      await Promise.all(readThrough().map((one) => send(learner, [one])));
      expect((await facts(learner)).filter((row) => row['kind'] === 'completed' && row['anchor'] === '')).toHaveLength(
        2,
      );
    }
  });

  it('tells others what is completed and what is required', async () => {
    const service = api.app.get(ProgressService, { strict: false });
    const run = await aRunOf(api.db, course, { hostId: institutionId });
    const [busy, idle] = [await aLearner(run), await aLearner(run)];
    await send(busy, readThrough().slice(0, 4));
    await anAttempt(busy, 'pre-test', 'submitted');
    await anAttempt(idle, 'pre-test', 'open');
    expect(await service.completedActivities(run)).toEqual(
      new Map([
        [busy.enrolmentId, new Set([course.activity('lesson-1'), course.activity('pre-test')])],
        [idle.enrolmentId, new Set()],
      ]),
    );
    expect([...(await service.completedActivities(run, [idle.enrolmentId])).keys()]).toEqual([idle.enrolmentId]);
    expect((await service.requiredActivities(course.versionId)).map(({ slug }) => slug)).toEqual([
      'pre-test',
      'lesson-1',
      'lesson-2',
      'post-test',
    ]);
  });
});
