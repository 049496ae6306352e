/** What a fault test needs to run. */
export interface FaultContext {
  /** How often to inject the fault: the item's full or reduced number. */
  readonly repetitions: number;
  readonly full: boolean;
  /** Numbers in [0, 1), the same in every run. */
  random(): number;
  /** An empty folder of this run, removed afterwards. */
  readonly folder: string;
  /** Aborted when the item's time is over. */
  readonly signal: AbortSignal;
  /** A line for the person watching; not part of the table. */
  note(line: string): void;
}

/** What a fault test found. */
export interface FaultOutcome {
  /** What is counted, e.g. acknowledged answers lost. */
  readonly figure: string;
  /** What it is held against, e.g. the acknowledged answers. */
  readonly reference: string;
  /** How often the fault was really injected. */
  readonly count: number;
  readonly pass: boolean;
}

/** What the negative control found: the deliberately broken variant must be caught. */
export interface ControlOutcome {
  /** Violations found; none means the test proves nothing. */
  readonly caught: number;
  /** What was broken, e.g. `acknowledged before the commit`. */
  readonly variant: string;
}

/** A fault test with its negative control. */
export interface FaultItem {
  /** As in the list of fault tests, e.g. `R1`. */
  readonly id: string;
  readonly title: string;
  /** What must hold, e.g. `0 lost`. */
  readonly floor: string;
  readonly goal: string;
  /** How often the fault is injected in a full and in a reduced run. */
  readonly repetitions: { readonly full: number; readonly reduced: number };
  /** Longest time for run and control together, in seconds. */
  readonly limitSeconds: { readonly full: number; readonly reduced: number };
  run(context: FaultContext): Promise<FaultOutcome>;
  control(context: FaultContext): Promise<ControlOutcome>;
  /** Version of the PostgreSQL in use, once run. */
  postgresVersion?(): string | undefined;
}

/** The outcome of an item. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly floor: string;
  readonly goal: string;
  readonly outcome: FaultOutcome | undefined;
  readonly control: ControlOutcome | undefined;
  /** Why it failed, where the figures do not say it. */
  readonly remark: string | undefined;
  readonly seconds: number;
  readonly pass: boolean;
}
