import type { ClaimKind, ClaimState, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson, survivorOf } from '../../../platform/db/person-ids.js';
import { AttendanceClaimRow } from './attendance-claim.entity.js';
import type { AttendanceClaimFileRow } from './attendance-claim-file.entity.js';

export interface ClaimFileFact {
  readonly id: string;
  readonly name: string;
  readonly size_bytes: number;
  readonly content_type: string;
  readonly added_at: Date | string;
}

/** A claim with what it is about; the person is the one who stays. */
export interface ClaimRow {
  id: string;
  session_id: string;
  enrolment_id: string;
  person_id: string;
  run_id: string;
  kind: ClaimKind;
  state: ClaimState;
  text: string;
  made_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  answer: string;
  run_title: LocalizedText;
  session_title: string;
  starts_at: Date;
  ends_at: Date;
  locked_at: Date | null;
  cancelled_at: Date | null;
  name: string;
  institution_name: LocalizedText;
  files: ClaimFileFact[];
}

/** Whoever may decide in these scopes. */
export interface DecidingScopes {
  readonly all: boolean;
  readonly run: readonly string[];
  readonly course: readonly string[];
  readonly institution: readonly string[];
}

const FILE = `jsonb_build_object('id', f.id, 'name', f.file_name, 'size_bytes', f.size_bytes, 'content_type', f.content_type,
  'added_at', f.added_at)`;
const CLAIM = `SELECT c.id, c.session_id, c.enrolment_id, ${survivorOf('e.person_id')} AS person_id, s.run_id, c.kind, c.state, c.text, c.made_at, c.decided_at, c.answer,
    d.given_name || ' ' || d.family_name AS decided_by, r.title AS run_title, s.title AS session_title, s.starts_at, s.ends_at,
    s.locked_at, s.cancelled_at, p.given_name || ' ' || p.family_name AS name, i.name AS institution_name,
    (SELECT coalesce(jsonb_agg(${FILE} ORDER BY f.ordinal), '[]') FROM attendance_claim_file f WHERE f.claim_id = c.id) AS files
  FROM attendance_claim c JOIN session s ON s.id = c.session_id JOIN run r ON r.id = s.run_id
    JOIN enrolment e ON e.id = c.enrolment_id JOIN person p ON p.id = e.person_id JOIN institution i ON i.id = e.institution_id
    LEFT JOIN person d ON d.id = c.decided_by`;
/** Scopes in which somebody decides, from parameter 1 on. */
export const DECIDING =
  '($1 OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))';
/** The most that one page of what waits shows; the oldest come first. */
export const WAITING_SHOWN = 200;

/** Excuses and disputes. */
@Injectable()
export class ClaimsRepository {
  constructor(private readonly db: Db) {}

  /** This person's enrolment in the run of a session. */
  async enrolmentIn(sessionId: string, personId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT e.id FROM session s JOIN enrolment e ON e.run_id = s.run_id AND e.person_id = ANY (${idsOfPerson('$2')}) AND e.state = 'enrolled'
       WHERE s.id = $1 ORDER BY e.cycle DESC, e.id LIMIT 1`,
      [sessionId, personId],
    );
    return row?.id ?? null;
  }

  /** Holds an enrolment until the transaction ends, so that its claims are counted and added one after the other. */
  async lockEnrolment(enrolmentId: string): Promise<void> {
    await this.db.execute('SELECT 1 FROM enrolment WHERE id = $1 FOR NO KEY UPDATE', [enrolmentId]);
  }

  async insert(row: AttendanceClaimRow): Promise<void> {
    await this.db.manager.insert(AttendanceClaimRow, row);
  }

  claim(claimId: string): Promise<ClaimRow | null> {
    return this.db.one<ClaimRow & Record<string, unknown>>(`${CLAIM} WHERE c.id = $1`, [claimId]);
  }

  /** Holds a claim until the transaction ends: of two who decide at once the second sees what the first decided. */
  async lock(claimId: string): Promise<ClaimRow | null> {
    await this.db.execute('SELECT 1 FROM attendance_claim WHERE id = $1 FOR UPDATE', [claimId]);
    return this.claim(claimId);
  }

  ofPerson(personId: string): Promise<ClaimRow[]> {
    return this.db.query<ClaimRow & Record<string, unknown>>(
      `${CLAIM} WHERE e.person_id = ANY (${idsOfPerson('$1')}) ORDER BY c.made_at DESC, c.id DESC LIMIT 200`,
      [personId],
    );
  }

  ofSessionAndEnrolment(sessionId: string, enrolmentId: string): Promise<ClaimRow[]> {
    return this.db.query<ClaimRow & Record<string, unknown>>(
      `${CLAIM} WHERE c.session_id = $1 AND c.enrolment_id = $2 ORDER BY c.made_at, c.id`,
      [sessionId, enrolmentId],
    );
  }

  waiting({ all, run, course, institution }: DecidingScopes): Promise<ClaimRow[]> {
    return this.db.query<ClaimRow & Record<string, unknown>>(
      `${CLAIM} WHERE ${DECIDING} AND c.state = 'open' ORDER BY s.ends_at, c.made_at, c.id LIMIT ${WAITING_SHOWN}`,
      [all, run, course, institution],
    );
  }

  /** Ends a claim that is still open. */
  async close(
    claimId: string,
    to: { state: ClaimState; decidedBy: string | null; decidedAt: Date; answer: string },
  ): Promise<boolean> {
    return (
      (await this.db.execute(
        `UPDATE attendance_claim SET state = $2, decided_by = $3, decided_at = $4, answer = $5 WHERE id = $1 AND state = 'open'`,
        [claimId, to.state, to.decidedBy, to.decidedAt, to.answer],
      )) === 1
    );
  }

  /** Adds a file as the next of its claim; null when there are `most`, or the same bytes are there. */
  async addFile(row: Omit<AttendanceClaimFileRow, 'ordinal'>, most: number): Promise<boolean> {
    return (
      (await this.db.execute(
        `INSERT INTO attendance_claim_file (id, claim_id, ordinal, sha256, size_bytes, content_type, file_name, added_at)
         SELECT $1, $2, n.next, $3, $4, $5, $6, $7
         FROM (SELECT coalesce(max(ordinal), 0) + 1 AS next FROM attendance_claim_file WHERE claim_id = $2) n
         WHERE n.next <= $8 ON CONFLICT DO NOTHING`,
        [row.id, row.claimId, row.sha256, row.sizeBytes, row.contentType, row.fileName, row.addedAt, most],
      )) === 1
    );
  }

  sameBytes(claimId: string, sha256: Buffer): Promise<ClaimFileFact | null> {
    return this.db.one<ClaimFileFact & Record<string, unknown>>(
      `SELECT f.id, f.file_name AS name, f.size_bytes, f.content_type, f.added_at FROM attendance_claim_file f
       WHERE f.claim_id = $1 AND f.sha256 = $2`,
      [claimId, sha256],
    );
  }

  /** Where the bytes of a file lie; only of this person's claim, or only of this session's. */
  file(
    fileId: string,
    claimId: string,
    of: { readonly personId: string } | { readonly sessionId: string },
  ): Promise<{ sha256: Buffer; content_type: string; name: string } | null> {
    return this.db.one(
      `SELECT f.sha256, f.content_type, f.file_name AS name FROM attendance_claim_file f
         JOIN attendance_claim c ON c.id = f.claim_id JOIN enrolment e ON e.id = c.enrolment_id
       WHERE f.id = $1 AND c.id = $2 AND ($3::uuid IS NULL OR e.person_id = ANY (${idsOfPerson('$3')})) AND ($4::uuid IS NULL OR c.session_id = $4)`,
      [fileId, claimId, 'personId' in of ? of.personId : null, 'sessionId' in of ? of.sessionId : null],
    );
  }
}
