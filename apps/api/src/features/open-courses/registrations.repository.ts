import type { InterfaceLocale, LocalizedText, OpenLearnerKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { OpenLearner } from './open-learner.entity.js';

/** A pending registration as whoever has its link meets it; the person's fields are null once it was used. */
export interface RegistrationRow {
  id: string;
  run_id: string;
  email: string | null;
  given_name: string | null;
  family_name: string | null;
  locale: InterfaceLocale;
  kind: OpenLearnerKind;
  consent: string;
  expires_at: Date;
  used_at: Date | null;
  course_title: LocalizedText;
  course_slug: string;
}

/** A registration that is spent just now: all fields are there. */
export interface SpentRow {
  id: string;
  run_id: string;
  email: string;
  given_name: string;
  family_name: string;
  locale: InterfaceLocale;
  kind: OpenLearnerKind;
  consent: string;
}

export interface NewRegistration {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly runId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly locale: InterfaceLocale;
  readonly kind: OpenLearnerKind;
  readonly consent: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** Somebody whose address is known already. */
export interface KnownRow {
  person_id: string;
  given_name: string;
  email: string;
  locale: InterfaceLocale;
  state: 'invited' | 'active' | 'deactivated' | null;
}

/** The same request within this time is a second click: its mail is on the way. */
const AGAIN_SECONDS = 60;

@Injectable()
export class RegistrationsRepository {
  constructor(private readonly db: Db) {}

  known(email: string): Promise<KnownRow | null> {
    return this.db.one<KnownRow & Record<string, unknown>>(
      `SELECT p.id AS person_id, p.given_name, p.email, p.locale, a.state FROM person p LEFT JOIN account a ON a.person_id = p.id
       WHERE p.email = $1`,
      [email],
    );
  }

  courseTitle(slug: string): Promise<{ title: LocalizedText } | null> {
    return this.db.one('SELECT title FROM course WHERE slug = $1', [slug]);
  }

  /**
   * Keeps a request in the place of an earlier one of the same address, whose link ends; gives its id. Null: the same
   * request was made a moment ago.
   */
  async keep(request: NewRegistration): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `INSERT INTO open_registration AS kept (id, token_hash, run_id, email, given_name, family_name, locale, kind, consent, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT open_registration_email_unique DO UPDATE SET token_hash = EXCLUDED.token_hash, run_id = EXCLUDED.run_id,
         given_name = EXCLUDED.given_name, family_name = EXCLUDED.family_name, locale = EXCLUDED.locale, kind = EXCLUDED.kind,
         consent = EXCLUDED.consent, requested_at = EXCLUDED.requested_at, expires_at = EXCLUDED.expires_at
       WHERE kept.run_id <> EXCLUDED.run_id OR kept.requested_at < EXCLUDED.requested_at - interval '${AGAIN_SECONDS} seconds'
       RETURNING id`,
      [
        request.id,
        request.tokenHash,
        request.runId,
        request.email,
        request.givenName,
        request.familyName,
        request.locale,
        request.kind,
        request.consent,
        request.requestedAt,
        request.expiresAt,
      ],
    );
    return row?.id ?? null;
  }

  byToken(tokenHash: Buffer): Promise<RegistrationRow | null> {
    return this.db.one<RegistrationRow & Record<string, unknown>>(
      `SELECT g.id, g.run_id, g.email, g.given_name, g.family_name, g.locale, g.kind, g.consent, g.expires_at, g.used_at,
         c.title AS course_title, c.slug AS course_slug
       FROM open_registration g JOIN run r ON r.id = g.run_id JOIN course c ON c.id = r.course_id WHERE g.token_hash = $1`,
      [tokenHash],
    );
  }

  /** Uses a request up and forgets whom it was of; gives what it said. Null: somebody else just used it. */
  spend(tokenHash: Buffer, at: Date): Promise<SpentRow | null> {
    return this.db.one<SpentRow & Record<string, unknown>>(
      `WITH held AS (SELECT * FROM open_registration WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 FOR UPDATE),
       spent AS (UPDATE open_registration g SET used_at = $2, email = NULL, given_name = NULL, family_name = NULL FROM held WHERE g.id = held.id)
       SELECT id, run_id, email, given_name, family_name, locale, kind, consent FROM held`,
      [tokenHash, at],
    );
  }

  /** Removes a request whose time is over; false while it is not. */
  async removeExpired(id: string, now: Date): Promise<boolean> {
    return (await this.db.execute('DELETE FROM open_registration WHERE id = $1 AND expires_at <= $2', [id, now])) === 1;
  }

  async insertLearner(learner: OpenLearner): Promise<void> {
    await this.db.execute(
      'INSERT INTO open_learner (person_id, kind, consent, registered_at) VALUES ($1, $2, $3, $4)',
      [learner.personId, learner.kind, learner.consent, learner.registeredAt],
    );
  }
}
