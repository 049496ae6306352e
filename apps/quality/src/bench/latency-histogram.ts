/** The figures of a latency histogram, in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const least = 0.001;
const growth = 1.01;
const buckets = 2_100; // 1 µs × 1.01^2100 is beyond 1,000,000 s

/** Counts of latencies in buckets 1 % wide: bounded memory however many are added, percentiles right within 1 %. */
export class LatencyHistogram {
  private readonly counts = new Float64Array(buckets);
  private count = 0;
  private sum = 0;
  private max = 0;

  /** Adds one latency in milliseconds; negative ones count as 0. */
  add(milliseconds: number): void {
    const value = Math.max(0, milliseconds);
    const index = value <= least ? 0 : Math.min(buckets - 1, Math.ceil(Math.log(value / least) / Math.log(growth)));
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.count += 1;
    this.sum += value;
    this.max = Math.max(this.max, value);
  }

  /** The latency that `part` (0 to 1) of the values do not exceed, at most 1 % above the true one; 0 without values. */
  percentile(part: number): number {
    const rank = Math.max(1, Math.ceil(part * this.count));
    let seen = 0;
    for (let index = 0; index < buckets; index += 1) {
      seen += this.counts[index] ?? 0;
      if (seen >= rank) return Math.min(this.max, least * growth ** index);
    }
    return this.max;
  }

  /** All figures at once. */
  summary(): LatencySummary {
    return {
      count: this.count,
      mean: this.count === 0 ? 0 : this.sum / this.count,
      p50: this.percentile(0.5),
      p95: this.percentile(0.95),
      p99: this.percentile(0.99),
      max: this.max,
    };
  }
}
