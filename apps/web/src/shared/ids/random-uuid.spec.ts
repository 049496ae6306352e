import { webcrypto } from 'node:crypto';
import { z } from 'zod';
import { randomUuid, timedUuid } from './random-uuid.js';

beforeAll(() => Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true }));

it('makes valid ids, each another', () => {
  const ids = Array.from({ length: 200 }, () => [randomUuid(), timedUuid()]).flat();
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

it('sorts ids by their time', () => {
  const times = [0, 1, 255, 256, 65_535, 1_764_000_000_000, 1_764_000_000_001, Date.UTC(2300, 0)];
  const ids = times.map((time) => timedUuid(time));
  expect([...ids].sort()).toEqual(ids);
});
