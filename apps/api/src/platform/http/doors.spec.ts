import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Doors, requireFreePort } from './doors.js';

const CALLERS = 320;

let doors: Doors;
let http: Server;
let sockets: Socket[] = [];

beforeEach(async () => {
  doors = new Doors();
  http = createServer((_request, response) => response.end('hello'));
  await doors.open(http, 0, '127.0.0.1');
});
afterEach(async () => {
  sockets.forEach((socket) => socket.destroy());
  sockets = [];
  await doors.beforeApplicationShutdown();
});

const port = () => (http.address() as AddressInfo).port;

/** Somebody who is inside. */
async function call(): Promise<Socket> {
  const isInside = once(http, 'connection');
  const socket = connect(port(), '127.0.0.1');
  sockets.push(socket);
  await Promise.all([once(socket, 'connect'), isInside]);
  return socket;
}

async function ask(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [reply] = (await once(socket, 'data')) as [Buffer];
  return reply.toString();
}

it('lets in several callers in one turn of the event loop', async () => {
  let turn = 0;
  let inside = 0;
  const inTurn = new Map<number, number>();
  http.on('connection', () => {
    inside += 1;
    inTurn.set(turn, (inTurn.get(turn) ?? 0) + 1);
  });
  for (let caller = 0; caller < CALLERS; caller += 1) sockets.push(connect(port(), '127.0.0.1'));
  for (; inside < CALLERS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(Math.max(...inTurn.values())).toBeGreaterThan(4);
});

it('answers everybody, by whichever door they came', async () => {
  for (let caller = 0; caller < 64; caller += 1) expect(await ask(await call())).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

it('closes when everybody inside has their answer, and lets nobody in meanwhile', async () => {
  const idle: Socket[] = [];
  while (idle.length < 32) idle.push(await call());
  http.removeAllListeners('request');
  const asked = once(http, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  const reply = ask(await call());
  const [, response] = await asked;
  let isClosed = false;
  const address = port();
  const closing = doors.beforeApplicationShutdown().then(() => (isClosed = true));
  await expect(once(connect(address, '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  idle.forEach((socket) => socket.destroy());
  expect(isClosed).toBe(false);
  response.end('at last');
  expect(await reply).toContain('at last');
  // The connection on which the answer came is kept by the one who asked: it is closed from here.
  await closing;
  expect(isClosed).toBe(true);
});

it('refuses to share a port with another installation, in words', async () => {
  await expect(new Doors().open(createServer(), port(), '127.0.0.1')).rejects.toThrow(`Port ${port()} is in use`);
  await expect(requireFreePort(port(), '127.0.0.1')).rejects.toThrow('choose another with PORT=3001');
});
