import { type QualityArguments, chooseItems, parseQualityArguments, usage } from './arguments.js';
import type { BenchItem, BenchResult } from './bench/bench-item.js';
import { benchTable } from './bench/bench-report.js';
import { runBenchItem } from './bench/bench-runner.js';
import type { FaultItem, FaultResult } from './faults/fault-item.js';
import { faultTable, runFaultItem } from './faults/fault-runner.js';
import { machineLine } from './report/machine-line.js';

/** Where the lines go: the result apart from what is only for the person watching. */
export interface QualityOutput {
  result(text: string): void;
  progress(line: string): void;
}

/** All that can be run. */
export interface QualityItems {
  readonly bench: readonly BenchItem[];
  readonly faults: readonly FaultItem[];
}

/**
 * Runs what the command line asks for.
 * @returns the exit code: 0 all kept, 1 something under its floor or broken, 2 wrong command line
 */
export async function runQuality(argv: readonly string[], items: QualityItems, output: QualityOutput): Promise<number> {
  let asked: QualityArguments;
  let chosen: QualityItems;
  try {
    asked = parseQualityArguments(argv);
    const none = { bench: [], faults: [] };
    chosen = { ...none, [asked.command]: chooseItems<BenchItem | FaultItem>(items[asked.command], asked.only) };
  } catch (error) {
    output.progress(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  return asked.command === 'bench' ? bench(asked, chosen.bench, output) : faults(asked, chosen.faults, output);
}

async function bench(asked: QualityArguments, items: readonly BenchItem[], output: QualityOutput): Promise<number> {
  const results: BenchResult[] = [];
  const { rounds, seconds, full } = asked;
  for (const item of items) results.push(await runBenchItem(item, { rounds, seconds, full, note: output.progress }));
  print(asked, items, results, benchTable(results, rounds), output);
  return exitCode(results);
}

async function faults(asked: QualityArguments, items: readonly FaultItem[], output: QualityOutput): Promise<number> {
  const results: FaultResult[] = [];
  for (const item of items) results.push(await runFaultItem(item, { full: asked.full, note: output.progress }));
  print(asked, items, results, faultTable(results, asked.full), output);
  return exitCode(results);
}

function print(
  asked: QualityArguments,
  items: readonly (BenchItem | FaultItem)[],
  results: readonly (BenchResult | FaultResult)[],
  table: string,
  output: QualityOutput,
): void {
  const postgres = items.map((item) => item.postgresVersion?.()).find((version) => version !== undefined);
  const machine = machineLine(postgres, new Date());
  output.result(asked.json ? JSON.stringify({ machine, asked, results }, null, 2) : `${table}\n${machine}`);
}

function exitCode(results: readonly { readonly pass: boolean }[]): number {
  return results.length > 0 && results.every(({ pass }) => pass) ? 0 : 1;
}
