import fc from 'fast-check';
import { LatencyHistogram } from './latency-histogram.js';

describe('LatencyHistogram', () => {
  it('gives percentiles within 1 % above the exact ones', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (latencies, part) => {
        const histogram = new LatencyHistogram();
        latencies.forEach((latency) => histogram.add(latency));
        const sorted = [...latencies].sort((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(part * sorted.length)) - 1] ?? NaN;
        expect(histogram.percentile(part)).toBeGreaterThanOrEqual(exact * 0.999_999);
        expect(histogram.percentile(part)).toBeLessThanOrEqual(exact * 1.010_001);
      }),
    );
  });

  it('tells mean, maximum and count, and zeros when empty', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.summary()).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
    [1, 2, 3, 1_000].forEach((latency) => histogram.add(latency));
    expect(histogram.summary()).toMatchObject({ count: 4, mean: 251.5, max: 1_000, p99: 1_000 });
  });
});
