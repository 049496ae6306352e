import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { survivorOf } from '../../../platform/db/person-ids.js';

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

  /** Those of some people who have an active account and an address; another name is written to as the person it is of. */
  reachable(personIds: readonly string[]): Promise<ReachablePerson[]> {
    return this.db.query<ReachablePerson & Record<string, unknown>>(
      `SELECT n.id, p.given_name, p.family_name, p.locale, p.email AS recipient FROM person n
       JOIN person p ON p.id = ${survivorOf('n.id')} JOIN account a ON a.person_id = p.id AND a.state = 'active'
       WHERE n.id = ANY ($1::uuid[]) AND p.email IS NOT NULL ORDER BY n.id`,
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
