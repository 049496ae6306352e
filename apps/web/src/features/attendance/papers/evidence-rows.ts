import type { EvidenceDecision, InputOf, recordEvidence, SheetPreviewRow, WebinarPreview } from '@edukom/contracts';
import type { Status } from '@edukom/ui';

export type Evidence = InputOf<typeof recordEvidence>['body'];

export const DECISION_STATUS: Readonly<Record<EvidenceDecision, Status>> = {
  record: 'good',
  known: 'off',
  error: 'bad',
};

/** Rows of a sheet that are to be recorded; what is recorded already goes along and changes nothing. */
export const sheetEvidence = (rows: readonly SheetPreviewRow[]): Evidence['rows'] =>
  rows.flatMap(({ enrolmentId, code, present, remark, decision }) =>
    decision === 'record' && enrolmentId !== null
      ? [{ enrolmentId, code, present: present ? [present] : [], remark: remark || undefined }]
      : [],
  );

/** Who was chosen by hand for a line of the log; `''` nobody. */
export type Chosen = Readonly<Record<number, string>>;

/** People of a log that are to be recorded: found by the server, or chosen here. */
export const webinarEvidence = ({ participants }: WebinarPreview, chosen: Chosen): Evidence['rows'] =>
  participants.flatMap(({ line, enrolmentId, present, decision, reason, name }) => {
    const byHand = reason === 'unmatched' ? (chosen[line] ?? '') : '';
    if (byHand !== '') return [{ enrolmentId: byHand, present, remark: name.slice(0, 200) }];
    return decision === 'record' && enrolmentId !== null ? [{ enrolmentId, present }] : [];
  });
