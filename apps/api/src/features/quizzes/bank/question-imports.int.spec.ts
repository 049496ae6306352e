import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { QuestionImport, QuestionImportRow } from '@edukom/contracts';
import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../../test/api.js';
import { aQuiz, realQuestions } from '../../../../test/quizzes-factories.js';

const sample = (name: string) => readFileSync(path.resolve(__dirname, '../../../../../../samples', name));
let api: TestApi;
let cookie: string;
let courseId: string;

beforeAll(async () => {
  api = await startTestApi();
  cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  ({ courseId } = await aQuiz(api, { questions: realQuestions('post-test').slice(0, 1) }));
});
afterAll(() => api.close());

const SHARED = '/api/question-imports';
const ofCourse = () => `/api/authoring/courses/${courseId}/question-imports`;
const upload = (file: string | Buffer, base = SHARED, language = 'sq') =>
  api
    .http(cookie)
    .post(`${base}?language=${language}`)
    .set('Origin', ORIGIN)
    .attach('file', Buffer.from(file), 'questions.txt');
const rows = async (importId: string, base = SHARED): Promise<QuestionImportRow[]> =>
  (await api.http(cookie).get(`${base}/${importId}/rows?limit=200`)).body.items;
const apply = (importId: string, base = SHARED, revision = 1) =>
  api.http(cookie).post(`${base}/${importId}/application`).send({ revision });
const undo = (importId: string, base = SHARED) => api.http(cookie).delete(`${base}/${importId}/application`);
const brief = ({ line, decision, reasons, changes }: QuestionImportRow) => [
  line,
  decision,
  ...reasons.map(({ code }) => code),
  ...changes,
];
const imported = async (file: string | Buffer, base = SHARED, language = 'sq') => {
  const preview = await upload(file, base, language);
  const shown = await rows(preview.body.importId, base);
  await apply(preview.body.importId, base);
  return { importId: preview.body.importId as string, shown, counts: (preview.body as QuestionImport).counts };
};
/** Every question as the database has it, with its versions. */
const bank = async () => ({
  questions: await api.db.query('SELECT * FROM question ORDER BY id'),
  versions: await api.db.query('SELECT * FROM question_version ORDER BY id'),
});

it.each(['questions.gift', 'questions-moodle.xml'])(
  '%s: previewed, applied as shown, applied again nothing changes, imported again everything is there',
  async (name) => {
    const before = await bank();
    const preview = await upload(sample(name), ofCourse());
    expect(preview.status).toBe(201);
    expect(await bank()).toEqual(before);
    const shown = await rows(preview.body.importId, ofCourse());
    expect(shown.filter(({ decision }) => decision === 'error').length).toBe(preview.body.counts.error);
    expect(
      shown
        .filter(({ decision }) => decision === 'error')
        .every(({ reasons, line }) => reasons.length === 1 && line > 1),
    ).toBe(true);
    const applied = await apply(preview.body.importId, ofCourse());
    expect(applied.body).toMatchObject({ state: 'applied', counts: preview.body.counts });
    const once = await bank();
    expect(once.questions.length - before.questions.length).toBe(preview.body.counts.create);
    expect((await apply(preview.body.importId, ofCourse())).body).toEqual(applied.body);
    expect(await bank()).toEqual(once);
    const again = await imported(sample(name), ofCourse());
    expect(again.counts).toMatchObject({ create: 0, update: 0, skip: preview.body.counts.create });
    expect(await bank()).toEqual(once);
  },
);

const xml = (id: string, prompt: string, right: string, wrong: string, tags = '') =>
  `<quiz><question type="multichoice"><questiontext format="html"><text>${prompt}</text></questiontext><idnumber>${id}</idnumber><single>true</single><answer fraction="100"><text>${right}</text></answer><answer fraction="0"><text>${wrong}</text></answer>${tags}</question></quiz>`;

it('an update is a new version; the one in use stays, and a second language joins the same question', async () => {
  const { shown } = await imported(xml('L-1', 'Sa është dy herë dy?', 'Katër', 'Pesë'));
  expect(shown.map(brief)).toEqual([[1, 'create']]);
  const second = await imported(xml('L-1', 'Колико је два пута два?', 'Четири', 'Пет'), SHARED, 'sr-Cyrl');
  expect(second.shown.map(brief)).toEqual([[1, 'update', 'prompt', 'parts']]);
  const third = await imported(xml('L-1', 'Sa është 2 × 2?', 'Katër', 'Pesë'));
  expect(third.shown.map(brief)).toEqual([[1, 'update', 'prompt']]);
  const versions = await api.db.query<{ number: number; prompt: { texts: Record<string, { v: string }> } }>(
    `SELECT v.number, v.prompt FROM question_version v JOIN question q ON q.id = v.question_id WHERE q.external_id = 'L-1' ORDER BY v.number`,
  );
  expect(versions.map(({ number, prompt }) => [number, prompt.texts['sq']?.v, prompt.texts['sr-Cyrl']?.v])).toEqual([
    [1, 'Sa është dy herë dy?', undefined],
    [2, 'Sa është dy herë dy?', 'Колико је два пута два?'],
    [3, 'Sa është 2 × 2?', 'Колико је два пута два?'],
  ]);
  const other = await imported(
    xml('L-1', 'How much is 2 × 2?', 'Five', 'Four')
      .replace('fraction="100"', 'fraction="0"')
      .replace('fraction="0"><text>Four', 'fraction="100"><text>Four'),
    SHARED,
    'en',
  );
  expect(other.shown.map(brief)).toEqual([[1, 'error', 'structure-differs']]);
});

it('what only the row holds makes no version; what a file does not say stays', async () => {
  const tags = '<tags><tag><text>ligj</text></tag></tags>';
  await imported(xml('M-1', 'Pyetja M?', 'Po', 'Jo', tags));
  const same = await imported(xml('M-1', 'Pyetja M?', 'Po', 'Jo'));
  expect(same.shown.map(brief)).toEqual([[1, 'skip']]);
  const tagged = await imported(xml('M-1', 'Pyetja M?', 'Po', 'Jo', tags.replace('ligj', 'qasje')));
  expect(tagged.shown.map(brief)).toEqual([[1, 'update', 'tags']]);
  const [row] = await api.db.query<{ tags: string[]; versions: string }>(
    `SELECT tags, (SELECT count(*) FROM question_version v WHERE v.question_id = q.id) AS versions FROM question q WHERE external_id = 'M-1'`,
  );
  expect(row).toEqual({ tags: ['qasje'], versions: '1' });
});

it('the same words elsewhere are pointed to, in the bank and in the file; an id twice is refused', async () => {
  await imported('Kush e miraton buxhetin?{=Kuvendi ~Kryetari}');
  const { shown } = await imported('KUSH E MIRATON BUXHETIN{=Kryetari ~Kuvendi}\n\nKush e miraton buxhetin ?{T}');
  expect(
    shown.map(({ decision, duplicates, duplicateNumbers }) => [decision, duplicates.length, duplicateNumbers]),
  ).toEqual([
    ['create', 1, [2]],
    ['create', 1, [1]],
  ]);
  const twice = await imported('// [id:T-1]\nNjë?{T}\n\n// [id:T-1]\nDy?{F}');
  expect(twice.shown.map(brief)).toEqual([
    [2, 'create'],
    [5, 'error', 'id-repeated'],
  ]);
});

it('undo takes back what was made and brings back what was; imported again it is there anew', async () => {
  await imported(xml('U-1', 'Para?', 'Po', 'Jo'));
  const list = async () => (await api.http(cookie).get('/api/questions?q=para')).body.items;
  const [before] = await list();
  const file = `${xml('U-1', 'Para dhe pas?', 'Po', 'Jo').replace('</quiz>', '')}${xml('U-2', 'Para krejt?', 'Po', 'Jo').replace('<quiz>', '')}`;
  const { importId } = await imported(file);
  expect(await list()).toHaveLength(2);
  const undone = await undo(importId);
  expect(undone.body).toMatchObject({ state: 'undone', undoUntil: null });
  expect((await undo(importId)).body).toEqual(undone.body);
  expect(await list()).toEqual([{ ...before, version: 3 }]);
  expect((await apply(importId)).status).toBe(409);
  expect((await imported(file)).counts).toEqual({ create: 1, update: 1, skip: 0, error: 0 });
});

it('undo is refused as a whole when a question is used, was changed, or a day has passed', async () => {
  const used = await imported('// [id:V-1]\nPërdoret?{T}\n\n// [id:V-2]\nNuk përdoret?{T}');
  await api.db.execute(
    `INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points)
     SELECT (SELECT quiz_id FROM quiz_slot LIMIT 1), 90, v.id, 100 FROM question_version v JOIN question q ON q.id = v.question_id WHERE q.external_id = 'V-1'`,
  );
  const refusal = await undo(used.importId);
  expect([refusal.status, refusal.body.code, refusal.body.params]).toEqual([
    409,
    'import.undo-used',
    { name: 'Përdoret?' },
  ]);
  const changed = await imported('// [id:V-3]\nNdryshohet?{T}');
  await imported('// [id:V-3]\nNdryshohet?{F}');
  expect((await undo(changed.importId)).body.code).toBe('import.undo-changed');
  const late = await imported('// [id:V-4]\nVonë?{T}');
  await api.db.execute("UPDATE import_batch SET applied_at = applied_at - interval '25 hours' WHERE id = $1", [
    late.importId,
  ]);
  expect((await undo(late.importId)).body.code).toBe('import.undo-late');
  const preview = await upload('Ende jo?{T}');
  expect((await undo(preview.body.importId)).body.code).toBe('request.conflict');
});

it('five at once have one effect, and a preview others overtook is stale and made anew', async () => {
  const file = '// [id:W-1]\nPesë herë?{T}';
  const [first, second] = [await upload(file), await upload(file)];
  const answers = await Promise.all(Array.from({ length: 5 }, () => apply(first.body.importId)));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toHaveProperty('size', 1);
  const stale = await apply(second.body.importId);
  expect([stale.status, stale.body.code]).toEqual([409, 'import.questions-stale']);
  expect(stale.body.current).toMatchObject({ revision: 2, counts: { create: 0, skip: 1 } });
  expect((await apply(second.body.importId, SHARED, 2)).status).toBe(200);
});

it('an import of one bank is none of another, nor of people', async () => {
  const { importId } = await imported('Vetëm këtu?{T}');
  expect((await api.http(cookie).get(`${ofCourse()}/${importId}`)).status).toBe(404);
  expect((await api.http(cookie).get(`/api/people/imports/${importId}`)).status).toBe(404);
  expect((await api.http(cookie).get(`${SHARED}/${importId}/rows?cursor=x`)).body.code).toBe('request.invalid');
  expect((await api.http(cookie).post(`${SHARED}?language=sq`).set('Origin', ORIGIN)).body.code).toBe(
    'request.invalid',
  );
});

it('what the bank gives out comes back as what is there, in every format', async () => {
  const { items } = (await api.http(cookie).get('/api/questions?limit=200')).body;
  const questionIds = items.map(({ questionId }: { questionId: string }) => questionId);
  for (const format of ['gift', 'moodle-xml', 'qti', 'xlsx']) {
    const file = await api
      .http(cookie)
      .post('/api/question-exports')
      .send({ questionIds, format })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect((await upload(file.body as Buffer)).body.counts).toEqual({
      create: 0,
      update: 0,
      skip: items.length,
      error: 0,
    });
  }
});
