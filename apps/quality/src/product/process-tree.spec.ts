import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmbeddedDatabase, processesOfDatabase } from './embedded-database.js';
import { identify, isAlive, parseProcessStat, processTree, signal, waitUntilGone } from './process-tree.js';

describe('processes', () => {
  const children: ChildProcess[] = [];
  const startOne = async (command: string, args: readonly string[], cwd?: string): Promise<number> => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    await once(child, 'spawn');
    return child.pid ?? 0;
  };
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

  it('reads names with spaces and brackets', () => {
    const rest = 'S 17 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 4242 23';
    expect(parseProcessStat(`12 (my (odd) name) ${rest}`)).toMatchObject({
      pid: 12,
      name: 'my (odd) name',
      state: 'S',
      parent: 17,
      startTicks: '4242',
    });
    expect(parseProcessStat('')).toBeUndefined();
  });

  it('finds a process with its children, and nothing else', async () => {
    const pid = await startOne('sh', ['-c', 'sleep 30 & sleep 30 & echo ready; wait']);
    const other = await startOne('sleep', ['30']);
    const [shell] = children;
    if (shell?.stdout) await once(shell.stdout, 'data');
    const root = identify(pid);
    if (!root) throw new Error('not there');
    const tree = processTree(root);
    expect(tree.map(({ name }) => name)).toEqual(['sh', 'sleep', 'sleep']);
    expect(tree.map((one) => one.pid)).not.toContain(other);
    tree.forEach((one) => signal(one, 'SIGKILL'));
    expect(await waitUntilGone(tree, 5_000)).toEqual([]);
    expect(processTree(root)).toEqual([]);
    expect(identify(other)).toBeDefined();
  });

  it('never takes a later process with the same number for the one it knew', async () => {
    const now = identify(await startOne('sleep', ['30']));
    if (!now) throw new Error('not there');
    const earlier = { ...now, startTicks: '1' };
    expect(isAlive(earlier)).toBe(false);
    expect(signal(earlier, 'SIGKILL')).toBe(false);
    expect(isAlive(now)).toBe(true);
    expect(await waitUntilGone([now], 30)).toEqual([now]);
  });

  it('finds the database of a data folder by pid file and working folder only', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'edukom-spec-')));
    try {
      const cluster = join(folder, 'postgres', 'cluster', 'pgdata');
      mkdirSync(cluster, { recursive: true });
      writeFileSync(join(folder, 'postgres', 'cluster', 'password'), 'se/cret\n');
      mkdirSync(join(folder, 'bin'));
      symlinkSync('/bin/sleep', join(folder, 'bin', 'postgres'));
      expect(findEmbeddedDatabase(folder)).toBeUndefined();
      const here = await startOne(join(folder, 'bin', 'postgres'), ['30'], cluster);
      const elsewhere = await startOne(join(folder, 'bin', 'postgres'), ['30'], folder);
      const note = (pid: number) => writeFileSync(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1\n5555\n`);
      note(elsewhere);
      expect(findEmbeddedDatabase(folder)).toBeUndefined();
      note(here);
      expect(findEmbeddedDatabase(folder)).toMatchObject({
        server: { pid: here },
        connection: 'postgres://edukom:se%2Fcret@127.0.0.1:5555/edukom',
      });
      expect(processesOfDatabase(folder).map(({ pid }) => pid)).toEqual([here]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
