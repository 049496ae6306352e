import type { ImportColumn, ImportRowView, ImportView, RowChange, RowReason } from '@edukom/contracts';
import type { AuditEntry } from '../../platform/audit/audit.js';
import { type CheckedRow, type CleanCells } from './import/check-row.js';
import type { DecidedRow } from './import/decide-rows.js';
import type { ImportBatch, ImportSummary } from '../../platform/imports/import-batch.entity.js';
import type { ImportRow } from '../../platform/imports/import-row.entity.js';

/** What is known of an import of people as a whole; `invitations`: how many applying sent. */
export interface PeopleSummary extends ImportSummary {
  readonly invitations: number;
}
export type PeopleBatch = ImportBatch<PeopleSummary>;

/** What a row says and what applying it changes. */
export interface PersonFields {
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  readonly changes: readonly RowChange[];
}
export type PersonRow = ImportRow<RowReason, PersonFields>;

/** Reasons that do not come from the row by itself: they are found anew whenever rows are decided. */
const FOUND_LATER: ReadonlySet<string> = new Set([
  'email-duplicate-in-file',
  'email-merged',
  'institution-unknown',
  'department-missing',
  'language-unknown',
]);

export function countsOf(rows: readonly DecidedRow[]): ImportSummary['counts'] {
  const count = (decision: DecidedRow['decision']) => rows.filter((row) => row.decision === decision).length;
  return { create: count('create'), update: count('update'), skip: count('skip'), error: count('error') };
}

/** A decision as it is kept. */
export const rowOf = (batchId: string, row: DecidedRow): PersonRow => ({
  batchId,
  line: row.line,
  decision: row.decision,
  reasons: row.reasons,
  fields: { cells: row.cells, changes: row.changes },
  personId: row.personId,
  questionId: null,
});

/** A kept row as it was before it was decided. */
export const checkedRowOf = (row: PersonRow): CheckedRow => ({
  line: row.line,
  cells: row.fields.cells as CleanCells,
  reasons: row.reasons.filter((reason) => !FOUND_LATER.has(reason.code)),
});

/** Whether a decision is the one that was shown: same doing, same person, same changes from and to. */
export const isSameDecision = (kept: PersonRow, row: DecidedRow): boolean =>
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

export const rowView = (row: PersonRow): ImportRowView => ({
  line: row.line,
  decision: row.decision,
  reasons: [...row.reasons],
  changes: [...row.fields.changes],
  cells: row.fields.cells as CleanCells,
  personId: row.personId,
});

export const viewOf = (batch: PeopleBatch): ImportView => ({
  importId: batch.id,
  fileName: batch.fileName,
  state: batch.state === 'undone' ? 'cancelled' : batch.state,
  revision: batch.summary.revision,
  createdAt: batch.createdAt,
  appliedAt: batch.appliedAt,
  counts: batch.summary.counts,
  invitations: batch.summary.invitations,
});

/** The import itself, and every person it made or changed. */
export function auditOfImport(
  actorId: string,
  batch: PeopleBatch,
  rows: readonly DecidedRow[],
  created: readonly { line: number; personId: string }[],
): AuditEntry[] {
  const made = created.map(({ line, personId }): AuditEntry => ({
    actorId,
    action: 'person.imported',
    subjectKind: 'person',
    subjectId: personId,
    after: { importId: batch.id, line },
  }));
  const changed = rows.flatMap((row): AuditEntry[] =>
    row.decision === 'update' && row.personId
      ? [
          {
            actorId,
            action: 'person.changed',
            subjectKind: 'person',
            subjectId: row.personId,
            before: Object.fromEntries(row.changes.map((change) => [change.column, change.from])),
            after: {
              ...Object.fromEntries(row.changes.map((change) => [change.column, change.to])),
              importId: batch.id,
            },
          },
        ]
      : [],
  );
  const whole: AuditEntry = {
    actorId,
    action: 'import.applied',
    subjectKind: 'import',
    subjectId: batch.id,
    after: { ...batch.summary.counts, fileName: batch.fileName },
  };
  return [whole, ...made, ...changed];
}
