import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from './platform/config/config.js';
import { keepDatabase } from './platform/db/embedded/keep-database.js';
import { migrate } from './platform/db/migrate.js';
import { requireFreePort } from './platform/http/doors.js';
import { ENDS_WITH_STARTER } from './platform/process/end-with-starter.js';
import { MEMORY_OPTIONS } from './platform/process/memory-options.js';
import { DEMO_ACCOUNTS } from './seeds/demo-accounts.js';
import { seed } from './seeds/seed.js';
import { clearUnfinishedDemo } from './seeds/unfinished-demo.js';

/** `npm start`: database (ours or a given one), migrations, seeds, then the API and the worker as two processes. */
const here = path.dirname(fileURLToPath(import.meta.url));
const startedAt = Number(process.env['EDUKOM_STARTED_AT'] ?? Date.now());
const dataDir = path.resolve(process.env['EDUKOM_DATA'] ?? '.data');
const children: ChildProcess[] = [];
let isStopping = false;

/** A secret kept in a file of the data folder, made the first time. */
function keptSecret(name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const demoWords = () => Array.from({ length: 4 }, () => randomBytes(2).toString('hex')).join('-');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function run(program: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(here, program), {
      env: { ...env, [ENDS_WITH_STARTER]: '1' },
      execArgv: [...process.execArgv, ...MEMORY_OPTIONS],
      stdio: 'inherit',
    });
    children.push(child);
    child.once('message', () => resolve());
    child.once('exit', (code) => {
      if (isStopping) return;
      reject(new Error(`${program} ended with ${code ?? 'a signal'}`));
      void stop(1);
    });
  });
}

let stopDatabase: () => Promise<void> = async () => undefined;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const ended = children.map((child) =>
    child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null,
  );
  for (const child of children) child.kill('SIGTERM');
  const late = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 15_000);
  await Promise.all(ended);
  clearTimeout(late);
  await stopDatabase();
  process.exit(code);
}

/** The environment of both processes: what was given, and our own values for what was not. */
async function environmentOf(databaseUrl: string | undefined, isDemo: boolean): Promise<NodeJS.ProcessEnv> {
  const { env } = process;
  const contentPort =
    isDemo && !env['CONTENT_ORIGIN'] ? { CONTENT_PORT: env['CONTENT_PORT'] ?? String(await freePort()) } : {};
  return {
    EDUKOM_WEB: path.join(here, '../../web/dist'),
    PORT: '3000',
    ...env,
    DATABASE_URL: databaseUrl,
    EDUKOM_DATA: dataDir,
    EDUKOM_DEMO: isDemo ? '1' : '0',
    EDUKOM_SECRET: env['EDUKOM_SECRET'] ?? keptSecret('secret', () => randomBytes(32).toString('hex')),
    ...contentPort,
  };
}

async function database(): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  const own = await keepDatabase({ dataDir: path.join(dataDir, 'postgres'), log: (line) => console.log(line) });
  stopDatabase = () => own.stop();
  return own.url;
}

function announce(port: number, password: string | null): void {
  console.log(`Edukom ready on http://localhost:${port} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (password === null) return;
  for (const account of DEMO_ACCOUNTS)
    console.log(`  ${account.email}  password: ${password}  (${account.role ?? 'official'})`);
  console.log(`  Mails of the demo: http://localhost:${port}/dev/mail`);
}

async function main(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const wanted = process.env['EDUKOM_DEMO'];
  const isDemo = wanted ? wanted === '1' : !process.env['DATABASE_URL'];
  const env = await environmentOf(await database(), isDemo);
  const config = readConfig(env);
  await requireFreePort(config.port, config.host);
  if (isDemo && !process.env['DATABASE_URL'] && (await clearUnfinishedDemo(config.databaseUrl)))
    console.log('The demo was interrupted while it was made: making it again.');
  await migrate(config.databaseUrl);
  const password = isDemo ? keptSecret('demo-password', demoWords) : null;
  await seed(config, password ?? '');
  await Promise.all([run('main.js', env), run('worker.js', env)]);
  announce(config.port, password);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  void stop(1);
});
