import type { AnswerFile, AttemptView } from '@edukom/contracts';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { aDocx, aPdf, aZip, LATER_TYPES } from '../../../test/question-types-factories.js';
import {
  aLearner,
  aQuiz,
  aTrainer,
  letExpire,
  putAnswer,
  type QuizScene,
  realQuestions,
  started,
} from '../../../test/quizzes-factories.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { fileNameOf } from '../../platform/files/judge-upload.js';

let api: TestApi;
let scene: QuizScene;
let trainer: { personId: string; cookie: string };

beforeAll(async () => {
  api = await startTestApi();
  const statement = realQuestions('post-test')
    .filter((question) => question.type === 'true-false')
    .slice(0, 1);
  scene = await aQuiz(api, { questions: [LATER_TYPES['file-upload'], ...statement], isShuffled: false });
  trainer = await aTrainer(api, scene);
});
afterAll(() => api.close());

interface Sitting {
  readonly cookie: string;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly view: AttemptView;
  readonly attemptId: string;
}
async function sitting(): Promise<Sitting> {
  const learner = await aLearner(api, scene);
  const view = await started(api, scene, learner.cookie);
  return { ...learner, view, attemptId: view.attemptId };
}
const send = (cookie: string, attemptId: string, bytes: Buffer, name = 'detyra.pdf', slot = 1) =>
  api
    .http(cookie)
    .post(`/api/attempts/${attemptId}/files/${slot}`)
    .set('Origin', api.app.get<Config>(CONFIG).publicOrigin)
    .attach('file', bytes, name);
const uploaded = async (one: Sitting, bytes = aPdf(), name?: string): Promise<AnswerFile> =>
  (await send(one.cookie, one.attemptId, bytes, name).expect(201)).body;
const answer = (one: Sitting, mediaId: string | null, rev = 1) =>
  putAnswer(api, one.cookie, one.attemptId, 1, rev, { type: 'file-upload', mediaId });
const submit = (one: Sitting) => api.http(one.cookie).post(`/api/attempts/${one.attemptId}/submit`).expect(200);
const rowsOf = (attemptId: string) => api.db.query('SELECT slot FROM answer_file WHERE attempt_id = $1', [attemptId]);

describe('an upload', () => {
  it('is kept under a name that can stand in a list, and given back as the answer when one is saved', async () => {
    const one = await sitting();
    expect(one.view.questions[0]).toMatchObject({ type: 'file-upload', accept: ['pdf', 'docx'], maxBytes: 50_000 });
    const file = await uploaded(one, aPdf(), '../Dëtyra ime Ђ.pdf');
    expect(file).toMatchObject({ slot: 1, name: 'Dëtyra ime Ђ.pdf', contentType: 'application/pdf' });
    expect((await started(api, scene, one.cookie)).answers).toEqual([]);
    await answer(one, file.mediaId).expect(200);
    const again = await started(api, scene, one.cookie);
    expect(again.answers).toMatchObject([{ slot: 1, response: { type: 'file-upload', mediaId: file.mediaId } }]);
    expect(again.files).toEqual([file]);
  });

  it('of the same bytes again is the same file: a lost reply makes no second one', async () => {
    const one = await sitting();
    const files = await Promise.all([uploaded(one), uploaded(one), uploaded(one)]);
    expect(new Set(files.map((file) => file.mediaId)).size).toBe(1);
    expect(await rowsOf(one.attemptId)).toHaveLength(1);
  });

  it('is judged by its bytes, never by its name', async () => {
    const one = await sitting();
    expect(await uploaded(one, aDocx(), 'x.pdf')).toMatchObject({
      contentType: expect.stringContaining('wordprocessingml'),
    });
    const refused = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      Buffer.from('MZ\x90\x00', 'latin1'),
      aDocx(true),
      aZip({ 'evil.txt': 'x' }),
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ];
    for (const bytes of refused) {
      const reply = await send(one.cookie, one.attemptId, bytes, 'detyra.pdf');
      expect([reply.status, reply.body.code]).toEqual([415, 'answer-file.type']);
    }
    expect(await rowsOf(one.attemptId)).toHaveLength(1);
  });

  it('is limited in size, by the question and before that by the endpoint', async () => {
    const one = await sitting();
    const large = await send(one.cookie, one.attemptId, aPdf('x'.repeat(50_001)));
    expect([large.status, large.body.code]).toEqual([413, 'answer-file.too-large']);
    const tooLarge = await send(one.cookie, one.attemptId, Buffer.alloc(21 * 1024 * 1024, 'x'));
    expect(tooLarge.body.code).toBe('request.too-large');
    const empty = await api.http(one.cookie).post(`/api/attempts/${one.attemptId}/files/1`);
    expect([empty.status, empty.body.errors]).toEqual([422, [{ pointer: '/file', code: 'required' }]]);
    expect(await rowsOf(one.attemptId)).toHaveLength(0);
  });

  it('is limited in number, also when many come at once; what is refused leaves no bytes', async () => {
    const one = await sitting();
    const replies = await Promise.all(
      Array.from({ length: 14 }, (_, at) => send(one.cookie, one.attemptId, aPdf(`${one.attemptId} ${at}`))),
    );
    const refused = replies.filter((reply) => reply.status !== 201);
    expect(await rowsOf(one.attemptId)).toHaveLength(10);
    expect(new Set(refused.map((reply) => reply.body.code))).toEqual(new Set(['answer-file.too-many']));
    const files = () =>
      readdirSync(path.join(api.app.get<Config>(CONFIG).dataDir, 'files'), { recursive: true }).length;
    const before = files();
    await send(one.cookie, one.attemptId, aPdf('një më shumë')).expect(409);
    expect(files()).toBe(before);
    await expect(api.db.execute('DELETE FROM answer_file WHERE attempt_id = $1', [one.attemptId])).rejects.toThrow(
      'append-only',
    );
  });

  it("is nobody else's, and only for a question that asks for one", async () => {
    const [one, other] = [await sitting(), await sitting()];
    await send(other.cookie, one.attemptId, aPdf()).expect(404);
    await send(one.cookie, one.attemptId, aPdf(), 'x.pdf', 2).expect(404);
    await send(one.cookie, one.attemptId, aPdf(), 'x.pdf', 3).expect(404);
    const mine = await uploaded(one);
    const stolen = await answer(other, mine.mediaId);
    expect([stolen.status, stolen.body.errors]).toEqual([422, [{ pointer: '/response/mediaId', code: 'invalid' }]]);
    const path = `/api/me/attempts/${one.attemptId}/files/${mine.mediaId}`;
    await api.http(other.cookie).get(path).expect(404);
    const back = await api.http(one.cookie).get(path).expect(200);
    expect(back.body).toEqual(aPdf());
    expect(back.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="detyra.pdf"/),
      'x-content-type-options': 'nosniff',
    });
  });

  it('that comes after the end is kept for late evidence, for a day', async () => {
    const one = await sitting();
    await letExpire(api, one.attemptId, 60);
    const late = await uploaded(one);
    expect((await answer(one, late.mediaId)).body).toMatchObject({
      code: 'attempt.closed',
      current: { keptAsLateEvidence: true, receipt: { answered: 0 } },
    });
    expect(await api.db.one('SELECT response FROM late_evidence WHERE attempt_id = $1', [one.attemptId])).toEqual({
      response: { type: 'file-upload', mediaId: late.mediaId },
    });
    await api.db.execute("UPDATE attempt SET finished_at = now() - interval '25 hours' WHERE id = $1", [one.attemptId]);
    expect((await send(one.cookie, one.attemptId, aPdf('më vonë'))).body.code).toBe('answer-file.closed');
  });
});

describe('marking a file by its rubric', () => {
  const mark = (one: Sitting, body: object) =>
    api
      .http(trainer.cookie)
      .put(`/api/attempts/${one.attemptId}/marks/1`)
      .send({ comment: '', version: 0, ...body });
  async function handedIn(): Promise<Sitting & { file: AnswerFile }> {
    const one = await sitting();
    const file = await uploaded(one);
    await answer(one, file.mediaId).expect(200);
    await submit(one);
    return { ...one, file };
  }
  const levels = { c1: 'l2', c2: 'l2' };

  it('shows the trainer file and rubric; who handed in nothing waits for nobody', async () => {
    const one = await handedIn();
    const nothing = await sitting();
    await uploaded(nothing);
    await answer(nothing, null).expect(200);
    expect((await submit(nothing)).body).toMatchObject({ state: 'submitted' });
    const { quizzes } = (await api.http(trainer.cookie).get(`/api/runs/${scene.runId}/grading`).expect(200)).body;
    const [{ questionVersionId }] = quizzes[0].questions;
    const queue = await api.http(trainer.cookie).get(`/api/runs/${scene.runId}/grading/questions/${questionVersionId}`);
    const item = queue.body.items.find((each: { attemptId: string }) => each.attemptId === one.attemptId);
    expect(item).toMatchObject({ text: '', file: one.file, mark: null });
    expect(queue.body.items.some((each: { attemptId: string }) => each.attemptId === nothing.attemptId)).toBe(false);
    expect(queue.body.questions[0].rubric).toMatchObject([
      {
        id: 'c1',
        levels: [
          { id: 'l1', points: 0 },
          { id: 'l2', points: 150 },
          { id: 'l3', points: 300 },
        ],
      },
      {
        id: 'c2',
        levels: [
          { id: 'l1', points: 0 },
          { id: 'l2', points: 100 },
        ],
      },
    ]);
    const download = `/api/attempts/${one.attemptId}/files/${one.file.mediaId}`;
    expect((await api.http(trainer.cookie).get(download).expect(200)).body).toEqual(aPdf());
    await api.http(one.cookie).get(download).expect(403);
  });

  it('takes points that the chosen levels make up, and no others', async () => {
    const one = await handedIn();
    for (const wrong of [
      { points: 300, levels },
      { points: 250 },
      { points: 150, levels: { c1: 'l2' } },
      { points: 150, levels: { c1: 'l2', c2: 'l9' } },
    ]) {
      const refused = await mark(one, wrong);
      expect([refused.status, refused.body.errors]).toEqual([422, [{ pointer: '/levels', code: 'invalid' }]]);
    }
    const given = await mark(one, { points: 250, levels }).expect(200);
    expect(given.body).toMatchObject({ version: 1, points: 250, levels });
    expect((await mark(one, { points: 250, levels })).body).toEqual(given.body);
    const other = await mark(one, { points: 150, levels: { c1: 'l2', c2: 'l1' } });
    expect([other.status, other.body.current.levels]).toEqual([412, levels]);
    const audited = await api.db.query<{ action: string }>(
      "SELECT action FROM audit_event WHERE subject_id = $1 AND action LIKE 'mark.%' ORDER BY id",
      [one.attemptId],
    );
    expect(audited.map((event) => event.action)).toEqual(['mark.given', 'mark.refused']);
  });

  it('tells the person after the release what was chosen, and nothing of the levels above', async () => {
    const one = await handedIn();
    await mark(one, { points: 250, levels, comment: 'Mirë.' }).expect(200);
    await api.db.execute('UPDATE grade SET released_at = now() WHERE attempt_id = $1', [one.attemptId]);
    const { body } = await api.http(one.cookie).get(`/api/attempts/${one.attemptId}/result`).expect(200);
    expect(body.released.questions[0]).toMatchObject({
      earned: 250,
      comment: 'Mirë.',
      file: one.file,
      marking: [
        { text: { texts: { sq: { v: 'Niveli 150' } } }, points: 150, maxPoints: 300 },
        { text: { texts: { sq: { v: 'Niveli 100' } } }, points: 100, maxPoints: 100 },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('Niveli 300');
  });

  it('takes no levels where there is no rubric', async () => {
    const open = await aQuiz(api);
    const marker = await aTrainer(api, open);
    const learner = await aLearner(api, open);
    const view = await started(api, open, learner.cookie);
    const slot = view.questions.find((question) => question.type === 'open')?.slot ?? 0;
    await putAnswer(api, learner.cookie, view.attemptId, slot, 1, { type: 'open', text: 'x' }).expect(200);
    await api.http(learner.cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
    await api
      .http(marker.cookie)
      .put(`/api/attempts/${view.attemptId}/marks/${slot}`)
      .send({ comment: '', version: 0, points: 100, levels: { c1: 'l1' } })
      .expect(422);
  });
});

it.each([
  ['C:\\fakepath\\detyra.pdf', 'detyra.pdf'],
  ['a\u202efdp.exe', 'afdp.exe'],
  ['x\r\nSet-Cookie: a=b.pdf', 'xSet-Cookie: a=b.pdf'],
  ['', 'file'],
  ['.pdf', '.pdf'],
  [`${'ë'.repeat(300)}.docx`, `${'ë'.repeat(150)}.docx`],
])('names %j %j', (given, name) => {
  expect(fileNameOf(given)).toBe(name);
});
