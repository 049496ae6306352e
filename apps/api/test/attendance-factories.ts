import { uuidv7 } from '../src/platform/db/ids.js';
import type { TestApi } from './api.js';
import { aSession, enrolled, type TestRun } from './runs-factories.js';

/** Records a mark by hand, as the trainer of the run. */
export async function marked(
  api: TestApi,
  run: TestRun,
  sessionId: string,
  enrolmentId: string | undefined,
  kind: string,
  more: object = {},
): Promise<void> {
  await api
    .http(await api.signIn(run.trainerId))
    .post(`/api/sessions/${sessionId}/marks`)
    .send({ marks: [{ clientKey: uuidv7(), enrolmentId, kind, ...more }] })
    .expect(200);
}

/**
 * Three sessions that were (120, 90 and 60 minutes), one to come, one cancelled, and two people: one was there, came half an
 * hour late, and was excused; the other was absent, and nobody said anything more.
 */
export async function anAttendedRun(api: TestApi, run: TestRun) {
  const first = await aSession(api, run, -600, -480);
  const second = await aSession(api, run, -400, -310);
  const third = await aSession(api, run, -300, -240);
  const toCome = await aSession(api, run, 600, 720);
  const cancelled = await aSession(api, run, -900, -800);
  const people = await enrolled(api, run, 2);
  const [one, other] = people;
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 370 * 60_000).toISOString();
  await marked(api, run, first, one?.enrolmentId, 'present');
  await marked(api, run, second, one?.enrolmentId, 'late', { at });
  await marked(api, run, third, one?.enrolmentId, 'excused', { reason: 'Raport mjekësor' });
  await marked(api, run, cancelled, one?.enrolmentId, 'present');
  await marked(api, run, first, other?.enrolmentId, 'absent');
  await api.db.execute('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
  return { first, second, third, toCome, people };
}
