import type { ImportKind, ImportRowView, ImportView } from '@edukom/contracts';
import { ORIGIN, type TestApi } from './api.js';

/** The wizard as a client of the API uses it, for one signed-in person. */
export interface ImportClient {
  upload(kind: ImportKind, lines: readonly string[] | Buffer, name?: string): Promise<ImportView>;
  view(importId: string): Promise<ImportView>;
  rows(importId: string, query?: string): Promise<ImportRowView[]>;
  apply(view: ImportView, invite?: boolean): Promise<ImportView>;
  undo(importId: string): Promise<ImportView>;
  /** Decision and first reason of each row, in order. */
  brief(importId: string): Promise<string[]>;
}

export function importClient(api: TestApi, cookie: string): ImportClient {
  const body = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body: said } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(said)}`);
    return said;
  };
  const rows = async (importId: string, query = 'limit=200') => {
    const found = await body(api.http(cookie).get(`/api/imports/${importId}/rows?${query}`));
    return (found as { items: ImportRowView[] }).items;
  };
  return {
    rows,
    upload: async (kind, lines, name = 'table.csv') =>
      (await body(
        api
          .http(cookie)
          .post(`/api/imports?kind=${kind}`)
          .set('Origin', ORIGIN)
          .attach('file', Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join('\n')), name),
      )) as ImportView,
    view: async (importId) => (await body(api.http(cookie).get(`/api/imports/${importId}`))) as ImportView,
    apply: async ({ importId, revision }, invite = false) =>
      (await body(
        api.http(cookie).post(`/api/imports/${importId}/application`).send({ revision, invite }),
      )) as ImportView,
    undo: async (importId) =>
      (await body(api.http(cookie).delete(`/api/imports/${importId}/application`))) as ImportView,
    brief: async (importId) =>
      (await rows(importId)).map(({ decision, reasons }) => [decision, reasons[0]?.code].filter(Boolean).join(' ')),
  };
}

/** Above a table of people, in Albanian. */
export const PEOPLE_HEADER = 'Emri,Mbiemri,E-posta,Institucioni,Drejtoria,Pozita,Gjuha';

/** A row below it. */
export const aPersonRow = (name: string, domain: string, rest = 'Gjilan,Arsimi,Zyrtar,sq'): string =>
  `${name},Krasniqi,${name.toLowerCase()}@${domain},${rest}`;

/** Who is there with an address of the domain. */
export const peopleOf = (api: TestApi, domain: string) =>
  api.db.query<{ email: string; given_name: string; family_name: string }>(
    "SELECT email, given_name, family_name FROM person WHERE email LIKE '%@' || $1 ORDER BY email",
    [domain],
  );
