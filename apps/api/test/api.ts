import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { foldForSearch, type Role, type ScopeKind } from '@edukom/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { createHttpApp } from '../src/http-app.js';
import { readConfig } from '../src/platform/config/config.js';
import { Db } from '../src/platform/db/db.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { testDatabase } from './database.js';

export const ORIGIN = 'http://localhost:3000';

/** The whole API on a database of its own, over real HTTP; `jobs` also runs the jobs in the process. */
export interface TestApi {
  readonly app: NestExpressApplication;
  readonly db: Db;
  readonly dataDir: string;
  readonly url: string;
  /** A client that is signed out, or signed in with the cookie of {@link TestApi.signIn}. */
  http(cookie?: string): ReturnType<typeof request.agent>;
  /** Opens a session for a person straight in the database and gives its cookie. */
  signIn(personId: string): Promise<string>;
  close(): Promise<void>;
}

export async function startTestApi(options: { jobs?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<TestApi> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'edukom-api-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    EDUKOM_DATA: dataDir,
    EDUKOM_SECRET: 'a secret for tests only, 32 letters',
    DB_POOL: '10',
    ...options.env,
  });
  const app = await createHttpApp(config);
  await app.listen(0, '127.0.0.1');
  const db = app.get(Db);
  if (options.jobs) await app.get(Jobs).work();
  return {
    app,
    db,
    dataDir,
    url: await app.getUrl(),
    http: (cookie) => {
      const agent = request.agent(app.getHttpServer());
      return cookie ? agent.set('Cookie', cookie) : agent;
    },
    signIn: async (personId) => {
      const token = randomBytes(32).toString('base64url');
      await db.execute(
        "INSERT INTO sign_in (token_hash, person_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')",
        [createHash('sha256').update(token).digest(), personId],
      );
      return `edukom_session=${token}`;
    },
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface PersonOptions {
  givenName?: string;
  familyName?: string;
  email?: string | null;
  state?: 'invited' | 'active' | 'deactivated' | null;
  grants?: { role: Role; scopeKind?: ScopeKind; scopeId?: string | null }[];
  departmentId?: string;
}

/** A person with an account (its password hash fits nothing: sign in with {@link TestApi.signIn}). */
export async function aPerson(db: Db, options: PersonOptions = {}): Promise<string> {
  const id = uuidv7();
  const defaults = {
    givenName: 'Arben',
    familyName: `Krasniqi${id.slice(-6)}`,
    email: `${id}@example.org`,
    state: 'active',
  };
  const { givenName, familyName, email, state } = { ...defaults, ...options };
  const searchText = foldForSearch(`${givenName} ${familyName} ${email ?? ''}`);
  await db.execute(
    "INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at) VALUES ($1, $2, $3, $4, $5, 'sq', now())",
    [id, givenName, familyName, searchText, email],
  );
  if (state)
    await db.execute('INSERT INTO account (person_id, state, password_hash) VALUES ($1, $2, $3)', [
      id,
      state,
      state === 'invited' ? null : 'none',
    ]);
  for (const grant of options.grants ?? []) await aGrant(db, id, grant);
  if (options.departmentId)
    await db.execute(
      "INSERT INTO affiliation (id, person_id, department_id, is_primary, valid) VALUES ($1, $2, $3, true, daterange('2020-01-01', NULL))",
      [uuidv7(), id, options.departmentId],
    );
  return id;
}

/** A role since 2020. */
export async function aGrant(
  db: Db,
  personId: string,
  { role, scopeKind = 'all', scopeId = null }: { role: Role; scopeKind?: ScopeKind; scopeId?: string | null },
): Promise<void> {
  await db.execute(
    "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES ($1, $2, $3, $4, $5, daterange('2020-01-01', NULL))",
    [uuidv7(), personId, role, scopeKind, scopeId],
  );
}

/** A municipality as an institution, with one department. */
export async function anInstitution(
  db: Db,
  slug = `komuna-${randomBytes(4).toString('hex')}`,
): Promise<{ institutionId: string; departmentId: string; placeId: string }> {
  const [placeId, institutionId, departmentId] = [uuidv7(), uuidv7(), uuidv7()];
  const name = JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: slug } } });
  await db.execute(
    "INSERT INTO place (id, kind, code, slug, name, search_text, facts) VALUES ($1, 'municipality', $2, $2, $3, $2, '{}')",
    [placeId, slug, name],
  );
  await db.execute(
    "INSERT INTO institution (id, kind, slug, name, search_text, place_id, content_locales) VALUES ($1, 'municipality', $2, $3, $2, $4, '{sq,sr-Cyrl,en}')",
    [institutionId, slug, name, placeId],
  );
  await db.execute(
    "INSERT INTO department (id, institution_id, name, name_fold) VALUES ($1, $2, 'Administrata', 'administrata')",
    [departmentId, institutionId],
  );
  return { institutionId, departmentId, placeId };
}
