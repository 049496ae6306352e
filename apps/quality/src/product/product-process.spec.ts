import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive } from './process-tree.js';
import { ProductProcess } from './product-process.js';
import { signIn } from './sign-in.js';
import { parseDemoPassword, parseReadyLine } from './start-output.js';

/** Stands for the product: a detached child as its database, the ready line, accounts, and sign-in. */
const program = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
console.log('DATABASE ' + child.pid);
if (process.env.MODE === 'dies') setTimeout(() => { console.error('no room'); process.exit(3); }, 500);
if (process.env.MODE === 'stubborn') process.on('SIGTERM', () => undefined);
else process.on('SIGTERM', () => { child.kill(); process.exit(0); });
const server = createServer((request, reply) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    const good = request.url === '/api/session' && JSON.parse(body).password === 'abcd-1234';
    if (good) reply.setHeader('set-cookie', ['edukom=s1; HttpOnly; Path=/', 'lang=sq']);
    reply.statusCode = good ? 200 : 401;
    reply.end('{"title":"wrong"}');
  });
});
if (!['silent', 'dies'].includes(process.env.MODE)) server.listen(0, () => {
  console.log('  official@edukom.example  password: abcd-1234');
  console.log('Edukom ready on http://localhost:' + server.address().port + ' (1.5 s)');
});
`;

describe('ProductProcess', () => {
  let folder: string;
  let product: ProductProcess | undefined;
  const start = async (mode = '', readyWithinSeconds = 10): Promise<ProductProcess> => {
    const file = join(folder, 'product.mjs');
    writeFileSync(file, program);
    const env = { MODE: mode, NODE_OPTIONS: undefined };
    return (product = await ProductProcess.start({ command: [process.execPath, file], env, readyWithinSeconds }));
  };
  const databasePid = (text: string): number => Number(/DATABASE (\d+)/.exec(text)?.[1]);

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'edukom-spec-'))));
  afterEach(async () => {
    await product?.killTree();
    product = undefined;
    rmSync(folder, { recursive: true });
  });

  it('waits for the ready line, reads the accounts and signs in', async () => {
    const { base, readySeconds } = await start();
    expect(readySeconds).toBe(1.5);
    const password = product?.demoPassword('official@edukom.example') ?? '';
    expect(await signIn(base, 'official@edukom.example', password)).toBe('edukom=s1; lang=sq');
    await expect(signIn(base, 'official@edukom.example', 'other')).rejects.toThrow('401');
    expect(() => product?.demoPassword('nobody@edukom.example')).toThrow();
  });

  it('kills the main process alone, starts it again, and still ends what outlived it', async () => {
    const running = await start();
    const [database] = running.processesNamed('sleep');
    if (!database) throw new Error('no database');
    const first = running.main;
    await running.killMain();
    expect(running.main).toBeUndefined();
    expect(isAlive(database)).toBe(true);
    await running.restart();
    expect(running.main?.pid).not.toBe(first?.pid);
    expect(running.processesNamed('sleep')).toHaveLength(2);
    expect((await fetch(running.base, { method: 'POST', body: '{}' })).status).toBe(401);
    await running.killTree();
    expect(running.processes()).toEqual([]);
    expect(isAlive(database)).toBe(false);
  });

  it('stops by SIGTERM, or by force what does not listen', async () => {
    expect(await (await start()).stop()).toBe(true);
    const stubborn = await start('stubborn');
    const pids = stubborn.processes();
    expect(await stubborn.stop(0.2)).toBe(false);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('refuses to kill a process it did not start', async () => {
    const running = await start();
    const own = identify(process.pid);
    await expect(running.kill(own ? [own] : [])).rejects.toThrow('was not started here');
  });

  it.each([
    ['dies', 10, 'ended before it was ready (3)'],
    ['silent', 0.5, 'was not ready in 0.5 s'],
  ])(
    '%s: tells why it did not start, with its last lines, and leaves nothing running',
    async (mode, seconds, reason) => {
      const error: Error = await start(mode, seconds).then(
        () => new Error('started'),
        (thrown: Error) => thrown,
      );
      expect(error.message).toContain(reason);
      if (mode === 'dies') expect(error.message).toContain('no room');
      expect(databasePid(error.message)).toBeGreaterThan(0);
      expect(identify(databasePid(error.message))).toBeUndefined();
    },
  );
});

describe('start output', () => {
  it('is read exactly', () => {
    expect(parseReadyLine('Edukom ready on http://localhost:3000 (7 s)')).toEqual({
      base: 'http://localhost:3000',
      port: 3000,
      seconds: 7,
    });
    expect(parseReadyLine('Edukom ready soon')).toBeUndefined();
    const lines = [
      'official@edukom.example',
      'trainer@edukom.example password: t',
      '| official@edukom.example | password: o-1, demo',
    ];
    expect(parseDemoPassword(lines, 'official@edukom.example')).toBe('o-1');
    expect(parseDemoPassword(lines, 'admin@edukom.example')).toBeUndefined();
  });
});
