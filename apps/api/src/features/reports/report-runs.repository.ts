import type { ReportFilter } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { VisibleRuns } from './report-queries.repository.js';
import { type ReportFormat, type ReportKind, ReportRun } from './report-run.entity.js';

export interface ReportRunRow {
  id: string;
  kind: ReportKind;
  format: ReportFormat;
  filter: ReportFilter;
  data_at: Date;
  row_count: number | null;
  content_hash: string | null;
  finished_at: Date | null;
}

const VISIBLE =
  '($1::boolean OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))';
const visibleValues = (visible: VisibleRuns) => [
  visible.all,
  visible.ids.run,
  visible.ids.course,
  visible.ids.institution,
];

@Injectable()
export class ReportRunsRepository {
  constructor(private readonly db: Db) {}

  async begin(run: ReportRun): Promise<void> {
    await this.db.manager.insert(ReportRun, run as never);
  }

  async finish(id: string, rowCount: number, contentHash: string, at: Date): Promise<void> {
    await this.db.execute(
      'UPDATE report_run SET row_count = $2, content_hash = $3, finished_at = $4 WHERE id = $1 AND finished_at IS NULL',
      [id, rowCount, contentHash, at],
    );
  }

  ofPerson(personId: string): Promise<ReportRunRow[]> {
    return this.db.query<ReportRunRow>(
      `SELECT id, kind, format, filter, data_at, row_count, content_hash, finished_at FROM report_run
       WHERE created_by = $1 ORDER BY id DESC LIMIT 30`,
      [personId],
    );
  }

  runs(visible: VisibleRuns): Promise<{ id: string; code: string; title: LocalizedText }[]> {
    return this.db.query(`SELECT r.id, r.code, r.title FROM run r WHERE ${VISIBLE} ORDER BY r.starts_on DESC, r.code`, [
      ...visibleValues(visible),
    ]);
  }

  /** Institutions that have somebody enrolled in a run one may see. */
  institutions(visible: VisibleRuns): Promise<{ id: string; name: LocalizedText }[]> {
    return this.db.query(
      `SELECT i.id, i.name FROM institution i WHERE EXISTS (
         SELECT 1 FROM enrolment e JOIN run r ON r.id = e.run_id WHERE e.institution_id = i.id AND ${VISIBLE}) ORDER BY i.slug`,
      [...visibleValues(visible)],
    );
  }
}
