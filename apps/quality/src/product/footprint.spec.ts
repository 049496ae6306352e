import { Client } from 'pg';
import { FootprintWatch, kilobytes, peakResidentMb } from './footprint.js';

it('reads a figure of a table in /proc by its whole name', () => {
  const table = 'Rss:                4088 kB\nPss:                 791 kB\nPss_Dirty:           690 kB\n';
  expect(kilobytes(table, 'Pss')).toBe(791);
  expect(kilobytes(table, 'Swap')).toBeUndefined();
});

it('knows what a process held at the most, also when it is gone again', async () => {
  const before = await peakResidentMb(process.pid);
  const held = Buffer.alloc(64 * 1024 * 1024, 1);
  const peak = await peakResidentMb(process.pid);
  expect(held.length).toBeGreaterThan(0);
  expect(before).toBeGreaterThan(20);
  expect(peak).toBeGreaterThan(before);
});

it('sums processes with those below them, once, and counts connections by name', async () => {
  const answers = [[{ name: 'api', count: 3 }], [{ name: 'api', count: 2 }]];
  const sql = { query: async () => ({ rows: answers.shift() ?? [] }) } as unknown as Client;
  const { wholeMb, connections } = await new FootprintWatch([process.pid], sql).stop();
  expect(wholeMb).toBeGreaterThan(20);
  expect(wholeMb).toBeLessThan(4_000);
  expect([...connections]).toEqual([['api', 3]]);
});
