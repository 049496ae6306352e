import type { DraftQuestion, WrittenQuestion } from '@edukom/contracts';
import { startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aWrittenChoice,
  aWrittenCourse,
  FACTS,
  fixedSection,
  type WrittenCourse,
} from '../../../../test/writing-factories.js';
import { uuidv7 } from '../../../platform/db/ids.js';

let api: TestApi;
let course: WrittenCourse;

beforeAll(async () => {
  api = await startTestApi();
  course = await aWrittenCourse(api);
});
afterAll(() => api.close());

const pathOf = (questionId: string) => `${course.path}/questions/${questionId}`;
const save = (question: DraftQuestion, content: WrittenQuestion, more: object = {}) =>
  course.call('put', pathOf(question.questionId), {
    revision: question.revision,
    locale: 'sq',
    content,
    ...FACTS,
    ...more,
  });
const versionsOf = (questionId: string) =>
  api.db.query<{ number: number; prompt: { texts: Record<string, { v: string }> } }>(
    'SELECT number, prompt FROM question_version WHERE question_id = $1 ORDER BY number',
    [questionId],
  );
const english = (words: string): WrittenQuestion => ({
  ...aWrittenChoice(words),
  spec: {
    type: 'single',
    options: [
      { id: 'a', text: 'yes' },
      { id: 'b', text: null },
    ],
  },
});
const errorsOf = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();

describe('writing a question', () => {
  it('makes it in its first version; sent twice it is there once', async () => {
    const body = { questionId: uuidv7(), locale: 'sq', content: aWrittenChoice('Një?'), ...FACTS };
    const [first, second] = [
      await course.call('post', `${course.path}/questions`, body).expect(201),
      await course.call('post', `${course.path}/questions`, body).expect(201),
    ];
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ version: 1, revision: 1, competence: 'data', tags: ['bazë'], quizzes: 0 });
    expect(first.body.prompt).toEqual({ source: 'sq', rev: 1, texts: { sq: { v: 'Një?' } } });
    expect(await versionsOf(body.questionId)).toHaveLength(1);
  });

  it('keeps every version as it was, and says what is stale in another language', async () => {
    const question = await course.create(aWrittenChoice('Para?'));
    const { body: translated } = await save(question, english('Before?'), { locale: 'en' }).expect(200);
    expect(translated).toMatchObject({ version: 2, revision: 2 });
    expect(translated.spec.options[1].text.texts.en).toBeUndefined();
    const { body: revised } = await save(translated, aWrittenChoice('Pas?')).expect(200);
    expect(revised.prompt).toEqual({
      source: 'sq',
      rev: 2,
      texts: { sq: { v: 'Pas?' }, en: { v: 'Before?', from: 1 } },
    });
    const { body: reviewed } = await save(revised, { ...english('Before?') }, { locale: 'en', isReviewed: true });
    expect(reviewed.prompt.texts.en).toEqual({ v: 'Before?', from: 2 });
    const prompts = (await versionsOf(question.questionId)).map(({ prompt }) => prompt.texts['sq']?.v);
    expect(prompts).toEqual(['Para?', 'Para?', 'Pas?', 'Pas?']);
  });

  it('makes no version of tags and points, and none of what was said already', async () => {
    const question = await course.create();
    const { body: tagged } = await save(question, aWrittenChoice(), { tags: ['tjetër', 'tjetër'], points: 300 }).expect(
      200,
    );
    expect(tagged).toMatchObject({ version: 1, revision: 2, tags: ['tjetër'], points: 300 });
    const again = await save(question, aWrittenChoice(), { tags: ['tjetër'], points: 300 }).expect(200);
    expect(again.body).toEqual(tagged);
  });

  it('of two authors at once one wins, and the other is told with what stands now', async () => {
    const question = await course.create();
    const answers = await Promise.all(['Ana?', 'Beni?'].map((words) => save(question, aWrittenChoice(words))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect(lost?.body).toMatchObject({ code: 'draft.changed', current: { revision: 2, prompt: won?.body.prompt } });
    expect(await versionsOf(question.questionId)).toHaveLength(2);
  });

  it.each<[string, Partial<WrittenQuestion>, string[]]>([
    ['no words in its own language', { prompt: ' ' }, ['/content/prompt required']],
    [
      'a number that is none, and no whole share',
      {
        spec: { type: 'numeric', isUnitRequired: true },
        key: { type: 'numeric', accepted: [{ value: 'x', tolerance: '-1', share: 5_000 }] },
      },
      [
        '/content/key/accepted share-whole',
        '/content/key/accepted/0/tolerance number',
        '/content/key/accepted/0/value number',
        '/content/key/units required',
      ],
    ],
    [
      'a gap that the text does not hold',
      {
        spec: { type: 'gaps', text: 'Afati {{a}}', gaps: [{ id: 'b', kind: 'numeric' }] },
        key: { type: 'gaps', gaps: {} },
      },
      ['/content/key/gaps/b no-key', '/content/spec/text gaps'],
    ],
    [
      'a prompt without a target',
      {
        spec: {
          type: 'matching',
          prompts: [{ id: 'p', text: 'p' }],
          targets: [
            { id: 't', text: 't' },
            { id: 'u', text: null },
          ],
          rule: 'per-part',
        },
        key: { type: 'matching', pairs: {} },
      },
      ['/content/key/pairs/p no-key', '/content/spec/targets/1/text required'],
    ],
    [
      'a rubric that gives other points',
      {
        spec: { type: 'open' },
        key: { type: 'open' },
        rubric: [
          {
            id: 'c',
            title: 'Qartësia',
            levels: [
              { id: 'l', points: 0, text: 'jo' },
              { id: 'h', points: 50, text: 'po' },
            ],
          },
        ],
      },
      ['/content/rubric rubric-sum'],
    ],
    ['a key of another type', { key: { type: 'open' } }, ['/content/key no-key']],
    ['a key that names no option', { key: { type: 'single', correct: ['x'] } }, ['/content/key no-key']],
  ])('is refused, field by field: %s', async (_name, more, errors) => {
    const body = { questionId: uuidv7(), locale: 'sq', content: aWrittenChoice('Cila?', more), ...FACTS };
    const refused = await course.call('post', `${course.path}/questions`, body).expect(422);
    expect(errorsOf(refused.body)).toEqual(errors);
    expect(await versionsOf(body.questionId)).toEqual([]);
  });

  it('takes away a translation that was made for other gaps: nobody is asked less', async () => {
    const gaps = (text: string, ids: readonly string[]): WrittenQuestion => ({
      ...aWrittenChoice('Plotësoni'),
      spec: { type: 'gaps', text, gaps: ids.map((id) => ({ id, kind: 'numeric' as const })) },
      key: {
        type: 'gaps',
        gaps: Object.fromEntries(
          ids.map((id) => [id, { kind: 'numeric' as const, accepted: [{ value: '1', tolerance: '0' }] }]),
        ),
      },
    });
    const question = await course.create(gaps('{{a}} orë', ['a']));
    const { body: translated } = await save(question, gaps('{{a}} hours', ['a']), { locale: 'en' }).expect(200);
    const { body: more } = await save(translated, gaps('{{a}} orë {{b}}', ['a', 'b'])).expect(200);
    expect(Object.keys(more.spec.text.texts)).toEqual(['sq']);
  });

  it('is a question of its course: another one neither reads nor changes it, and its type stays', async () => {
    const other = await aWrittenCourse(api, course.writer);
    const question = await course.create();
    await course.call('get', pathOf(question.questionId)).expect(200);
    await course.call('get', `${other.path}/questions/${question.questionId}`).expect(404);
    const body = { revision: 1, locale: 'sq', content: aWrittenChoice('x'), ...FACTS };
    await course.call('put', `${other.path}/questions/${question.questionId}`, body).expect(404);
    const open: WrittenQuestion = { ...aWrittenChoice(), spec: { type: 'open' }, key: { type: 'open' } };
    expect(errorsOf((await save(question, open).expect(422)).body)).toEqual(['/content/spec/type choice']);
    const taken = { questionId: question.questionId, locale: 'sq', content: aWrittenChoice(), ...FACTS };
    await course.call('post', `${other.path}/questions`, taken).expect(409);
    await course.call('post', `/api/authoring/courses/${uuidv7()}/questions`, taken).expect(404);
  });

  it('of the shared bank can be read, and is not changed from a course', async () => {
    const question = await course.create();
    await api.db.execute('UPDATE question SET course_id = NULL WHERE id = $1', [question.questionId]);
    await course.call('get', pathOf(question.questionId)).expect(200);
    await save(question, aWrittenChoice('x')).expect(404);
  });
});

it('a draft asks the newest version, a published course the one it was published with', async () => {
  const written = await aWrittenCourse(api);
  const question = await written.create(aWrittenChoice('E para?'));
  await written.setUp([fixedSection([question.questionId])]);
  const body = { revision: 1, locale: 'sq', content: aWrittenChoice('E dyta?'), ...FACTS };
  const path = `${written.path}/questions/${question.questionId}`;
  const { body: second } = await written.call('put', path, body).expect(200);
  const asked = async () => {
    const rows = await api.db.query<{ number: number }>(
      `SELECT v.number FROM quiz q JOIN activity a ON a.id = q.activity_id JOIN quiz_slot s ON s.quiz_id = q.id
       JOIN question_version v ON v.id = s.question_version_id JOIN module m ON m.id = a.module_id
       JOIN course_version w ON w.id = m.version_id WHERE w.course_id = $1 ORDER BY w.number`,
      [written.courseId],
    );
    return rows.map(({ number }) => number);
  };
  expect(await asked()).toEqual([2]);
  await written.publish();
  await written
    .call('put', path, { ...body, revision: second.revision, content: aWrittenChoice('E treta?') })
    .expect(200);
  expect(await asked()).toEqual([2]);
  await written.call('post', `${written.path}/draft`).expect(200);
  expect(await asked()).toEqual([2, 3]);
});

describe('trying a question', () => {
  const attempt = (content: WrittenQuestion, response: object | null = null) =>
    course.call('post', `${course.path}/question-trials`, { locale: 'sq', content, points: 200, response });

  it('shows it as the player does, without the key, and says what an answer earns', async () => {
    const { body } = await attempt(aWrittenChoice(), { type: 'single', selected: 'a' }).expect(200);
    expect(body.score).toEqual({ kind: 'scored', points: 200 });
    expect(body.question).toMatchObject({ type: 'single', slot: 1, options: [{ id: 'a' }, { id: 'b' }] });
    expect(JSON.stringify(body.question)).not.toContain('correct');
    const wrong = await attempt(aWrittenChoice(), { type: 'single', selected: 'b' }).expect(200);
    expect(wrong.body.score).toEqual({ kind: 'scored', points: 0 });
    expect((await attempt(aWrittenChoice()).expect(200)).body.score).toBeNull();
  });

  it('says that a person would mark it, and refuses what is not finished', async () => {
    const open: WrittenQuestion = { ...aWrittenChoice(), spec: { type: 'open' }, key: { type: 'open' } };
    const { body } = await attempt(open, { type: 'open', text: 'fjalë' }).expect(200);
    expect(body.score).toEqual({ kind: 'manual', points: 0 });
    const refused = await attempt(aWrittenChoice('', {})).expect(422);
    expect(errorsOf(refused.body)).toContain('/content/prompt required');
  });
});
