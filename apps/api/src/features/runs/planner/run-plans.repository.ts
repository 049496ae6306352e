import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface HostRow {
  id: string;
  name: LocalizedText;
}

export interface RunPlanColumns {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly locales: readonly ContentLocale[];
  readonly searchText: string;
}

/** What of a run is planned beside its sessions and seats. */
@Injectable()
export class RunPlansRepository {
  constructor(private readonly db: Db) {}

  /** Institutions among these ids, by name. */
  institutions(ids: readonly string[]): Promise<HostRow[]> {
    return this.db.query<HostRow & Record<string, unknown>>(
      'SELECT id, name FROM institution WHERE id = ANY ($1::uuid[]) ORDER BY search_text, id',
      [ids],
    );
  }

  coHosts(runId: string): Promise<HostRow[]> {
    return this.db.query<HostRow & Record<string, unknown>>(
      `SELECT i.id, i.name FROM run_host h JOIN institution i ON i.id = h.institution_id WHERE h.run_id = $1 ORDER BY i.search_text, i.id`,
      [runId],
    );
  }

  async replaceCoHosts(runId: string, institutionIds: readonly string[]): Promise<void> {
    await this.db.execute('DELETE FROM run_host WHERE run_id = $1', [runId]);
    await this.db.execute('INSERT INTO run_host (run_id, institution_id) SELECT $1, unnest($2::uuid[])', [
      runId,
      institutionIds,
    ]);
  }

  async savePlan(runId: string, plan: RunPlanColumns): Promise<void> {
    await this.db.execute(
      'UPDATE run SET starts_on = $2, ends_on = $3, locales = $4, search_text = $5, version = version + 1 WHERE id = $1',
      [runId, plan.startsOn, plan.endsOn, plan.locales, plan.searchText],
    );
  }

  /** Gives a run the attendance rule of another: a copy is held by what its model was held by. */
  async copyAttendanceRule(fromRunId: string, toRunId: string): Promise<void> {
    await this.db.execute(
      'UPDATE run SET attendance_rule = (SELECT attendance_rule FROM run WHERE id = $1) WHERE id = $2',
      [fromRunId, toRunId],
    );
  }

  /** Names who leads a session; nobody: all trainers of the run. */
  async replaceSessionTrainers(sessionId: string, personIds: readonly string[]): Promise<void> {
    await this.db.execute('DELETE FROM session_trainer WHERE session_id = $1', [sessionId]);
    await this.db.execute('INSERT INTO session_trainer (session_id, person_id) SELECT $1, unnest($2::uuid[])', [
      sessionId,
      personIds,
    ]);
  }

  /** Takes people out of the sessions of a run that are not over. */
  async dropFromSessions(runId: string, personIds: readonly string[], now: Date): Promise<void> {
    await this.db.execute(
      `DELETE FROM session_trainer t USING session s
       WHERE s.id = t.session_id AND s.run_id = $1 AND s.ends_at > $3 AND t.person_id = ANY ($2::uuid[])`,
      [runId, personIds, now],
    );
  }
}
