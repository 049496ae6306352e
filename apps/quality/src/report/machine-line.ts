import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

/** The machine a table was measured on, in one line. */
export function machineLine(postgresVersion: string | undefined, now: Date): string {
  const all = cpus();
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(1);
  return [
    `${all[0]?.model.trim() ?? 'unknown CPU'}`,
    `${all.length} cores`,
    `${gigabytes} GiB`,
    `${process.platform} ${release()}`,
    postgresVersion === undefined ? 'no PostgreSQL used' : `PostgreSQL ${postgresVersion}`,
    `Node ${process.version}`,
    `load average at the end ${loadAverage().toFixed(1)}`,
    now.toISOString(),
  ].join(' · ');
}

/** CPU time counters in ticks since boot. */
export interface CpuTicks {
  readonly total: number;
  /** Time another guest of the same host took from this machine. */
  readonly stolen: number;
}

/** Reads the first line of `/proc/stat` (proc(5)); `undefined` where there is none. */
export function parseCpuTicks(procStat: string): CpuTicks | undefined {
  const fields = /^cpu\s+(.*)$/m.exec(procStat)?.[1]?.trim().split(/\s+/).map(Number);
  if (!fields || fields.length < 8) return undefined;
  // guest time (fields 9 and 10) is already part of user and nice
  return { total: fields.slice(0, 8).reduce((sum, field) => sum + field, 0), stolen: fields[7] ?? 0 };
}

/** The CPU counters now; `undefined` outside Linux. */
export function readCpuTicks(): CpuTicks | undefined {
  try {
    return parseCpuTicks(readFileSync('/proc/stat', 'utf8'));
  } catch {
    return undefined;
  }
}

/** Part of CPU time (0 to 1) stolen between two readings; `undefined` where it cannot be told. */
export function stolenShare(before: CpuTicks | undefined, after: CpuTicks | undefined): number | undefined {
  if (!before || !after || after.total <= before.total) return undefined;
  return (after.stolen - before.stolen) / (after.total - before.total);
}

/** Load average of the last minute. */
export function loadAverage(): number {
  return loadavg()[0] ?? 0;
}
