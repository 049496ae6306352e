import { once } from 'node:events';
import { Agent, createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { LostReply } from './fault-rule.js';
import { TcpProxy } from './tcp-proxy.js';

interface Reply {
  readonly status: number;
  readonly body: string;
}

describe('TcpProxy before a real server', () => {
  let server: Server;
  let proxy: TcpProxy;
  let agent: Agent;
  let seen: string[];

  beforeEach(async () => {
    seen = [];
    server = createServer((incoming, reply) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        seen.push(`${incoming.method} ${incoming.url} ${Buffer.concat(parts).length}`);
        const size = Number(new URL(incoming.url ?? '/', 'http://x').searchParams.get('size') ?? '2');
        reply.end('x'.repeat(size));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await TcpProxy.open({ targetPort: (server.address() as AddressInfo).port, seed: 7 });
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
  });

  afterEach(async () => {
    agent.destroy();
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const call = (method: string, path: string, body = '', timeout = 2_000): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-length': Buffer.byteLength(body) };
      const sent = request({ port: proxy.port, host: '127.0.0.1', method, path, agent, headers, timeout }, (reply) => {
        let text = '';
        reply.setEncoding('latin1').on('data', (part: string) => (text += part));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
        reply.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('timed out'), { code: 'TIMED_OUT' })));
      sent.on('error', reject);
      sent.end(body);
    });

  const openAtServer = promisify<number>((done) => server.getConnections(done));

  const codeOf = async (outcome: Promise<Reply>): Promise<string> =>
    outcome.then(
      (reply) => `${reply.status}`,
      (error: NodeJS.ErrnoException) => error.code ?? error.message,
    );

  it('passes requests and replies unchanged over one kept connection', async () => {
    expect(await call('POST', '/a?size=100000', 'b'.repeat(70_000))).toEqual({
      status: 200,
      body: 'x'.repeat(100_000),
    });
    expect((await call('GET', '/c')).body).toBe('xx');
    expect((await call('HEAD', '/h')).status).toBe(200);
    expect(seen).toEqual(['POST /a?size=100000 70000', 'GET /c 0', 'HEAD /h 0']);
    expect(proxy.counters()).toMatchObject({ connections: 1, requests: 3, byMode: { pass: 3, hang: 0 } });
  });

  it('refuse resets new connections and the next request of a kept one; pass lets both through again', async () => {
    expect(await codeOf(call('GET', '/before'))).toBe('200');
    proxy.set('refuse');
    expect(await codeOf(call('GET', '/kept'))).toBe('ECONNRESET');
    expect(await codeOf(call('GET', '/new'))).toBe('ECONNRESET');
    expect(seen).toEqual(['GET /before 0']);
    proxy.set('pass');
    expect(await codeOf(call('GET', '/after'))).toBe('200');
  });

  it('unplug gives ECONNREFUSED, plugIn the same port back', async () => {
    const { port } = proxy;
    await proxy.unplug();
    expect(await codeOf(call('GET', '/down'))).toBe('ECONNREFUSED');
    await proxy.plugIn();
    expect(proxy.port).toBe(port);
    expect(await codeOf(call('GET', '/up'))).toBe('200');
  });

  it('drop-request never reaches the server; deliver-then-drop-reply does; the client cannot tell', async () => {
    proxy.set('drop-request');
    expect(await codeOf(call('POST', '/dropped', 'body'))).toBe('ECONNRESET');
    expect(seen).toEqual([]);
    proxy.set('deliver-then-drop-reply');
    expect(await codeOf(call('POST', '/delivered?size=300000', 'body'))).toBe('ECONNRESET');
    expect(seen).toEqual(['POST /delivered?size=300000 4']);
    expect(proxy.counters().bytesDown).toBe(0);
  });

  it('hands over each reply it throws away, whole and with the request it answers', async () => {
    const lost: LostReply[] = [];
    const { port } = server.address() as AddressInfo;
    await proxy.close();
    proxy = await TcpProxy.open({ targetPort: port, onLostReply: (reply) => lost.push(reply) });
    proxy.set('pass', [{ mode: 'deliver-then-drop-reply', method: 'PUT' }]);
    await codeOf(call('PUT', '/first?size=300000', 'body'));
    await codeOf(call('POST', '/passed', 'body'));
    await codeOf(call('PUT', '/second?size=3', 'bodies'));
    expect(
      lost.map(({ request: { method, path, headers }, status, body }) => [
        method,
        path,
        headers.get('content-length'),
        status,
        body.length,
      ]),
    ).toEqual([
      ['PUT', '/first?size=300000', '4', 200, 300_000],
      ['PUT', '/second?size=3', '6', 200, 3],
    ]);
  });

  it('delivers even when the client has gone before the answer', async () => {
    server.removeAllListeners('request');
    server.on('request', (_incoming, reply) => void delay(150).then(() => reply.end(seen.push('worked').toString())));
    proxy.set('deliver-then-drop-reply');
    expect(await codeOf(call('POST', '/slow', 'body', 50))).toBe('TIMED_OUT');
    await delay(250);
    expect(seen).toEqual(['worked']);
    expect(await openAtServer()).toBe(0);
  });

  it('close ends what a client that has gone left at the server', async () => {
    server.removeAllListeners('request');
    proxy.set('deliver-then-drop-reply');
    expect(await codeOf(call('POST', '/never', 'body', 50))).toBe('TIMED_OUT');
    expect(await openAtServer()).toBe(1);
    await proxy.close();
    await delay(50);
    expect(await openAtServer()).toBe(0);
  });

  it('hang neither forwards nor answers, and lets other requests through', async () => {
    proxy.set('pass', [{ mode: 'hang', path: /^\/hang/ }]);
    expect(await codeOf(call('GET', '/hang', '', 150))).toBe('TIMED_OUT');
    expect(await codeOf(call('GET', '/other'))).toBe('200');
    expect(seen).toEqual(['GET /other 0']);
  });

  it('applies a rule by method, path, condition and number of times, per request of one connection', async () => {
    proxy.set('pass', [
      { mode: 'deliver-then-drop-reply', method: 'PUT', path: /^\/answers\//, times: 1 },
      { mode: 'drop-request', when: ({ path }) => path.endsWith('/lost') },
    ]);
    const codes = [];
    for (const [method, path] of [
      ['GET', '/answers/1'],
      ['PUT', '/answers/1'],
      ['PUT', '/answers/1'],
      ['GET', '/lost'],
    ] as const)
      codes.push(await codeOf(call(method, path)));
    expect(codes).toEqual(['200', 'ECONNRESET', '200', 'ECONNRESET']);
    expect(seen).toEqual(['GET /answers/1 0', 'PUT /answers/1 0', 'PUT /answers/1 0']);
  });

  it('hits about the share asked for, the same ones for the same seed', async () => {
    const losses = async (seed: number): Promise<string> => {
      const other = await TcpProxy.open({ targetPort: (server.address() as AddressInfo).port, seed });
      other.set('pass', [{ mode: 'drop-request', share: 0.2 }]);
      let pattern = '';
      for (let i = 0; i < 200; i += 1)
        pattern += await fetch(`${other.base}/${i}`).then(
          () => '.',
          () => 'x',
        );
      await other.close();
      return pattern;
    };
    const first = await losses(3);
    const count = first.split('x').length - 1;
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(65);
    expect(await losses(3)).toBe(first);
    expect(await losses(4)).not.toBe(first);
  });

  it('adds latency and limits bandwidth, and does neither without a throttle', async () => {
    const took = async (path: string): Promise<number> => {
      const start = performance.now();
      await call('GET', path, '', 20_000);
      return performance.now() - start;
    };
    expect(await took('/free?size=50000')).toBeLessThan(150);
    proxy.throttle({ latencyMs: 200, kilobitsPerSecond: 0 });
    const late = await took('/late');
    expect(late).toBeGreaterThan(190);
    proxy.throttle({ latencyMs: 0, kilobitsPerSecond: 800 });
    // 50 kB at 100 kB/s
    const slow = await took('/slow?size=50000');
    expect(slow).toBeGreaterThan(450);
    expect(slow).toBeLessThan(1_500);
    proxy.throttle({ latencyMs: 0, kilobitsPerSecond: 0 });
    expect(await took('/free?size=50000')).toBeLessThan(150);
  });

  it('resets the client when the server is not there', async () => {
    const gone = await TcpProxy.open({ targetPort: 1 });
    await expect(fetch(gone.base)).rejects.toThrow();
    expect(gone.counters().upstreamErrors).toBe(1);
    await gone.close();
  });

  it('drops requests, replies or nothing of a protocol it does not know', async () => {
    const raw = await TcpProxy.open({ targetPort: (server.address() as AddressInfo).port, protocol: 'raw' });
    const talk = async (): Promise<string> => {
      const socket = connect(raw.port, '127.0.0.1').setEncoding('latin1');
      let text = '';
      socket.on('data', (part: string) => (text += part)).on('error', () => undefined);
      socket.write('GET /raw HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await once(socket, 'close');
      return text;
    };
    expect(await talk()).toContain('200 OK');
    raw.set('deliver-then-drop-reply');
    expect(await talk()).toBe('');
    raw.set('drop-request');
    expect(await talk()).toBe('');
    expect(seen).toEqual(['GET /raw 0', 'GET /raw 0']);
    expect(await openAtServer()).toBe(0);
    await raw.close();
  });
});
