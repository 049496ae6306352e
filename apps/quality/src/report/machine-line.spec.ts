import { machineLine, parseCpuTicks, readCpuTicks, stolenShare } from './machine-line.js';

describe('machineLine', () => {
  it('names processor, cores, memory, kernel, PostgreSQL, Node and date', () => {
    const line = machineLine('15.18', new Date('2026-01-02T03:04:05Z'));
    expect(line).toMatch(
      / · \d+ cores · [\d.]+ GiB · \w+ \S+ · PostgreSQL 15\.18 · Node v\d+\S+ · load average at the end [\d.]+ · 2026-01-02T03:04:05/,
    );
  });
});

describe('stolen time', () => {
  it('is read from /proc/stat without counting guest time twice', () => {
    expect(parseCpuTicks('cpu  10 1 20 60 4 0 2 3 99 99\ncpu0 1 1 1 1 1 1 1 1\n')).toEqual({ total: 100, stolen: 3 });
    expect(parseCpuTicks('intr 1 2 3')).toBeUndefined();
  });

  it('is a share between two readings', () => {
    expect(stolenShare({ total: 100, stolen: 3 }, { total: 300, stolen: 13 })).toBe(0.05);
    expect(stolenShare({ total: 100, stolen: 3 }, { total: 100, stolen: 3 })).toBeUndefined();
    expect(stolenShare(undefined, readCpuTicks())).toBeUndefined();
  });
});
