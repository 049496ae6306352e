import { instantOf, type Urgency, ZONE } from '@edukom/domain';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { Clock } from '../clock/clock.js';
import { MailDelivery } from './mail-delivery.js';
import { MailFailure } from './mail-failure.js';
import { MailFence } from './mail-fence.js';
import { MailSweeper } from './mail-sweeper.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';
import { Mailer } from './mailer.js';
import { OutboxRepository } from './outbox.repository.js';

let api: TestApi;
let now: number;
const sent: string[] = [];
/** How the mail server behaves. */
let server: MailTransport['send'];
const accept: MailTransport['send'] = async (mail, handOver) => {
  await handOver();
  sent.push(mail.subject);
};
let asked = 0;
const fail =
  (kind: 'temporary' | 'permanent'): MailTransport['send'] =>
  () => {
    asked += 1;
    return Promise.reject(new MailFailure(kind, `${kind} of the test`));
  };

const at = (date: string, time: string) => {
  const result = instantOf(date, time, ZONE);
  return result.ok ? result.instant : NaN;
};

beforeAll(async () => {
  api = await startTestApi({ env: { MAILS_PER_HOUR: '10' } });
  jest.spyOn(api.app.get(Clock), 'now').mockImplementation(() => new Date(now));
  jest
    .spyOn(api.app.get<MailTransport>(MAIL_TRANSPORT), 'send')
    .mockImplementation((mail, handOver) => server(mail, handOver));
});
afterAll(() => api.close());
beforeEach(async () => {
  now = at('2026-11-26', '12:00');
  server = accept;
  sent.length = 0;
  await api.db.execute('DELETE FROM outbox_mail');
});

const post = (subject: string, personId: string | null, urgency: Urgency = 'now', eventKey = subject) =>
  api.app.get(Mailer).post({
    eventKey,
    personId,
    urgency,
    recipient: 'arben@example.org',
    locale: 'en',
    write: () => ({ subject, body: `Hello,\n\nread ${subject} at\nhttps://edukom.example/${subject}` }),
  });
const sweep = () => api.app.get(MailSweeper).sweep();
const row = (subject: string) =>
  api.db.one<{ state: string; attempts: number; last_error: string | null; due_at: Date; digest_id: string | null }>(
    'SELECT state, attempts, last_error, due_at, digest_id FROM outbox_mail WHERE subject = $1',
    [subject],
  );
const wish = (personId: string, isDigest: boolean, quiet: readonly [string, string] | null) =>
  api.db.execute('INSERT INTO message_preference VALUES ($1, $2, $3, $4, true)', [
    personId,
    isDigest,
    quiet?.[0] ?? null,
    quiet?.[1] ?? null,
  ]);

describe('one event is one mail', () => {
  it('however often it is posted', async () => {
    const personId = await aPerson(api.db);
    expect([await post('a', personId), await post('a', personId), await post('b', personId)]).toEqual([
      true,
      false,
      true,
    ]);
    await sweep();
    await sweep();
    expect(sent.sort()).toEqual(['a', 'b']);
  });

  it('however many workers try at once', async () => {
    for (const subject of ['a', 'b', 'c']) await post(subject, null);
    const delivery = api.app.get(MailDelivery);
    await Promise.all(Array.from({ length: 8 }, () => delivery.deliver()));
    expect(sent.sort()).toEqual(['a', 'b', 'c']);
  });

  it('when the line breaks after the text has left: it is shown, and not sent again by itself', async () => {
    await post('a', null);
    let times = 0;
    server = async (_mail, handOver) => {
      await handOver();
      times += 1;
      throw new MailFailure('unsure', 'Connection closed unexpectedly');
    };
    for (let turn = 0; turn < 100; turn += 1) {
      await sweep();
      now += 3_600_000;
    }
    expect([times, await row('a')]).toMatchObject([
      1,
      { state: 'unsure', attempts: 1, last_error: 'Connection closed unexpectedly' },
    ]);
  });

  it('when the process dies after the text has left', async () => {
    await post('a', null);
    server = async (_mail, handOver) => {
      await handOver();
      throw new Error('power cut');
    };
    const outbox = api.app.get(OutboxRepository);
    const lost = jest.spyOn(outbox, 'markFailed').mockRejectedValueOnce(new Error('no database any more'));
    await expect(sweep()).rejects.toThrow('no database');
    lost.mockRestore();
    expect(await row('a')).toMatchObject({ state: 'sending' });
    server = accept;
    await sweep();
    expect(await row('a')).toMatchObject({ state: 'sending' });
    now += 6 * 60_000;
    await sweep();
    expect([sent, await row('a')]).toMatchObject([[], { state: 'unsure' }]);
  });

  it('when a slow worker comes back after its claim has ended', async () => {
    await post('a', null);
    const delivery = api.app.get(MailDelivery);
    let goOn = (): void => undefined;
    const slow = new Promise<void>((resolve) => (goOn = resolve));
    server = async (mail, handOver) => {
      await slow;
      await accept(mail, handOver);
    };
    const first = delivery.deliver();
    await new Promise((resolve) => setTimeout(resolve, 100));
    server = accept;
    now += 6 * 60_000;
    expect(await delivery.deliver()).toBe('sent');
    goOn();
    expect([await first, sent]).toEqual(['overtaken', ['a']]);
  });
});

describe('a mail server that does not take it', () => {
  it('for now: it is tried again, later each time, and leaves when the server is back', async () => {
    await post('a', null);
    server = fail('temporary');
    const waits: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await sweep();
      const due = (await row('a'))?.due_at.getTime() ?? NaN;
      waits.push((due - now) / 1_000);
      now = due;
    }
    expect(waits).toEqual([10, 30, 120, 600, 1_800]);
    server = accept;
    await sweep();
    expect([sent, await row('a')]).toMatchObject([['a'], { state: 'sent', attempts: 6, last_error: null }]);
  });

  it('ever: it is dead after a day and the rest goes on', async () => {
    await post('a', null);
    server = fail('temporary');
    for (let turn = 0; turn < 40; turn += 1) {
      await sweep();
      now += 3_600_000;
    }
    server = accept;
    await post('b', null);
    await sweep();
    expect([sent, await row('a')]).toMatchObject([['b'], { state: 'dead', attempts: 28 }]);
  });

  it('because it will not have it: no second try', async () => {
    await post('a', null);
    server = fail('permanent');
    asked = 0;
    await sweep();
    now += 86_400_000;
    await sweep();
    expect([asked, await row('a')]).toMatchObject([1, { state: 'refused', last_error: 'permanent of the test' }]);
  });
});

it('no more mails an hour than allowed, and room is kept for what is urgent', async () => {
  for (let index = 0; index < 15; index += 1) await post(`bulk-${index}`, null, 'soon');
  await sweep();
  expect(sent).toHaveLength(9);
  await post('new password', null);
  await post('another', null);
  await sweep();
  expect(sent.slice(9)).toEqual(['new password']);
  now += 3_600_001;
  await sweep();
  expect(sent).toHaveLength(17);
});

describe('what somebody wishes', () => {
  it('quiet hours: the urgent at once, the rest in the morning', async () => {
    const personId = await aPerson(api.db);
    await wish(personId, false, ['21:00', '07:00']);
    now = at('2026-11-26', '22:00');
    await post('urgent', personId);
    await post('soon', personId, 'soon');
    await sweep();
    expect(sent).toEqual(['urgent']);
    now = at('2026-11-27', '06:59');
    await sweep();
    now = at('2026-11-27', '07:00');
    await sweep();
    expect(sent).toEqual(['urgent', 'soon']);
  });

  it('a daily summary: one mail with what waited and its links; a single message goes as it is', async () => {
    const personId = await aPerson(api.db);
    await wish(personId, true, null);
    for (const subject of ['one', 'two', 'three']) await post(subject, personId, 'daily');
    await sweep();
    expect(sent).toEqual([]);
    now = at('2026-11-27', '07:30');
    await Promise.all([sweep(), sweep()]);
    expect(sent).toEqual(['Edukom: 3 messages']);
    const digest = await api.db.one<{ id: string; body: string }>(
      "SELECT id, body FROM outbox_mail WHERE event_key LIKE 'digest:%'",
    );
    expect(digest?.body).toContain('• one\n  https://edukom.example/one\n\n• two');
    expect(await row('two')).toMatchObject({ state: 'in-digest', digest_id: digest?.id });
    await post('four', personId, 'daily');
    now = at('2026-11-28', '07:30');
    await sweep();
    expect(sent.slice(1)).toEqual(['four']);
  });
});

describe('a restore mails nothing', () => {
  it('another database than at the last start: what waited is held', async () => {
    await post('a', null);
    await post('b', null);
    await api.db.execute("UPDATE outbox_mail SET state = 'sending' WHERE subject = 'b'");
    const fence = api.app.get(MailFence);
    await fence.onApplicationBootstrap();
    expect(await row('a')).toMatchObject({ state: 'queued' });
    await api.db.execute("UPDATE installation SET value = to_jsonb('another'::text) WHERE key = 'mail-fence'");
    await fence.onApplicationBootstrap();
    await sweep();
    expect([sent, await row('a'), await row('b')]).toMatchObject([[], { state: 'held' }, { state: 'unsure' }]);
    await post('new', null);
    await fence.onApplicationBootstrap();
    await sweep();
    expect(sent).toEqual(['new']);
  });

  it('a copy of days ago that looks the same: what was due then and never tried is held', async () => {
    await post('old', null);
    now += 4 * 86_400_000;
    await post('new', null);
    await sweep();
    expect([sent, await row('old')]).toMatchObject([['new'], { state: 'held' }]);
  });
});
