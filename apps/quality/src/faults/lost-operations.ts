import type { Client } from 'pg';
import type { LedgerEntry } from './ledger.js';

/** What people do that must happen exactly once. */
export const kinds = ['start', 'check-in', 'save', 'submit', 'mark'] as const;
/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number];

/** The kind of an operation by its key, `kind/person`. */
export function kindOf(key: string): Kind {
  const found = kinds.find((kind) => key.startsWith(`${kind}/`));
  if (!found) throw new Error(`no operation: ${key}`);
  return found;
}

type Body = Readonly<Record<string, unknown>>;

const facts: Readonly<Record<Kind, (body: Body) => unknown[]>> = {
  start: ({ attemptId }) => [attemptId],
  'check-in': ({ status, receivedAt }) => [status, receivedAt],
  save: ({ rev, receivedAt }) => [rev, receivedAt],
  submit: ({ state, hash, finishedAt }) => [state, hash, finishedAt],
  mark: ({ version, points, markedAt }) => [version, points, markedAt],
};

/** What a reply says was done, in the words of the ledger. */
export const factOf = (kind: Kind, body: Body): string => JSON.stringify(facts[kind](body));

/** Whether two answers to the same operation say the same. The time of the server, which players count from, goes on. */
export function sameReply(
  lost: { readonly status: number; readonly body: Buffer },
  reply: { readonly status: number; readonly text: string },
): boolean {
  return lost.status === reply.status && withoutNow(lost.body.toString()) === withoutNow(reply.text);
}

function withoutNow(text: string): string {
  const body: unknown = JSON.parse(text);
  return JSON.stringify(body, (key, value: unknown) => (key === 'serverNow' ? undefined : value));
}

/** Every row that such an operation left, one entry each: a row too many is a key twice. */
export async function storedOperations(sql: Client): Promise<LedgerEntry[]> {
  const { rows } = await sql.query<Body & { readonly kind: Kind; readonly person: string }>(
    `SELECT 'start' AS kind, person_id AS person, jsonb_build_object('attemptId', id) AS body, NULL::timestamptz AS at FROM attempt
     UNION ALL SELECT 'check-in', e.person_id, jsonb_build_object('status', m.status), m.received_at
       FROM attendance_mark m JOIN enrolment e ON e.id = m.enrolment_id
     UNION ALL SELECT 'save', a.person_id, jsonb_build_object('rev', w.client_rev), w.received_at FROM answer w JOIN attempt a ON a.id = w.attempt_id
     UNION ALL SELECT 'submit', person_id, jsonb_build_object('state', state, 'hash', receipt_hash), finished_at FROM attempt WHERE state <> 'open'
     UNION ALL SELECT 'mark', a.person_id, jsonb_build_object('version', m.version, 'points', m.points), m.marked_at
       FROM mark m JOIN attempt a ON a.id = m.attempt_id`,
  );
  return rows.map(({ kind, person, body, at }) => ({
    key: `${kind}/${person}`,
    revision: 1,
    value: factOf(kind, withTime(body as Body, at as Date | null)),
  }));
}

/** Each kind calls the time of its row otherwise. */
function withTime(body: Body, at: Date | null): Body {
  const time = at?.toISOString();
  return { ...body, receivedAt: time, finishedAt: time, markedAt: time };
}
