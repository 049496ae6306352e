import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { readConfig } from '../config/config.js';
import { MailFailure } from './mail-failure.js';
import { createMailTransport } from './mail-transport.js';

/** Where the server leaves the path: answers this instead, or closes the line. */
type Script = Partial<Record<'greeting' | 'MAIL' | 'RCPT' | 'DATA' | 'text', string | 'drop'>>;

/** An SMTP server that does as told; gives what it was sent as text. */
async function aServer(script: Script) {
  const texts: string[] = [];
  const answer = (socket: Socket, step: keyof Script, usual: string) =>
    script[step] === 'drop' ? socket.destroy() : socket.write(`${script[step] ?? usual}\r\n`);
  const server = createServer((socket) => {
    let [rest, text] = ['', null as string[] | null];
    socket.on('error', () => socket.destroy());
    answer(socket, 'greeting', '220 test');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (text && line === '.') {
          texts.push(text.join('\r\n'));
          text = null;
          answer(socket, 'text', '250 kept');
        } else if (text) text.push(line);
        else if (/^MAIL/i.test(line)) answer(socket, 'MAIL', '250 fine');
        else if (/^RCPT/i.test(line)) answer(socket, 'RCPT', '250 fine');
        else if (/^DATA/i.test(line)) {
          if (!script.DATA) text = [];
          answer(socket, 'DATA', '354 go on');
        } else socket.write('250 fine\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { texts, server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const mail = { id: '01', recipient: 'lili@example.org', subject: 'Термин', body: 'Добар дан', calendar: null };
const transportTo = (url: string) =>
  createMailTransport(readConfig({ DATABASE_URL: 'postgres://x', EDUKOM_SECRET: 'x'.repeat(32), SMTP_URL: url }));

async function sendWith(script: Script, calendar: string | null = null) {
  const { texts, server, url } = await aServer(script);
  const handOver = jest.fn(async () => Promise.resolve());
  try {
    const failure = await transportTo(url)
      .send({ ...mail, calendar }, handOver)
      .then(
        () => null,
        (error: unknown) => error,
      );
    return { kind: failure instanceof MailFailure ? failure.kind : failure, handed: handOver.mock.calls.length, texts };
  } finally {
    server.close();
  }
}

it.each<[string, Script, string | null, number]>([
  ['takes it', {}, null, 1],
  ['is busy at the greeting', { greeting: '421 later' }, 'temporary', 0],
  ['closes the line at the greeting', { greeting: 'drop' }, 'temporary', 0],
  ['has no service for us', { greeting: '554 no' }, 'temporary', 0],
  ['greylists the recipient', { RCPT: '450 later' }, 'temporary', 0],
  ['knows no such recipient', { RCPT: '550 nobody' }, 'permanent', 0],
  ['will not have the sender', { MAIL: '550 no' }, 'permanent', 0],
  ['closes the line at DATA', { DATA: 'drop' }, 'temporary', 0],
  ['is full at DATA', { DATA: '452 full' }, 'temporary', 0],
  ['refuses the text for now', { text: '451 later' }, 'temporary', 1],
  ['refuses the text', { text: '554 spam' }, 'permanent', 1],
  ['takes the text and drops the line', { text: 'drop' }, 'unsure', 1],
])('the server %s', async (_name, script, kind, handed) => {
  expect(await sendWith(script)).toMatchObject({ kind, handed });
});

it('nothing has left when the hand-over is refused', async () => {
  const { texts, server, url } = await aServer({});
  const refusal = new MailFailure('overtaken', 'x');
  await expect(transportTo(url).send(mail, () => Promise.reject(refusal))).rejects.toBe(refusal);
  server.close();
  expect(texts).toEqual([]);
});

it('an invitation is a part of the text that calendars see, with its method', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
  const { texts } = await sendWith({}, calendar);
  expect(texts[0]).toMatch(/Content-Type: multipart\/alternative/);
  expect(texts[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
  expect(texts[0]).toContain('Message-ID: <01@edukom>');
});
