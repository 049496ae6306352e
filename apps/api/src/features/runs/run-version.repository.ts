import type { AwardRule, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { RunState } from './run.entity.js';

export interface RunVersionRow {
  state: RunState;
  course_id: string;
  version_id: string;
  number: number;
  award_rule: AwardRule;
}

export interface PublishedRow {
  version_id: string;
  number: number;
  published_at: Date;
}

export interface BlockerRow {
  id: string;
  title: LocalizedText;
  attempts: number;
}

const RUN = `SELECT r.state, r.course_id, r.version_id, v.number, r.award_rule
  FROM run r JOIN course_version v ON v.id = r.version_id WHERE r.id = $1`;
const PUBLISHED = `SELECT id AS version_id, number, published_at FROM course_version
  WHERE course_id = $1 AND state = 'published' AND number > $2`;

/** Which version a run is on, and its move to another. */
@Injectable()
export class RunVersionRepository {
  constructor(private readonly db: Db) {}

  run(runId: string): Promise<RunVersionRow | null> {
    return this.db.one<RunVersionRow & Record<string, unknown>>(RUN, [runId]);
  }

  /** The run and its enrolments, held: whoever records something in it meanwhile waits, and then finds the new version. */
  async lockRun(runId: string): Promise<RunVersionRow | null> {
    // Held before it is read: a statement that waits sees the joined rows as they were before.
    await this.db.execute('SELECT 1 FROM run WHERE id = $1 FOR UPDATE', [runId]);
    await this.db.execute('SELECT 1 FROM enrolment WHERE run_id = $1 ORDER BY id FOR UPDATE', [runId]);
    return this.run(runId);
  }

  newest(courseId: string, after: number): Promise<PublishedRow | null> {
    return this.db.one<PublishedRow & Record<string, unknown>>(`${PUBLISHED} ORDER BY number DESC LIMIT 1`, [
      courseId,
      after,
    ]);
  }

  newer(courseId: string, after: number, versionId: string): Promise<PublishedRow | null> {
    return this.db.one<PublishedRow & Record<string, unknown>>(`${PUBLISHED} AND id = $3`, [
      courseId,
      after,
      versionId,
    ]);
  }

  /** Activities somebody of the run has tried for which the other version has no quiz of the same name. */
  blockers(runId: string, versionId: string): Promise<BlockerRow[]> {
    return this.db.query<BlockerRow & Record<string, unknown>>(
      `SELECT a.id, a.title, count(*)::int AS attempts
       FROM enrolment e JOIN attempt t ON t.enrolment_id = e.id JOIN quiz q ON q.id = t.quiz_id JOIN activity a ON a.id = q.activity_id
       WHERE e.run_id = $1 AND NOT EXISTS (SELECT 1 FROM module m JOIN activity n ON n.module_id = m.id JOIN quiz p ON p.activity_id = n.id
         WHERE m.version_id = $2 AND n.slug = a.slug)
       GROUP BY a.id, a.title ORDER BY min(t.started_at)`,
      [runId, versionId],
    );
  }

  /** Ids of activities and quizzes of a version with those of the same name in another. */
  async successors(fromId: string, toId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ old_id: string; new_id: string }>(
      `SELECT g.old_id, g.new_id FROM module m JOIN activity o ON o.module_id = m.id LEFT JOIN quiz oq ON oq.activity_id = o.id
       JOIN module n ON n.version_id = $2 JOIN activity a ON a.module_id = n.id AND a.slug = o.slug AND a.kind = o.kind
       LEFT JOIN quiz aq ON aq.activity_id = a.id
       CROSS JOIN LATERAL (VALUES (o.id, a.id), (oq.id, aq.id)) AS g (old_id, new_id)
       WHERE m.version_id = $1 AND g.old_id IS NOT NULL AND g.new_id IS NOT NULL`,
      [fromId, toId],
    );
    return new Map(rows.map((row) => [row.old_id, row.new_id]));
  }

  async move(runId: string, versionId: string, awardRule: AwardRule): Promise<void> {
    await this.db.execute('UPDATE run SET version_id = $2, award_rule = $3, version = version + 1 WHERE id = $1', [
      runId,
      versionId,
      awardRule,
    ]);
  }
}
