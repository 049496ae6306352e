import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionLost, json, LoadClient } from './load-client.js';

describe('LoadClient', () => {
  let server: Server;
  let client: LoadClient;
  let connections: number;

  const answer = async (incoming: IncomingMessage, reply: ServerResponse): Promise<void> => {
    let body = '';
    for await (const part of incoming.setEncoding('utf8')) body += part;
    if (incoming.url === '/cut') incoming.socket.destroy();
    if (incoming.url === '/silent') return;
    if (incoming.url === '/close') reply.setHeader('connection', 'close');
    if (incoming.url === '/empty') reply.writeHead(204);
    if (incoming.url === '/chunked') {
      reply.write('čćž');
      reply.write('ë'.repeat(5_000));
    }
    reply.end(body);
  };

  beforeEach(async () => {
    connections = 0;
    server = createServer((incoming, reply) => void answer(incoming, reply));
    server.on('connection', () => (connections += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = new LoadClient((server.address() as AddressInfo).port, 200);
  });

  afterEach(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });

  it('reads replies with a length, in chunks and without a body over one connection', async () => {
    const text = async (path: string): Promise<string> =>
      (await client.request(json('PUT', path, 'ë'))).body.toString();
    expect(await text('/plain')).toBe('"ë"');
    expect(await text('/chunked')).toBe(`čćž${'ë'.repeat(5_000)}"ë"`);
    expect(await client.request({ method: 'GET', path: '/empty' })).toMatchObject({ status: 204 });
    expect(await client.request({ method: 'HEAD', path: '/plain' })).toMatchObject({ status: 200 });
    expect(await text('/plain')).toBe('"ë"');
    expect(connections).toBe(1);
  });

  it('connects again after the server closed or cut the connection, and says when a reply is unknown', async () => {
    await client.request({ method: 'GET', path: '/close' });
    await expect(client.request({ method: 'GET', path: '/cut' })).rejects.toThrow(ConnectionLost);
    expect(await client.request({ method: 'GET', path: '/plain' })).toMatchObject({ status: 200 });
    expect(connections).toBe(3);
  });

  it('gives up on silence', async () => {
    await expect(client.request({ method: 'GET', path: '/silent' })).rejects.toThrow('timed out');
  });

  it('sends one request at a time', async () => {
    const first = client.request({ method: 'GET', path: '/plain' });
    await expect(client.request({ method: 'GET', path: '/plain' })).rejects.toThrow('one request at a time');
    await first;
  });
});
