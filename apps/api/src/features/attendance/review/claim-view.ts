import type { ClaimFile, MyClaim, ReviewedClaim } from '@edukom/contracts';
import { claimDecideBy } from '@edukom/domain';
import { isLocked } from '../session-state.js';
import type { ClaimFileFact, ClaimRow } from './claims.repository.js';

export const claimFileOf = (file: ClaimFileFact): ClaimFile => ({
  id: file.id,
  name: file.name,
  sizeBytes: file.size_bytes,
  contentType: file.content_type,
  addedAt: new Date(file.added_at),
});

/** A claim as its official sees it: not who decided. */
export const myClaimOf = (row: ClaimRow): MyClaim => ({
  id: row.id,
  sessionId: row.session_id,
  kind: row.kind,
  state: row.state,
  text: row.text,
  madeAt: row.made_at,
  decideBy: new Date(claimDecideBy({ start: row.starts_at.getTime(), end: row.ends_at.getTime() })),
  decidedAt: row.decided_at,
  answer: row.answer,
  files: row.files.map(claimFileOf),
  runTitle: row.run_title,
  sessionTitle: row.session_title,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});

/** The same as whoever decides sees it. */
export const reviewedClaimOf = (row: ClaimRow, readerId: string, now: Date): ReviewedClaim => ({
  ...myClaimOf(row),
  enrolmentId: row.enrolment_id,
  name: row.name,
  institutionName: row.institution_name,
  decidedBy: row.decided_by,
  isLocked: isLocked(row, now),
  isOwn: row.person_id === readerId,
});
