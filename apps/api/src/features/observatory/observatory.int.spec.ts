import { DISCLOSURE_RULES } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aRun,
  anAssessment,
  aTestedCourse,
  aTrainee,
  trainees,
  writeReference,
} from '../../../test/observatory-factories.js';
import { FeedsService } from './feeds.service.js';
import { ProduceFeedService } from './produce-feed.service.js';

/**
 * Enrolled and completed people by municipality: every state of disclosure. Gjilan and Ferizaj have nobody in the period.
 * The small ones lie in two districts, so that a total above them can stay.
 */
const GROUPS = {
  prizren: [21, 18],
  suhareke: [16, 14],
  mamushe: [4, 4],
  dragash: [8, 7],
  peje: [30, 26],
  istog: [5, 5],
  kline: [2, 2],
} as const;

let api: TestApi;
let editor: string;
let editorId: string;
let course: Awaited<ReturnType<typeof aTestedCourse>>;
let run: { runId: string; pre: string; post: string };

interface Figure {
  indicator: string;
  status: string;
  value: number | null;
  bound: string | null;
}
interface Overview {
  release: { number: number; dataAt: string; publishedAt: string } | null;
  periods: { key: string }[];
  municipalities: { place: { slug: string; name: { value: string } }; figures: Figure[] }[];
  districts: { place: { slug: string }; figures: Figure[] }[];
  country: { figures: Figure[] };
}

beforeAll(async () => {
  api = await startTestApi({ jobs: true });
  await writeReference(api);
  editorId = await aPerson(api.db, { grants: [{ role: 'observatory-editor' }] });
  editor = await api.signIn(editorId);
  course = await aTestedCourse(api.db);
  run = { ...course, runId: await aRun(api.db, course, { endsOn: '2026-05-20' }) };
  for (const [slug, [people, completed]] of Object.entries(GROUPS))
    await trainees(api.db, run, slug, people, completed);
  // What must not count: an open course, a withdrawal, a run in progress, a run of another period, a grade that is not final.
  await aTrainee(api.db, run, 'gjilan', { state: 'withdrawn' });
  await aTrainee(
    api.db,
    { ...course, runId: await aRun(api.db, course, { endsOn: '2026-05-30', state: 'running' }) },
    'gjilan',
  );
  await aTrainee(api.db, { ...course, runId: await aRun(api.db, course, { endsOn: '2025-05-30' }) }, 'gjilan');
  const open = { ...course, runId: await aRun(api.db, course, { endsOn: '2026-05-20', kind: 'open' }) };
  for (const slug of ['gjilan', 'ferizaj', 'prizren', 'mamushe']) await trainees(api.db, open, slug, 12, 12);
  await aTrainee(api.db, run, 'peje', { isFinal: false });
  // What counts of self-assessments: the last of the period; not an earlier one, nor one of another period.
  for (let at = 0; at < 12; at += 1) {
    const personId = await aPerson(api.db);
    await anAssessment(api.db, personId, 'prizren', 1, '2026-02-01', [1, 1, 1, 0]);
    await anAssessment(api.db, personId, 'prizren', 2, '2026-03-01', at < 10 ? [2, 0, 0, 0] : [1, 1, 2, 3]);
    await anAssessment(api.db, personId, 'prizren', 3, '2027-01-01', [1, 1, 1, 1]);
    if (at < 6) await anAssessment(api.db, await aPerson(api.db), 'istog', 1, '2026-12-31', [0, 0, 0, 1]);
  }
}, 60_000);
afterAll(() => api.close());

async function produced(period = '2026'): Promise<string> {
  const answer = await api.http(editor).post('/api/observatory/feeds').send({ period }).expect(201);
  const { feedId } = answer.body as { feedId: string };
  await api.app.get(ProduceFeedService, { strict: false }).produce(feedId);
  return feedId;
}
const approve = (feedId: string, cookie = editor) => api.http(cookie).post(`/api/observatory/feeds/${feedId}/approval`);
const overview = async (query = '') =>
  (await api.http().get(`/api/observatory?locale=sq${query}`).expect(200)).body as Overview;
const statuses = (figures: readonly Figure[] | undefined) => figures?.map(({ status }) => status);
const at = ({ municipalities }: Overview, slug: string) =>
  municipalities.find(({ place }) => place.slug === slug)?.figures;
const PUBLISHED = 'published';
const SUPPRESSED = 'suppressed';
const NOT_REPORTED = 'not-reported';

describe('before any release', () => {
  it('says that nothing was published, and lists every municipality', async () => {
    const body = await overview();
    expect(body.release).toBeNull();
    expect(body.municipalities).toHaveLength(38);
    expect(body.municipalities[0]?.figures).toEqual([]);
  });

  it('writes the reference again without a second row', async () => {
    await api.app.get(FeedsService, { strict: false }).ensureReference();
    expect(
      await api.db.query('SELECT (SELECT count(*)::int FROM indicator) AS i, (SELECT count(*)::int FROM period) AS p'),
    ).toEqual([{ i: 4, p: 9 }]);
  });
});

describe('a feed', () => {
  let feedId: string;
  beforeAll(async () => {
    feedId = await produced();
  });

  it('waits for approval with every cell, and producing it again changes nothing', async () => {
    const read = async () =>
      (await api.http(editor).get(`/api/observatory/feeds/${feedId}?locale=sr-Latn`).expect(200)).body as Record<
        string,
        unknown
      >;
    const before = await read();
    expect(before).toMatchObject({
      state: 'to-approve',
      isOwn: true,
      isStale: false,
      current: null,
      period: { key: '2026' },
    });
    const counts = before['counts'] as { published: number; suppressed: number; notReported: number };
    expect(counts.published + counts.suppressed + counts.notReported).toBe(4 * 46);
    await api.app.get(ProduceFeedService, { strict: false }).produce(feedId);
    expect(await read()).toEqual(before);
    expect((await api.http(editor).get('/api/observatory/feeds?state=to-approve').expect(200)).body).toMatchObject({
      items: [{ feedId }],
    });
  });

  it('is made by its job', async () => {
    const answer = await api.http(editor).post('/api/observatory/feeds').send({ period: '2025-H2' }).expect(201);
    const id = (answer.body as { feedId: string }).feedId;
    const state = async () =>
      (await api.db.one<{ state: string }>('SELECT state FROM feed WHERE id = $1', [id]))?.state ?? '';
    for (let tries = 0; tries < 100 && (await state()) === 'producing'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await state()).toBe('to-approve');
  });

  it('shows the editor people and rule, and stores what the figure is made of', async () => {
    const { places } = (await api.http(editor).get(`/api/observatory/feeds/${feedId}?locale=en`).expect(200)).body as {
      places: { slug: string; cells: unknown[] }[];
    };
    expect(places.find(({ slug }) => slug === 'dragash')?.cells).toMatchObject([
      { indicator: 'officials-trained', n: 7, status: PUBLISHED, value: 7, rule: null },
      { indicator: 'completion-share', n: 8, status: SUPPRESSED, value: null, rule: 'min-n' },
      { indicator: 'mean-gain', n: 8, status: SUPPRESSED, value: null, rule: 'min-n' },
      { indicator: 'competence-gap', n: 0, status: NOT_REPORTED, value: null, rule: null },
    ]);
    const [cell] = await api.db.query(
      "SELECT c.n, c.sum FROM feed_cell c JOIN place p ON p.id = c.place_id JOIN indicator i ON i.id = c.indicator_id WHERE p.slug = 'prizren' AND i.key = 'completion-share'",
    );
    expect(cell).toEqual({ n: 21, sum: 18 });
  });

  it('is open to editors only', async () => {
    const trainer = await api.signIn(
      await aPerson(api.db, { grants: [{ role: 'trainer' }, { role: 'project-manager' }, { role: 'administrator' }] }),
    );
    for (const [method, path] of [
      ['get', '/api/observatory/feeds'],
      ['get', '/api/observatory/periods'],
      ['get', `/api/observatory/feeds/${feedId}?locale=en`],
      ['post', `/api/observatory/feeds/${feedId}/approval`],
      ['post', `/api/observatory/feeds/${feedId}/rejection`],
      ['post', '/api/observatory/feeds'],
    ] as const) {
      await api.http()[method](path).expect(401);
      await api.http(trainer)[method](path).expect(403);
    }
  });

  it('is rejected with a reason, once; then nothing can be made of it', async () => {
    const other = await produced();
    const reject = () =>
      api
        .http(editor)
        .post(`/api/observatory/feeds/${other}/rejection`)
        .send({ reason: 'Regjistrimet janë të paplota.' });
    await reject().expect(204);
    expect((await reject().expect(409)).body).toMatchObject({ code: 'feed.state' });
    expect((await approve(other).expect(409)).body).toMatchObject({ code: 'feed.state' });
    expect(await overview()).toMatchObject({ release: null });
    await api.http(editor).post(`/api/observatory/feeds/${other}/rejection`).send({ reason: ' ' }).expect(422);
  });

  it('of an unknown period, or an unknown feed, is not found', async () => {
    await api.http(editor).post('/api/observatory/feeds').send({ period: '2031' }).expect(404);
    await approve('0197a000-0000-7000-8000-000000000000').expect(404);
    await api.http(editor).get('/api/observatory/feeds/0197a000-0000-7000-8000-000000000000?locale=en').expect(404);
  });

  it('that fails says so, and a later try mends it', async () => {
    await api.db.execute(
      "INSERT INTO place (id, kind, code, slug, name, search_text, facts) VALUES ('0197a000-0000-7000-8000-00000000000a', 'country', 'YY', 'second-top', '{}', '', '{}')",
    );
    const answer = await api.http(editor).post('/api/observatory/feeds').send({ period: '2027' }).expect(201);
    const id = (answer.body as { feedId: string }).feedId;
    const produce = () => api.app.get(ProduceFeedService, { strict: false }).produce(id);
    const state = async () =>
      (await api.db.one<{ state: string; reason: string }>('SELECT state, reason FROM feed WHERE id = $1', [id])) ?? {
        state: '',
      };
    await produce();
    expect(await state()).toEqual({ state: 'failed', reason: 'not-a-tree' });
    await api.db.execute("DELETE FROM place WHERE slug = 'second-top'");
    await produce();
    expect(await state()).toEqual({ state: 'to-approve', reason: '' });
  });
});

describe('a release', () => {
  let first: Overview;
  let feedId: string;
  beforeAll(async () => {
    feedId = await produced();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => approve(feedId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    first = await overview();
  });

  it('is one, however many approve at once, and the log names who asked and who decided', async () => {
    expect(await api.db.query('SELECT count(*)::int AS n FROM release')).toEqual([{ n: 1 }]);
    expect(first.release?.number).toBe(1);
    const [entry] = await api.db.query<{ payload: string; actor_id: string }>(
      "SELECT e.actor_id, p.payload #>> '{}' AS payload FROM audit_event e JOIN audit_payload p ON p.event_id = e.id WHERE e.action = 'feed.approve' AND e.subject_id = $1",
      [feedId],
    );
    expect(entry?.actor_id).toBe(editorId);
    expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({
      before: { requestedBy: editorId },
      after: { releaseNumber: 1, period: '2026' },
    });
  });

  it.each([
    ['21 enrolled', 'prizren', [PUBLISHED, PUBLISHED, PUBLISHED, PUBLISHED]],
    ['16 enrolled', 'suhareke', [PUBLISHED, PUBLISHED, PUBLISHED, NOT_REPORTED]],
    ['8 enrolled', 'dragash', [PUBLISHED, SUPPRESSED, SUPPRESSED, NOT_REPORTED]],
    ['5 enrolled', 'istog', [PUBLISHED, SUPPRESSED, SUPPRESSED, SUPPRESSED]],
    ['4 enrolled', 'mamushe', [SUPPRESSED, SUPPRESSED, SUPPRESSED, NOT_REPORTED]],
    ['2 enrolled', 'kline', [SUPPRESSED, SUPPRESSED, SUPPRESSED, NOT_REPORTED]],
    ['nobody in the period', 'gjilan', [NOT_REPORTED, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED]],
    ['nobody ever', 'ferizaj', [NOT_REPORTED, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED]],
  ])('%s: %s', (_, slug, expected) => expect(statuses(at(first, slug))).toEqual(expected));

  it('publishes what plain SQL over the training data counts', async () => {
    const expected = await api.db.query<{ slug: string; trained: number; share: number; gain: number }>(
      `SELECT i.slug, count(DISTINCT e.person_id) FILTER (WHERE e.completed_at IS NOT NULL)::int AS trained,
         round(10000.0 * count(DISTINCT e.person_id) FILTER (WHERE e.completed_at IS NOT NULL) / count(DISTINCT e.person_id))::int AS share,
         round(avg(post.share - pre.share))::int AS gain
       FROM enrolment e
       JOIN run r ON r.id = e.run_id
       JOIN institution i ON i.id = e.institution_id
       LEFT JOIN grade pre ON pre.enrolment_id = e.id AND pre.quiz_id = $1 AND pre.is_final
       LEFT JOIN grade post ON post.enrolment_id = e.id AND post.quiz_id = $2 AND post.is_final
       WHERE r.kind = 'group' AND r.state = 'finished' AND r.ends_on BETWEEN '2026-01-01' AND '2026-12-31' AND e.state = 'enrolled' AND i.slug IN ('prizren', 'suhareke', 'peje')
       GROUP BY i.slug`,
      [course.pre, course.post],
    );
    expect(expected).toHaveLength(3);
    for (const { slug, trained, share, gain } of expected)
      expect([
        slug,
        at(first, slug)
          ?.slice(0, 3)
          .map(({ value }) => value),
      ]).toEqual([slug, [trained, share, gain]]);
  });

  it('publishes the mean share of targets that officials are below, of the last self-assessment of each', () =>
    // Ten are below in one of four competences, two in all of them: (10 · 25 % + 2 · 100 %) / 12.
    expect(at(first, 'prizren')?.[3]).toMatchObject({ indicator: 'competence-gap', value: 3750 }));

  it('says nothing of the number of people or of a reason, in any public answer', async () => {
    const answers = await Promise.all(
      ['?locale=sq', '/places/dragash?locale=en', '/places/district-prizren?locale=sr-Cyrl'].map((path) =>
        api.http().get(`/api/observatory${path}`).expect(200),
      ),
    );
    const keys = new Set<string>();
    JSON.stringify(
      answers.map(({ body }) => body as unknown),
      (key: string, value: unknown) => {
        keys.add(key);
        return value;
      },
    );
    expect(
      [...keys].filter((key) =>
        ['n', 'sum', 'rule', 'people', 'feedId', 'requestedBy', 'publishedBy', 'before'].includes(key),
      ),
    ).toEqual([]);
    const csv = (await api.http().get('/api/observatory/releases/1/csv').expect(200)).text;
    for (const word of [...DISCLOSURE_RULES, 'feed_id', 'published_by']) expect(csv).not.toContain(`,${word},`);
    expect(
      await api.db.query(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'observation' AND column_name IN ('n', 'sum', 'rule')",
      ),
    ).toEqual([]);
  });

  it('lists municipalities by the alphabet of the reader, not by figures', async () => {
    const names = first.municipalities.map(({ place }) => place.name.value);
    expect(names).toEqual([...names].sort(new Intl.Collator('sq').compare));
    const cyrillic = (
      (await api.http().get('/api/observatory?locale=sr-Cyrl').expect(200)).body as Overview
    ).municipalities.map(({ place }) => place.name.value);
    expect(cyrillic).toEqual([...cyrillic].sort(new Intl.Collator('sr-Cyrl').compare));
  });

  it('gives a place with what lies around it, and 404 for an unknown one', async () => {
    const { body } = await api.http().get('/api/observatory/places/dragash?locale=sr-Latn').expect(200);
    expect(body).toMatchObject({
      place: { slug: 'dragash', name: { lang: 'sr-Latn' } },
      around: [{ slug: 'district-prizren' }, { slug: 'kosovo' }],
      hasBoycottedCensus: false,
    });
    expect((body as { releases: { release: { number: number }; places: unknown[] }[] }).releases).toMatchObject([
      { release: { number: 1 }, places: [{ place: { slug: 'dragash' } }, {}, {}] },
    ]);
    const north = (await api.http().get('/api/observatory/places/zvecan?locale=sq').expect(200)).body as {
      hasBoycottedCensus: boolean;
      populations: { year: number; isUsable: boolean }[];
    };
    expect(north.hasBoycottedCensus).toBe(true);
    expect(north.populations.filter(({ year, isUsable }) => year === 2024 && isUsable)).toEqual([]);
    await api.http().get('/api/observatory/places/atlantis?locale=sq').expect(404);
    await api.http().get('/api/observatory?locale=sq&period=2025').expect(404);
  });

  it('is downloaded as a table, and not sent twice to who has it', async () => {
    const answer = await api.http().get('/api/observatory/releases/1/csv').expect(200);
    expect(answer.headers['content-disposition']).toContain('edukom-observatory-2026-release-1.csv');
    const lines = answer.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(answer.text.startsWith('\uFEFF')).toBe(true);
    expect(lines).toHaveLength(1 + 4 * 46);
    expect(lines.find((line) => line.includes('completion-share') && line.includes(',suhareke,'))).toContain(
      ',published,87.5,,percent',
    );
    expect(lines.filter((line) => line.includes(',not reported,,,'))).not.toHaveLength(0);
    await api
      .http()
      .get('/api/observatory/releases/1/csv')
      .set('If-None-Match', answer.headers['etag'] ?? '')
      .expect(304);
    await api.http().get('/api/observatory/releases/99/csv').expect(404);
  });

  it('stays as it is when training data change, and the database refuses to touch it', async () => {
    await api.db.execute(
      "UPDATE enrolment SET completed_at = NULL WHERE institution_id = (SELECT id FROM institution WHERE slug = 'suhareke')",
    );
    expect(await overview()).toEqual(first);
    for (const sql of [
      'UPDATE release SET number = 7',
      'DELETE FROM release',
      "UPDATE observation SET value = 1 WHERE status = 'published'",
      'DELETE FROM observation',
    ])
      await expect(api.db.execute(sql)).rejects.toThrow('append-only');
    await api.db.execute(
      "UPDATE enrolment SET completed_at = now() WHERE id IN (SELECT e.id FROM enrolment e JOIN institution i ON i.id = e.institution_id WHERE i.slug = 'suhareke' ORDER BY e.id LIMIT 14)",
    );
  });
});

describe('the release after it', () => {
  it('suppresses what differs by one to four people, counts what changed, and says so to the editor', async () => {
    for (let more = 0; more < 3; more += 1) await aTrainee(api.db, run, 'prizren');
    for (let more = 0; more < 6; more += 1) await aTrainee(api.db, run, 'suhareke');
    const [stale, feedId] = [await produced(), await produced()];
    const detail = (await api.http(editor).get(`/api/observatory/feeds/${feedId}?locale=en`).expect(200)).body as {
      counts: { changed: number };
      current: { number: number };
      places: { slug: string; cells: { rule: string | null; before: Figure }[] }[];
    };
    expect(detail.current.number).toBe(1);
    expect(detail.counts.changed).toBeGreaterThan(0);
    expect(detail.places.find(({ slug }) => slug === 'prizren')?.cells[0]).toMatchObject({
      rule: 'difference',
      before: { status: PUBLISHED, value: 18 },
    });
    await approve(feedId).expect(200);
    const second = await overview();
    expect(second.release?.number).toBe(2);
    expect([at(second, 'prizren')?.[0], at(second, 'suhareke')?.[0]]).toMatchObject([
      { status: SUPPRESSED, value: null },
      { status: PUBLISHED, value: 20 },
    ]);
    expect((await approve(stale).expect(409)).body).toMatchObject({ code: 'feed.stale' });
  });

  it('is held against every release before it, not only the last', async () => {
    // 18 in the first release, 21 hidden in the second, now 22: four more than what the first one showed.
    await aTrainee(api.db, run, 'prizren');
    const feedId = await produced();
    expect(await cellAt(feedId, 'prizren')).toMatchObject({ status: SUPPRESSED, rule: 'difference' });
    await api.http(editor).post(`/api/observatory/feeds/${feedId}/rejection`).send({ reason: 'provë' }).expect(204);
  });

  it('is held against the year when it is half of it', async () => {
    const late = { ...course, runId: await aRun(api.db, course, { endsOn: '2026-10-01' }) };
    for (let more = 0; more < 2; more += 1) await aTrainee(api.db, late, 'suhareke');
    expect(await cellAt(await produced('2026-H1'), 'suhareke')).toMatchObject({ status: PUBLISHED, value: 20 });
    expect(await cellAt(await produced('2026'), 'suhareke')).toMatchObject({ status: SUPPRESSED, rule: 'difference' });
    const half = await produced('2026-H1');
    await approve(half).expect(200);
    expect((await overview()).periods.map(({ key }) => key)).toEqual(['2026', '2026-H1']);
    expect((await overview('&period=2026-H1')).release?.number).toBe(3);
  });
});

async function cellAt(feedId: string, slug: string) {
  const { places } = (await api.http(editor).get(`/api/observatory/feeds/${feedId}?locale=en`).expect(200)).body as {
    places: { slug: string; cells: (Figure & { rule: string | null })[] }[];
  };
  return places.find((place) => place.slug === slug)?.cells[0];
}
