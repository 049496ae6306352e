import type { AuditEntry } from '../../../platform/audit/audit.js';
import type { DecidedRow, PassGround } from './table-kind.js';

/** Every person an import made or changed. */
export function auditOfPeople(
  { actorId, importId }: PassGround,
  rows: readonly DecidedRow[],
  created: readonly { readonly line: number; readonly personId: string }[],
): AuditEntry[] {
  const made = created.map(({ line, personId }): AuditEntry => ({
    actorId,
    action: 'person.imported',
    subjectKind: 'person',
    subjectId: personId,
    after: { importId, line },
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
            after: { ...Object.fromEntries(row.changes.map((change) => [change.column, change.to])), importId },
          },
        ]
      : [],
  );
  return [...made, ...changed];
}
