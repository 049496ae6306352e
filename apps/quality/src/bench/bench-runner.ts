import { loadAverage, readCpuTicks, stolenShare } from '../report/machine-line.js';
import type {
  ArmResult,
  BenchCheck,
  BenchContext,
  BenchItem,
  BenchResult,
  CheckResult,
  MeasuredRound,
} from './bench-item.js';
import { type ArmName, armOrder, judge, type Judgement, median, meets, steadyRounds } from './statistics.js';

/** How thoroughly to measure. */
export interface BenchSettings {
  /** Rounds to keep; fewer than 7 is a quick look. */
  readonly rounds: number;
  /** Seconds per arm and round. */
  readonly seconds: number;
  /** Items that have a size of their own for publication: at that. */
  readonly full: boolean;
  note(line: string): void;
}

/** Rounds a published figure needs. */
export const publishedRounds = 7;

/**
 * Measures one item: a warm-up of both arms that is thrown away, then rounds in A B B A order. A round in which the
 * reference itself moved is discarded and measured again, at most as many times as there are rounds.
 */
export async function runBenchItem(item: BenchItem, asked: BenchSettings): Promise<BenchResult> {
  const settings = { ...asked, rounds: Math.min(asked.rounds, item.mostRounds?.(asked.full) ?? asked.rounds) };
  try {
    await item.setUp?.(settings.note);
    await runRound(item, -1, settings);
    const { rounds, remark } = await runRounds(item, settings);
    const checks = await runChecks(item.checks ?? [], settings);
    return conclude(item, settings, rounds, checks, remark);
  } catch (error) {
    return conclude(item, settings, [], [], `failed: ${error instanceof Error ? error.message : String(error)}`, true);
  } finally {
    await item.tearDown?.();
  }
}

interface Rounds {
  readonly rounds: readonly MeasuredRound[];
  readonly remark: string | undefined;
}

async function runRounds(item: BenchItem, settings: BenchSettings): Promise<Rounds> {
  const rounds: MeasuredRound[] = [];
  let remark: string | undefined;
  while (rounds.length < settings.rounds * 2 && steadyRounds(rounds).kept.length < settings.rounds) {
    const { measured, noVerdict } = await runRound(item, rounds.length, settings);
    rounds.push(measured);
    remark ??= noVerdict;
  }
  return { rounds, remark };
}

async function runRound(
  item: BenchItem,
  round: number,
  settings: BenchSettings,
): Promise<{ measured: MeasuredRound; noVerdict: string | undefined }> {
  const { seconds, full, note } = settings;
  const context: BenchContext = { seconds, round, full, note };
  const before = readCpuTicks();
  const results = new Map<ArmName, ArmResult>();
  for (const arm of armOrder(Math.max(0, round))) results.set(arm, await item[arm].run(context));
  const reference = results.get('reference') ?? { figure: NaN };
  const product = results.get('product') ?? { figure: NaN };
  const measured: MeasuredRound = {
    round,
    reference: reference.figure,
    product: product.figure,
    errors: product.errors ?? 0,
    loadAverage: loadAverage(),
    stolen: stolenShare(before, readCpuTicks()),
  };
  const name = round < 0 ? 'warm-up' : `round ${round + 1}`;
  settings.note(
    `${item.id} ${name}: ${product.figure.toFixed(1)} of ${reference.figure.toFixed(1)} ${item.unit}, ` +
      `load ${measured.loadAverage.toFixed(2)}, stolen ${((measured.stolen ?? 0) * 100).toFixed(1)} %`,
  );
  return { measured, noVerdict: reference.noVerdict ?? product.noVerdict };
}

async function runChecks(checks: readonly BenchCheck[], settings: BenchSettings): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const { seconds, full, note } = settings;
  for (const { title, unit, limit, direction, measure } of checks) {
    const { figure, errors = 0 } = await measure({ seconds, round: 0, full, note });
    const pass = meets(figure, limit, direction) && errors === 0;
    results.push({ title, unit, figure, limit, direction, errors, pass });
  }
  return results;
}

function conclude(
  item: BenchItem,
  settings: BenchSettings,
  rounds: readonly MeasuredRound[],
  checks: readonly CheckResult[],
  remark: string | undefined,
  broken = false,
): BenchResult {
  const { kept, discarded } = steadyRounds(rounds);
  const ratios = kept.map(({ reference, product }) => product / reference);
  // more than half of what was asked for must be steady, else the machine was measured
  const steady = judge(ratios, item, Math.floor(settings.rounds / 2) + 1);
  const judgement: Judgement = remark === undefined ? steady : { ...steady, verdict: 'no verdict' };
  const errors = rounds.reduce((sum, round) => sum + round.errors, 0);
  const middle = (figures: readonly number[]): number => (figures.length > 0 ? median(figures) : NaN);
  return {
    id: item.id,
    title: item.title,
    unit: item.unit,
    floor: item.floor,
    goal: item.goal,
    stretch: item.stretch,
    direction: item.direction,
    reference: middle(kept.map((round) => round.reference)),
    product: middle(kept.map((round) => round.product)),
    judgement,
    rounds: kept,
    discarded,
    checks,
    errors,
    remark: remark ?? (judgement.verdict === 'no verdict' ? 'the machine was too unsteady' : undefined),
    pass: !broken && judgement.verdict !== 'under floor' && errors === 0 && checks.every((check) => check.pass),
  };
}
