import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { composeService, interpolate } from './product/compose-file.js';
import { freePort } from './product/free-port.js';
import { MailCatcher } from './product/mail-catcher.js';
import { ProductProcess } from './product/product-process.js';
import { signIn } from './product/sign-in.js';
import { buildProduct, fromProduct, workspace } from './product/workspace.js';
import { TcpProxy } from './proxy/tcp-proxy.js';

interface DatabaseModule {
  startDatabase(options: { dataDir: string; log: () => void }): Promise<{ url: string; stop(): Promise<void> }>;
}

it('reads settings as compose does', () => {
  expect(interpolate('a ${A} b ${B:-two} c ${C:-} ${A:?no A}', { A: '1' })).toBe('a 1 b two c  1');
  expect(() => interpolate('${A:?set A}', {})).toThrow('set A');
});

/** The services of docker-compose.yml as plain processes: only names of hosts, ports and folders are this machine's. */
describe('docker-compose.yml as processes', () => {
  const email = 'first.admin@edukom.example';
  const password = 'kamera-lisi-tetor-94';
  let folder: string;
  let database: Awaited<ReturnType<DatabaseModule['startDatabase']>>;
  let mails: MailCatcher;
  let proxy: TcpProxy;
  let api: ProductProcess;
  let worker: ProductProcess;
  const ports = { api: 0, content: 0 };

  /** Nothing of the test's own environment but where programs and temporary files are. */
  const environment = (service: string): Record<string, string | undefined> => {
    const url = new URL(database.url);
    const settings = {
      POSTGRES_PASSWORD: url.password,
      EDUKOM_SECRET: '0123456789abcdef0123456789abcdef',
      PUBLIC_ORIGIN: proxy.base,
      CONTENT_ORIGIN: `http://127.0.0.1:${ports.content}`,
      SMTP_URL: mails.url,
    };
    const own = Object.entries(composeService(service, settings).environment).map(([key, value]): [string, string] => {
      if (key === 'PORT') return [key, `${ports.api}`];
      if (key === 'CONTENT_PORT') return [key, `${ports.content}`];
      return [key, value.replace('@database:5432', `@127.0.0.1:${url.port}`).replace(/^\/(app|data)/, mapped)];
    });
    const nothing = Object.keys(process.env).map((key): [string, undefined] => [key, undefined]);
    const { PATH, HOME, TMPDIR } = process.env;
    return { ...Object.fromEntries(nothing), PATH, HOME, TMPDIR, ...Object.fromEntries(own) };
  };
  const mapped = (_whole: string, place: string): string => (place === 'app' ? workspace : join(folder, 'data'));
  const command = (service: string): [string, ...string[]] => {
    const [program, ...rest] = composeService(service, { ...process.env, ...everything }).command;
    return [program === 'node' ? process.execPath : (program ?? ''), ...rest];
  };
  const everything = {
    POSTGRES_PASSWORD: 'x',
    EDUKOM_SECRET: 'x',
    PUBLIC_ORIGIN: 'x',
    CONTENT_ORIGIN: 'x',
    SMTP_URL: 'x',
  };
  const runOnce = (args: readonly string[], service: string) =>
    promisify(execFile)(process.execPath, args, { cwd: workspace, env: environment(service), timeout: 120_000 });
  const get = (path: string) => fetch(`${proxy.base}${path}`, { redirect: 'manual', headers: { connection: 'close' } });
  const isHealthy = () =>
    get('/api/health/ready').then(
      ({ ok }) => ok,
      () => false,
    );

  beforeAll(async () => {
    await buildProduct();
    folder = mkdtempSync(join(tmpdir(), 'edukom-compose-'));
    chmodSync(folder, 0o711);
    const { startDatabase } = await fromProduct<DatabaseModule>('platform/db/embedded/start-database.js');
    database = await startDatabase({ dataDir: join(folder, 'postgres'), log: () => undefined });
    mails = await MailCatcher.open();
    ports.api = await freePort();
    ports.content = await freePort();
    proxy = await TcpProxy.open({ targetPort: ports.api });
    await runOnce(command('deploy').slice(1), 'deploy');
    const started = { cwd: workspace, readyWithinSeconds: 90, port: ports.api };
    api = await ProductProcess.start({
      ...started,
      command: command('api'),
      env: environment('api'),
      ready: isHealthy,
    });
    const work = { ...started, command: command('worker'), env: environment('worker') };
    worker = await ProductProcess.start({ ...work, ready: () => Promise.resolve(true) });
  }, 400_000);

  afterAll(async () => {
    await api?.killTree();
    await worker?.killTree();
    await proxy?.close();
    mails?.close();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('answers health questions and pages through the proxy, and is no demo', async () => {
    expect((await get('/api/health/live')).status).toBe(200);
    expect((await get('/api/health/ready')).status).toBe(200);
    const page = await get('/sq');
    expect([page.status, page.status === 200 ? [] : api.output().slice(-5)]).toEqual([200, []]);
    expect((await get('/dev/mail')).status).toBe(404);
  });

  it('invites the first administrator by mail, who signs in through the proxy', async () => {
    await runOnce(['apps/api/dist/invite-admin.js', email, 'Arta', 'Berisha'], 'api');
    for (let turn = 0; mails.messages.length === 0 && turn < 300; turn += 1) await delay(100);
    const message = (mails.messages[0] ?? '').replaceAll('=\n', '').replaceAll('=3D', '=');
    const link = new URL(/https?:\/\/\S+/.exec(message)?.[0] ?? '');
    expect(link.origin).toBe(proxy.base);

    const token = link.pathname.split('/').at(-1) ?? '';
    const accepted = await fetch(`${proxy.base}/api/invitations/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: proxy.base },
      body: JSON.stringify({ password, locale: 'sq' }),
    });
    expect(accepted.status).toBeLessThan(300);
    const cookie = await signIn(proxy.base, email, password);
    const me = await fetch(`${proxy.base}/api/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ email });
    const foreign = await fetch(`${proxy.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${ports.api}` },
      body: JSON.stringify({ email, password }),
    });
    expect(foreign.status).toBe(403);
  }, 60_000);

  it('ends both within 15 s when asked to', async () => {
    expect(await Promise.all([api.stop(15), worker.stop(15)])).toEqual([true, true]);
  }, 40_000);
});
