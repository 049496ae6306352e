import type { AttemptView } from '@edukom/contracts';
import fc from 'fast-check';
import { startTestApi, type TestApi } from '../../../test/api.js';
import {
  aLearner,
  anyResponse,
  aQuiz,
  letExpire,
  putAnswer,
  type QuizScene,
  started,
} from '../../../test/quizzes-factories.js';

let api: TestApi;
let scene: QuizScene;

beforeAll(async () => {
  api = await startTestApi();
  scene = await aQuiz(api);
});
afterAll(() => api.close());

async function sitting(): Promise<{ cookie: string; view: AttemptView; open: number; attemptId: string }> {
  const { cookie } = await aLearner(api, scene);
  const view = await started(api, scene, cookie);
  const open = view.questions.find((question) => question.type === 'open')?.slot ?? 0;
  return { cookie, view, open, attemptId: view.attemptId };
}
const answer = (text: string) => ({ type: 'open' as const, text });
const stored = (attemptId: string, slot: number) =>
  api.db.one('SELECT client_rev, response, received_at FROM answer WHERE attempt_id = $1 AND slot = $2', [
    attemptId,
    slot,
  ]);

describe('saving', () => {
  it('stores every type, letter by letter, and gives it back when the attempt goes on', async () => {
    const { cookie, view, attemptId } = await sitting();
    for (const question of view.questions)
      await putAnswer(api, cookie, attemptId, question.slot, 1, anyResponse(question)).expect(200);
    const again = await started(api, scene, cookie);
    expect(again.attemptId).toBe(attemptId);
    expect(again.answers.map(({ slot, rev, response }) => ({ slot, rev, response }))).toEqual(
      view.questions.map((question) => ({ slot: question.slot, rev: 1, response: anyResponse(question) })),
    );
  });

  it('takes two statements, the session included', async () => {
    const { cookie, open, attemptId } = await sitting();
    const statements: string[] = [];
    const stop = api.db.listen((sql) => statements.push(sql));
    await putAnswer(api, cookie, attemptId, open, 1, answer('Një')).expect(200);
    await putAnswer(api, cookie, attemptId, open, 2, answer('Dy')).expect(200);
    stop();
    expect(statements).toHaveLength(4);
  });

  it('gives a repeat the stored result and a lower revision the newer answer', async () => {
    const { cookie, open, attemptId } = await sitting();
    const first = await putAnswer(api, cookie, attemptId, open, 5, answer('pesë'));
    const repeat = await putAnswer(api, cookie, attemptId, open, 5, answer('pesë'));
    expect(repeat.body).toEqual(first.body);
    const lower = await putAnswer(api, cookie, attemptId, open, 4, answer('katër'));
    expect(lower.body).toEqual({ ...first.body, outcome: 'newer', stored: answer('pesë') });
    const other = await putAnswer(api, cookie, attemptId, open, 5, answer('nga një pajisje tjetër'));
    expect(other.body).toMatchObject({ rev: 5, outcome: 'newer', stored: answer('pesë') });
    expect(await stored(attemptId, open)).toMatchObject({ client_rev: 5, response: answer('pesë') });
  });

  it('lets the highest revision win in whatever order and however often requests arrive', async () => {
    const deliveries = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async (list) => {
        const { cookie, open, attemptId } = await sitting();
        const sent = list.flatMap(([rev, times]) => Array.from({ length: times }, () => rev));
        const answers = await Promise.all(
          sent.map((rev) => putAnswer(api, cookie, attemptId, open, rev, answer(`revizioni ${rev}`))),
        );
        expect(answers.every((one) => one.status === 200)).toBe(true);
        const highest = Math.max(...sent);
        expect(await stored(attemptId, open)).toMatchObject({
          client_rev: highest,
          response: answer(`revizioni ${highest}`),
        });
      }),
      { numRuns: 12 },
    );
  });

  it('refuses a response of another type, an unknown question, and text no database holds', async () => {
    const { cookie, open, attemptId } = await sitting();
    const wrong = await putAnswer(api, cookie, attemptId, open, 1, { type: 'true-false', value: true });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'request.invalid']);
    await putAnswer(api, cookie, attemptId, 99, 1, answer('x')).expect(404);
    await putAnswer(api, cookie, attemptId, open, 1, answer('a\0b')).expect(422);
    await putAnswer(api, cookie, attemptId, open, 1, answer('\ud800')).expect(422);
    await putAnswer(api, cookie, '00000000-0000-7000-8000-000000000000', open, 1, answer('x')).expect(404);
    expect(await stored(attemptId, open)).toBeNull();
  });
});

describe('the end of an attempt', () => {
  it('takes an answer within the grace, and keeps a later one as evidence beside what was saved', async () => {
    const { cookie, open, attemptId } = await sitting();
    await putAnswer(api, cookie, attemptId, open, 1, answer('me kohë')).expect(200);
    await letExpire(api, attemptId, 5);
    await putAnswer(api, cookie, attemptId, open, 2, answer('brenda dhjetë sekondave')).expect(200);
    await letExpire(api, attemptId, 30);
    const deviceAt = '2026-05-04T08:30:00.000Z';
    const send = () =>
      api
        .http(cookie)
        .put(`/api/attempts/${attemptId}/answers/${open}`)
        .send({ clientRev: 3, response: answer('vonë'), locale: 'sr-Latn', deviceAt });
    const late = await send();
    expect([late.status, late.body.code]).toEqual([409, 'attempt.closed']);
    expect(late.body.current).toMatchObject({
      keptAsLateEvidence: true,
      stored: { rev: 2, response: answer('brenda dhjetë sekondave') },
      receipt: { state: 'expired', answered: 1 },
    });
    expect((await send()).body.current).toEqual(late.body.current);
    expect(
      await api.db.query(
        'SELECT slot, client_rev, response, locale, device_at FROM late_evidence WHERE attempt_id = $1',
        [attemptId],
      ),
    ).toEqual([
      {
        slot: open,
        client_rev: 3,
        response: answer('vonë'),
        locale: 'sr-Latn',
        device_at: new Date(deviceAt),
      },
    ]);
    expect(await stored(attemptId, open)).toMatchObject({ client_rev: 2 });
  });

  it('acknowledges a repeat of what was stored in time, also after the submit', async () => {
    const { cookie, open, attemptId } = await sitting();
    const first = await putAnswer(api, cookie, attemptId, open, 1, answer('e ruajtur'));
    await api.http(cookie).post(`/api/attempts/${attemptId}/submit`).expect(200);
    const repeat = await putAnswer(api, cookie, attemptId, open, 1, answer('e ruajtur'));
    expect([repeat.status, repeat.body]).toEqual([200, first.body]);
    expect(await api.db.query('SELECT 1 FROM late_evidence WHERE attempt_id = $1', [attemptId])).toEqual([]);
  });

  it('includes in the receipt exactly the answers that were acknowledged, with saves racing the submit', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { cookie, view, attemptId } = await sitting();
      const saves = view.questions.map((question) =>
        putAnswer(api, cookie, attemptId, question.slot, 1, anyResponse(question)).then((saved) => saved.status),
      );
      const [receipt, ...statuses] = await Promise.all([
        api.http(cookie).post(`/api/attempts/${attemptId}/submit`),
        ...saves,
      ]);
      const acknowledged = statuses.filter((status) => status === 200).length;
      expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
      expect(receipt.body).toMatchObject({ state: 'submitted', answered: acknowledged, questions: 9 });
      const evidence = await api.db.query('SELECT 1 FROM late_evidence WHERE attempt_id = $1', [attemptId]);
      expect(evidence).toHaveLength(9 - acknowledged);
    }
  });
});
