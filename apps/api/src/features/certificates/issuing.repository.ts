import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { AwardKind } from '../courses/award.entity.js';
import type { CertificateFacts, EventFacts } from './certificate-record.js';
import type { CertificateTemplate, TemplateBody } from './certificate-template.entity.js';

export type NewCertificate = CertificateFacts & {
  kind: AwardKind;
  template_id: string;
  content_hash: string;
  issued_by: string | null;
};

@Injectable()
export class IssuingRepository {
  constructor(private readonly db: Db) {}

  /** The next number of a series. Its row stays locked until the transaction ends: a rolled-back issue leaves no gap. */
  async nextNumber(series: string): Promise<number> {
    const row = await this.db.one<{ last: number }>(
      `INSERT INTO certificate_counter (series, last) VALUES ($1, 1)
       ON CONFLICT (series) DO UPDATE SET last = certificate_counter.last + 1 RETURNING last`,
      [series],
    );
    if (!row) throw new Error(`no number in series ${series}`);
    return row.last;
  }

  async insertCertificate(row: NewCertificate): Promise<void> {
    await this.db.execute(
      `INSERT INTO certificate (id, person_id, award_id, cycle, edition, enrolment_id, run_id, template_id, serial, code, snapshot,
         eligibility, content_hash, issued_at, issued_by, valid_until, supersedes, kind)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        row.id,
        row.person_id,
        row.award_id,
        row.cycle,
        row.edition,
        row.enrolment_id,
        row.run_id,
        row.template_id,
        row.serial,
        row.code,
        JSON.stringify(row.snapshot),
        JSON.stringify(row.eligibility),
        row.content_hash,
        row.issued_at,
        row.issued_by,
        row.valid_until,
        row.supersedes,
        row.kind,
      ],
    );
  }

  async insertEvent(certificateId: string, event: EventFacts): Promise<void> {
    await this.db.execute(
      `INSERT INTO certificate_event (certificate_id, number, kind, at, actor_id, reason, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        certificateId,
        event.number,
        event.kind,
        event.at,
        event.actor_id,
        event.reason,
        event.previous_hash,
        event.hash,
      ],
    );
  }

  async validUntil(issuedAt: Date, months: number): Promise<Date> {
    const row = await this.db.one<{ at: Date }>('SELECT $1::timestamptz + make_interval(months => $2::int) AS at', [
      issuedAt,
      months,
    ]);
    return row?.at ?? issuedAt;
  }

  async completeEnrolment(enrolmentId: string, at: Date): Promise<void> {
    await this.db.execute(
      'UPDATE enrolment SET completed_at = $2, version = version + 1 WHERE id = $1 AND completed_at IS NULL',
      [enrolmentId, at],
    );
  }

  newestTemplate(awardId: string): Promise<CertificateTemplate | null> {
    return this.db.one<CertificateTemplate>(
      'SELECT id, award_id AS "awardId", version, body FROM certificate_template WHERE award_id = $1 ORDER BY version DESC LIMIT 1',
      [awardId],
    );
  }

  /** Adds a version; when somebody else added the same number at once, theirs stands. */
  async addTemplate(id: string, awardId: string, version: number, body: TemplateBody): Promise<void> {
    await this.db.execute(
      'INSERT INTO certificate_template (id, award_id, version, body) VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT certificate_template_version_unique DO NOTHING',
      [id, awardId, version, JSON.stringify(body)],
    );
  }

  /** The installation's own setting `programme`, as an administrator entered it. */
  async programme(): Promise<unknown> {
    const row = await this.db.one<{ value: unknown }>("SELECT value FROM installation WHERE key = 'programme'");
    return row?.value ?? null;
  }
}
