import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

/** Whom decisions are told to. */
@Injectable()
export class ReviewPeopleRepository {
  constructor(private readonly db: Db) {}

  /** Somebody with an active account and an address. */
  reachable(personId: string): Promise<{ given_name: string; email: string; locale: InterfaceLocale } | null> {
    return this.db.one(
      `SELECT p.given_name, p.email, p.locale FROM person p JOIN account a ON a.person_id = p.id AND a.state = 'active'
       WHERE p.id = $1 AND p.email IS NOT NULL`,
      [personId],
    );
  }
}
