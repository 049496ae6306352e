import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';

export interface ReachablePerson {
  id: string;
  given_name: string;
  family_name: string;
  locale: InterfaceLocale;
  recipient: string;
}

@Injectable()
export class MailPeopleRepository {
  constructor(private readonly db: Db) {}

  /** Those of some people who have an active account and an address. */
  reachable(personIds: readonly string[]): Promise<ReachablePerson[]> {
    return this.db.query<ReachablePerson & Record<string, unknown>>(
      `SELECT p.id, p.given_name, p.family_name, p.locale, p.email AS recipient FROM person p
       JOIN account a ON a.person_id = p.id AND a.state = 'active'
       WHERE p.id = ANY ($1::uuid[]) AND p.email IS NOT NULL ORDER BY p.id`,
      [personIds],
    );
  }

  async nameOf(personId: string): Promise<string> {
    const row = await this.db.one<{ name: string }>(
      "SELECT given_name || ' ' || family_name AS name FROM person WHERE id = $1",
      [personId],
    );
    return row?.name ?? '';
  }
}
