import type { ImportDecision, ImportKind, RowChange, RowReason, UndoOutcome } from '@edukom/contracts';
import type { Action } from '@edukom/domain';
import type { CheckedRow, CleanCells, Judge } from '../rows/check-row.js';

/** What importing a row does. */
export interface DecidedRow {
  readonly line: number;
  readonly cells: CleanCells;
  readonly decision: ImportDecision;
  readonly reasons: readonly RowReason[];
  readonly changes: readonly RowChange[];
  readonly personId: string | null;
}

/** What doing a row left behind: whom it concerns, and what undoing needs. An effect is laid over what the row had. */
export interface Carried {
  readonly line: number;
  readonly personId: string | null;
  readonly effect: Readonly<Record<string, unknown>>;
  /** Of somebody the row made, whose state is all that undoing needs: of such rows many are kept together. */
  readonly fingerprint?: string;
}

/** Some rows that were decided, and the way to do what was decided. */
export interface Step {
  readonly decided: readonly DecidedRow[];
  /** In the caller's transaction. */
  carryOut(): Promise<readonly Carried[]>;
}

/** For whom and when a pass over the rows of an import is made. */
export interface PassGround {
  readonly importId: string;
  readonly actorId: string;
  readonly at: Date;
  /** Whether what decisions rest on is kept from changing until the transaction ends. */
  readonly hold: boolean;
}

/** One pass over the rows of an import, in their order: later rows know what earlier ones decided. */
export interface Pass {
  decide(rows: readonly CheckedRow[]): Promise<Step>;
}

/** A row that did something, to be taken back. */
export interface DoneRow {
  readonly line: number;
  readonly personId: string | null;
  readonly decision: ImportDecision;
  readonly effect: Readonly<Record<string, unknown>>;
  /** Of somebody the row made; null where the effect says it. */
  readonly fingerprint: string | null;
}

export interface TakenBack {
  readonly line: number;
  readonly outcome: UndoOutcome;
}

/**
 * What the wizard has to know of a kind of table. Invariant: `decide` depends on the rows, the ground and the database
 * alone, so that a second pass over unchanged data decides the same.
 */
export interface TableKind {
  readonly kind: ImportKind;
  /** What an actor must be allowed everywhere, beside importing. */
  readonly action: Action;
  /**
   * Whether rows may be decided while the ones before are decided and carried out: only where deciding looks at nothing that
   * carrying out changes, neither in the database nor in what the pass remembers, and asks the database one thing, so that
   * rows are decided in the order in which they are given.
   */
  readonly mayDecideAhead: boolean;
  readonly judge: Judge;
  begin(ground: PassGround): Promise<Pass>;
  /** Takes back what rows did, where nobody changed it since and nothing refers to it. In the caller's transaction. */
  takeBack(ground: PassGround, rows: readonly DoneRow[]): Promise<readonly TakenBack[]>;
  /** Afterwards takes back the places of work that effects name, where nobody works any more. In the caller's transaction. */
  takeBackPlaces?(effects: readonly DoneRow['effect'][]): Promise<void>;
}

/** A row that is refused. */
export const refused = (row: CheckedRow, reasons: readonly RowReason[]): DecidedRow => ({
  line: row.line,
  cells: row.cells,
  decision: 'error',
  reasons,
  changes: [],
  personId: null,
});

/** What a cell of a row says; empty where its table has no such column. */
export const cellOf = (cells: CleanCells, column: keyof CleanCells): string => cells[column] ?? '';
