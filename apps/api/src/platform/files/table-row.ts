/** A row as the file has it, before anything is judged. */
export interface TableRow {
  /** Number of the row; the header is usually 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Rows have lengths of their own (CSV), so a short one is a mistake; in a workbook it has merely empty cells. */
  readonly isRagged: boolean;
}
