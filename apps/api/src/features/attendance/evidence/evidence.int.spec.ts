import iconv from 'iconv-lite';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { startTestApi, type TestApi } from '../../../../test/api.js';
import { aRun, aSession, enrolled, type TestRun } from '../../../../test/runs-factories.js';

let api: TestApi;
let run: TestRun;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  run = await aRun(api);
});
afterAll(() => api.close());

const as = async (personId = '') => api.http(await api.signIn(personId));
const upload = async (sessionId: string, what: 'sheet' | 'webinar', bytes: Buffer | string, who = run.managerId) =>
  (await as(who))
    .post(`/api/sessions/${sessionId}/${what}-previews`)
    .set('Origin', 'http://localhost:3000')
    .attach('file', Buffer.from(bytes), 'file.csv');
const record = async (sessionId: string, method: 'sheet' | 'webinar', rows: object[]) =>
  (await as(run.managerId)).post(`/api/sessions/${sessionId}/evidence`).send({ method, rows });
const marksOf = (sessionId: string) =>
  api.db.query<{ method: string; reason: string; marker_id: string }>(
    'SELECT method, reason, marker_id FROM attendance_mark WHERE session_id = $1 ORDER BY received_at, id',
    [sessionId],
  );

/** The words of a printed sheet, page by page. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const content = await (await document.getPage(index + 1)).getTextContent();
      return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  await document.loadingTask.destroy();
  return pages;
}
const printed = async (sessionId: string): Promise<string[]> => {
  const answer = await (
    await as(run.managerId)
  )
    .get(`/api/sessions/${sessionId}/sheet?locale=sq`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect([answer.status, answer.headers['content-type'], String(answer.body).slice(0, 300)]).toEqual([
    200,
    'application/pdf',
    expect.anything(),
  ]);
  return pagesOf(answer.body as Buffer);
};
const CODE = /\b[2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]\b/g;

describe('a signed sheet', () => {
  it('comes back by the codes that were printed, row by row, exactly once', async () => {
    const sessionId = await aSession(api, run, -120, -1);
    await enrolled(api, run, 40);
    const pages = await printed(sessionId);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => expect(page).toContain(`Faqja ${index + 1} nga ${pages.length}`));
    const codes = pages.join(' ').match(CODE) ?? [];
    expect(new Set(codes).size).toBe(40);
    expect(await printed(sessionId)).toEqual(pages.map(() => expect.any(String)));
    const typed = `${codes.slice(0, 38).join('\n')}\n222 222 3\n${codes[0]}\n`;
    const preview = await upload(sessionId, 'sheet', typed);
    expect(preview.body.rows.filter((row: { decision: string }) => row.decision === 'record')).toHaveLength(38);
    expect(preview.body.rows.slice(38)).toMatchObject([{ decision: 'error' }, { decision: 'error', reason: 'twice' }]);
    expect(await marksOf(sessionId)).toEqual([]);
    const rows = preview.body.rows
      .filter((row: { decision: string }) => row.decision === 'record')
      .map((row: { enrolmentId: string; code: string }) => ({
        enrolmentId: row.enrolmentId,
        code: row.code,
        present: [],
      }));
    const answers = await Promise.all([record(sessionId, 'sheet', rows), record(sessionId, 'sheet', rows)]);
    expect(answers.map(({ body }) => body.recorded).sort((a, b) => a - b)).toEqual([0, 38]);
    expect(await marksOf(sessionId)).toHaveLength(38);
    expect((await marksOf(sessionId))[0]).toEqual({ method: 'sheet', reason: '', marker_id: run.managerId });
    const again = (await upload(sessionId, 'sheet', typed)).body.rows as { decision: string }[];
    expect(again.filter(({ decision }) => decision === 'known')).toHaveLength(38);
  });

  it('names the headings under which it does not read times', async () => {
    const sessionId = await aSession(api, run, -120, -1);
    await enrolled(api, run, 1);
    const [code = ''] = (await printed(sessionId)).join(' ').match(CODE) ?? [];
    const of = async (header: string) => (await upload(sessionId, 'sheet', `${header}\n${code};10:20`)).body.unread;
    expect([await of('Kodi;Hyrja'), await of('Kodi;Erdhi')]).toEqual([['Hyrja'], []]);
  });

  it('of another session means nobody, and a code is proved again when it is recorded', async () => {
    const [one, other] = [await aSession(api, run, -120, -1), await aSession(api, run, -60, 60)];
    const [person] = await enrolled(api, run, 1);
    const [code = ''] = (await printed(one)).join(' ').match(CODE) ?? [];
    expect((await upload(other, 'sheet', code)).body.rows).toMatchObject([
      { reason: 'code-unknown', enrolmentId: null },
    ]);
    const forged = await record(other, 'sheet', [{ enrolmentId: person?.enrolmentId, code, present: [] }]);
    expect(forged.body.errors).toEqual([{ pointer: '/rows/0/code', code: 'choice' }]);
    const outside = { start: '2020-01-01T10:00:00.000Z', end: '2020-01-01T11:00:00.000Z' };
    const late = await record(one, 'sheet', [{ enrolmentId: person?.enrolmentId, code, present: [outside] }]);
    expect(late.body.errors).toEqual([{ pointer: '/rows/0/present', code: 'outside-session' }]);
    expect([await marksOf(one), await marksOf(other)]).toEqual([[], []]);
  });

  it.each([
    ['nothing', '', 'import.no-rows'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import.not-a-table'],
  ])('%s is refused', async (_case, bytes, code) => {
    expect((await upload(await aSession(api, run), 'sheet', bytes)).body.code).toBe(code);
  });
});

describe('the log of a webinar', () => {
  it('of Teams (UTF-16, tabs) is matched by e-mail and name, counted in minutes, recorded exactly once', async () => {
    const sessionId = await aSession(api, run, -120, 0);
    const [first, second] = await enrolled(api, run, 2);
    await api.db.execute("UPDATE person SET email = 'ana@webinar.example' WHERE id = $1", [first?.personId]);
    await api.db.execute("UPDATE person SET given_name = 'Đorđe', family_name = 'Đorđević' WHERE id = $1", [
      second?.personId,
    ]);
    const { starts_at } = (await api.db.one<{ starts_at: Date }>('SELECT starts_at FROM session WHERE id = $1', [
      sessionId,
    ])) ?? {
      starts_at: new Date(),
    };
    const at = (minutes: number) => new Date(starts_at.getTime() + minutes * 60_000).toISOString().replace('.000', '');
    const text = [
      '3. In-Meeting activities',
      'Name\tJoin time\tLeave time\tDuration\tEmail\tRole',
      `iPhone\t${at(-5)}\t${at(30)}\t35m\tana@webinar.example\tAttendee`,
      `iPad\t${at(20)}\t${at(60)}\t40m\tana@webinar.example\tAttendee`,
      `Ђорђе Ђорђевић\t${at(0)}\t${at(130)}\t2h 10m\t\tAttendee`,
      `Telefoni\t${at(0)}\t${at(50)}\t50m\t\tAttendee`,
    ].join('\r\n');
    const preview = await upload(sessionId, 'webinar', iconv.encode(text, 'utf-16le', { addBOM: true }));
    expect(preview.body).toMatchObject({
      plannedMinutes: 120,
      participants: [
        { name: 'iPhone', matchedBy: 'email', enrolmentId: first?.enrolmentId, minutes: 60, decision: 'record' },
        { matchedBy: 'name', enrolmentId: second?.enrolmentId, minutes: 120, decision: 'record' },
        { name: 'Telefoni', matchedBy: null, reason: 'unmatched', decision: 'error' },
      ],
    });
    const rows = preview.body.participants
      .filter((one: { decision: string }) => one.decision === 'record')
      .map((one: { enrolmentId: string; present: object[] }) => ({
        enrolmentId: one.enrolmentId,
        present: one.present,
      }));
    expect((await record(sessionId, 'webinar', rows)).body).toEqual({ recorded: 2, known: 0 });
    expect((await record(sessionId, 'webinar', rows)).body).toEqual({ recorded: 0, known: 2 });
    const board = (await (await as(run.trainerId)).get(`/api/sessions/${sessionId}/board`)).body;
    const shown = board.rows.map((row: { enrolmentId: string; minutes: number }) => [row.enrolmentId, row.minutes]);
    expect(new Map(shown)).toEqual(
      new Map([
        [first?.enrolmentId, 60],
        [second?.enrolmentId, 120],
      ]),
    );
  });

  it('that is none says what to export', async () => {
    const answer = await upload(await aSession(api, run), 'webinar', 'Emri,Mbiemri\nAna,Krasniqi\n');
    expect([answer.status, answer.body.code]).toEqual([422, 'import.no-presence-log']);
  });
});

it('records all rows or none: nobody of another run, never oneself', async () => {
  const sessionId = await aSession(api, run, -60, 60);
  const [person] = await enrolled(api, run, 1);
  const [stranger] = await enrolled(api, await aRun(api), 1);
  const now = Date.now();
  const present = [{ start: new Date(now - 60_000).toISOString(), end: new Date(now).toISOString() }];
  const rows = [person, stranger].map((one) => ({ enrolmentId: one?.enrolmentId, present }));
  expect((await record(sessionId, 'webinar', rows)).body.errors).toEqual([
    { pointer: '/rows/1/enrolmentId', code: 'choice' },
  ]);
  expect(await marksOf(sessionId)).toEqual([]);
});
