import { setTimeout as pause } from 'node:timers/promises';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { anAwardingRun, completeLesson } from '../../../test/certificates-factories.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ jobs: true });
});
afterAll(() => api.close());

it('a batch becomes one document and one mail each, without waiting for the next poll between two', async () => {
  const run = await anAwardingRun(api, 25);
  await completeLesson(api, run);
  const manager = await api.signIn(run.managerId);
  const answer = await api
    .http(manager)
    .post(`/api/runs/${run.runId}/certificates`)
    .send({ enrolmentIds: run.people.map(({ enrolmentId }) => enrolmentId) });
  expect(answer.body.results.map((result: { outcome: string }) => result.outcome)).toEqual(
    run.people.map(() => 'issued'),
  );
  const documents = async () => (await api.db.query('SELECT 1 FROM certificate_document')).length;
  const deadline = Date.now() + 30_000;
  while ((await documents()) < 25 && Date.now() < deadline) await pause(100);
  expect(await documents()).toBe(25);
  await pause(200);
  const mails = await api.db.query<{ event_key: string }>(
    "SELECT event_key FROM outbox_mail WHERE event_key LIKE 'certificate.issued:%'",
  );
  expect(new Set(mails.map((mail) => mail.event_key)).size).toBe(25);
  expect(mails).toHaveLength(25);
});
