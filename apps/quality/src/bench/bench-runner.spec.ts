import type { Arm, ArmResult, BenchItem } from './bench-item.js';
import { benchTable } from './bench-report.js';
import { runBenchItem } from './bench-runner.js';

describe('runBenchItem', () => {
  let order: string[];
  const arm = (name: string, figure: (round: number, call: number) => number, more: Partial<ArmResult> = {}): Arm => {
    let calls = 0;
    return {
      name,
      run: async ({ round }) => {
        order.push(name);
        return { figure: figure(round, calls++), ...more };
      },
    };
  };
  const item = (more: Partial<BenchItem>): BenchItem => ({
    id: 'X1',
    title: 'something',
    unit: 'things/s',
    direction: 'higher',
    floor: 0.12,
    goal: 0.25,
    reference: arm('A', () => 100),
    product: arm('B', () => 30),
    ...more,
  });
  const run = (more: Partial<BenchItem>, rounds = 7, full = false) =>
    runBenchItem(item(more), { rounds, seconds: 1, full, note: () => undefined });

  beforeEach(() => (order = []));

  it('throws the warm-up away and alternates the order of the arms', async () => {
    const result = await run({ product: arm('B', (round) => (round < 0 ? 0 : 30)) });
    expect(order.join('')).toBe('AB' + 'ABBAABBAABBAAB');
    expect(result).toMatchObject({ product: 30, reference: 100, pass: true });
    expect(result.judgement).toMatchObject({ verdict: 'goal', medianRatio: 0.3, worstRatio: 0.3 });
  });

  it('measures what takes long no more often than is enough, and says at which size', async () => {
    const sizes: boolean[] = [];
    const product = arm('B', () => 30);
    const more: Partial<BenchItem> = {
      mostRounds: (full) => (full ? 1 : 3),
      product: { ...product, run: (context) => (sizes.push(context.full), product.run(context)) },
    };
    expect((await run(more, 7, true)).rounds).toHaveLength(1);
    expect(sizes).toEqual([true, true]);
    expect((await run(more)).rounds).toHaveLength(3);
    expect((await run(more, 2)).rounds).toHaveLength(2);
  });

  it('measures again what the machine spoiled, and stops after twice the rounds', async () => {
    const spoiledOnce = await run({ reference: arm('A', (round) => (round === 3 ? 300 : 100)) });
    expect(spoiledOnce.rounds).toHaveLength(7);
    expect(spoiledOnce.discarded.map((round) => round.round)).toEqual([3]);
    const wild = await run({ reference: arm('A', (round) => 10 ** (round + 2)) });
    expect(wild.rounds.length + wild.discarded.length).toBe(14);
    expect(wild).toMatchObject({ pass: true, remark: 'the machine was too unsteady' });
    expect(wild.judgement.verdict).toBe('no verdict');
  });

  it('fails under the floor, on an error of the product, on a missed check and on an exception', async () => {
    expect(await run({ product: arm('B', () => 11) })).toMatchObject({ pass: false });
    expect(await run({ product: arm('B', () => 90, { errors: 1 }) })).toMatchObject({ pass: false, errors: 7 });
    const check = {
      title: 'p99',
      unit: 'ms',
      limit: 100,
      direction: 'lower',
      measure: async () => ({ figure: 101 }),
    } as const;
    expect(await run({ checks: [check] })).toMatchObject({ pass: false, checks: [{ pass: false }] });
    expect(await run({ checks: [{ ...check, limit: 101 }] })).toMatchObject({ pass: true, checks: [{ pass: true }] });
    const broken = await run({ setUp: () => Promise.reject(new Error('no product')) });
    expect(broken).toMatchObject({ pass: false, remark: 'failed: no product' });
  });

  it('gives no verdict where an arm says so, and always tears down', async () => {
    let down = 0;
    const tearDown = async (): Promise<void> => void (down += 1);
    const result = await run({ reference: arm('A', () => 1_000, { noVerdict: 'pgbench is absent' }), tearDown });
    expect(result).toMatchObject({ pass: true, remark: 'pgbench is absent' });
    expect(result.judgement.verdict).toBe('no verdict');
    await run({ product: { name: 'B', run: () => Promise.reject(new Error('x')) }, tearDown });
    expect(down).toBe(2);
  });

  it('prints a row per item with figure, reference, ratio, floor, goal and verdict, and marks a quick look', async () => {
    const table = benchTable([await run({}, 3), await run({ product: arm('B', () => 5) }, 3)], 3);
    expect(table).toMatch(
      /\| X1 +\| something \| 30 things\/s \| 100 things\/s \| 0\.300 \| 0\.300 \| ≥ 0\.120 \| ≥ 0\.250 \| goal/,
    );
    expect(table).toContain('FAIL (under floor)');
    expect(table).toContain('3 rounds instead of 7');
    expect(benchTable([await run({})], 7)).not.toContain('Not for publication');
  });
});
