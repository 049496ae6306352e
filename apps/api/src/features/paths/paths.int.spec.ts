import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anAwardingRun, type AwardingRun, completeLesson } from '../../../test/certificates-factories.js';
import { aPublishedCourse, aText } from '../../../test/courses-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { CertificateDocumentsService } from '../certificates/certificate-documents.service.js';
import { IssuingService } from '../certificates/issuing.service.js';
import { LifecycleService } from '../certificates/lifecycle.service.js';
import { PathCertificatesService } from '../certificates/path-certificates.service.js';

let api: TestApi;
let managerId: string;
let manager: string;

beforeAll(async () => {
  api = await startTestApi();
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  manager = await api.signIn(managerId);
});
afterAll(() => api.close());

const http = () => api.http(manager);
const texts = {
  titleSq: 'Zyrtari digjital',
  titleSr: 'Дигитални службеник',
  titleEn: 'The digital official',
  summarySq: 'Dy kurse',
  summarySr: 'Два курса',
  summaryEn: 'Two courses',
};
const begin = async () => {
  const slug = `path-${uuidv7()}`;
  const { body } = await http().post('/api/path-drafts').send({ slug, titleSq: texts.titleSq }).expect(201);
  return { pathId: body.pathId as string, slug };
};
const save = (pathId: string, revision: number, courses: object[], more: object = {}) =>
  http()
    .put(`/api/path-drafts/${pathId}`)
    .send({ revision, ...texts, courses, ...more });
const publish = (pathId: string) => http().post(`/api/path-drafts/${pathId}/publication`);

/** A published path of two required courses, each with a run of two people, the same two in both. */
async function aPath(options: { monthsValid?: number; courseMonths?: number } = {}) {
  const runs: AwardingRun[] = [];
  for (let at = 0; at < 2; at += 1)
    runs.push(await anAwardingRun(api, 0, options.courseMonths ? { monthsValid: options.courseMonths } : {}));
  const people = [await aPerson(api.db), await aPerson(api.db)];
  const enrolments = new Map<string, string>();
  for (const run of runs)
    for (const personId of people) {
      const id = uuidv7();
      await api.db.execute(
        "INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at) VALUES ($1, $2, $3, $4, 'enrolled', now())",
        [id, run.runId, personId, run.hostId],
      );
      enrolments.set(`${run.runId} ${personId}`, id);
    }
  const { pathId, slug } = await begin();
  const courses = runs.map(({ course }) => ({ courseId: course.courseId, isRequired: true }));
  await save(pathId, 1, courses, options.monthsValid ? { monthsValid: options.monthsValid } : {}).expect(200);
  await publish(pathId).expect(204);
  const earn = async (run: AwardingRun | undefined, personId: string | undefined) => {
    if (!run || !personId) throw new Error('no such person or run');
    const enrolmentId = enrolments.get(`${run.runId} ${personId}`) ?? '';
    await completeLesson(api, run, [enrolmentId]);
    const { certificate } = await api.app.get(IssuingService).issue({ personId: managerId }, enrolmentId, new Date());
    return certificate;
  };
  return { pathId, slug, runs, people, earn };
}
const issue = (pathId: string, personIds: (string | undefined)[]) =>
  http().post(`/api/path-drafts/${pathId}/certificates`).send({ personIds });

describe('writing a path', () => {
  it('is public only when it is whole, and then stays whole', async () => {
    const { pathId, slug } = await begin();
    const refused = await publish(pathId).expect(422);
    expect(refused.body.code).toBe('path.not-ready');
    expect(refused.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/titleSr', code: 'required' },
        { pointer: '/summarySq', code: 'required' },
        { pointer: '/courses', code: 'required-course' },
      ]),
    );
    await api.http().get(`/api/paths/${slug}?locale=sq`).expect(404);
    const [first, second] = [await aPublishedCourse(api), await aPublishedCourse(api, { title: aText('Dy') })];
    const courses = [
      { courseId: second.courseId, isRequired: true },
      { courseId: first.courseId, isRequired: false },
    ];
    await save(pathId, 1, courses).expect(200);
    await publish(pathId).expect(204);
    await publish(pathId).expect(204);
    const { body } = await api.http().get(`/api/paths/${slug}?locale=sr-Latn`).expect(200);
    expect(body).toMatchObject({
      title: { value: 'Digitalni službenik', lang: 'sr-Latn' },
      courses: [
        { slug: second.slug, isRequired: true, minutes: 50 },
        { slug: first.slug, isRequired: false },
      ],
    });
    const listed = await api.http().get('/api/paths?locale=en').expect(200);
    expect(listed.body.paths.map((path: { slug: string }) => path.slug)).toContain(slug);
    await save(pathId, 3, [{ courseId: first.courseId, isRequired: false }]).expect(422);
    await http().delete(`/api/path-drafts/${pathId}/publication`).expect(204);
    await api.http().get(`/api/paths/${slug}?locale=sq`).expect(404);
  });

  it('refuses a taken address, a course twice and one there is not; an unpublished one is not shown', async () => {
    const { pathId, slug } = await begin();
    const taken = await http().post('/api/path-drafts').send({ slug, titleSq: 'X' }).expect(422);
    expect(taken.body.errors).toEqual([{ pointer: '/slug', code: 'taken' }]);
    const { courseId } = await aPublishedCourse(api);
    const twice = [
      { courseId, isRequired: true },
      { courseId, isRequired: false },
    ];
    await save(pathId, 1, twice).expect(422);
    await save(pathId, 1, [{ courseId: uuidv7(), isRequired: true }]).expect(422);
    await save(uuidv7(), 1, []).expect(404);
  });

  it('written by two at once: the second is told, with what stands there now', async () => {
    const { pathId } = await begin();
    const { courseId } = await aPublishedCourse(api);
    const courses = [{ courseId, isRequired: true }];
    const answers = await Promise.all([save(pathId, 1, courses), save(pathId, 1, courses)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'draft.changed',
      current: { revision: 2 },
    });
  });

  it('a text that did not change keeps its revision, one that did makes a new one', async () => {
    const { pathId } = await begin();
    const first = (await save(pathId, 1, []).expect(200)).body;
    expect([first.title.rev, first.summary.rev]).toEqual([1, 2]);
    const second = (await save(pathId, 2, [], { titleSq: 'Tjetër' }).expect(200)).body;
    expect([second.title.rev, second.summary.rev, second.title.texts.en.from]).toEqual([2, 2, 2]);
  });
});

describe('being on a path', () => {
  it('shows how far one is, from certificates, and where each course is', async () => {
    const { pathId, runs, people, earn } = await aPath();
    const cookie = await api.signIn(people[0] ?? '');
    const mine = async () =>
      (await api.http(cookie).get('/api/me/paths').expect(200)).body.paths.find(
        (path: { pathId: string }) => path.pathId === pathId,
      );
    expect(await mine()).toMatchObject({ required: 2, done: 0, certificate: null });
    await earn(runs[1], people[0]);
    expect(await mine()).toMatchObject({ done: 1, courses: [{ isDone: false }, { isDone: true }] });
    expect((await mine()).courses[0].enrolmentId).not.toBeNull();
    const stranger = await api.signIn(await aPerson(api.db));
    expect((await api.http(stranger).get('/api/me/paths')).body.paths).toEqual([]);
  });
});

describe('the certificate of a path', () => {
  it('names the certificates it rests on, and ledger, PDF, verification and report know it', async () => {
    const { pathId, slug, runs, people, earn } = await aPath({ monthsValid: 12 });
    const [done, half] = people;
    const certificates = [await earn(runs[0], done), await earn(runs[1], done)];
    await earn(runs[0], half);
    const listed = await http().get(`/api/path-drafts/${pathId}/candidates`).expect(200);
    expect(listed.body.items).toMatchObject([{ personId: done, eligible: true, certificate: null }]);

    const { body } = await issue(pathId, [done, half, uuidv7()]).expect(200);
    expect(body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'issued',
      'not-eligible',
      'unknown',
    ]);
    const entry = body.results[0].certificate;
    expect(entry).toMatchObject({
      kind: 'path',
      enrolmentId: null,
      runId: null,
      runCode: slug,
      awardTitle: { source: 'sq' },
    });
    expect(entry.validUntil).not.toBeNull();
    const again = await issue(pathId, [done]).expect(200);
    expect(again.body.results).toMatchObject([{ outcome: 'already-issued', certificate: { serial: entry.serial } }]);

    const record = await http().get(`/api/certificates/${entry.certificateId}`).expect(200);
    expect(record.body).toMatchObject({ chain: { isWhole: true }, certificate: { kind: 'path' } });
    expect(record.body.reasons.map(({ params }: { params: { id: string } }) => params.id)).toEqual(
      certificates.map(({ certificateId }) => certificateId),
    );
    expect(Object.keys(record.body.titles)).toHaveLength(2);
    const verified = await api.http().get(`/api/verifications/${entry.code}`).expect(200);
    expect(verified.body).toMatchObject({ state: 'valid', kind: 'path', startsOn: null });
    expect(verified.body.courses.map(({ serial }: { serial: string }) => serial)).toEqual(
      certificates.map(({ serial }) => serial),
    );
    await api.app.get(CertificateDocumentsService).make(entry.certificateId);
    const pdf = await http().get(`/api/certificates/${entry.certificateId}/document`).expect(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const ledger = await http().get(`/api/certificates?search=${entry.serial}`).expect(200);
    expect(ledger.body.items).toHaveLength(1);
    const report = await http().get('/api/reports/certificates?kind=path').expect(200);
    expect(report.body.items).toMatchObject([{ serial: entry.serial, kind: 'path', runCode: slug }]);
    const file = await http().get('/api/reports/certificates.csv?kind=path&locale=en').expect(200);
    expect(file.text).toContain('Learning path');
  });

  it('is out of reach for who manages one institution only', async () => {
    const { pathId, runs, people, earn } = await aPath();
    await earn(runs[0], people[0]);
    await earn(runs[1], people[0]);
    const { body } = await issue(pathId, [people[0]]).expect(200);
    const scopeId = runs[0]?.hostId ?? '';
    const local = await api.signIn(
      await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind: 'institution', scopeId }] }),
    );
    await api.http(local).get(`/api/certificates/${body.results[0].certificate.certificateId}`).expect(404);
    const seen = await api.http(local).get('/api/certificates').expect(200);
    expect(seen.body.items.every(({ kind }: { kind: string }) => kind === 'course')).toBe(true);
    await api.http(local).get('/api/path-drafts').expect(403);
  });

  it('issued by two at once is one, and nobody gives it to themself', async () => {
    const { pathId, runs, people, earn } = await aPath();
    await earn(runs[0], people[0]);
    await earn(runs[1], people[0]);
    const answers = await Promise.all([1, 2, 3].map(() => issue(pathId, [people[0]])));
    expect(answers.map(({ body }) => body.results[0].outcome).sort()).toEqual([
      'already-issued',
      'already-issued',
      'issued',
    ]);
    const own = await issue(pathId, [managerId]).expect(200);
    expect(own.body.results).toMatchObject([{ outcome: 'own-record' }]);
  });

  it('does not rest on a revoked certificate, nor on one that has expired', async () => {
    const { pathId, runs, people, earn } = await aPath({ courseMonths: 1 });
    const first = await earn(runs[0], people[0]);
    await earn(runs[1], people[0]);
    const service = api.app.get(PathCertificatesService);
    const later = new Date(Date.now() + 40 * 86_400_000);
    await expect(service.issue({ personId: managerId }, pathId, people[0] ?? '', later)).rejects.toMatchObject({
      code: 'certificate.not-eligible',
    });
    const lifecycle = api.app.get(LifecycleService);
    await lifecycle.revoke({ personId: managerId }, first.certificateId, 'Gabim', new Date());
    expect((await issue(pathId, [people[0]])).body.results).toMatchObject([{ outcome: 'not-eligible' }]);
    await lifecycle.reinstate({ personId: managerId }, first.certificateId, 'Ishte në rregull', new Date());
    expect((await issue(pathId, [people[0]])).body.results).toMatchObject([{ outcome: 'issued' }]);
  });

  it('that has expired is earned again as the next cycle; a correction stays in its own', async () => {
    const { pathId, runs, people, earn } = await aPath({ monthsValid: 1 });
    await earn(runs[0], people[0]);
    await earn(runs[1], people[0]);
    const service = api.app.get(PathCertificatesService);
    const [actor, person] = [{ personId: managerId }, people[0] ?? ''];
    const first = await service.issue(actor, pathId, person, new Date());
    const corrected = await api.app
      .get(LifecycleService)
      .supersede(actor, first.certificate.certificateId, { reason: 'Emri', familyName: 'Berisha' }, new Date());
    expect(corrected).toMatchObject({ edition: 2, kind: 'path', holder: { familyName: 'Berisha' } });
    const later = new Date(Date.now() + 40 * 86_400_000);
    const second = await service.issue(actor, pathId, person, later);
    expect(second.isNew).toBe(true);
    const rows = await api.db.query(
      "SELECT cycle, edition FROM certificate WHERE person_id = $1 AND kind = 'path' ORDER BY cycle, edition",
      [person],
    );
    expect(rows).toEqual([
      { cycle: 1, edition: 1 },
      { cycle: 1, edition: 2 },
      { cycle: 2, edition: 1 },
    ]);
  });

  it('the database refuses one with an enrolment, and one of a course without', async () => {
    const { pathId, runs, people, earn } = await aPath();
    await earn(runs[0], people[0]);
    await earn(runs[1], people[0]);
    await issue(pathId, [people[0]]).expect(200);
    const copy = (kind: string, enrolment: string) =>
      api.db.execute(
        `INSERT INTO certificate (id, person_id, award_id, kind, cycle, edition, enrolment_id, run_id, template_id, serial, code, snapshot, eligibility, content_hash, issued_at, issued_by)
         SELECT $1, person_id, award_id, kind, 77, 1, ${enrolment}, template_id, 'Y', 'Y', snapshot, eligibility, content_hash, issued_at, issued_by
         FROM certificate WHERE kind = $2 LIMIT 1`,
        [uuidv7(), kind],
      );
    const some = '(SELECT id FROM enrolment LIMIT 1), (SELECT id FROM run LIMIT 1)';
    await expect(copy('path', some)).rejects.toMatchObject({ constraint: 'certificate_grounds' });
    await expect(copy('course', 'NULL, NULL')).rejects.toMatchObject({ constraint: 'certificate_grounds' });
  });
});
