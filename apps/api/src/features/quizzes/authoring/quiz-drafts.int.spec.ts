import { startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aWrittenChoice,
  aWrittenCourse,
  drawSection,
  fixedSection,
  type WrittenCourse,
} from '../../../../test/writing-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';

let api: TestApi;
let course: WrittenCourse;
let ids: string[];

beforeAll(async () => {
  api = await startTestApi();
  course = await aWrittenCourse(api);
  ids = [];
  for (const words of ['Një?', 'Dy?', 'Tri?']) ids.push((await course.create(aWrittenChoice(words))).questionId);
});
afterAll(() => api.close());

const errorsOf = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();

describe('setting up a quiz', () => {
  it('begins with nothing but usual rules, and keeps what was set', async () => {
    const fresh = await course.quiz();
    expect(fresh).toMatchObject({ revision: 0, sections: [{ kind: 'fixed', questions: [] }] });
    const opensAt = '2027-01-01T08:00:00.000Z';
    const closesAt = '2027-01-02T08:00:00.000Z';
    const settings = {
      ...fresh.settings,
      secondsAllowed: 1_800,
      attemptsAllowed: 2,
      gradingMethod: 'average' as const,
      opensAt,
      closesAt,
      layout: 'all' as const,
      review: { submitted: 'score' as const, closed: 'key' as const, released: 'key' as const },
    };
    const sections = [
      { ...fixedSection(ids.slice(0, 1), 'hyrje'), title: 'Hyrje' },
      drawSection(2, { id: 'nxjerrje', tags: ['bazë'], title: null }),
    ];
    const { body } = await course.put({ revision: 0, settings, sections }).expect(200);
    expect(body.settings).toEqual({ ...settings, pairsWith: null });
    expect(body.revision).toBe(1);
    expect(body.sections).toMatchObject([
      { id: 'hyrje', title: { source: 'sq', texts: { sq: { v: 'Hyrje' } } }, questions: [{ questionId: ids[0] }] },
      { id: 'nxjerrje', title: null, count: 2, pool: 3, short: 0 },
    ]);
    const again = await course.put({ revision: 0, settings, sections }).expect(200);
    expect(again.body).toEqual(body);
    expect(await course.quiz()).toEqual(body);
  });

  it('names sections in each language; a title that changed is stale in the others', async () => {
    const present = await course.quiz();
    const sections = (title: string | null) => [{ ...fixedSection(ids.slice(0, 1), 'hyrje'), title }];
    const put = async (revision: number, locale: string, title: string) =>
      (await course.put({ revision, locale, settings: present.settings, sections: sections(title) }).expect(200)).body;
    const english = await put(present.revision, 'en', 'Opening');
    const changed = await put(english.revision, 'sq', 'Fillimi');
    expect(changed.sections[0].title).toEqual({
      source: 'sq',
      rev: 2,
      texts: { sq: { v: 'Fillimi' }, en: { v: 'Opening', from: 1 } },
    });
  });

  it('of two authors at once one wins, and the other is told', async () => {
    const { revision, settings } = await course.quiz();
    const put = (passMark: number) =>
      course.put({ revision, settings: { ...settings, passMark }, sections: [fixedSection(ids)] });
    const answers = await Promise.all([put(1_000), put(2_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'draft.changed', current: { revision: revision + 1 } });
  });

  it('also of two who set it up for the first time', async () => {
    const other = await aWrittenCourse(api);
    const { settings } = await other.quiz();
    const put = (passMark: number) =>
      other.put({ revision: 0, settings: { ...settings, passMark }, sections: [fixedSection([])] });
    const answers = await Promise.all([put(1_000), put(2_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is refused, field by field', async () => {
    const { revision, settings } = await course.quiz();
    const foreign = await (await aWrittenCourse(api)).create();
    const put = (more: object, sections: readonly object[] = [fixedSection(ids)]) =>
      course.put({ revision, settings: { ...settings, ...more }, sections });
    const same = '2027-01-01T08:00:00.000Z';
    const cases: [object, readonly object[], string[]][] = [
      [{}, [fixedSection([ids[0] ?? '', ids[0] ?? ''])], ['/sections/0/questions/1 twice']],
      [
        {},
        [fixedSection([foreign.questionId, uuidv7()])],
        ['/sections/0/questions/0 choice', '/sections/0/questions/1 choice'],
      ],
      [{}, [fixedSection(ids), fixedSection([])], ['/sections/1/id taken']],
      [{}, [fixedSection(ids), drawSection(199)], ['/sections too-big']],
      [{ opensAt: same, closesAt: same }, [fixedSection(ids)], ['/settings/closesAt order']],
      [{ purpose: 'post', pairsWith: 'nuk-ka' }, [fixedSection(ids)], ['/settings/pairsWith not-pre']],
      [{ attemptsAllowed: 0 }, [fixedSection(ids)], ['/settings/attemptsAllowed too-small']],
    ];
    for (const [more, sections, errors] of cases)
      expect(errorsOf((await put(more, sections).expect(422)).body)).toEqual(errors);
  });

  it('is only of a quiz of a draft', async () => {
    await course.call('get', `${course.path}/activities/${uuidv7()}/quiz`).expect(404);
    await course.call('get', `/api/authoring/courses/${uuidv7()}/activities/${course.activityId}/quiz`).expect(404);
    const other = await aWrittenCourse(api);
    await api.db.execute(
      "UPDATE course_version SET state = 'published', published_at = now(), content_hash = 'x' WHERE course_id = $1",
      [other.courseId],
    );
    const gone = await other.call('get', `${other.path}/activities/${other.activityId}/quiz`).expect(409);
    expect(gone.body.code).toBe('course.no-draft');
  });
});

describe('pools', () => {
  const look = async (more: object = {}) => {
    const filter = { tags: [], competence: null, difficulties: [], includesShared: false, ...more };
    return (await course.call('post', `${course.path}/question-pool`, filter).expect(200)).body;
  };

  it('are counted by all that is asked for', async () => {
    await course.create(aWrittenChoice('E rëndë?'), { tags: ['bazë', 'tjetër'], difficulty: 5, competence: 'law' });
    expect(await look()).toEqual({ count: 4, competences: ['data', 'law'], tags: ['bazë', 'tjetër'] });
    expect((await look({ tags: ['bazë', 'tjetër'] })).count).toBe(1);
    expect((await look({ competence: 'data' })).count).toBe(3);
    expect((await look({ difficulties: [2, 5] })).count).toBe(4);
    expect((await look({ difficulties: [1] })).count).toBe(0);
    await course.call('post', `/api/authoring/courses/${uuidv7()}/question-pool`, {
      tags: [],
      competence: null,
      difficulties: [],
      includesShared: false,
    });
  });

  it('that are too small stand in the way of publishing; what the quiz asks anyway does not count', async () => {
    const written = await aWrittenCourse(api);
    const [first] = [await written.create(aWrittenChoice('A?')), await written.create(aWrittenChoice('B?'))];
    const { sections } = await written.setUp([fixedSection([first?.questionId ?? '']), drawSection(2)]);
    expect(sections[1]).toMatchObject({ pool: 2, short: 1 });
    const { body } = await written.call('get', `${written.path}/gaps`).expect(200);
    const gaps = (body.gaps as { code: string; key: string; isWaivable: boolean }[]).filter(
      ({ code }) => code === 'pool-too-small',
    );
    expect(gaps).toMatchObject([{ key: 'pool-too-small:testi/section-2', isWaivable: false }]);
  });

  it('are frozen when the course is published: a question that comes or changes later is not drawn', async () => {
    const written = await aWrittenCourse(api);
    const [a] = [await written.create(aWrittenChoice('A?')), await written.create(aWrittenChoice('B?'))];
    await written.setUp([drawSection(1)]);
    await written.publish();
    await written.create(aWrittenChoice('C?'));
    const body = {
      revision: 1,
      locale: 'sq',
      content: aWrittenChoice('A2?'),
      ...{ competence: 'data', tags: ['bazë'] },
    };
    await written
      .call('put', `${written.path}/questions/${a?.questionId ?? ''}`, { ...body, difficulty: 2, points: 100 })
      .expect(200);
    const pool = await api.db.query<{ prompt: string }>(
      `SELECT v.prompt #>> '{texts,sq,v}' AS prompt FROM quiz q JOIN activity y ON y.id = q.activity_id
       JOIN module m ON m.id = y.module_id JOIN course_version w ON w.id = m.version_id
       CROSS JOIN LATERAL quiz_question(q.id) x JOIN question_version v ON v.id = x.question_version_id
       WHERE w.course_id = $1 ORDER BY 1`,
      [written.courseId],
    );
    expect(pool.map(({ prompt }) => prompt)).toEqual(['A?', 'B?']);
    await expect(api.db.execute('DELETE FROM quiz_pool')).rejects.toThrow(/append-only/);
  });

  it('stay in the draft that is begun from a published course, with sections and rules', async () => {
    const written = await aWrittenCourse(api);
    await written.create(aWrittenChoice('A?'));
    const before = await written.setUp([{ ...drawSection(1), title: 'Nxjerrje' }], {
      layout: 'all',
      attemptsAllowed: 3,
    });
    await written.publish();
    const { body } = await written.call('post', `${written.path}/draft`).expect(200);
    const activityId = String(body.modules[0].activities[0].id);
    const after = await written.quiz(activityId);
    expect(after).toEqual({ ...before, activityId });
    expect(body.modules[0].activities[0].questionCount).toBe(1);
  });
});
