import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultContext, FaultItem } from './fault-item.js';
import { faultTable, runFaultItem } from './fault-runner.js';

describe('runFaultItem', () => {
  const item = (more: Partial<FaultItem>): FaultItem => ({
    id: 'X1',
    title: 'something is killed',
    floor: '0 lost',
    goal: '0 lost',
    repetitions: { full: 200, reduced: 5 },
    limitSeconds: { full: 5, reduced: 5 },
    run: async ({ repetitions }) => ({
      figure: '0 lost',
      reference: '40 acknowledged',
      count: repetitions,
      pass: true,
    }),
    control: async () => ({ caught: 3, variant: 'ack before commit' }),
    ...more,
  });
  const run = (more: Partial<FaultItem>, full = false) => runFaultItem(item(more), { full, note: () => undefined });
  const kept = { figure: '0 lost', reference: '1', count: 1 };

  it('passes when the test passes and the control is caught', async () => {
    const result = await run({});
    expect(result).toMatchObject({ pass: true, outcome: { count: 5 }, control: { caught: 3 } });
    expect((await run({}, true)).outcome?.count).toBe(200);
  });

  it('fails when the promise is broken, the control is not caught, or either throws', async () => {
    expect((await run({ run: async () => ({ ...kept, pass: false }) })).pass).toBe(false);
    expect((await run({ control: async () => ({ caught: 0, variant: 'none' }) })).pass).toBe(false);
    const thrown = () => Promise.reject(new Error('port taken'));
    expect(await run({ run: thrown })).toMatchObject({ pass: false, remark: 'port taken' });
    expect(await run({ control: thrown })).toMatchObject({ pass: false, remark: 'port taken' });
  });

  it('ends an item that takes too long and tells it so', async () => {
    let told = false;
    const never = (context: FaultContext) =>
      new Promise<never>(() => context.signal.addEventListener('abort', () => (told = true)));
    const result = await run({ run: never, limitSeconds: { full: 5, reduced: 0.05 } });
    expect(result).toMatchObject({ pass: false, remark: 'not done in 0.05 s' });
    expect(told).toBe(true);
  });

  it('gives both an empty folder of their own, removed at the end, and the same random numbers', async () => {
    const seen: { folder: string; numbers: number[] }[] = [];
    const look = ({ folder, random }: FaultContext): void => {
      expect(existsSync(join(folder, 'left'))).toBe(false);
      writeFileSync(join(folder, 'left'), '');
      seen.push({ folder, numbers: [random(), random()] });
    };
    const result = await run({
      run: async (context) => (look(context), { ...kept, pass: true }),
      control: async (context) => (look(context), { caught: 1, variant: '' }),
    });
    expect(result).toMatchObject({ pass: true, remark: undefined });
    expect(seen[0]?.numbers).toEqual(seen[1]?.numbers);
    expect(seen[0]?.folder).not.toBe(seen[1]?.folder);
    expect(seen.some(({ folder }) => existsSync(folder))).toBe(false);
  });

  it('prints a row per item with its control', async () => {
    const results = [await run({}), await run({ control: async () => ({ caught: 0, variant: 'no key' }) })];
    const table = faultTable(results, false);
    expect(table).toMatch(
      /X1 +\| something is killed \| 0 lost \| 40 acknowledged \| 5 +\| 0 lost \| 0 lost \| kept, control caught 3/,
    );
    expect(table).toContain('FAIL, control NOT caught 0 (no key)');
    expect(table).toContain('--full');
    expect(faultTable(results, true)).not.toContain('--full');
  });
});
