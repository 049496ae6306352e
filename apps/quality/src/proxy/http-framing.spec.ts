import fc from 'fast-check';
import { type Frame, HttpFraming, replyBody, requestBody, requestLine, statusOf } from './http-framing.js';

const requests = [
  'GET /a HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /b?c=1 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello',
  'PUT /d HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhe\r\no\r\n3\r\nabc\r\n0\r\nTrailer: 1\r\n\r\n',
  'POST /e HTTP/1.1\r\nContent-Length: 0\r\n\r\n',
];

const split = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
  const at = [0, ...[...cuts].map((c) => c % bytes.length).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i] ?? 0, end));
};

const bytesOf = (frames: readonly Frame[]): string =>
  frames.map((f) => (f.kind === 'end' ? '' : f.bytes.toString('latin1'))).join('');

describe('HttpFraming', () => {
  it('finds the same messages and loses no byte however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...requests), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (messages, cuts) => {
          const framing = new HttpFraming(requestBody);
          const bytes = Buffer.from(messages.join(''), 'latin1');
          const frames = split(bytes, cuts).flatMap((part) => framing.push(part));
          const lines = frames.flatMap((f) => (f.kind === 'head' ? [f.head.startLine] : []));
          expect(lines).toEqual(messages.map((m) => m.slice(0, m.indexOf('\r\n'))));
          expect(frames.filter((f) => f.kind === 'end')).toHaveLength(messages.length);
          expect(bytesOf(frames)).toBe(messages.join(''));
          expect(framing.idle).toBe(true);
        },
      ),
    );
  });

  it('knows replies without a body and replies that last until the connection closes', () => {
    const methods = ['HEAD', 'GET', 'GET', 'GET'];
    const framing = new HttpFraming(replyBody(() => methods.shift() ?? ''));
    const kinds = (text: string) => framing.push(Buffer.from(text)).map((f) => f.kind);
    expect(kinds('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n')).toEqual(['head', 'end']);
    expect(kinds('HTTP/1.1 204 No Content\r\n\r\n')).toEqual(['head', 'end']);
    expect(kinds('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nab')).toEqual(['head', 'end', 'head', 'body']);
    expect(kinds('cd')).toEqual(['body']);
  });

  it('refuses what it cannot frame', () => {
    expect(() => new HttpFraming(requestBody).push(Buffer.alloc(70_000, 97))).toThrow(RangeError);
    expect(() => new HttpFraming(requestBody).push(Buffer.from('GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n'))).toThrow(
      SyntaxError,
    );
    expect(() =>
      new HttpFraming(requestBody).push(Buffer.from('GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')),
    ).toThrow(SyntaxError);
  });

  it('reads start lines', () => {
    const head = (startLine: string) => ({ startLine, headers: new Map<string, string>() });
    expect(requestLine(head('PATCH /x?y HTTP/1.1'))).toEqual({ method: 'PATCH', path: '/x?y' });
    expect(statusOf(head('HTTP/1.1 503 Service Unavailable'))).toBe(503);
    expect(statusOf(head('nonsense'))).toBe(0);
  });
});
