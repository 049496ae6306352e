import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseArm } from './database-arm.js';
import { connectionEnvironment, findPgbench, parsePgbench, runPgbench } from './pgbench.js';

/** Printed by pgbench 15.18 of Debian 12. */
const printed = `pgbench (15.18 (Debian 15.18-0+deb12u1))
transaction type: script.sql
scaling factor: 1
query mode: prepared
number of clients: 4
number of threads: 2
maximum number of tries: 1
duration: 2 s
number of transactions actually processed: 18433
number of failed transactions: 7 (0.038%)
latency average = 0.434 ms
initial connection time = 7.779 ms
tps = 9227.101940 (without initial connection time)
`;

describe('pgbench', () => {
  let folder: string;
  /** Stands for pgbench: prints what it was given, then the figures above. */
  const program = (at: string): string => {
    mkdirSync(at, { recursive: true });
    const file = join(at, 'pgbench');
    const script = `#!/bin/sh\nwhile [ "$1" != "-f" ]; do seen="$seen $1"; shift; done\ncat "$2"\necho "$seen $3 $4 $PGHOST:$PGPORT $PGPASSWORD"\ncat <<'END'\n${printed}END\n`;
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    return file;
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'edukom-spec-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found on the PATH first, then the newest of Debian, else not', () => {
    const old = program(join(folder, 'lib/9.6/bin'));
    const debian = join(folder, 'lib');
    expect(findPgbench('', debian)).toBe(old);
    const newer = program(join(folder, 'lib/15/bin'));
    expect(findPgbench('', debian)).toBe(newer);
    const onPath = program(join(folder, 'bin'));
    expect(findPgbench(`${join(folder, 'none')}:${join(folder, 'bin')}`, debian)).toBe(onPath);
    expect(findPgbench(join(folder, 'none'), join(folder, 'none'))).toBeUndefined();
  });

  it('prints what can be read', () => {
    expect(parsePgbench(printed)).toEqual({
      transactionsPerSecond: 9227.10194,
      processed: 18433,
      failed: 7,
      meanLatency: 0.434,
    });
    expect(parsePgbench(printed.replace(/.*failed.*\n/, '')).failed).toBe(0);
    expect(() => parsePgbench('connection refused')).toThrow('connection refused');
  });

  it('runs with script, variables and connection, and its figure is that of the arm', async () => {
    const file = program(folder);
    const connection = 'postgres://me:s%2Fe@db.example:5433/edukom?sslmode=disable';
    const bench = { script: 'SELECT 1;', clients: 4, variables: { size: 20 } };
    const figures = await runPgbench(file, connection, { ...bench, seconds: 2 });
    expect(figures.transactionsPerSecond).toBeCloseTo(9227.1, 1);
    const arm = databaseArm({ name: 'L1', connection: () => connection, bench, transaction: () => [], pgbench: file });
    const result = await arm.run({ seconds: 1, round: 0, full: false, note: () => undefined });
    expect(result).toEqual({ figure: 9227.10194, errors: 7 });
  });

  it('gets its connection from the environment', () => {
    expect(connectionEnvironment('postgres://me:s%2Fe@db.example:5433/edukom?sslmode=disable')).toEqual({
      PGHOST: 'db.example',
      PGPORT: '5433',
      PGUSER: 'me',
      PGPASSWORD: 's/e',
      PGDATABASE: 'edukom',
      PGSSLMODE: 'disable',
    });
    expect(connectionEnvironment('postgres://me@localhost/edukom?host=/tmp/socket')).toMatchObject({
      PGHOST: '/tmp/socket',
    });
  });
});
