import { startTestApi, type TestApi } from '../../test/api.js';
import { FeedsService } from '../features/observatory/feeds.service.js';
import { seedDemo } from './seed-demo.js';
import { seedReference } from './seed-reference.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await seedReference(api.app);
  await api.app.get(FeedsService, { strict: false }).ensureReference();
  await seedDemo(api.app, 'kater fjale te gjata');
}, 120_000);
afterAll(() => api.close());

const count = async (sql: string): Promise<number> =>
  Number((await api.db.one<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`))?.n);

it('has runs with more than 180 officials, one finished, one under way, one planned, and the course open to everybody', async () => {
  expect(await api.db.query('SELECT code, kind, state FROM run ORDER BY code')).toEqual([
    { code: 'SP-1', kind: 'group', state: 'finished' },
    { code: 'SP-2', kind: 'group', state: 'running' },
    { code: 'SP-3', kind: 'group', state: 'planned' },
    { code: 'SP-H', kind: 'open', state: 'running' },
  ]);
  expect(await count('enrolment')).toBeGreaterThan(180);
});

it('has attendance by scan, code and list, and nobody present who is not enrolled', async () => {
  const methods = await api.db.query<{ method: string }>('SELECT DISTINCT method FROM attendance_mark ORDER BY 1');
  expect(methods.map((row) => row.method)).toEqual(['code', 'manual', 'qr']);
  expect(
    await count(
      'attendance_mark m JOIN session s ON s.id = m.session_id JOIN enrolment e ON e.id = m.enrolment_id WHERE e.run_id <> s.run_id',
    ),
  ).toBe(0);
});

it('issued a certificate to everybody who is eligible and to nobody else', async () => {
  const [certificates, completed] = [
    await count('certificate'),
    await count('enrolment WHERE completed_at IS NOT NULL'),
  ];
  expect(certificates).toBeGreaterThan(90);
  expect(certificates).toBe(completed);
  expect(await count("certificate WHERE NOT (eligibility->>'eligible')::boolean")).toBe(0);
});

it('leaves answers to mark in the run under way', async () => {
  expect(await count('attempt WHERE pending_marks > 0')).toBe(12);
});

it('has seats that were asked for: given, waited for, and left to decide for focal point and manager', async () => {
  const states = await api.db.query<{ state: string; n: number }>(
    `SELECT q.state, count(*)::int AS n FROM enrolment_request q JOIN run r ON r.id = q.run_id WHERE r.code = 'SP-3' GROUP BY 1 ORDER BY 1`,
  );
  expect(states).toEqual([
    { state: 'endorsed', n: 2 },
    { state: 'enrolled', n: 5 },
    { state: 'requested', n: 1 },
    { state: 'waitlisted', n: 2 },
  ]);
});

it('shows every state of disclosure: all three figures of training, the count alone, none, not reported', async () => {
  const rows = await api.db.query<{ slug: string; published: number; suppressed: number; missing: number }>(
    `SELECT p.slug, count(*) FILTER (WHERE o.status = 'published')::int AS published,
       count(*) FILTER (WHERE o.status = 'suppressed')::int AS suppressed, count(*) FILTER (WHERE o.status = 'not-reported')::int AS missing
     FROM observation o JOIN place p ON p.id = o.place_id JOIN indicator i ON i.id = o.indicator_id
     WHERE p.kind = 'municipality' AND i.key <> 'competence-gap' GROUP BY p.slug`,
  );
  const of = (slug: string) => rows.find((row) => row.slug === slug);
  for (const slug of ['prishtine', 'prizren', 'peje', 'gjilan', 'mitrovice-jugore'])
    expect(of(slug)).toMatchObject({ published: 3, suppressed: 0 });
  for (const slug of ['gracanice', 'rahovec', 'shterpce', 'novoberde'])
    expect(of(slug)).toMatchObject({ published: 1, suppressed: 2 });
  for (const slug of ['dragash', 'mamushe', 'partesh']) expect(of(slug)).toMatchObject({ published: 0, suppressed: 3 });
  expect(of('ferizaj')).toMatchObject({ published: 0, suppressed: 0, missing: 3 });
});

it('lets its trainer open a draft of the course that is taught, which could be published as it is', async () => {
  const trainer = await api.db.one<{ id: string }>("SELECT id FROM person WHERE email = 'trainer@edukom.example'");
  const http = api.http(await api.signIn(trainer?.id ?? ''));
  const { body } = await http.get('/api/authoring/courses');
  const course = body.courses.find(({ slug }: { slug: string }) => slug === 'safe-passwords');
  expect(course).toMatchObject({ publishedNumber: 1, hasDraft: false });
  const path = `/api/authoring/courses/${course.courseId}`;
  const draft = await http.post(`${path}/draft`);
  expect([draft.status, draft.body.number, draft.body.modules.length > 0]).toEqual([200, 2, true]);
  expect((await http.get(`${path}/gaps`)).body).toEqual({ gaps: [] });
  expect((await http.get(`${path}/diff?from=1`)).body.changes).toEqual([]);
});
