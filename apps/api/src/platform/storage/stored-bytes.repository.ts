import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';

/** Key space of the advisory locks on stored bytes. */
const BYTES_LOCK = 420_711;

/** Who needs what lies in the store: equal files lie there once, whoever brought them. */
@Injectable()
export class StoredBytesRepository {
  constructor(private readonly db: Db) {}

  /** Until the transaction ends nobody else decides whether the bytes of this hash are needed. */
  async lock(sha256: Buffer): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock($1, $2)', [BYTES_LOCK, sha256.readInt32BE(0)]);
  }

  /** Whether anything needs these bytes. */
  async isNamed(sha256: Buffer): Promise<boolean> {
    const row = await this.db.one<{ named: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM stored_file WHERE sha256 = $1) OR EXISTS (SELECT 1 FROM answer_file WHERE sha256 = $1)
         OR EXISTS (SELECT 1 FROM attendance_claim_file WHERE sha256 = $1) AS named`,
      [sha256],
    );
    return row?.named ?? false;
  }
}
