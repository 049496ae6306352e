import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

/** Somebody a correction touches, with the certificate that is in force. */
export interface TouchedRow {
  enrolment_id: string;
  person_id: string;
  name: string;
  run_id: string;
  run_code: string;
  certificate_id: string | null;
  serial: string | null;
}

/** Who is behind the enrolments a correction touches. */
@Injectable()
export class CorrectionsRepository {
  constructor(private readonly db: Db) {}

  /** In the order of names; a certificate is in force when its newest event says so. */
  touched(enrolmentIds: readonly string[]): Promise<TouchedRow[]> {
    return this.db.query<TouchedRow & Record<string, unknown>>(
      `SELECT e.id AS enrolment_id, p.id AS person_id, p.given_name || ' ' || p.family_name AS name, r.id AS run_id,
         r.code AS run_code, c.id AS certificate_id, c.serial
       FROM enrolment e JOIN person p ON p.id = e.person_id JOIN run r ON r.id = e.run_id
       LEFT JOIN LATERAL (SELECT c.id, c.serial FROM certificate c
         WHERE c.enrolment_id = e.id AND (SELECT v.kind FROM certificate_event v WHERE v.certificate_id = c.id
           ORDER BY v.number DESC LIMIT 1) IN ('issued', 'reinstated')
         ORDER BY c.edition DESC LIMIT 1) c ON true
       WHERE e.id = ANY ($1) ORDER BY p.family_name, p.given_name, e.id`,
      [enrolmentIds],
    );
  }
}
