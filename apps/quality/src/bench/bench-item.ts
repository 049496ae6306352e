import type { Direction, Judgement } from './statistics.js';

/** What an arm needs to run. */
export interface BenchContext {
  /** How long one arm loads the machine in one round. */
  readonly seconds: number;
  /** Number of the round, negative for the warm-up. */
  readonly round: number;
  /** At the size that is published, where that takes too long for every day. */
  readonly full: boolean;
  /** A line for the person watching; not part of the table. */
  note(line: string): void;
}

/** What an arm measured. */
export interface ArmResult {
  /** In the unit of the item. */
  readonly figure: number;
  /** Operations that went wrong. In the product arm one is enough to fail the item. */
  readonly errors?: number;
  /** Why a ratio made from this figure must not be judged, e.g. a tool that is absent. */
  readonly noVerdict?: string;
}

/** One of the two programs that are compared. */
export interface Arm {
  readonly name: string;
  run(context: BenchContext): Promise<ArmResult>;
}

/** A figure with a limit of its own, measured once per item beside the ratio, e.g. p99 at a constant rate. */
export interface BenchCheck {
  readonly title: string;
  readonly unit: string;
  readonly limit: number;
  readonly direction: Direction;
  measure(context: BenchContext): Promise<{ readonly figure: number; readonly errors?: number }>;
}

/** A performance goal: the product held against a reference that does the same with the product's work left out. */
export interface BenchItem {
  /** As in the list of goals, e.g. `P1`. */
  readonly id: string;
  readonly title: string;
  /** Of both figures, e.g. `saves/s`. */
  readonly unit: string;
  readonly direction: Direction;
  readonly floor: number;
  readonly goal: number;
  readonly stretch?: number;
  readonly reference: Arm;
  readonly product: Arm;
  readonly checks?: readonly BenchCheck[];
  /** Rounds that are enough, for what takes long. */
  mostRounds?(full: boolean): number;
  /** Before the first round, e.g. start the product and make data. */
  setUp?(note: (line: string) => void): Promise<void>;
  /** After the last round, also when something failed. */
  tearDown?(): Promise<void>;
  /** Version of the PostgreSQL in use, once set up. */
  postgresVersion?(): string | undefined;
}

/** One measured round with the state of the machine. */
export interface MeasuredRound {
  readonly round: number;
  readonly reference: number;
  readonly product: number;
  readonly errors: number;
  readonly loadAverage: number;
  /** Part of CPU time other guests took, where it can be told. */
  readonly stolen: number | undefined;
}

/** The outcome of a check. */
export interface CheckResult {
  readonly title: string;
  readonly unit: string;
  readonly figure: number;
  readonly limit: number;
  readonly direction: Direction;
  readonly errors: number;
  readonly pass: boolean;
}

/** The outcome of an item. */
export interface BenchResult {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly floor: number;
  readonly goal: number;
  readonly stretch: number | undefined;
  readonly direction: Direction;
  /** Medians of the kept rounds. */
  readonly reference: number;
  readonly product: number;
  readonly judgement: Judgement;
  readonly rounds: readonly MeasuredRound[];
  readonly discarded: readonly MeasuredRound[];
  readonly checks: readonly CheckResult[];
  /** Errors of the product arm over all rounds. */
  readonly errors: number;
  /** Why there is no verdict or why it failed, where the figures do not say it. */
  readonly remark: string | undefined;
  readonly pass: boolean;
}
