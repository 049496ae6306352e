import type { ChangeState, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { survivorOf } from '../../../platform/db/person-ids.js';
import { AttendanceChangeRow, type ChangeKind } from './attendance-change.entity.js';
import { DECIDING, type DecidingScopes, WAITING_SHOWN } from './claims.repository.js';

/** A change after the lock with what it is about; the person and who proposed are those who stay. */
export interface ChangeRow {
  id: string;
  session_id: string;
  enrolment_id: string;
  person_id: string;
  kind: ChangeKind;
  at: Date | null;
  reason: string;
  claim_id: string | null;
  state: ChangeState;
  proposed_by: string;
  proposer_name: string;
  proposed_at: Date;
  decider_name: string | null;
  decided_at: Date | null;
  answer: string;
  mark_id: string | null;
  run_title: LocalizedText;
  session_title: string;
  starts_at: Date;
  name: string;
}

const CHANGE = `SELECT c.id, c.session_id, c.enrolment_id, ${survivorOf('e.person_id')} AS person_id, c.kind, c.at, c.reason, c.claim_id, c.state, ${survivorOf('c.proposed_by')} AS proposed_by, c.proposed_at,
    c.decided_at, c.answer, c.mark_id, q.given_name || ' ' || q.family_name AS proposer_name, d.given_name || ' ' || d.family_name AS decider_name,
    r.title AS run_title, s.title AS session_title, s.starts_at, p.given_name || ' ' || p.family_name AS name
  FROM attendance_change c JOIN session s ON s.id = c.session_id JOIN run r ON r.id = s.run_id
    JOIN enrolment e ON e.id = c.enrolment_id JOIN person p ON p.id = e.person_id JOIN person q ON q.id = c.proposed_by
    LEFT JOIN person d ON d.id = c.decided_by`;

/** Changes of attendance after the lock. */
@Injectable()
export class LockedChangesRepository {
  constructor(private readonly db: Db) {}

  /** Whose enrolment it is, when it is one of this run and not withdrawn. */
  async officialOf(enrolmentId: string, runId: string): Promise<string | null> {
    const row = await this.db.one<{ person_id: string }>(
      `SELECT ${survivorOf('person_id')} AS person_id FROM enrolment WHERE id = $1 AND run_id = $2 AND state = 'enrolled'`,
      [enrolmentId, runId],
    );
    return row?.person_id ?? null;
  }

  async insert(row: AttendanceChangeRow): Promise<void> {
    await this.db.manager.insert(AttendanceChangeRow, row);
  }

  change(changeId: string): Promise<ChangeRow | null> {
    return this.db.one<ChangeRow & Record<string, unknown>>(`${CHANGE} WHERE c.id = $1`, [changeId]);
  }

  /** Holds a change until the transaction ends: of two who decide at once the second sees what the first decided. */
  async lock(changeId: string): Promise<ChangeRow | null> {
    await this.db.execute('SELECT 1 FROM attendance_change WHERE id = $1 FOR UPDATE', [changeId]);
    return this.change(changeId);
  }

  ofSessionAndEnrolment(sessionId: string, enrolmentId: string): Promise<ChangeRow[]> {
    return this.db.query<ChangeRow & Record<string, unknown>>(
      `${CHANGE} WHERE c.session_id = $1 AND c.enrolment_id = $2 ORDER BY c.proposed_at, c.id`,
      [sessionId, enrolmentId],
    );
  }

  waiting({ all, run, course, institution }: DecidingScopes): Promise<ChangeRow[]> {
    return this.db.query<ChangeRow & Record<string, unknown>>(
      `${CHANGE} WHERE ${DECIDING} AND c.state = 'proposed' ORDER BY c.proposed_at, c.id LIMIT ${WAITING_SHOWN}`,
      [all, run, course, institution],
    );
  }

  /** Ends a change that still waits. */
  async close(
    changeId: string,
    to: Pick<AttendanceChangeRow, 'state' | 'decidedBy' | 'decidedAt' | 'answer' | 'markId'>,
  ): Promise<boolean> {
    return (
      (await this.db.execute(
        `UPDATE attendance_change SET state = $2, decided_by = $3, decided_at = $4, answer = $5, mark_id = $6
         WHERE id = $1 AND state = 'proposed'`,
        [changeId, to.state, to.decidedBy, to.decidedAt, to.answer, to.markId],
      )) === 1
    );
  }
}
