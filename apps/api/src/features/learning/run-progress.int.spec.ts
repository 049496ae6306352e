import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aPublishedCourse, aRunOf, anEnrolmentIn, type TestCourse } from '../../../test/courses-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';

let api: TestApi;
let course: TestCourse;
let institutionId: string;
let trainerCookie: string;
let managerCookie: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ institutionId } = await anInstitution(api.db));
  course = await aPublishedCourse(api);
  const role = (name: 'trainer' | 'project-manager') => aPerson(api.db, { grants: [{ role: name }] });
  trainerCookie = await api.signIn(await role('trainer'));
  managerCookie = await api.signIn(await role('project-manager'));
});
afterAll(() => api.close());

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

async function aLearner(runId: string, locale = 'sq', enrolledDaysAgo = 0) {
  const personId = await aPerson(api.db);
  const enrolmentId = await anEnrolmentIn(api.db, runId, personId, institutionId);
  await api.db.execute('UPDATE person SET locale = $2 WHERE id = $1', [personId, locale]);
  await api.db.execute('UPDATE enrolment SET enrolled_at = $2 WHERE id = $1', [enrolmentId, daysAgo(enrolledDaysAgo)]);
  const cookie = await api.signIn(personId);
  // A signed-in person of the test has no password; who can be mailed has an active account.
  await api.db.execute(
    "INSERT INTO account (person_id, state, password_hash) VALUES ($1, 'active', 'x') ON CONFLICT (person_id) DO UPDATE SET state = 'active', password_hash = 'x'",
    [personId],
  );
  await api.db.execute("UPDATE person SET email = coalesce(email, id || '@example.org') WHERE id = $1", [personId]);
  return { personId, enrolmentId, cookie };
}
type Learner = Awaited<ReturnType<typeof aLearner>>;

const tell = (learner: Learner, slug: string, kind: string, occurredAt: string, anchor = '') =>
  api
    .http(learner.cookie)
    .post(`/api/me/learning/${learner.enrolmentId}/progress`)
    .send({ events: [{ activityId: course.activity(slug), kind, anchor, occurredAt }] });
const complete = async (learner: Learner) => {
  for (const slug of ['lesson-1', 'lesson-2']) await tell(learner, slug, 'completed', daysAgo(0));
  for (const slug of ['pre-test', 'post-test']) await anAttempt(learner, slug, 9000);
};

async function anAttempt(learner: Learner, slug: string, share: number): Promise<void> {
  const [id, quizId] = [uuidv7(), course.quizIds.get(slug)];
  await api.db.execute(
    `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, max_points)
     VALUES ($1, $2, $3, $4, 1, 'submitted', 1, 'sq', now(), now(), 100)`,
    [id, quizId, learner.enrolmentId, learner.personId],
  );
  await api.db.execute(
    'INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at) VALUES ($1, $2, $3, $4::int, 100, $4::int * 100, true, now())',
    [learner.enrolmentId, quizId, id, share / 100],
  );
}

const progressOf = async (runId: string) => (await api.http(trainerCookie).get(`/api/runs/${runId}/progress`)).body;
const rowOf = async (runId: string, learner: Learner) =>
  (await progressOf(runId)).people.find((one: { enrolmentId: string }) => one.enrolmentId === learner.enrolmentId);
const post = (path: string, runId: string, learners: readonly Learner[], cookie = trainerCookie) =>
  api
    .http(cookie)
    .post(`/api/runs/${runId}/${path}`)
    .send({ enrolmentIds: learners.map(({ enrolmentId }) => enrolmentId) });
const mailsTo = async (learner: Learner) =>
  api.db.query(
    "SELECT subject, body, locale FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'run.reminder:%'",
    [learner.personId],
  );

describe('progress of a run', () => {
  it('says who is where, when they were last seen, and why they seem stuck', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const never = await aLearner(runId, 'sq', 9);
    const fresh = await aLearner(runId);
    const failed = await aLearner(runId);
    await anAttempt(failed, 'post-test', 4000);
    const again = await aLearner(runId, 'sq', 20);
    for (const days of [12, 10, 8]) await tell(again, 'lesson-1', 'opened', daysAgo(days));
    await tell(again, 'lesson-1', 'reached', daysAgo(8), 'b1');
    const done = await aLearner(runId);
    await complete(done);
    const { asOf, enrolled, activities, people } = await progressOf(runId);
    expect([enrolled, people.length, activities.length]).toEqual([5, 5, 4]);
    expect(activities.map((one: { title: { texts: { sq: { v: string } } } }) => one.title.texts.sq.v)).toContain(
      'Mësimi 1',
    );
    const day = (days: number) => new Date(Date.parse(asOf) - days * DAY).toISOString().slice(0, 10);
    const stuckOf = async (learner: Learner) => (await rowOf(runId, learner)).stuck;
    expect(await rowOf(runId, never)).toMatchObject({
      share: 0,
      isCompleted: false,
      nextId: course.activity('pre-test'),
      lastSeenOn: null,
      stuck: [{ code: 'not-begun', activityId: null, days: 9 }],
      remindedAt: null,
    });
    expect(await stuckOf(fresh)).toEqual([]);
    expect(await stuckOf(failed)).toEqual([
      { code: 'quiz-failed', activityId: course.activity('post-test'), days: null },
    ]);
    expect(await rowOf(runId, again)).toMatchObject({
      lastSeenOn: day(8),
      stuck: [
        { code: 'lesson-reopened', activityId: course.activity('lesson-1'), days: 3 },
        { code: 'quiet', days: 8 },
      ],
    });
    expect(await rowOf(runId, done)).toMatchObject({ share: 10_000, isCompleted: true, nextId: null, stuck: [] });
  });

  it('asks the database as often for thirty people as for one', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const count = async () => {
      let statements = 0;
      const stop = api.db.listen(() => (statements += 1));
      await progressOf(runId);
      stop();
      return statements;
    };
    await aLearner(runId);
    await progressOf(runId);
    const one = await count();
    for (let more = 0; more < 29; more += 1) await anEnrolmentIn(api.db, runId, await aPerson(api.db), institutionId);
    expect(await count()).toBe(one);
  });

  it('is empty for a run without people', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    expect(await progressOf(runId)).toMatchObject({ enrolled: 0, activities: [], people: [] });
  });

  it('counts a day once, in whatever order the events come', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const learner = await aLearner(runId);
    for (const at of [daysAgo(1), daysAgo(2), daysAgo(1), daysAgo(2)]) await tell(learner, 'lesson-1', 'opened', at);
    await tell(learner, 'lesson-1', 'opened', new Date(Date.now() + 40 * DAY).toISOString());
    const rows = await api.db.query('SELECT day FROM lesson_visit WHERE enrolment_id = $1', [learner.enrolmentId]);
    expect(rows).toHaveLength(3);
  });
});

describe('reminders', () => {
  it('are first shown: how many, in which languages, with their text', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const people = [await aLearner(runId), await aLearner(runId), await aLearner(runId, 'sr-Cyrl')];
    const done = await aLearner(runId, 'en');
    await complete(done);
    const { status, body } = await post('reminder-previews', runId, [...people, done]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mails: 3,
      languages: [
        { locale: 'sq', mails: 2 },
        { locale: 'sr-Cyrl', mails: 1 },
      ],
      leftOut: { completed: 1, reminded: 0, unreachable: 0 },
    });
    expect(body.languages[1].subject).toContain('Ваш курс');
    expect(body.languages[1].body).toContain('завршено је 0 од 4');
    expect(body.languages[0].body).toContain('/sq/app/learning/');
    for (const learner of people) expect(await mailsTo(learner)).toEqual([]);
  });

  it('go out once each, in the language of their reader, and say how far they are', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const [one, other] = [await aLearner(runId), await aLearner(runId, 'sr-Latn')];
    await tell(one, 'lesson-1', 'completed', daysAgo(0));
    expect((await post('reminders', runId, [one, one, other])).body).toEqual({
      mails: 2,
      leftOut: { completed: 0, reminded: 0, unreachable: 0 },
    });
    expect(await mailsTo(one)).toEqual([
      expect.objectContaining({ locale: 'sq', body: expect.stringContaining('1 nga 4') }),
    ]);
    expect((await mailsTo(other))[0]?.['subject']).toContain('Vaš kurs');
    expect((await rowOf(runId, one)).remindedAt).not.toBeNull();
  });

  it('mail nobody twice within 24 hours: not by a second click, nor by a second trainer at the same moment', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const people = await Promise.all(Array.from({ length: 5 }, () => aLearner(runId)));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        post('reminders', runId, index % 2 ? [...people].reverse() : people, index % 2 ? managerCookie : trainerCookie),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.reduce((sum, { body }) => sum + body.mails, 0)).toBe(5);
    for (const { body } of answers) expect(body.mails + body.leftOut.reminded).toBe(5);
    for (const learner of people) expect(await mailsTo(learner)).toHaveLength(1);
    expect((await post('reminder-previews', runId, people)).body).toMatchObject({ mails: 0, leftOut: { reminded: 5 } });
    await api.db.execute(
      "UPDATE run_reminder SET sent_at = sent_at - interval '25 hours', quiet_until = quiet_until - interval '25 hours'",
    );
    expect((await post('reminders', runId, people.slice(0, 1))).body.mails).toBe(1);
  });

  it('leave out who completed meanwhile, who cannot be reached, and who is not in this run', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId });
    const [done, invited, gone, stranger, due] = [
      await aLearner(runId),
      await aLearner(runId),
      await aLearner(runId),
      await aLearner(await aRunOf(api.db, course, { hostId: institutionId })),
      await aLearner(runId),
    ];
    expect((await post('reminder-previews', runId, [done, due])).body.mails).toBe(2);
    await complete(done);
    await api.db.execute("UPDATE account SET state = 'deactivated' WHERE person_id = $1", [invited.personId]);
    await api.db.execute("UPDATE enrolment SET state = 'withdrawn' WHERE id = $1", [gone.enrolmentId]);
    expect((await post('reminders', runId, [done, invited, gone, stranger, due])).body).toEqual({
      mails: 1,
      leftOut: { completed: 1, reminded: 0, unreachable: 3 },
    });
    for (const learner of [done, invited, gone, stranger]) expect(await mailsTo(learner)).toEqual([]);
  });

  it('are for running runs, and for those who may', async () => {
    const runId = await aRunOf(api.db, course, { hostId: institutionId, state: 'finished' });
    const learner = await aLearner(runId);
    for (const path of ['reminders', 'reminder-previews'])
      expect((await post(path, runId, [learner])).body.code).toBe('run.state');
    expect((await post('reminders', runId, [learner], learner.cookie)).status).toBe(403);
    expect((await post('reminders', uuidv7(), [learner])).status).toBe(404);
    expect((await post('reminders', runId, [])).status).toBe(422);
    expect(await mailsTo(learner)).toEqual([]);
  });
});
