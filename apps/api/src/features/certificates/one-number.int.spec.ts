import { parse } from 'csv-parse/sync';
import { anAttendedRun } from '../../../test/attendance-factories.js';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, type TestRun } from '../../../test/runs-factories.js';
import { EligibilityRepository } from './eligibility.repository.js';
import { EligibilityService } from './eligibility.service.js';

/** Here, because the certificate check is what the number is for: every other place must show what it decides by. */
let api: TestApi;
let run: TestRun;
let manager: string;
beforeAll(async () => {
  api = await startTestApi();
  run = await aRun(api);
  manager = await api.signIn(run.managerId);
});
afterAll(() => api.close());

const read = async (path: string, cookie = manager) => (await api.http(cookie).get(path)).body;

/** Planned and attended minutes of a person as the export gives them, in the order of sessions. */
async function exportedRows(runId: string, enrolmentId: string): Promise<[number, number][]> {
  const [name] = await api.db.query<{ family_name: string }>(
    'SELECT p.family_name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id = $1',
    [enrolmentId],
  );
  const { text } = await api.http(manager).get(`/api/reports/attendance.csv?runId=${runId}&locale=sq`);
  const rows: string[][] = parse(text, { bom: true, delimiter: ';' });
  const own = rows.filter((row) => row[3] === name?.family_name);
  return own.map((row): [number, number] => [Number(row[6]), Number(row[7])]);
}

async function checkedForCertificate(enrolmentId: string) {
  const row = await api.app.get(EligibilityRepository).run(run.runId);
  if (!row) throw new Error('the run is gone');
  const [candidate] = await api.app.get(EligibilityService).candidates(row, [enrolmentId]);
  return candidate;
}

it('shows one number everywhere: learner, roster, matrix, totals, history, export and certificate check', async () => {
  const { first, second, third, people } = await anAttendedRun(api, run);
  for (const { personId, enrolmentId } of people) {
    const mine = (await read('/api/me/sessions', await api.signIn(personId))).runs.find(
      (own: { runId: string }) => own.runId === run.runId,
    );
    const { attendance } = mine;
    const roster = (await read(`/api/runs/${run.runId}/roster`)).people;
    const matrix = (await read(`/api/runs/${run.runId}/attendance`)).people;
    const find = (rows: { enrolmentId: string; attendance: unknown }[]) =>
      rows.find((row) => row.enrolmentId === enrolmentId)?.attendance;
    expect(find(roster)).toEqual(attendance);
    expect(find(matrix)).toEqual(attendance);

    const totals = await read('/api/attendance/totals?by=person&from=2026-01-01&to=2027-12-31');
    expect(totals.rows.find((row: { id: string }) => row.id === personId)).toMatchObject({
      countedMinutes: attendance.countedMinutes,
      attendedMinutes: attendance.attendedMinutes,
      shareBasisPoints: attendance.shareBasisPoints,
      unexcusedAbsences: attendance.unexcusedAbsences,
      [{ met: 'met', 'on-track': 'open', unreachable: 'lost', 'not-met': 'lost' }[attendance.status as 'met']]: 1,
    });

    const exported = await exportedRows(run.runId, enrolmentId);
    expect(exported).toHaveLength(3);

    const histories = await Promise.all(
      [first, second, third].map((sessionId) => read(`/api/sessions/${sessionId}/people/${enrolmentId}/history`)),
    );
    const records = histories.map(({ record, plannedMinutes }) => [plannedMinutes, record.minutes]);
    expect(exported.map(([planned, minutes]) => [planned, minutes])).toEqual(records);
    // Neutral: an excused session counts with the minutes somebody was there, the others with all that were planned.
    const counted = exported.reduce(
      (sum, [planned, minutes], place) => sum + (histories[place].record.state === 'excused' ? minutes : planned),
      0,
    );
    const attended = exported.reduce((sum, [, minutes]) => sum + minutes, 0);
    expect([attended, counted]).toEqual([attendance.attendedMinutes, attendance.countedMinutes]);

    expect((await checkedForCertificate(enrolmentId))?.input.attendance).toEqual(attendance);
  }
});
