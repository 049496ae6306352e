import type { NewerVersion } from '@edukom/contracts';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aCheckBlock,
  aCourseDraft,
  anEnrolmentIn,
  aPublishedCourse,
  aRunOf,
  aText,
  aTextBlock,
  type TestCourse,
} from '../../../test/courses-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';

let api: TestApi;
let hostId: string;
let manager: string;
const REASON = 'The law has changed since';

beforeAll(async () => {
  api = await startTestApi();
  ({ institutionId: hostId } = await anInstitution(api.db));
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
});
afterAll(() => api.close());

type Activity = ReturnType<typeof aCourseDraft>['modules'][number]['activities'][number];
const lesson = (slug: string, ...blocks: ReturnType<typeof aTextBlock>[]): Activity => ({
  kind: 'lesson',
  slug,
  title: aText(slug),
  minutes: 5,
  blocks,
});
const quiz = (slug: string): Activity => ({ kind: 'quiz', slug, title: aText(`Testi ${slug}`), minutes: 5 });
const OLD = [
  quiz('pre-q'),
  lesson('one', aTextBlock('b1'), aTextBlock('b2'), aCheckBlock('c')),
  lesson('two', aTextBlock('b1')),
  quiz('post-q'),
];
const version = (slug: string, activities: Activity[]) =>
  aPublishedCourse(api, { slug, modules: [{ title: aText('M'), activities }] });

/** A course in two versions, and a run of the first with its award rule. */
async function aWorld(newer: Activity[]) {
  const slug = `moving-${uuidv7()}`;
  const first = await version(slug, OLD);
  const runId = await aRunOf(api.db, first, { hostId });
  const rule = {
    isAttendanceRequired: false,
    quizzes: [{ quizId: first.quizIds.get('post-q'), passBasisPoints: 5000 }],
    activitiesRequired: [first.activity('one'), first.activity('two')],
  };
  await api.db.execute('UPDATE run SET award_rule = $2 WHERE id = $1', [runId, rule]);
  const second = await version(slug, newer);
  return { first, second, runId };
}
async function aLearner(course: TestCourse, runId: string, givenName = 'Zana') {
  const personId = await aPerson(api.db, { givenName });
  const enrolmentId = await anEnrolmentIn(api.db, runId, personId, hostId);
  const cookie = await api.signIn(personId);
  const path = `/api/me/learning/${enrolmentId}`;
  return {
    personId,
    enrolmentId,
    cookie,
    path,
    outline: async () => (await api.http(cookie).get(path)).body,
    states: async () =>
      Object.fromEntries(
        (await api.http(cookie).get(path)).body.modules[0].activities.map((one: { slug: string; state: string }) => [
          one.slug,
          one.state,
        ]),
      ) as Record<string, string>,
    send: (...events: [slug: string, kind: string, anchor: string][]) =>
      api
        .http(cookie)
        .post(`${path}/progress`)
        .send({
          events: events.map(([slug, kind, anchor]) => ({
            activityId: course.activity(slug),
            kind,
            anchor,
            occurredAt: '2026-02-01T10:00:00.000Z',
          })),
        }),
    attempt: async (slug: string) => {
      const start = await api
        .http(cookie)
        .post(`/api/quizzes/${course.quizIds.get(slug) ?? ''}/attempts`)
        .send({ locale: 'sq' });
      return start.body.attemptId as string;
    },
    submit: (attemptId: string) => api.http(cookie).post(`/api/attempts/${attemptId}/submit`),
  };
}
const preview = async (runId: string): Promise<NewerVersion> =>
  (await api.http(manager).get(`/api/runs/${runId}/newer-version`)).body;
const move = (runId: string, versionId: string, reason = REASON) =>
  api.http(manager).post(`/api/runs/${runId}/version`).send({ versionId, reason });

const NEWER = [
  quiz('pre-q'),
  lesson('one', aTextBlock('b2'), aTextBlock('new'), aCheckBlock('c')),
  lesson('three', aTextBlock('b1')),
  lesson('two', aTextBlock('b1')),
  quiz('post-q'),
];

describe('moving a run to a newer version', () => {
  it('says first whose completion or next step would change, from what to what, and changes nothing', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const [done, idle] = [await aLearner(first, runId, 'Ana'), await aLearner(first, runId, 'Beni')];
    await done.submit(await done.attempt('pre-q'));
    await done.send(['one', 'completed', ''], ['two', 'completed', '']);
    await done.submit(await done.attempt('post-q'));
    const before = [await done.outline(), await idle.outline()];
    const { current, newest, enrolled, people, blockers } = await preview(runId);
    expect([current, newest?.versionId, newest?.number]).toEqual([
      { versionId: first.versionId, number: 1 },
      second.versionId,
      2,
    ]);
    expect([enrolled, blockers]).toEqual([2, []]);
    expect(people).toEqual([
      {
        enrolmentId: done.enrolmentId,
        name: expect.stringContaining('Ana') as string,
        before: { share: 10_000, isCompleted: true, next: null },
        after: { share: 8000, isCompleted: false, next: aText('three') },
      },
    ]);
    expect([await done.outline(), await idle.outline()]).toEqual(before);
    expect((await move(runId, second.versionId)).status).toBe(204);
    const { share, next } = await done.outline();
    expect([share, next.slug]).toEqual([8000, 'three']);
    expect(await preview(runId)).toMatchObject({ current: { number: 2 }, newest: null, people: [], enrolled: 2 });
  });

  it('brings along what was read, answered and graded, by names; what is gone counts no more', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const learner = await aLearner(first, runId);
    await learner.send(
      ['one', 'reached', 'b1'],
      ['one', 'reached', 'b2'],
      ['one', 'completed', 'c'],
      ['two', 'opened', ''],
    );
    const attemptId = await learner.attempt('pre-q');
    const receipt = (await learner.submit(attemptId)).body;
    const open = await learner.attempt('post-q');
    await api.db.execute(
      `INSERT INTO marking_rule (run_id, quiz_id, is_anonymous, appeal_days, version, changed_by, changed_at)
       SELECT $1, $2, true, 14, 1, person_id, now() FROM enrolment WHERE id = $3`,
      [runId, first.quizIds.get('pre-q'), learner.enrolmentId],
    );
    expect((await move(runId, second.versionId)).status).toBe(204);
    const about = (table: string, where: string) =>
      api.db.query(`SELECT quiz_id FROM ${table} WHERE ${where} = $1`, [
        table === 'marking_rule' ? runId : learner.enrolmentId,
      ]);
    const moved = { quiz_id: second.quizIds.get('pre-q') };
    expect(await about('grade_event', 'enrolment_id')).toEqual([moved]);
    expect(await about('marking_rule', 'run_id')).toEqual([moved]);
    // History is moved with its grade, and in no other way.
    await expect(
      api.db.execute('UPDATE grade_event SET quiz_id = $1 WHERE enrolment_id = $2', [
        first.quizIds.get('pre-q'),
        learner.enrolmentId,
      ]),
    ).rejects.toThrow('append-only');
    await expect(api.db.execute("UPDATE grade_event SET reason = 'x'")).rejects.toThrow('append-only');
    const lesson1 = (await api.http(learner.cookie).get(`${learner.path}/lessons/one`)).body;
    expect([lesson1.reached, lesson1.answered, lesson1.resumeAnchor]).toEqual([['b2'], ['c'], 'b2']);
    expect(await learner.states()).toEqual({
      'pre-q': 'submitted',
      one: 'started',
      two: 'started',
      three: 'open',
      'post-q': 'started',
    });
    expect((await learner.submit(attemptId)).body).toEqual({ ...receipt, quizId: second.quizIds.get('pre-q') });
    expect((await learner.submit(open)).status).toBe(200);
    expect((await learner.states())['post-q']).toBe('submitted');
    const run = await api.db.one<{ award_rule: object }>('SELECT award_rule FROM run WHERE id = $1', [runId]);
    expect(run?.award_rule).toEqual({
      isAttendanceRequired: false,
      quizzes: [{ quizId: second.quizIds.get('post-q'), passBasisPoints: 5000 }],
      activitiesRequired: [second.activity('one'), second.activity('two')],
    });
    const [event] = await api.db.query(
      "SELECT (p.payload #>> '{}')::jsonb ->> 'reason' AS reason FROM audit_event e JOIN audit_payload p ON p.event_id = e.id WHERE e.action = 'run.moved' AND e.subject_id = $1",
      [runId],
    );
    expect(event).toEqual({ reason: REASON });
  });

  it('what a device kept of the old version still counts when it comes later', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const learner = await aLearner(first, runId);
    await move(runId, second.versionId);
    await learner.send(['two', 'reached', 'b1'], ['one', 'reached', 'b1'], ['one', 'reached', 'b2']);
    expect(await learner.states()).toMatchObject({ one: 'started', two: 'completed' });
  });

  it('does not move while an activity that people tried would be lost', async () => {
    const { first, second, runId } = await aWorld(NEWER.filter(({ slug }) => slug !== 'pre-q'));
    expect((await preview(runId)).blockers).toEqual([]);
    const learner = await aLearner(first, runId);
    await learner.attempt('pre-q');
    expect((await preview(runId)).blockers).toEqual([
      { activityId: first.activity('pre-q'), title: aText('Testi pre-q'), attempts: 1 },
    ]);
    const refused = await move(runId, second.versionId);
    expect([refused.status, refused.body.code, refused.body.params]).toEqual([
      409,
      'run.no-successor',
      { titles: 'Testi pre-q' },
    ]);
    expect((await preview(runId)).current.number).toBe(1);
  });

  it('only to a newer published version of its own course, while it is not over; again is nothing', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const other = await version(`other-${uuidv7()}`, OLD);
    const choice = [{ pointer: '/versionId', code: 'choice' }];
    for (const wrong of [other.versionId, uuidv7()]) expect((await move(runId, wrong)).body.errors).toEqual(choice);
    expect((await move(runId, second.versionId, 'no')).body.code).toBe('request.invalid');
    const answers = await Promise.all([move(runId, second.versionId), move(runId, second.versionId)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'run.moved' AND subject_id = $1", [runId]),
    ).toHaveLength(1);
    expect((await move(runId, first.versionId)).body.errors).toEqual(choice);
    const finished = await aRunOf(api.db, first, { hostId, state: 'finished' });
    expect((await move(finished, second.versionId)).body.code).toBe('run.state');
  });

  it('progress that is being told while the run moves is not lost', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const learners = await Promise.all(Array.from({ length: 5 }, () => aLearner(first, runId)));
    const [moved] = await Promise.all([
      move(runId, second.versionId),
      ...learners.map((learner) => learner.send(['two', 'completed', ''])),
    ]);
    expect(moved?.status).toBe(204);
    for (const learner of learners) expect((await learner.states())['two']).toBe('completed');
  });

  it('other runs of the course stay what they were, byte for byte', async () => {
    const { first, second, runId } = await aWorld(NEWER);
    const elsewhere = await aRunOf(api.db, first, { hostId });
    const learner = await aLearner(first, elsewhere);
    await learner.send(['one', 'reached', 'b1'], ['two', 'completed', '']);
    await learner.submit(await learner.attempt('pre-q'));
    const read = async () =>
      Promise.all(
        [
          learner.path,
          `${learner.path}/lessons/one`,
          '/api/me/learning',
          `/api/quizzes/${first.quizIds.get('pre-q') ?? ''}`,
        ].map(async (path) => {
          const { serverNow: _now, ...body } = (await api.http(learner.cookie).get(path)).body as Record<
            string,
            unknown
          >;
          return JSON.stringify(body);
        }),
      );
    const before = await read();
    await preview(elsewhere);
    await preview(runId);
    await move(runId, second.versionId);
    expect(await read()).toEqual(before);
  });
});
