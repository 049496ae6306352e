import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop, openLoop } from './load.js';

describe('closedLoop', () => {
  it('keeps as many under way as there are clients, and counts operations and latency', async () => {
    let underWay = 0;
    let most = 0;
    const result = await closedLoop(4, 0.3, async () => {
      most = Math.max(most, (underWay += 1));
      await delay(10);
      underWay -= 1;
    });
    expect(most).toBe(4);
    expect(result.errors).toBe(0);
    expect(result.done).toBeGreaterThan(40);
    expect(result.done).toBeLessThanOrEqual(124);
    expect(result.perSecond).toBeCloseTo(result.done / result.seconds, 6);
    expect(result.latency.p50).toBeGreaterThan(9);
  });

  it('is bounded in count, and counts errors apart from what was done', async () => {
    const result = await closedLoop(
      3,
      5,
      async (_client, index) => {
        if (index % 2 === 1) throw new Error('odd');
      },
      { operations: 10 },
    );
    expect(result).toMatchObject({ done: 5, errors: 5, messages: ['odd'] });
    expect(result.seconds).toBeLessThan(1);
  });

  it('is bounded in time when an operation never ends', async () => {
    const result = await closedLoop(2, 0.05, () => new Promise(() => undefined), { drainSeconds: 0.05 });
    expect(result).toMatchObject({ done: 0, errors: 2, messages: ['2 did not end in time'] });
  });
});

describe('openLoop', () => {
  it('starts at the rate however long an operation takes', async () => {
    let started = 0;
    const result = await openLoop(200, 0.5, async () => {
      started += 1;
      await delay(200);
    });
    expect(started).toBe(100);
    expect(result).toMatchObject({ done: 100, errors: 0 });
    expect(result.seconds).toBeLessThan(2);
  });

  it('charges a stall to those who were due during it', async () => {
    let stalled = false;
    const result = await openLoop(100, 1, async (_client, index) => {
      if (index !== 20) return;
      stalled = true;
      const until = performance.now() + 300;
      while (performance.now() < until) {
        // blocks the loop as a server that stops serving would
      }
    });
    expect(stalled).toBe(true);
    expect(result.latency.p95).toBeGreaterThan(100);
    expect(result.latency.p50).toBeLessThan(50);
  });

  it('counts arrivals beyond the limit and operations that never end as errors', async () => {
    const result = await openLoop(100, 0.1, () => new Promise(() => undefined), { underWay: 6, drainSeconds: 0.05 });
    expect(result).toMatchObject({ done: 0, errors: 10 });
    expect(result.messages).toContain('more than 6 under way');
  });
});
