import { anInstitution, aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { aPublishedCourse, aText } from '../../../test/courses-factories.js';
import { anOpenCourse } from '../../../test/open-factories.js';
import { aNewRun } from '../../../test/runs-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { OpenCompletionService } from '../certificates/open-completion.service.js';
import { CertificateDocumentsService } from '../certificates/certificate-documents.service.js';
import { CoursesService } from '../courses/courses.service.js';
import { RunsService } from '../runs/runs.service.js';

let api: TestApi;
let manager: string;
let hostId: string;

beforeAll(async () => {
  api = await startTestApi({ jobs: true });
  manager = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  ({ institutionId: hostId } = await anInstitution(api.db));
});
afterAll(() => api.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error('it never came');
    await pause(50);
  }
}

const opening = (versionId: string, overrides: object = {}) => ({
  versionId,
  hostInstitutionId: hostId,
  code: `O-${uuidv7().slice(-12)}`,
  locales: ['sq'],
  ...overrides,
});
const openIt = (body: object) => api.http(manager).post('/api/open-runs').send(body);

async function aLearner(slug: string, departmentId?: string) {
  const personId = await aPerson(api.db, departmentId ? { departmentId } : {});
  const cookie = await api.signIn(personId);
  const { body } = await api.http(cookie).post(`/api/open-courses/${slug}/enrolment`).expect(200);
  return { personId, cookie, enrolmentId: body.enrolmentId as string };
}
type Learner = Awaited<ReturnType<typeof aLearner>>;

/** Blocks reached, and the check among them answered. */
const progressOf = (course: { activity: (slug: string) => string }, slug: string, anchors: readonly string[]) =>
  anchors
    .flatMap((anchor) => [['reached', anchor], ...(anchor === 'b3' ? [['completed', anchor]] : [])])
    .map(([kind, anchor]) => ({
      activityId: course.activity(slug),
      kind,
      anchor,
      occurredAt: '2026-02-01T10:00:00.000Z',
    }));
const read = (learner: Learner, events: object[]) =>
  api.http(learner.cookie).post(`/api/me/learning/${learner.enrolmentId}/progress`).send({ events }).expect(200);

async function sit(learner: Learner, quizId: string, value = true) {
  const { body } = await api
    .http(learner.cookie)
    .post(`/api/quizzes/${quizId}/attempts`)
    .send({ locale: 'sq' })
    .expect(200);
  for (const { slot } of body.questions as { slot: number }[])
    await api
      .http(learner.cookie)
      .put(`/api/attempts/${body.attemptId}/answers/${slot}`)
      .send({ clientRev: 1, response: { type: 'true-false', value }, locale: 'sq' })
      .expect(200);
  await api.http(learner.cookie).post(`/api/attempts/${body.attemptId}/submit`).expect(200);
  return body.questions as { slot: number }[];
}
const certificates = (personId: string) =>
  api.db.query<{ id: string; kind: string; issued_by: string | null; code: string; snapshot: { content: object } }>(
    'SELECT id, kind, issued_by, code, snapshot FROM certificate WHERE person_id = $1',
    [personId],
  );

describe('opening a course', () => {
  it('is under way at once, without a trainer and without attendance, and has no sessions', async () => {
    const course = await aPublishedCourse(api);
    const { body } = await openIt(opening(course.versionId)).expect(201);
    const run = await api.http(manager).get(`/api/runs/${body.runId}`).expect(200);
    expect(run.body).toMatchObject({
      kind: 'open',
      state: 'running',
      endsOn: '9999-12-31',
      trainers: [],
      awardRule: {
        isAttendanceRequired: false,
        quizzes: [{ passBasisPoints: 6000 }],
        activitiesRequired: [course.activity('lesson-1'), course.activity('lesson-2')],
      },
    });
    const session = { title: 'S', localDate: '2026-12-01', localStart: '09:00', localEnd: '10:00' };
    await api
      .http(manager)
      .post(`/api/runs/${body.runId}/sessions`)
      .send(session)
      .expect(409)
      .expect(({ body: problem }) => expect(problem.code).toBe('run.open-course'));
    const listed = await api.http(manager).get(`/api/runs?kind=open&search=${run.body.code}`).expect(200);
    expect(listed.body.items).toMatchObject([{ kind: 'open' }]);
    const groups = await api.http(manager).get(`/api/runs?kind=group&search=${run.body.code}`).expect(200);
    expect(groups.body.items).toEqual([]);
  });

  it('the database refuses a session of it, and to make it the run of a group', async () => {
    const { runId } = await anOpenCourse(api);
    await expect(api.db.execute("UPDATE run SET kind = 'group' WHERE id = $1", [runId])).rejects.toThrow(
      'never changes',
    );
    await expect(
      api.db.execute(
        `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
         VALUES ($1, $2, 's', '2026-01-01', '09:00', '10:00', 'Europe/Belgrade', now(), now() + interval '1 hour')`,
        [uuidv7(), runId],
      ),
    ).rejects.toThrow('has no sessions');
  });

  it('is refused twice at once, for a taken code, for dates in the wrong order, and for a course that asks for nothing', async () => {
    const course = await aPublishedCourse(api);
    const answers = await Promise.all([openIt(opening(course.versionId)), openIt(opening(course.versionId))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('run.already-open');
    const other = await aPublishedCourse(api);
    await openIt(opening(other.versionId, { startsOn: '2026-02-02', endsOn: '2026-02-01' })).expect(422);
    const idle = await aPublishedCourse(api, {
      modules: [
        {
          title: aText('M'),
          activities: [{ kind: 'quiz', slug: 'pre-test', title: aText('T'), minutes: 5, isRequired: false }],
        },
      ],
    });
    const refused = await openIt(opening(idle.versionId)).expect(422);
    expect(refused.body.errors).toEqual([{ pointer: '/versionId', code: 'asks-nothing' }]);
  });
});

describe('taking part', () => {
  it('one click enrols, a second one gives the same place; leaving keeps what was done, coming back finds it', async () => {
    const { course, runId } = await anOpenCourse(api);
    const learner = await aLearner(course.slug);
    await read(learner, progressOf(course, 'lesson-2', ['b1']));
    const again = await api.http(learner.cookie).post(`/api/open-courses/${course.slug}/enrolment`).expect(200);
    expect(again.body.enrolmentId).toBe(learner.enrolmentId);
    const page = await api.http(learner.cookie).get(`/api/courses/${course.slug}?locale=sq`).expect(200);
    expect(page.body).toMatchObject({ enrolmentId: learner.enrolmentId, open: { isOpen: true, until: null } });

    const leave = () => api.http(learner.cookie).post(`/api/me/learning/${learner.enrolmentId}/withdrawal`);
    await leave().expect(204);
    await leave().expect(204);
    expect((await api.http(learner.cookie).get('/api/me/learning')).body.courses).toEqual([]);
    await api.http(learner.cookie).post(`/api/open-courses/${course.slug}/enrolment`).expect(200);
    const outline = await api.http(learner.cookie).get(`/api/me/learning/${learner.enrolmentId}`).expect(200);
    expect(outline.body.share).toBeGreaterThan(0);
    const rows = await api.db.query('SELECT 1 FROM enrolment WHERE run_id = $1', [runId]);
    expect(rows).toHaveLength(1);
  });

  it('nobody leaves for somebody else, nor a run of a group', async () => {
    const { course } = await anOpenCourse(api);
    const [learner, other] = [await aLearner(course.slug), await aLearner(course.slug)];
    const leaves = (enrolmentId: string) => api.http(other.cookie).post(`/api/me/learning/${enrolmentId}/withdrawal`);
    await leaves(learner.enrolmentId).expect(404);
    const { departmentId, institutionId } = await anInstitution(api.db);
    const runs = api.app.get(RunsService);
    const groupId = await runs.createRun(null, aNewRun(await aPublishedCourse(api), institutionId));
    await api.db.execute(
      "INSERT INTO affiliation (id, person_id, department_id, is_primary, valid) VALUES ($1, $2, $3, true, daterange('2020-01-01', NULL))",
      [uuidv7(), other.personId, departmentId],
    );
    await runs.enrol(null, groupId, [other.personId]);
    const row = await api.db.one<{ id: string }>('SELECT id FROM enrolment WHERE run_id = $1', [groupId]);
    await leaves(row?.id ?? '').expect(404);
  });

  it('who learns the course with a group already stays there', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const { course } = await anOpenCourse(api);
    const runs = api.app.get(RunsService);
    const groupId = await runs.createRun(null, aNewRun(course, institutionId));
    await runs.startRun(null, groupId);
    const personId = await aPerson(api.db, { departmentId });
    await runs.enrol(null, groupId, [personId]);
    const cookie = await api.signIn(personId);
    const { body } = await api.http(cookie).post(`/api/open-courses/${course.slug}/enrolment`).expect(200);
    const row = await api.db.one<{ run_id: string }>('SELECT run_id FROM enrolment WHERE id = $1', [body.enrolmentId]);
    expect(row?.run_id).toBe(groupId);
  });

  it('an official is enrolled from their own institution', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const { course } = await anOpenCourse(api);
    const { enrolmentId } = await aLearner(course.slug, departmentId);
    expect(await api.db.one('SELECT institution_id FROM enrolment WHERE id = $1', [enrolmentId])).toEqual({
      institution_id: institutionId,
    });
  });
});

describe('the certificate of completion', () => {
  const lessons = async (learner: Learner, course: Awaited<ReturnType<typeof aPublishedCourse>>) => {
    await sit(learner, course.quizIds.get('pre-test') ?? '');
    await read(learner, progressOf(course, 'lesson-1', ['b1', 'b2', 'b3']));
    await read(learner, progressOf(course, 'lesson-2', ['b1', 'b2']));
  };

  it('comes by itself when the rule is met, once, named for what it is, with one mail', async () => {
    const { course } = await anOpenCourse(api);
    const learner = await aLearner(course.slug);
    await lessons(learner, course);
    expect(await certificates(learner.personId)).toEqual([]);
    await sit(learner, course.quizIds.get('post-test') ?? '');
    const [certificate] = await until(async () => {
      const rows = await certificates(learner.personId);
      return rows.length > 0 ? rows : null;
    });
    expect(certificate).toMatchObject({ kind: 'open', issued_by: null, snapshot: { content: { kind: 'open' } } });

    // However many ask at once: one certificate.
    const completion = api.app.get(OpenCompletionService);
    expect(await Promise.all([1, 2, 3].map(() => completion.evaluate(learner.enrolmentId)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await certificates(learner.personId)).toHaveLength(1);

    await api.app.get(CertificateDocumentsService).make(certificate?.id ?? '');
    await api.app.get(CertificateDocumentsService).make(certificate?.id ?? '');
    const mails = await api.db.query(
      "SELECT 1 FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'certificate.%'",
      [learner.personId],
    );
    expect(mails).toHaveLength(1);
    const verified = await api.http().get(`/api/verifications/${certificate?.code}`).expect(200);
    expect(verified.body).toMatchObject({ state: 'valid', kind: 'open', institution: null });
    const mine = await api.http(learner.cookie).get('/api/me/certificates').expect(200);
    expect(mine.body).toMatchObject({ certificates: [{ kind: 'open', state: 'issued' }], pending: [] });
    const entry = await api.http(manager).get(`/api/certificates/${certificate?.id}`).expect(200);
    expect(entry.body).toMatchObject({ chain: { isWhole: true }, events: [{ kind: 'issued', actor: '' }] });
  });

  it('reached by two at once is one certificate', async () => {
    const { course } = await anOpenCourse(api);
    const learner = await aLearner(course.slug);
    await api.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, occurred_at, received_at)
       SELECT $1, unnest($2::uuid[]), 'completed', now(), now()`,
      [learner.enrolmentId, [course.activity('lesson-1'), course.activity('lesson-2')]],
    );
    await api.db.execute(`UPDATE run SET award_rule = award_rule || '{"quizzes": []}' WHERE course_id = $1`, [
      course.courseId,
    ]);
    const completion = api.app.get(OpenCompletionService);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => completion.evaluate(learner.enrolmentId)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await certificates(learner.personId)).toHaveLength(1);
  });

  it('does not come while the post-test is not passed; another attempt may pass it', async () => {
    const { course } = await anOpenCourse(api);
    const learner = await aLearner(course.slug);
    await lessons(learner, course);
    await sit(learner, course.quizIds.get('post-test') ?? '', false);
    expect(await api.app.get(OpenCompletionService).evaluate(learner.enrolmentId)).toBe(false);
    await sit(learner, course.quizIds.get('post-test') ?? '', true);
    await until(async () => ((await certificates(learner.personId)).length > 0 ? true : null));
  });

  it('asks no question that somebody would have to grade', async () => {
    const { course } = await anOpenCourse(api);
    const quizId = course.quizIds.get('post-test') ?? '';
    const [questionId, versionId] = [uuidv7(), uuidv7()];
    await api.db.execute("INSERT INTO question (id, kind, created_at) VALUES ($1, 'open', now())", [questionId]);
    await api.db.execute(
      `INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
       VALUES ($1, $2, 1, $3, '{"type":"open"}', '{"type":"open"}', now())`,
      [versionId, questionId, JSON.stringify(aText('Pse?'))],
    );
    await api.db.execute('INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points) VALUES ($1, 2, $2, 300)', [
      quizId,
      versionId,
    ]);
    const learner = await aLearner(course.slug);
    const page = await api.http(learner.cookie).get(`/api/quizzes/${quizId}`).expect(200);
    expect(page.body).toMatchObject({ questionCount: 1, maxPoints: 100, attemptsAllowed: 3 });
    await lessons(learner, course);
    expect(await sit(learner, quizId)).toHaveLength(1);
    await until(async () => ((await certificates(learner.personId)).length > 0 ? true : null));
  });

  it('is another one than that of the course with a group: both can be earned', async () => {
    const { institutionId, departmentId } = await anInstitution(api.db);
    const { course } = await anOpenCourse(api);
    await api.app.get(CoursesService).makeAward(course.courseId, { title: aText('Çertifikim'), monthsValid: null });
    const learner = await aLearner(course.slug, departmentId);
    const runs = api.app.get(RunsService);
    const groupId = await runs.createRun(null, aNewRun(course, institutionId));
    await runs.startRun(null, groupId);
    await runs.enrol(null, groupId, [learner.personId]);
    const rule = (activitiesRequired: string[]) =>
      JSON.stringify({ isAttendanceRequired: false, quizzes: [], activitiesRequired });
    const ask = (...ids: string[]) =>
      api.db.execute('UPDATE run SET award_rule = $2 WHERE course_id = $1', [course.courseId, rule(ids)]);
    const enrolments = await api.db.query<{ id: string; kind: string }>(
      'SELECT e.id, r.kind FROM enrolment e JOIN run r ON r.id = e.run_id WHERE e.person_id = $1',
      [learner.personId],
    );
    await api.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, occurred_at, received_at)
       SELECT id, $2, 'completed', now(), now() FROM enrolment WHERE person_id = $1`,
      [learner.personId, course.activity('lesson-2')],
    );
    // A rule that asks for nothing certifies nobody by itself.
    await ask();
    expect(await api.app.get(OpenCompletionService).evaluate(learner.enrolmentId)).toBe(false);
    await ask(course.activity('lesson-2'));
    expect(await api.app.get(OpenCompletionService).evaluate(learner.enrolmentId)).toBe(true);
    const inGroup = enrolments.find(({ kind }) => kind === 'group')?.id ?? '';
    // The installation does not certify what was held with a group.
    expect(await api.app.get(OpenCompletionService).evaluate(inGroup)).toBe(false);
    await api.http(manager).post(`/api/enrolments/${inGroup}/certificate`).expect(200);
    expect((await certificates(learner.personId)).map(({ kind }) => kind).sort()).toEqual(['course', 'open']);
    const report = await api.http(manager).get('/api/reports/certificates?kind=open').expect(200);
    expect(report.body.items.every(({ kind }: { kind: string }) => kind === 'open')).toBe(true);
    const attendance = await api.http(manager).get('/api/reports/attendance?kind=open').expect(200);
    expect(attendance.body.items).toEqual([]);
  });

  it('the installation certifies nothing but open courses, and nobody themself', async () => {
    await expect(
      api.db.execute(
        `INSERT INTO certificate (id, person_id, award_id, kind, cycle, edition, enrolment_id, run_id, template_id, serial, code, snapshot, eligibility, content_hash, issued_at)
         SELECT $1, person_id, award_id, 'course', cycle, 9, enrolment_id, run_id, template_id, 'X', 'X', snapshot, eligibility, content_hash, issued_at FROM certificate LIMIT 1`,
        [uuidv7()],
      ),
    ).rejects.toMatchObject({ constraint: 'certificate_issuer' });
  });
});

describe('the overview', () => {
  it('counts by month and kind and hides small groups, and who would give them away', async () => {
    const { course, runId } = await anOpenCourse(api);
    for (let at = 0; at < 7; at += 1) {
      const { personId } = await aLearner(course.slug);
      if (at < 6) await api.db.execute("INSERT INTO open_learner VALUES ($1, 'student', 'x', now())", [personId]);
    }
    const { body } = await api.http(manager).get(`/api/runs/${runId}/open-overview`).expect(200);
    // One official beside six students: not shown, and neither is the sum from which the one would be told.
    const nothing = { registered: null, begun: null, completed: null };
    expect(body).toMatchObject({
      total: nothing,
      months: [
        {
          total: nothing,
          kinds: [
            { kind: 'student', registered: 6, begun: null, completed: null },
            { kind: 'official', ...nothing },
          ],
        },
      ],
    });
  });

  it('is nothing of a run with a group', async () => {
    const course = await aPublishedCourse(api);
    const runId = await api.app.get(RunsService).createRun(null, aNewRun(course, hostId));
    await api.http(manager).get(`/api/runs/${runId}/open-overview`).expect(404);
  });
});
