import { setTimeout as pause } from 'node:timers/promises';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';
import { Mailer } from './mailer.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ jobs: true });
});
afterAll(() => api.close());

it('waits for a slow mail server longer than a transaction may otherwise idle, and sends once', async () => {
  const timeouts: string[] = [];
  const transport = api.app.get<MailTransport>(MAIL_TRANSPORT);
  jest.spyOn(transport, 'send').mockImplementation(async () => {
    const row = await api.db.one<{ timeout: string }>(
      "SELECT current_setting('idle_in_transaction_session_timeout') AS timeout",
    );
    timeouts.push(row?.timeout ?? '');
  });
  const order = {
    eventKey: 'slow:1',
    personId: await aPerson(api.db),
    recipient: 'arben@example.org',
    locale: 'sq' as const,
    write: () => ({ subject: 's', body: 'b' }),
  };
  const mailer = api.app.get(Mailer);
  expect([await mailer.post(order), await mailer.post(order)]).toEqual([true, false]);
  const isSent = async () => (await api.db.query('SELECT 1 FROM outbox_mail WHERE sent_at IS NOT NULL')).length === 1;
  for (const deadline = Date.now() + 15_000; Date.now() < deadline && !(await isSent());) await pause(50);
  expect(await isSent()).toBe(true);
  expect(timeouts).toEqual(['10min']);
}, 20_000);
