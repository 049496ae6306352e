import type { Renewal } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { type RenewalColumns, renewalOf } from './renewal-row.js';

@Injectable()
export class RenewalsRepository {
  constructor(private readonly db: Db) {}

  /** The renewal of a course, nobody else changing it until the transaction ends. */
  async hold(courseId: string): Promise<Renewal | null> {
    await this.db.execute('SELECT 1 FROM course WHERE id = $1 FOR NO KEY UPDATE', [courseId]);
    return this.read(courseId);
  }

  async read(courseId: string): Promise<Renewal | null> {
    const row = await this.db.one<RenewalColumns & Record<string, unknown>>(
      `SELECT kind AS renewal_kind, months AS renewal_months, opens_days, anchored_on FROM course_renewal WHERE course_id = $1`,
      [courseId],
    );
    return row && renewalOf(row);
  }

  async save(courseId: string, renewal: Renewal | null): Promise<void> {
    await this.db.execute('DELETE FROM course_renewal WHERE course_id = $1', [courseId]);
    if (renewal)
      await this.db.execute(
        'INSERT INTO course_renewal (course_id, kind, months, opens_days, anchored_on) VALUES ($1, $2, $3, $4, $5)',
        [
          courseId,
          renewal.kind,
          renewal.months,
          renewal.kind === 'rolling' ? renewal.opensDays : null,
          renewal.kind === 'fixed' ? renewal.anchoredOn : null,
        ],
      );
  }
}
