import type { DraftBlock } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import { aCheckBlock, aCourseDraft, aText, aTextBlock } from '../../../../test/courses-factories.js';
import { Clock } from '../../../platform/clock/clock.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import type { Problem } from '../../../platform/http/problem.js';
import type { CourseIds } from '../course-draft.js';
import { CoursesService } from '../courses.service.js';

let api: TestApi;
let course: CourseIds;
let ana: string;
let besa: string;

beforeAll(async () => {
  api = await startTestApi();
  course = await api.app.get(CoursesService).saveDraft(aCourseDraft());
  [ana, besa] = await Promise.all([aWriter('Ana'), aWriter('Besa')]);
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const aWriter = async (givenName: string) =>
  api.signIn(
    await aPerson(api.db, {
      givenName,
      familyName: 'Berisha',
      grants: [{ role: 'trainer', scopeKind: 'course', scopeId: course.courseId }],
    }),
  );
const later = (minutes: number) => {
  const now = new Date(Date.now() + minutes * 60_000);
  jest.spyOn(api.app.get(Clock), 'now').mockReturnValue(now);
};
const rich = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }],
});
const words = (text: string) => ({ kind: 'text', rich: rich(text) });

/** A new lesson of its own, so that specs do not meet. */
async function aLesson(...blocks: ReturnType<typeof aTextBlock>[]) {
  const draft = aCourseDraft({
    modules: [
      {
        title: aText('M'),
        activities: [
          { kind: 'lesson', slug: 'lesson', title: aText('L'), minutes: 5, blocks },
          { kind: 'quiz', slug: 'quiz', title: aText('Q'), minutes: 5 },
        ],
      },
    ],
  });
  const ids = await api.app.get(CoursesService).saveDraft(draft);
  for (const cookie of ['Ana', 'Besa'])
    await api.db.execute(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
       SELECT $1, id, 'trainer', 'course', $2, daterange('2020-01-01', NULL) FROM person WHERE given_name = $3 LIMIT 1`,
      [uuidv7(), ids.courseId, cookie],
    );
  const of = (slug: string) => `/api/authoring/courses/${ids.courseId}/activities/${ids.activityIds.get(slug) ?? ''}`;
  const path = of('lesson');
  const read = async (): Promise<DraftBlock[]> => (await api.http(ana).get(`${path}/blocks`)).body.blocks;
  const block = async (anchor: string): Promise<DraftBlock> => {
    const found = (await read()).find((one) => one.anchor === anchor);
    if (!found) throw new Error(`no block ${anchor}`);
    return found;
  };
  const save = (cookie: string, { id, revision }: DraftBlock, content: object, rest: object = { locale: 'sq' }) =>
    api
      .http(cookie)
      .put(`${path}/blocks/${id}`)
      .send({ revision, content, ...rest });
  const add = (cookie: string, anchor: string, after: string | null, content: object = words(anchor)) =>
    api.http(cookie).post(`${path}/blocks`).send({ anchor, after, content });
  const history = async () => (await api.http(ana).get(`${path}/history`)).body.entries;
  const restore = (blockId: string, revision: number) =>
    api.http(ana).post(`${path}/restored-blocks`).send({ blockId, revision });
  const anchors = async () => (await read()).map(({ anchor }) => anchor);
  return { ids, path, quizPath: of('quiz'), read, block, save, add, history, restore, anchors };
}

describe('saving a block', () => {
  it('lays one language into the block: translations become stale, and current again when they are translated', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const first = await lesson.block('b1');
    const saved = await lesson.save(ana, first, words('Ndryshe'));
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ revision: 2, changedBy: 'Ana Berisha', body: { rich: { rev: 2 } } });
    expect(saved.body.body.rich.texts.en.from).toBe(1);
    const english = await lesson.save(besa, saved.body, words('Different'), { locale: 'en' });
    expect(english.body.body.rich.texts.en).toEqual({ v: rich('Different'), from: 2 });
    const reviewed = await lesson.save(besa, english.body, words('b1 (ср)'), { locale: 'sr-Cyrl', isReviewed: true });
    expect(reviewed.body.body.rich.texts['sr-Cyrl']).toEqual({ v: rich('b1 (ср)'), from: 2 });
    expect(reviewed.body).toMatchObject({ revision: 4, changedBy: 'Besa Berisha' });
    expect(await lesson.block('b1')).toEqual(reviewed.body);
  });

  it('two people at once: one save stands, the other is told what stands now and loses nothing', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    for (let round = 0; round < 5; round += 1) {
      const present = await lesson.block('b1');
      const answers = await Promise.all(
        [ana, besa].map((cookie, at) => lesson.save(cookie, present, words(`round ${round} of ${at}`))),
      );
      const won = answers.filter(({ status }) => status === 200);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, 1]);
      expect(lost[0]?.body).toMatchObject({ code: 'draft.changed', current: won[0]?.body });
      expect(await lesson.block('b1')).toEqual(won[0]?.body);
    }
  });

  it('a save whose answer was lost can be sent again, and one that says what stands already changes nothing', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const first = await lesson.block('b1');
    const once = await lesson.save(ana, first, words('Një herë'));
    const again = await lesson.save(ana, first, words('Një herë'));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(once.body);
    expect((await lesson.save(besa, first, words('Dy herë'))).body.code).toBe('draft.changed');
  });

  it('in two languages at once: the second is told, and merged by sending it again', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const first = await lesson.block('b1');
    const answers = await Promise.all([
      lesson.save(ana, first, words('Shqip'), { locale: 'sq' }),
      lesson.save(besa, first, words('English'), { locale: 'en' }),
    ]);
    const lost = answers.findIndex(({ status }) => status === 409);
    const retry = [words('Shqip'), words('English')][lost] ?? {};
    await lesson.save(ana, answers[lost]?.body.current, retry, { locale: ['sq', 'en'][lost] });
    expect((await lesson.block('b1')).body).toMatchObject({
      rich: { texts: { sq: { v: rich('Shqip') }, en: { v: rich('English') } } },
    });
  });

  it('takes at most four statements, sign-in and access among them', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const first = await lesson.block('b1');
    const heard: string[] = [];
    const stop = api.db.listen((sql) => heard.push(sql));
    expect((await lesson.save(besa, first, words('x'))).status).toBe(200);
    stop();
    expect(heard.length).toBeLessThanOrEqual(4);
  });

  it('keeps options by their ids, also those of checks older than ids', async () => {
    const lesson = await aLesson(aCheckBlock('c'));
    const first = await lesson.block('c');
    if (first.kind !== 'check') throw new Error('no check');
    const ids = first.body.options.map(({ id }) => id);
    expect(ids).toEqual(['1', '2']);
    const options = [
      { id: '2', text: 'ajo', isRight: true },
      { id: 'new', text: 'tjetra', isRight: false },
    ];
    const content = { kind: 'check', question: 'Cila?', explanation: 'sepse', options };
    const { body } = await lesson.save(ana, first, content);
    expect(body.body.options).toEqual([
      { id: '2', text: aText('ajo'), isRight: true },
      { id: 'new', text: { source: 'sq', rev: 1, texts: { sq: { v: 'tjetra' } } }, isRight: false },
    ]);
  });

  it('Serbian in Latin letters is an override of its own, which needs no new revision of the text', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const serbian = { locale: 'sr-Cyrl', latin: { rich: rich('Naročito') } };
    const { body } = await lesson.save(ana, await lesson.block('b1'), words('b1 (ср)'), serbian);
    expect(body.body.rich).toMatchObject({ rev: 1, texts: { 'sr-Cyrl': { latn: rich('Naročito'), from: 1 } } });
  });

  it.each<[string, object, object, string]>([
    ['a link that runs something', { kind: 'text', rich: linked('javascript:alert(1)') }, {}, '/content/rich'],
    ['a link to another host by its own scheme', { kind: 'text', rich: linked('//evil.example') }, {}, '/content/rich'],
    ['a Latin form outside Serbian', words('x'), { latin: { rich: rich('x') } }, '/latin'],
    ['a Latin form of no text', words('x'), { locale: 'sr-Cyrl', latin: { title: 'x' } }, '/latin/title'],
    ['a line in the place of rich text', words('x'), { locale: 'sr-Cyrl', latin: { rich: 'x' } }, '/latin/rich'],
    [
      'an option twice',
      {
        kind: 'check',
        question: 'q',
        explanation: null,
        options: [1, 2].map(() => ({ id: 'a', text: 'x', isRight: true })),
      },
      {},
      '/content/options/1/id',
    ],
  ])('refuses %s', async (_name, content, rest, pointer) => {
    const lesson = await aLesson(aTextBlock('b1'));
    const { status, body } = await lesson.save(ana, await lesson.block('b1'), content, { locale: 'sq', ...rest });
    expect([status, body.errors]).toEqual([422, [{ pointer, code: 'invalid' }]]);
  });

  it('refuses what is not a block, and a document nested without end', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const first = await lesson.block('b1');
    expect((await lesson.save(ana, first, { kind: 'text', rich: { type: 'script' } })).status).toBe(422);
    expect((await lesson.save(ana, first, { kind: 'html', rich: rich('x') })).status).toBe(422);
    const text = JSON.stringify({ type: 'doc', content: [] }).replace('[]', `[${deepJson(20_000)}]`);
    const answer = await api
      .http(ana)
      .put(`${lesson.path}/blocks/${first.id}`)
      .set('Content-Type', 'application/json')
      .send(`{"revision":1,"locale":"sq","content":{"kind":"text","rich":${text}}}`);
    expect(answer.status).toBe(422);
  });
});

const deepJson = (levels: number) =>
  '{"type":"blockquote","content":['.repeat(levels) + '{"type":"paragraph"}' + ']}'.repeat(levels);

function linked(href: string) {
  return {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] },
    ],
  };
}

describe('the blocks of a lesson', () => {
  it('are added where they belong, once however often they are sent', async () => {
    const lesson = await aLesson(aTextBlock('b1'), aTextBlock('b2'));
    const middle = await lesson.add(ana, 'mid', 'b1');
    expect(middle.status).toBe(201);
    expect(middle.body).toMatchObject({ revision: 1, body: { rich: { source: 'sq', rev: 1 } } });
    await lesson.add(ana, 'first', null);
    await lesson.add(ana, 'last', 'no-longer-there');
    expect(await lesson.anchors()).toEqual(['first', 'b1', 'mid', 'b2', 'last']);
    const again = await lesson.add(besa, 'mid', 'b2', words('other'));
    expect(again.body).toEqual(middle.body);
    expect(await lesson.anchors()).toHaveLength(5);
  });

  it('many added at once, some of them twice, each stand once and none is lost', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const names = Array.from({ length: 6 }, (_, at) => `n${at}`);
    const answers = await Promise.all([...names, ...names].map((name) => lesson.add(ana, name, 'b1')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect((await lesson.anchors()).sort()).toEqual(['b1', ...names]);
    const positions = await api.db.query('SELECT position FROM block WHERE activity_id = $1 ORDER BY 1', [
      lesson.ids.activityIds.get('lesson'),
    ]);
    expect(positions.map((row) => row['position'])).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('of every kind may be empty as long as they are drafts', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const contents = [
      { kind: 'callout', tone: 'law', rich: null },
      { kind: 'reveal', title: null, rich: null },
      { kind: 'table', caption: null, rich: null },
      { kind: 'code', code: '', caption: null },
      { kind: 'image', mediaId: null, isDecorative: false, alt: null, caption: null },
      { kind: 'video', mediaId: null, url: null, captions: {}, title: null, transcript: null },
      { kind: 'file', mediaId: null, title: null },
      { kind: 'embed', url: null, title: null },
      { kind: 'check', question: null, options: [], explanation: null },
      { kind: 'steps', rich: null },
    ];
    for (const [at, content] of contents.entries())
      expect([content.kind, (await lesson.add(ana, `k${at}`, null, content)).status]).toEqual([content.kind, 201]);
    expect(await lesson.read()).toHaveLength(11);
  });

  it('are put in any order that names each once', async () => {
    const lesson = await aLesson(aTextBlock('b1'), aTextBlock('b2'), aTextBlock('b3'));
    const order = (anchors: string[]) => api.http(ana).put(`${lesson.path}/block-order`).send({ anchors });
    const { body } = await order(['b3', 'b1', 'b2']);
    expect(body.blocks.map(({ anchor }: DraftBlock) => anchor)).toEqual(['b3', 'b1', 'b2']);
    for (const wrong of [['b1', 'b2'], ['b1', 'b2', 'b2'], ['b1', 'b2', 'b3', 'b4'], []]) {
      const answer = await order(wrong);
      expect([answer.body.code, answer.body.current?.blocks.length]).toEqual(['draft.changed', 3]);
    }
    expect((await lesson.block('b1')).revision).toBe(1);
  });

  it('belong to a lesson of a draft', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    const codeOf = async (path: string) => (await api.http(ana).get(`${path}/blocks`)).body.code;
    expect(await codeOf(lesson.quizPath)).toBe('request.not-found');
    expect(await codeOf(lesson.path.replace(/[^/]+$/, uuidv7()))).toBe('request.not-found');
    const other = await aLesson(aTextBlock('b1'));
    const stolen = lesson.path.replace(/[^/]+$/, other.path.split('/').at(-1) ?? '');
    expect(await codeOf(stolen)).toBe('request.not-found');
    await api.app.get(CoursesService).saveDraft(aCourseDraft());
    const official = await api.signIn(await aPerson(api.db));
    expect((await api.http(official).get(`${lesson.path}/blocks`)).status).toBe(403);
  });
});

describe('history', () => {
  it('saves of one person within five minutes are one entry, of another or later ones are not', async () => {
    const lesson = await aLesson(aTextBlock('b1', 'zero'));
    const say = async (cookie: string, text: string) => lesson.save(cookie, await lesson.block('b1'), words(text));
    await say(ana, 'one');
    later(1);
    await say(ana, 'two');
    await say(besa, 'three');
    later(3);
    await say(besa, 'four');
    later(7);
    await say(besa, 'five');
    const said = (await lesson.history()).map(
      (entry: { revision: number; savedBy: string | null; block: { body: { rich: { texts: object } } } }) => [
        entry.revision,
        entry.savedBy,
        JSON.stringify(entry.block.body.rich.texts).includes('two'),
      ],
    );
    expect(said).toEqual([
      [5, 'Besa Berisha', false],
      [3, 'Ana Berisha', true],
      [1, null, false],
    ]);
  });

  it('brings back what a block said, and a block that was removed, which can then be removed again', async () => {
    const lesson = await aLesson(aTextBlock('b1', 'old'), aTextBlock('b2'));
    const first = await lesson.block('b1');
    await lesson.save(ana, first, words('new'));
    const back = await lesson.restore(first.id, 1);
    expect(back.body).toMatchObject({ revision: 3, body: first.body });
    expect((await lesson.restore(first.id, 1)).body).toEqual(back.body);
    const remove = () => api.http(besa).delete(`${lesson.path}/blocks/${first.id}`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await lesson.anchors()).toEqual(['b2']);
    expect((await lesson.history()).map((entry: { isRemoved: boolean }) => entry.isRemoved)).toEqual([
      true,
      true,
      true,
    ]);
    expect((await lesson.save(ana, back.body, words('late'))).status).toBe(404);
    await lesson.add(ana, 'b1', null, words('another'));
    const restored = await lesson.restore(first.id, 2);
    expect(restored.body).toMatchObject({ id: first.id, anchor: 'b1-2', revision: 4 });
    expect(await lesson.anchors()).toEqual(['b1', 'b2', 'b1-2']);
    expect((await remove()).status).toBe(204);
    expect((await lesson.restore(first.id, 9)).body.code).toBe('request.not-found');
  });

  it('cannot be changed afterwards', async () => {
    const lesson = await aLesson(aTextBlock('b1'));
    await lesson.save(ana, await lesson.block('b1'), words('x'));
    for (const change of ["UPDATE block_revision SET kind = 'text'", 'DELETE FROM block_revision'])
      await expect(api.db.execute(change)).rejects.toMatchObject({ code: '23001' });
  });
});

it('nothing is written into a version that is being frozen: a save waits, and then finds no draft', async () => {
  const courses = api.app.get(CoursesService);
  const draft = aCourseDraft({
    modules: [
      {
        title: aText('M'),
        activities: [{ kind: 'lesson', slug: 'l', title: aText('L'), minutes: 5, blocks: [aTextBlock('b1')] }],
      },
    ],
  });
  const ids = await courses.saveDraft(draft);
  const cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'trainer' }] }));
  const path = `/api/authoring/courses/${ids.courseId}/activities/${ids.activityIds.get('l') ?? ''}/blocks`;
  const [block] = (await api.http(cookie).get(path)).body.blocks;
  const save = () =>
    api
      .http(cookie)
      .put(`${path}/${block.id}`)
      .send({ revision: 1, locale: 'sq', content: words('late') });
  const publish = () =>
    courses.publish(ids.courseId, null).then(
      ({ contentHash }) => contentHash,
      (refusal: Problem) => refusal.code,
    );
  const [published, saved] = await Promise.all([publish(), save()]);
  const said = JSON.stringify(await api.db.one('SELECT body FROM block WHERE id = $1', [block.id]));
  // Whoever came first: a save after is refused; one before is in the draft, and what it says has yet to be translated.
  if (saved.status === 200) {
    expect(said).toContain('late');
    expect(published).toBe('course.not-ready');
  } else {
    expect(said).not.toContain('late');
    expect(published).toMatch(/^[0-9a-f]{64}$/);
    expect((await save()).body.code).toBe('course.no-draft');
  }
});
