import { drawnBytes } from './drawn-bytes.js';

it('gives as many bytes as asked for, none of them twice, over many fillings', () => {
  const drawn = Array.from({ length: 5_000 }, (_, turn) => drawnBytes(8 + (turn % 9)));
  expect(drawn.every((bytes, turn) => bytes.length === 8 + (turn % 9))).toBe(true);
  expect(new Set(drawn.map((bytes) => bytes.toString('hex').slice(0, 16))).size).toBe(5_000);
});

it('keeps what it gave apart from what it gives later', () => {
  const first = drawnBytes(16);
  const before = first.toString('hex');
  for (let turn = 0; turn < 2_000; turn += 1) drawnBytes(16).fill(0);
  expect(first.toString('hex')).toBe(before);
});

it('is as good as even: no bit is set much more often than not', () => {
  const counts = Array.from({ length: 64 }, () => 0);
  const draws = 4_000;
  for (let turn = 0; turn < draws; turn += 1) {
    const bytes = drawnBytes(8);
    counts.forEach((count, bit) => {
      counts[bit] = count + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
    });
  }
  // Of 4,000 draws the deviation of a count is 32: eight of them on either side.
  for (const count of counts) expect(Math.abs(count - draws / 2)).toBeLessThan(256);
});

it('refuses more than it holds', () => {
  expect(() => drawnBytes(8_193)).toThrow(RangeError);
});
