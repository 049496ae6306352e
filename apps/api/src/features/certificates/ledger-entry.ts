import type { LedgerEntry } from '@edukom/contracts';
import { editionState } from '@edukom/domain';
import type { LedgerRow } from './ledger.repository.js';

/** A row of the ledger as people see it at `now`. */
export function ledgerEntryOf(row: LedgerRow, now: Date): LedgerEntry {
  const { person, content } = row.snapshot;
  return {
    certificateId: row.id,
    kind: row.kind,
    enrolmentId: row.enrolment_id,
    runId: row.run_id,
    serial: row.serial,
    code: row.code,
    edition: row.edition,
    holder: person,
    awardTitle: content.awardTitle,
    institution: content.institution,
    runCode: row.run_code ?? content.path?.slug ?? '',
    issuedAt: row.issued_at,
    validUntil: row.valid_until,
    state: editionState(row.kinds, now.getTime(), row.valid_until?.getTime() ?? null) ?? 'issued',
    isDocumentReady: row.is_document_ready,
  };
}
