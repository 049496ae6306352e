import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../proxy/fault-rule.js';
import { textTable } from '../report/table.js';
import type { ControlOutcome, FaultContext, FaultItem, FaultOutcome, FaultResult } from './fault-item.js';

/** How thoroughly to test. */
export interface FaultSettings {
  readonly full: boolean;
  /** For the random numbers of every item. Default 1. */
  readonly seed?: number;
  note(line: string): void;
}

/** Runs the test, then its negative control. Passes only when the test passes and the control was caught. */
export async function runFaultItem(item: FaultItem, settings: FaultSettings): Promise<FaultResult> {
  const start = performance.now();
  const size = settings.full ? 'full' : 'reduced';
  const folder = mkdtempSync(join(tmpdir(), 'edukom-faults-'));
  const stop = new AbortController();
  let outcome: FaultOutcome | undefined;
  let control: ControlOutcome | undefined;
  let remark: string | undefined;
  const contextOf = (part: string): FaultContext => {
    const own = join(folder, part);
    mkdirSync(own);
    return {
      repetitions: item.repetitions[size],
      full: settings.full,
      random: seededRandom(settings.seed ?? 1),
      folder: own,
      signal: stop.signal,
      note: (line) => settings.note(`${item.id} ${part}: ${line}`),
    };
  };
  const work = async (): Promise<void> => {
    outcome = await item.run(contextOf('run'));
    control = await item.control(contextOf('control'));
  };
  try {
    await withinLimit(work(), item.limitSeconds[size], stop);
  } catch (error) {
    remark = error instanceof Error ? error.message : String(error);
  } finally {
    stop.abort();
    rmSync(folder, { recursive: true, force: true });
  }
  const { id, title, floor, goal } = item;
  const pass = remark === undefined && outcome?.pass === true && (control?.caught ?? 0) > 0;
  return { id, title, floor, goal, outcome, control, remark, seconds: (performance.now() - start) / 1000, pass };
}

/** The table of the fault tests: a row per item. */
export function faultTable(results: readonly FaultResult[], full: boolean): string {
  const head = ['id', 'what', 'figure', 'reference', 'count', 'floor', 'goal', 'verdict', 'seconds'];
  const table = textTable(
    head,
    results.map((result) => [
      result.id,
      result.title,
      result.outcome?.figure ?? '–',
      result.outcome?.reference ?? '–',
      `${result.outcome?.count ?? 0}`,
      result.floor,
      result.goal,
      verdictText(result),
      result.seconds.toFixed(1),
    ]),
  );
  return full ? table : `${table}\nReduced repetitions; --full runs the published number.`;
}

function verdictText({ pass, outcome, control, remark }: FaultResult): string {
  const parts = [pass ? 'kept' : 'FAIL'];
  if (remark !== undefined) parts.push(remark);
  if (outcome && !outcome.pass) parts.push('the promise is broken');
  if (control) parts.push(`control ${control.caught > 0 ? '' : 'NOT '}caught ${control.caught} (${control.variant})`);
  return parts.join(', ');
}

async function withinLimit(work: Promise<void>, seconds: number, stop: AbortController): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const over = new Error(`not done in ${seconds} s`);
      stop.abort(over);
      reject(over);
    }, seconds * 1000);
  });
  // what still runs after the limit may reject later: the limit has been reported by then
  work.catch(() => undefined);
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
