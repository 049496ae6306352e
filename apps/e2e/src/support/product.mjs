// Starts the built product as `npm start` does, in demo mode, on a free port, with a data folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../../../..');
const LONGEST_START_MS = 120_000;
const LONGEST_STOP_MS = 20_000;

/** A port nobody listens on now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** What the journeys may not inherit: a database, an origin or switches of whoever runs them. */
const LEFT_OUT = ['DATABASE_URL', 'CONTENT_ORIGIN', 'CONTENT_PORT', 'SMTP_URL', 'NODE_OPTIONS'];

const cleanEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.includes(name)));

/** Starts the product and waits for its ready line; on failure everything is ended and its last lines are told. */
export async function startProduct() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'edukom-e2e-'));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const lines = [];
  const child = spawn(process.execPath, [path.join(root, 'apps/api/dist/start.js')], {
    cwd: root,
    env: { ...cleanEnvironment(), EDUKOM_DATA: dataDir, PORT: String(port), PUBLIC_ORIGIN: base, EDUKOM_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // its own group, so that nothing below it can outlive the journeys
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const product = { base, port, dataDir, lines, stop: () => stop(child, dataDir) };
  const stopAt = Date.now() + LONGEST_START_MS;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  // The passwords follow the line that says so, and may come a moment later.
  while (!lines.some((line) => line.startsWith('Edukom ready on')) || passwordOf(lines) === undefined) {
    if (hasEnded() || Date.now() > stopAt) {
      await product.stop();
      throw new Error(`The product did not get ready:\n${lines.slice(-30).join('\n')}`);
    }
    await delay(50);
  }
  return { ...product, password: passwordOf(lines) };
}

const passwordOf = (lines) =>
  lines.map((line) => /official@edukom\.example\s+password: (\S+)/.exec(line)?.[1]).find(Boolean);

async function stop(child, dataDir) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([ended, delay(LONGEST_STOP_MS, undefined, { ref: false })]);
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  rmSync(dataDir, { recursive: true, force: true });
}
