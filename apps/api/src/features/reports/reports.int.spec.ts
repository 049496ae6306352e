import { randomUUID } from 'node:crypto';
import { get, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import type { Response } from 'supertest';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { anAwardingRun, type AwardingRun, completeLesson } from '../../../test/certificates-factories.js';
import { aSession } from '../../../test/runs-factories.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor, Context } from '../../platform/http/context.js';
import { IssuingService } from '../certificates/issuing.service.js';
import { LifecycleService } from '../certificates/lifecycle.service.js';
import { ATTENDANCE } from './report-definitions.js';
import { ReportsService } from './reports.service.js';

let api: TestApi;
let run: AwardingRun;
let manager: string;

const bytes = (response: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  (response as NodeJS.ReadableStream)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => done(null, Buffer.concat(chunks)));
};
const file = async (path: string, cookie = manager): Promise<Response> =>
  api.http(cookie).get(path).buffer().parse(bytes);
const screen = async (path: string) => (await api.http(manager).get(path)).body;
async function sheetOf(body: Buffer): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const row of streamXlsxRows(new Uint8Array(body))) rows.push([...row.values]);
  return rows;
}
const person = (index: number) => run.people[index] ?? { personId: '', enrolmentId: '' };
const sum = (rows: unknown[][], column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);

async function record(sessionId: string, enrolmentId: string, minutes: number, state: string): Promise<void> {
  const markId = uuidv7();
  await api.db.execute(
    `INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, received_at, client_key)
     VALUES ($1, $2, $3, 'present', 'accepted', 'manual', '[]', now(), $4)`,
    [markId, sessionId, enrolmentId, randomUUID()],
  );
  await api.db.execute(
    `INSERT INTO attendance_record (session_id, enrolment_id, state, minutes, last_mark_id, version) VALUES ($1, $2, $3, $4, $5, 1)
     ON CONFLICT (session_id, enrolment_id) DO UPDATE SET state = EXCLUDED.state, minutes = EXCLUDED.minutes`,
    [sessionId, enrolmentId, state, minutes, markId],
  );
}

beforeAll(async () => {
  api = await startTestApi();
  run = await anAwardingRun(api, 4);
  await api.db.execute("UPDATE run SET state = 'planned' WHERE id = $1", [run.runId]);
  const first = await aSession(api, run, -300, -180);
  const second = await aSession(api, run, -120, -30);
  await aSession(api, run, 60, 120);
  await api.db.execute("UPDATE run SET state = 'running' WHERE id = $1", [run.runId]);
  const [one, two, three] = [person(0), person(1), person(2)];
  await api.db.execute('UPDATE person SET given_name = $2, family_name = $3 WHERE id = $1', [
    one.personId,
    'Ђорђе',
    '=HYPERLINK("http://evil.example")',
  ]);
  await api.db.execute('UPDATE person SET given_name = $2, family_name = $3 WHERE id = $1', [
    two.personId,
    '+38344',
    'Çelaj; "Gëzim"',
  ]);
  await record(first, one.enrolmentId, 120, 'present');
  await record(first, two.enrolmentId, 45, 'partial');
  await record(second, three.enrolmentId, 0, 'excused');
  manager = await api.signIn(run.managerId);
  await completeLesson(api, run);
  for (const person of run.people.slice(0, 3))
    await api.app
      .get(IssuingService)
      .issue({ personId: run.managerId }, person.enrolmentId, new Date('2026-11-20T10:00:00Z'));
  const last = await api.db.one<{ id: string }>('SELECT id FROM certificate ORDER BY id DESC LIMIT 1');
  await api.app.get(LifecycleService).revoke({ personId: run.managerId }, last?.id ?? '', 'mistake', new Date());
});
afterAll(() => api.close());

describe('attendance', () => {
  it('screen, workbook and CSV hold the same rows: equal totals, typed cells, the reader’s language', async () => {
    const { totals, items } = await screen(`/api/reports/attendance?runId=${run.runId}`);
    // Two sessions have ended, four people each; the one to come is not in.
    expect(totals).toEqual({ rows: 8, people: 4, sessions: 2, plannedMinutes: 4 * 120 + 4 * 90, minutes: 165 });
    expect(items).toHaveLength(8);

    const xlsx = await file(`/api/reports/attendance.xlsx?runId=${run.runId}&locale=sr-Cyrl`);
    expect(decodeURIComponent(xlsx.headers['content-disposition'] ?? '')).toMatch(
      /''edukom-присуство-\d{4}-\d\d-\d\d\.xlsx/,
    );
    const [header, ...rows] = await sheetOf(xlsx.body as Buffer);
    expect(header?.slice(0, 4)).toEqual(['Датум', 'Извођење', 'Термин', 'Презиме']);
    expect(rows).toHaveLength(totals.rows);
    expect([sum(rows, 6), sum(rows, 7)]).toEqual([totals.plannedMinutes, totals.minutes]);
    expect(rows.every((row) => typeof row[6] === 'number' && typeof row[7] === 'number')).toBe(true);
    const dates = new Set(
      rows.map((row) => (row[0] instanceof Date ? row[0].toISOString() : `not a date: ${String(row[0])}`)),
    );
    expect([...dates]).toEqual(['2026-11-20T00:00:00.000Z']);
    expect(rows.map((row) => row[3])).toContain('=HYPERLINK("http://evil.example")');
    expect(rows.map((row) => row[4])).toContain('Ђорђе');
    expect(rows.map((row) => row[8])).toContain('Делимично присутан');

    const csv = await file(`/api/reports/attendance.csv?runId=${run.runId}&locale=sq`);
    const text = (csv.body as Buffer).toString('utf8');
    expect(text.startsWith('\uFEFFData;Zhvillimi;Sesioni;Mbiemri;')).toBe(true);
    const lines: string[][] = parse(text, { bom: true, delimiter: ';', from_line: 2 });
    expect([lines.length, sum(lines, 6), sum(lines, 7)]).toEqual([totals.rows, totals.plannedMinutes, totals.minutes]);
    const cells = lines.flat();
    expect(cells).toEqual(
      expect.arrayContaining([
        '\'=HYPERLINK("http://evil.example")',
        "'+38344",
        'Çelaj; "Gëzim"',
        'Ђорђе',
        '2026-11-20',
      ]),
    );
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('is noted with its filter, its moment and one hash for the same rows whatever the format', async () => {
    const { items } = await screen('/api/reports/runs');
    expect(items.map((item: { format: string }) => item.format)).toEqual(['csv', 'xlsx']);
    expect(items[0]).toMatchObject({
      kind: 'attendance',
      filter: { runId: run.runId },
      rowCount: 8,
      finishedAt: expect.any(String),
    });
    expect(items[0].contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(items[1].contentHash).toBe(items[0].contentHash);
    expect(
      await api.db.query("SELECT 1 FROM audit_event WHERE action = 'report.export' AND subject_id = $1", [
        items[0].reportRunId,
      ]),
    ).toHaveLength(1);
    // A name is no fact of the report: a marriage does not change what was signed, a minute does.
    await api.db.execute("UPDATE person SET family_name = 'Berisha' WHERE id = $1", [run.people[3]?.personId]);
    await file(`/api/reports/attendance.csv?runId=${run.runId}&locale=en`);
    expect((await screen('/api/reports/runs')).items[0].contentHash).toBe(items[0].contentHash);
    await api.db.execute('UPDATE attendance_record SET minutes = 46 WHERE minutes = 45');
    await file(`/api/reports/attendance.csv?runId=${run.runId}&locale=en`);
    expect((await screen('/api/reports/runs')).items[0].contentHash).not.toBe(items[0].contentHash);
  });

  it('is filtered by time and institution', async () => {
    const empty = await screen('/api/reports/attendance?to=2026-11-19');
    expect(empty).toMatchObject({ items: [], totals: { rows: 0, people: 0, minutes: 0 }, next: null });
    const host = await screen(`/api/reports/attendance?from=2026-11-20&to=2026-11-20&institutionId=${run.hostId}`);
    expect(host.totals.rows).toBe(8);
    expect((await screen(`/api/reports/attendance?institutionId=${randomUUID()}`)).totals.rows).toBe(0);
    const choices = await screen('/api/reports/choices');
    expect(choices.runs).toContainEqual(expect.objectContaining({ runId: run.runId }));
    expect(choices.institutions).toContainEqual(expect.objectContaining({ institutionId: run.hostId }));
    expect((await api.http(manager).get('/api/reports/attendance?cursor=x')).status).toBe(422);
  });

  it('shows nobody runs of others, and is refused to who may not export', async () => {
    const elsewhere = await api.signIn(
      await aPerson(api.db, { grants: [{ role: 'project-manager', scopeKind: 'run', scopeId: randomUUID() }] }),
    );
    expect((await api.http(elsewhere).get('/api/reports/attendance')).body.totals.rows).toBe(0);
    const csv = (await file('/api/reports/attendance.csv?locale=en', elsewhere)).body as Buffer;
    expect(csv.toString('utf8').trim().split('\n')).toHaveLength(1);
    const trainer = await api.signIn(run.trainerId);
    for (const path of [
      '/api/reports/attendance',
      '/api/reports/attendance.xlsx?locale=en',
      '/api/reports/certificates.csv?locale=en',
      '/api/reports/certificates',
      '/api/reports/runs',
    ])
      expect([path, (await api.http(trainer).get(path)).status]).toEqual([path, 403]);
    expect((await api.http(manager).get('/api/reports/attendance.csv')).status).toBe(422);
  });
});

describe('certificates', () => {
  it('screen and files hold the same rows, with the state of each', async () => {
    const { totals, items } = await screen('/api/reports/certificates');
    expect(totals).toEqual({ rows: 3, people: 3, valid: 2, revoked: 1, superseded: 0, expired: 0 });
    expect(items[0]).toMatchObject({ issuedOn: '2026-11-20', state: 'issued', edition: 1 });
    const [, ...rows] = await sheetOf((await file('/api/reports/certificates.xlsx?locale=sr-Latn')).body as Buffer);
    expect(rows).toHaveLength(totals.rows);
    expect(rows.filter((row) => row[9] === 'Važeći')).toHaveLength(totals.valid);
    expect(rows.filter((row) => row[9] === 'Opozvan')).toHaveLength(totals.revoked);
    expect(rows.map((row) => row[4])).toContain('Sertifikat o kursu');
    const text = ((await file('/api/reports/certificates.csv?locale=sq')).body as Buffer).toString('utf8');
    expect(text.match(/E vlefshme/g)).toHaveLength(totals.valid);
    expect((await screen('/api/reports/certificates?from=2026-11-21')).totals.rows).toBe(0);
  });
});

it('a long report comes page by page and row by row; who goes away stops the query and frees the connection', async () => {
  // 40 000 rows: 10 000 people in four more sessions of the past.
  await api.db.execute(
    `WITH people AS (
       INSERT INTO person (id, given_name, family_name, search_text, locale, created_at)
       SELECT gen_random_uuid(), 'Arta', 'Berisha' || n, 'arta', 'sq', now() FROM generate_series(1, 10000) n RETURNING id
     ) INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
     SELECT gen_random_uuid(), $1, id, $2, 'enrolled', now() FROM people`,
    [run.runId, run.hostId],
  );
  const whole = await screen(`/api/reports/attendance?runId=${run.runId}`);
  expect([whole.totals.rows, whole.items.length]).toEqual([2 * 10_004, 100]);
  const second = await screen(`/api/reports/attendance?runId=${run.runId}&cursor=${whole.next}`);
  const namesOf = (page: { items: { familyName: string; date: string }[] }) =>
    page.items.map((item) => item.familyName);
  expect(new Set([...namesOf(whole), ...namesOf(second)]).size).toBe(200);

  const path = `/api/reports/attendance.csv?runId=${run.runId}&locale=en`;
  const connected = async () =>
    (
      await api.db.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()",
      )
    ).length;
  await new Promise<void>((resolve, reject) => {
    get(`${api.url}${path}`, { headers: { cookie: manager } }, (response) => {
      response.once('data', () => {
        response.destroy();
        resolve();
      });
    }).on('error', reject);
  });
  const deadline = Date.now() + 1_000;
  while ((await connected()) > 0 && Date.now() < deadline) await pause(20);
  expect(await connected()).toBe(0);
  const broken = (await screen('/api/reports/runs')).items[0];
  expect(broken).toMatchObject({ rowCount: null, contentHash: null, finishedAt: null });
  const complete = ((await file(path)).body as Buffer).toString('utf8').trim().split('\r\n');
  expect(complete).toHaveLength(whole.totals.rows + 1);
  expect((await screen('/api/reports/runs')).items[0]).toMatchObject({ rowCount: whole.totals.rows });
});

it('takes the place in the list behind somebody with long names in Cyrillic', async () => {
  const values = ['2026-11-20', uuidv7(), 'Стојановић-Петровић'.repeat(3), 'Александра Анастасија', uuidv7()];
  const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
  const answer = await api.http(manager).get(`/api/reports/attendance?cursor=${cursor}`);
  expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
});

it('holds no place for who left before the file began', async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.destroy();
  const actor = { personId: run.managerId, grants: [{ role: 'project-manager', scope: { kind: 'all', id: null } }] };
  const context = { actor, http: { response } } as unknown as Context & { actor: Actor };
  for (let asked = 0; asked < 6; asked += 1)
    await expect(
      api.app.get(ReportsService).export('attendance', 'csv', ATTENDANCE, { locale: 'en' }, context),
    ).rejects.toMatchObject({ code: 'server.busy' });
  expect((await file('/api/reports/attendance.csv?locale=en')).status).toBe(200);
});
