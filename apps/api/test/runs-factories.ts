import { uuidv7 } from '../src/platform/db/ids.js';
import type { Db } from '../src/platform/db/db.js';
import { type NewRun, RunsService } from '../src/features/runs/runs.service.js';
import { anInstitution, aPerson, type TestApi } from './api.js';
import { aPublishedCourse, type TestCourse } from './courses-factories.js';

/** A planned run with its manager, a trainer of its own and its host. */
export interface TestRun {
  readonly runId: string;
  readonly course: TestCourse;
  readonly hostId: string;
  readonly departmentId: string;
  readonly managerId: string;
  readonly trainerId: string;
}

export const aNewRun = (course: TestCourse, hostInstitutionId: string, overrides: Partial<NewRun> = {}): NewRun => ({
  versionId: course.versionId,
  hostInstitutionId,
  code: `RUN-${uuidv7().slice(-12)}`,
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  locales: ['sq', 'sr-Cyrl', 'en'],
  trainerIds: [],
  thresholdPercent: 80,
  maxUnexcusedAbsences: 2,
  ...overrides,
});

export async function aRun(api: TestApi, overrides: Partial<NewRun> = {}): Promise<TestRun> {
  const course = await aPublishedCourse(api);
  const { institutionId: hostId, departmentId } = await anInstitution(api.db);
  const managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  const trainerId = await aPerson(api.db);
  const runId = await api.app
    .get(RunsService)
    .createRun(managerId, aNewRun(course, hostId, { trainerIds: [trainerId], ...overrides }));
  return { runId, course, hostId, departmentId, managerId, trainerId };
}

/** People of the host, enrolled; with the ids of their enrolments in the same order. */
export async function enrolled(
  api: TestApi,
  run: TestRun,
  count: number,
): Promise<{ personId: string; enrolmentId: string }[]> {
  const personIds: string[] = [];
  for (let made = 0; made < count; made += 1) personIds.push(await aPerson(api.db, { departmentId: run.departmentId }));
  await api.app.get(RunsService).enrol(null, run.runId, personIds);
  const rows = await api.db.query<{ id: string; person_id: string }>(
    'SELECT id, person_id FROM enrolment WHERE run_id = $1 AND person_id = ANY ($2::uuid[])',
    [run.runId, personIds],
  );
  return personIds.map((personId) => ({
    personId,
    enrolmentId: rows.find((row) => row.person_id === personId)?.id ?? '',
  }));
}

/** Lays a session and its only slot to minutes from now, straight in the database. */
export async function layAt(db: Db, sessionId: string, fromMinutes: number, untilMinutes: number): Promise<void> {
  const at = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000);
  await db.execute('UPDATE session SET starts_at = $2, ends_at = $3 WHERE id = $1', [
    sessionId,
    at(fromMinutes),
    at(untilMinutes),
  ]);
  await db.execute('DELETE FROM session_slot WHERE session_id = $1', [sessionId]);
  await db.execute('INSERT INTO session_slot (session_id, starts_at, ends_at) VALUES ($1, $2, $3)', [
    sessionId,
    at(fromMinutes),
    at(untilMinutes),
  ]);
}

/** A session from some minutes before now until some after. */
export async function aSession(api: TestApi, run: TestRun, fromMinutes = -10, untilMinutes = 110): Promise<string> {
  const sessionId = await api.app.get(RunsService).addSession(null, run.runId, {
    title: 'Sesioni 1',
    room: 'Salla',
    localDate: '2026-11-20',
    localStart: '10:00',
    localEnd: '12:00',
  });
  await layAt(api.db, sessionId, fromMinutes, untilMinutes);
  return sessionId;
}
