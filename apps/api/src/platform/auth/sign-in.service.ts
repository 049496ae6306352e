import { hash } from 'node:crypto';
import type { Grant, InterfaceLocale, Role, ScopeKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Random } from '../clock/clock.js';
import { Db } from '../db/db.js';
import { idsOfPerson, survivorOf } from '../db/person-ids.js';
import { Gathered } from '../db/gathered.js';
import type { Actor } from '../http/context.js';

const DAYS_VALID = 14;
const TOUCH_AFTER_MS = 5 * 60_000;

/** Most sessions that one statement reads. */
const TOGETHER = 16;

interface SignInRow {
  place: number;
  person_id: string;
  other_ids: string[];
  given_name: string;
  family_name: string;
  email: string | null;
  locale: InterfaceLocale;
  last_seen_at: Date;
  grants: { role: Role; kind: ScopeKind; id: string | null }[];
}

/** Hash under which a bearer secret (session token, mailed link) is stored: the database never holds the secret. */
export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer');

/** A statement for each number of sessions: with rows that it can count, PostgreSQL keeps its plan. */
const ACTORS_OF = Array.from({ length: TOGETHER }, (_, index) => ({
  name: index === 0 ? 'sign-in.actor' : `sign-in.actor-${index + 1}`,
  sql: `
  SELECT q.place, one.* FROM (VALUES ${Array.from({ length: index + 1 }, (_one, place) => `(${place}, $${2 * place + 1}::bytea, $${2 * place + 2}::timestamptz)`).join(', ')})
    AS q (place, token_hash, at)
  CROSS JOIN LATERAL (
    SELECT p.id AS person_id, o.ids AS other_ids, p.given_name, p.family_name, p.email, p.locale, s.last_seen_at,
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'kind', g.scope_kind, 'id', g.scope_id))
        FROM role_grant g WHERE g.person_id = ANY (p.id || o.ids) AND g.valid @> CURRENT_DATE), '[]') AS grants
    FROM sign_in s JOIN person p ON p.id = ${survivorOf('s.person_id')}
      JOIN account a ON a.person_id = p.id AND a.state = 'active'
      CROSS JOIN LATERAL (SELECT ARRAY(SELECT l.merged_id FROM person_alias l WHERE l.survivor_id = p.id) AS ids) o
    WHERE s.token_hash = q.token_hash AND s.expires_at > q.at LIMIT 1
  ) one`,
}));

/** The secret of a session, hashed, and when it was shown. */
interface Shown {
  readonly digest: Buffer;
  readonly at: Date;
}

/** Opaque server-side sessions in PostgreSQL: revocable at once, read together with user and grants in one statement. */
@Injectable()
export class SignInService {
  readonly #sessions = new Gathered<Shown, SignInRow | undefined>(TOGETHER, (shown) => this.#rowsOf(shown));

  constructor(
    private readonly db: Db,
    private readonly random: Random,
  ) {}

  /** Opens a session and gives its token, which only the cookie holds; the person's expired ones go with the same statement. */
  async open(personId: string, now: Date, userAgent: string): Promise<{ token: string; maxAgeSeconds: number }> {
    const token = this.random.token();
    await this.db.execute(
      `WITH expired AS (DELETE FROM sign_in WHERE person_id = $2 AND expires_at <= $3)
       INSERT INTO sign_in (token_hash, person_id, created_at, last_seen_at, expires_at, user_agent)
       VALUES ($1, $2, $3, $3, $3::timestamptz + make_interval(days => $4), $5)`,
      [tokenHash(token), personId, now, DAYS_VALID, userAgent],
    );
    return { token, maxAgeSeconds: DAYS_VALID * 86_400 };
  }

  /** Who a token stands for, or null when it is unknown, expired, or the account is not active. */
  async actorOf(token: string, now: Date): Promise<Actor | null> {
    const digest = tokenHash(token);
    const row = await this.#sessions.ask({ digest, at: now });
    if (!row) return null;
    if (now.getTime() - row.last_seen_at.getTime() > TOUCH_AFTER_MS)
      await this.db.execute('UPDATE sign_in SET last_seen_at = $2 WHERE token_hash = $1', [digest, now]);
    return {
      personId: row.person_id,
      personIds: [row.person_id, ...row.other_ids],
      givenName: row.given_name,
      familyName: row.family_name,
      email: row.email ?? '',
      locale: row.locale,
      grants: row.grants.map((grant): Grant => ({ role: grant.role, scope: { kind: grant.kind, id: grant.id } })),
      tokenHash: digest,
    };
  }

  async #rowsOf(shown: readonly Shown[]): Promise<(SignInRow | undefined)[]> {
    const statement = ACTORS_OF[shown.length - 1];
    if (!statement) throw new Error(`no statement for ${shown.length} sessions`);
    const values = shown.flatMap(({ digest, at }) => [digest, at]);
    const rows = new Map(
      (await this.db.prepared<SignInRow>(statement.name, statement.sql, values)).map((row) => [row.place, row]),
    );
    return shown.map((_one, place) => rows.get(place));
  }

  async close(digest: Buffer): Promise<void> {
    await this.db.execute('DELETE FROM sign_in WHERE token_hash = $1', [digest]);
  }

  /** Ends every session of a person, whichever of their accounts it was opened with. */
  async closeAll(personId: string): Promise<void> {
    await this.db.execute(`DELETE FROM sign_in WHERE person_id = ANY (${idsOfPerson('$1')})`, [personId]);
  }
}
