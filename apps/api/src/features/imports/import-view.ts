import type {
  ImportKind,
  ImportReading,
  ImportReason,
  ImportRowView,
  ImportView,
  RowChange,
  RowReason,
} from '@edukom/contracts';
import type { ImportBatch, ImportCounts, ImportSummary } from '../../platform/imports/import-batch.entity.js';
import type { ImportRow } from '../../platform/imports/import-row.entity.js';
import type { DecidedRow } from './kinds/table-kind.js';
import type { CheckedRow, CleanCells } from './rows/check-row.js';

/** What is known of an import of a table as a whole. */
export interface TableSummary extends ImportSummary {
  /** How many invitations applying sent. */
  readonly invitations: number;
  readonly reading: ImportReading;
  /** Who asked for what is under way. */
  readonly asked: { readonly by: string; readonly invite: boolean } | null;
  readonly problem: string | null;
  readonly undone: { readonly back: number; readonly left: number } | null;
  /** What the rows said and did is forgotten: undoing is over. */
  readonly isForgotten?: boolean;
}
export type TableBatch = ImportBatch<TableSummary> & { readonly kind: ImportKind };

/** What a row says and what applying it changes. */
export interface RowFields {
  readonly cells: CleanCells;
  readonly changes: readonly RowChange[];
}
export type TableRowKept = ImportRow<RowReason, RowFields>;

/** An applied import can be undone this long. */
export const UNDO_MS = 24 * 3_600_000;
export const NO_COUNTS: ImportCounts = { create: 0, update: 0, skip: 0, error: 0 };

/** Reasons a row has by itself; the others are found anew whenever rows are decided. */
const BY_ITSELF: ReadonlySet<ImportReason> = new Set<ImportReason>([
  'formula',
  'columns-missing',
  'columns-extra',
  'characters',
  'too-long',
  'name-missing',
  'email-missing',
  'email-malformed',
  'day-malformed',
  'days-reversed',
  'hours-malformed',
  'training-missing',
  'run-missing',
  'time-malformed',
  'presence-unknown',
  'note-missing',
]);
/** Missing in the row itself where every row must say it, and found later where a stored person may say it instead. */
const isByItself = (kind: ImportKind, code: ImportReason): boolean =>
  BY_ITSELF.has(code) || (code === 'department-missing' && kind === 'affiliations');

/** Adds what was decided to how often it was so far. */
export function withCounts(counts: ImportCounts, rows: readonly DecidedRow[]): ImportCounts {
  const sum = { ...counts };
  for (const { decision } of rows) sum[decision] += 1;
  return sum;
}

/** The summary of a preview that was made anew: nothing is asked of it, and nothing went wrong. */
export const renewed = (summary: TableSummary, counts: ImportCounts): TableSummary => ({
  ...summary,
  revision: summary.revision + 1,
  counts,
  asked: null,
  problem: null,
});

/** A summary that says of nobody anything any more. */
export const withoutPeople = (summary: TableSummary): TableSummary => ({
  ...summary,
  reading: { ...summary.reading, letters: [], sample: [] },
  isForgotten: true,
});

/** A decision as it is kept. */
export const rowOf = (batchId: string, row: DecidedRow): Omit<TableRowKept, 'effect' | 'undone'> => ({
  batchId,
  line: row.line,
  decision: row.decision,
  reasons: row.reasons,
  fields: { cells: row.cells, changes: row.changes },
  personId: row.personId,
  questionId: null,
});

/** A kept row as it was before it was decided. */
export const checkedRowOf = (kind: ImportKind, row: TableRowKept): CheckedRow => ({
  line: row.line,
  cells: row.fields.cells,
  reasons: row.reasons.filter(({ code }) => isByItself(kind, code)),
});

/** Whether a decision is the one that was shown: same doing, same person, same changes from and to. */
export const isSameDecision = (kept: TableRowKept, row: DecidedRow): boolean =>
  JSON.stringify([
    kept.decision,
    kept.personId,
    kept.reasons.map(({ code }) => code),
    kept.fields.changes.map(({ column, from, to }) => [column, from, to]),
  ]) ===
  JSON.stringify([
    row.decision,
    row.personId,
    row.reasons.map(({ code }) => code),
    row.changes.map(({ column, from, to }) => [column, from, to]),
  ]);

/** @param createdId whom the row made */
export const rowView = (row: TableRowKept, createdId: string | undefined): ImportRowView => ({
  line: row.line,
  decision: row.decision,
  reasons: [...row.reasons],
  changes: [...row.fields.changes],
  cells: row.fields.cells,
  personId: row.undone === 'taken-back' ? row.personId : (createdId ?? row.personId),
  undone: row.undone,
});

const undoEnd = (appliedAt: Date): Date => new Date(appliedAt.getTime() + UNDO_MS);

/** Whether what was applied can still be taken back. */
export const isUndoable = (batch: TableBatch, now: Date): boolean =>
  batch.state === 'applied' &&
  batch.summary.isForgotten !== true &&
  batch.appliedAt !== null &&
  now < undoEnd(batch.appliedAt);

export const viewOf = (batch: TableBatch, progress: ImportView['progress'], now: Date): ImportView => ({
  importId: batch.id,
  kind: batch.kind,
  fileName: batch.fileName,
  state: batch.state,
  revision: batch.summary.revision,
  createdAt: batch.createdAt,
  appliedAt: batch.appliedAt,
  counts: batch.summary.counts,
  invitations: batch.summary.invitations,
  reading: batch.summary.reading,
  progress,
  problem: batch.summary.problem,
  undoUntil: isUndoable(batch, now) && batch.appliedAt ? undoEnd(batch.appliedAt) : null,
  undone: batch.summary.undone,
});
