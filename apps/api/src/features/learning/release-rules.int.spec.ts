import type { LearnerOutlineActivity } from '@edukom/contracts';
import type { CompletionRule, ReleaseCondition } from '@edukom/domain';
import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aCourseDraft,
  anEnrolmentIn,
  aPublishedCourse,
  aRunOf,
  aText,
  aTextBlock,
  type TestCourse,
} from '../../../test/courses-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { CoursesService } from '../courses/courses.service.js';
import { ProgressService } from './progress.service.js';

let api: TestApi;
let hostId: string;
const at = '2026-02-01T10:00:00.000Z';

beforeAll(async () => {
  api = await startTestApi();
  ({ institutionId: hostId } = await anInstitution(api.db));
});
afterAll(() => api.close());

type DraftActivity = ReturnType<typeof aCourseDraft>['modules'][number]['activities'][number];
interface Rules {
  conditions?: ReleaseCondition[];
  completion?: CompletionRule;
  isRequired?: boolean;
}
const lesson = (slug: string, rules: Rules = {}): DraftActivity => ({
  kind: 'lesson',
  slug,
  title: aText(`Mësimi ${slug}`),
  minutes: 5,
  blocks: [aTextBlock('b1'), aTextBlock('b2')],
  ...rules,
});
const quiz = (slug: string, rules: Rules = {}): DraftActivity => ({
  kind: 'quiz',
  slug,
  title: aText(`Testi ${slug}`),
  minutes: 5,
  ...rules,
});
const after = (activity: string): ReleaseCondition => ({ kind: 'after', activity });

async function aCourse(activities: DraftActivity[], rest: { slug?: string; prerequisites?: string[] } = {}) {
  const course = await aPublishedCourse(api, { modules: [{ title: aText('M'), activities }], ...rest });
  return { course, runId: await aRunOf(api.db, course, { hostId }) };
}
async function aLearner({ course, runId }: { course: TestCourse; runId: string }, known?: string) {
  const personId = known ?? (await aPerson(api.db));
  const enrolmentId = await anEnrolmentIn(api.db, runId, personId, hostId);
  const cookie = await api.signIn(personId);
  const path = `/api/me/learning/${enrolmentId}`;
  const outline = async () => (await api.http(cookie).get(path)).body;
  return {
    personId,
    enrolmentId,
    cookie,
    path,
    outline,
    states: async () =>
      Object.fromEntries(
        ((await outline()).modules[0].activities as LearnerOutlineActivity[]).map((one) => [
          one.slug,
          one.lockedBy?.map(({ kind }) => kind) ?? one.state,
        ]),
      ),
    reasons: async (slug: string) =>
      ((await outline()).modules[0].activities as LearnerOutlineActivity[]).find((one) => one.slug === slug)?.lockedBy,
    send: (...events: [slug: string, kind: string, anchor?: string][]) =>
      api
        .http(cookie)
        .post(`${path}/progress`)
        .send({
          events: events.map(([slug, kind, anchor = '']) => ({
            activityId: course.activity(slug),
            kind,
            anchor,
            occurredAt: at,
          })),
        }),
    open: async (slug: string) => (await api.http(cookie).get(`${path}/lessons/${slug}`)).body,
    start: (slug: string) =>
      api
        .http(cookie)
        .post(`/api/quizzes/${course.quizIds.get(slug) ?? ''}/attempts`)
        .send({ locale: 'sq' }),
    grade: async (slug: string, share: number, isReleased = true) => {
      const [id, quizId] = [uuidv7(), course.quizIds.get(slug)];
      await api.db.execute(
        `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, max_points)
         VALUES ($1, $2, $3, $4, 1, 'submitted', 1, 'sq', now(), now(), 100)`,
        [id, quizId, enrolmentId, personId],
      );
      await api.db.execute(
        `INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at, released_at)
         VALUES ($1, $2, $3, 0, 100, $4, true, now(), CASE WHEN $5 THEN now() END)`,
        [enrolmentId, quizId, id, share, isReleased],
      );
    },
  };
}

describe('release conditions', () => {
  it('say what comes first, hold the lesson and the quiz until then, and open one after the other', async () => {
    const learner = await aLearner(
      await aCourse([
        lesson('a'),
        lesson('b', { conditions: [after('a'), { kind: 'from', date: '2026-02-01' }] }),
        quiz('pre-q', { conditions: [after('b')] }),
        lesson('c', { conditions: [{ kind: 'score', activity: 'pre-q', atLeast: 7000 }] }),
      ]),
    );
    expect(await learner.states()).toEqual({ a: 'open', b: ['after'], 'pre-q': ['after'], c: ['score'] });
    expect(await learner.reasons('c')).toEqual([
      { kind: 'score', activity: 'pre-q', atLeast: 7000, title: aText('Testi pre-q') },
    ]);
    expect((await learner.open('b')).code).toBe('activity.locked');
    expect((await learner.start('pre-q')).body.code).toBe('activity.locked');
    await learner.send(['a', 'completed']);
    expect((await learner.open('b')).slug).toBe('b');
    await learner.send(['b', 'completed']);
    expect((await learner.start('pre-q')).status).toBe(200);
    await api.db.execute('DELETE FROM attempt_slot; DELETE FROM attempt');
    await learner.grade('pre-q', 6999);
    expect((await learner.states())['c']).toEqual(['score']);
    await api.db.execute('UPDATE grade SET share = 7000, released_at = NULL');
    expect((await learner.states())['c']).toEqual(['score']);
    await api.db.execute('UPDATE grade SET released_at = now()');
    expect(await learner.states()).toEqual({ a: 'completed', b: 'completed', 'pre-q': 'released', c: 'open' });
  });

  it('days come by the calendar of the country', async () => {
    const learner = await aLearner(
      await aCourse([lesson('a', { conditions: [{ kind: 'from', date: '2031-05-01' }] })]),
    );
    expect(await learner.reasons('a')).toEqual([{ kind: 'from', date: '2031-05-01' }]);
    expect((await learner.outline()).next).toBeNull();
  });

  it('a post-test still waits for the lessons, and says so', async () => {
    const learner = await aLearner(await aCourse([lesson('a'), quiz('post')]));
    expect(await learner.reasons('post')).toEqual([{ kind: 'lessons' }]);
    expect((await learner.start('post')).status).toBe(200);
  });

  it('what was told of something locked is kept, so the order of events does not matter', async () => {
    const of = await aCourse([lesson('a'), lesson('b', { conditions: [after('a')] })]);
    const [one, other] = [await aLearner(of), await aLearner(of)];
    await one.send(['b', 'completed']);
    await one.send(['a', 'completed']);
    await other.send(['a', 'completed'], ['b', 'completed']);
    expect(await one.states()).toEqual(await other.states());
  });
});

describe('completion rules', () => {
  it('read, minutes, passed and confirmed, each by its own facts; eligibility judges the same', async () => {
    const of = await aCourse([
      lesson('read', { completion: { kind: 'read' } }),
      lesson('minutes', { completion: { kind: 'minutes', minutes: 2 } }),
      quiz('pre-passed', { completion: { kind: 'passed' } }),
      lesson('confirmed', { completion: { kind: 'confirmed' } }),
      lesson('usual'),
    ]);
    const learner = await aLearner(of);
    const done = async () =>
      ((await learner.outline()).modules[0].activities as LearnerOutlineActivity[]).flatMap(({ slug, isDone }) =>
        isDone ? [slug] : [],
      );
    for (const slug of ['read', 'minutes', 'confirmed', 'usual']) await learner.send([slug, 'completed']);
    expect(await done()).toEqual(['usual']);
    await learner.send(['read', 'reached', 'b1'], ['read', 'reached', 'b2']);
    await learner.send(
      ['minutes', 'minute', 'm29500001'],
      ['minutes', 'minute', 'm29500001'],
      ['usual', 'minute', 'm1'],
    );
    expect(await done()).toEqual(['read', 'usual']);
    await learner.send(['minutes', 'minute', 'm29500002'], ['minutes', 'minute', 'm29500001']);
    await learner.send(['minutes', 'minute', 'm29500003'], ['minutes', 'minute', 'b1']);
    await learner.grade('pre-passed', 5999);
    expect(await done()).toEqual(['read', 'minutes', 'usual']);
    await api.db.execute('UPDATE grade SET share = 6000 WHERE enrolment_id = $1', [learner.enrolmentId]);
    expect((await learner.send(['confirmed', 'confirmed'])).status).toBe(422);
    expect(await done()).toEqual(['read', 'minutes', 'pre-passed', 'usual']);
    const minutes = await api.db.query(
      "SELECT anchor FROM progress_event WHERE enrolment_id = $1 AND kind = 'minute' ORDER BY 1",
      [learner.enrolmentId],
    );
    expect(minutes).toEqual([{ anchor: 'm29500001' }, { anchor: 'm29500002' }]);
    const completed = await api.app.get(ProgressService).completedActivities(of.runId);
    expect([...(completed.get(learner.enrolmentId) ?? [])].sort()).toEqual(
      ['read', 'minutes', 'pre-passed', 'usual'].map(of.course.activity).sort(),
    );
  });

  it('a trainer confirms once, what asks for it, of somebody else', async () => {
    const of = await aCourse([lesson('confirmed', { completion: { kind: 'confirmed' } }), lesson('usual')]);
    const learner = await aLearner(of);
    const grants = [{ role: 'trainer' as const, scopeKind: 'run' as const, scopeId: of.runId }];
    const trainerId = await aPerson(api.db, { grants });
    const own = await aLearner(of, trainerId);
    const confirm = (slug: string, enrolmentId = learner.enrolmentId) =>
      api
        .http(own.cookie)
        .post(`/api/runs/${of.runId}/confirmations`)
        .send({ enrolmentId, activityId: of.course.quizIds.get(slug) ?? of.course.activityIds.get(slug) ?? uuidv7() });
    const answers = await Promise.all([confirm('confirmed'), confirm('confirmed')]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await learner.states()).toEqual({ confirmed: 'completed', usual: 'open' });
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'activity.confirmed' AND subject_id = $1", [
        learner.enrolmentId,
      ]),
    ).toHaveLength(1);
    expect((await confirm('usual')).body.errors).toEqual([{ pointer: '/activityId', code: 'choice' }]);
    expect((await confirm('no-such-activity')).body.code).toBe('request.not-found');
    expect((await confirm('confirmed', uuidv7())).body.code).toBe('request.not-found');
    expect((await confirm('confirmed', own.enrolmentId)).body.code).toBe('access.own-record');
    await api.db.execute("UPDATE run SET state = 'cancelled' WHERE id = $1", [of.runId]);
    expect((await confirm('confirmed')).body.code).toBe('run.state');
  });
});

describe('courses that come first', () => {
  const slug = `basics-${uuidv7()}`;

  it('hold everything until they are completed or their certificate is valid; enrolment stays possible', async () => {
    const basics = await aCourse([lesson('a')], { slug });
    const next = await aCourse([lesson('x'), quiz('pre-y')], { prerequisites: [slug] });
    const learner = await aLearner(next);
    const locked = [{ kind: 'prerequisite', course: slug, title: aText('Kurs') }];
    expect(await learner.reasons('x')).toEqual(locked);
    expect((await learner.open('x')).code).toBe('activity.locked');
    expect((await learner.start('pre-y')).body.code).toBe('activity.locked');
    const mine = await api.http(learner.cookie).get('/api/me/learning');
    expect(mine.body.courses).toMatchObject([{ next: null }]);
    const before = await aLearner(basics, learner.personId);
    expect(await learner.reasons('x')).toEqual(locked);
    await before.send(['a', 'completed']);
    expect(await learner.states()).toEqual({ x: 'open', 'pre-y': 'open' });
    expect((await learner.start('pre-y')).status).toBe(200);
  });

  it('a certificate opens the course as long as it is valid', async () => {
    const next = await aCourse([lesson('x')], { prerequisites: [slug] });
    const learner = await aLearner(next);
    const courseId = (await api.app.get(CoursesService).publishedBySlug(slug))?.courseId ?? '';
    const awardId = await api.app.get(CoursesService).makeAward(courseId, { title: aText('C'), monthsValid: 12 });
    const issuer = await aPerson(api.db);
    const [certificateId, templateId] = [uuidv7(), uuidv7()];
    await api.db.execute("INSERT INTO certificate_template (id, award_id, version, body) VALUES ($1, $2, 1, '{}')", [
      templateId,
      awardId,
    ]);
    await api.db.execute(
      `INSERT INTO certificate (id, person_id, award_id, cycle, edition, enrolment_id, run_id, template_id, serial, code, snapshot, eligibility, content_hash, issued_at, issued_by, valid_until)
       VALUES ($1::uuid, $2, $3, 1, 1, $4, $5, $6, $1::text, $1::text, '{}', '{}', 'x', now(), $7, '2030-01-01')`,
      [certificateId, learner.personId, awardId, learner.enrolmentId, next.runId, templateId, issuer],
    );
    const happened = (kind: string, number: number) =>
      api.db.execute(
        `INSERT INTO certificate_event (certificate_id, number, kind, at, actor_id, previous_hash, hash)
         VALUES ($1, $2, $3, now(), $4, '', 'x')`,
        [certificateId, number, kind, issuer],
      );
    await happened('issued', 1);
    expect(await learner.states()).toEqual({ x: 'open' });
    await happened('revoked', 2);
    expect(await learner.states()).toEqual({ x: ['prerequisite'] });
    await happened('reinstated', 3);
    expect(await learner.states()).toEqual({ x: 'open' });
    await api.db.execute('ALTER TABLE certificate DISABLE TRIGGER certificate_append_only');
    await api.db.execute("UPDATE certificate SET valid_until = '2020-01-01' WHERE id = $1", [certificateId]);
    await api.db.execute('ALTER TABLE certificate ENABLE TRIGGER certificate_append_only');
    expect(await learner.states()).toEqual({ x: ['prerequisite'] });
  });
});

it('the pages of a learner are read with at most six statements, whatever the size and the rules of the course', async () => {
  const chain = Array.from({ length: 60 }, (_, n) =>
    lesson(`l${n}`, { conditions: n === 0 ? [] : [after(`l${n - 1}`)], completion: { kind: 'read' } }),
  );
  const first = await aCourse([lesson('a')], { slug: `first-${uuidv7()}` });
  const learner = await aLearner(await aCourse(chain, { prerequisites: [first.course.slug] }));
  await (await aLearner(first, learner.personId)).send(['a', 'completed']);
  for (const path of [learner.path, '/api/me/learning', `${learner.path}/lessons/l0`]) {
    let count = 0;
    const stop = api.db.listen(() => (count += 1));
    expect((await api.http(learner.cookie).get(path)).status).toBe(200);
    stop();
    expect([path, count <= 6]).toEqual([path, true]);
  }
});
