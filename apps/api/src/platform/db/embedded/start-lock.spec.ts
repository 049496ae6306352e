import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMarkAlive, markOf } from './process-mark.js';
import { tryLock, withStartLock } from './start-lock.js';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edukom-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets one in at a time and is gone afterwards, also after a failure', async () => {
  const inside: string[] = [];
  const work = (name: string) => () => {
    inside.push(`${name} in`);
    return new Promise<void>((done) => setTimeout(() => (inside.push(`${name} out`), done()), 30));
  };
  await Promise.all([withStartLock(lock, work('a')), withStartLock(lock, work('b'))]);
  expect(inside.map((one) => one.split(' ')[1])).toEqual(['in', 'out', 'in', 'out']);
  await expect(withStartLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

it('takes over the lock of a process that is gone, and of one that died before it wrote its name', async () => {
  const { pid } = spawnSync('true');
  writeFileSync(lock, `${pid}:1`);
  expect(await withStartLock(lock, () => Promise.resolve('in'), 1_000)).toBe('in');
  writeFileSync(lock, '');
  expect(tryLock(lock)).toBe(false);
  utimesSync(lock, 0, 0);
  expect(await withStartLock(lock, () => Promise.resolve('in'), 1_000)).toBe('in');
});

it('waits for a live holder and names it when it takes too long', async () => {
  writeFileSync(lock, markOf(process.pid) ?? '');
  await expect(withStartLock(lock, () => Promise.resolve(), 100)).rejects.toThrow(
    new RegExp(`Another process \\(${process.pid}:.*its lock is`),
  );
  expect(existsSync(lock)).toBe(true);
});

it('tells a process from a later one with the same number', () => {
  const own = markOf(process.pid) ?? '';
  expect(isMarkAlive(own)).toBe(true);
  if (!own.endsWith(':')) expect(isMarkAlive(`${process.pid}:1`)).toBe(false);
  expect(isMarkAlive('')).toBe(false);
  expect(isMarkAlive('0:')).toBe(false);
});
