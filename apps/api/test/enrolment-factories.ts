import { type NewSeatPlan, SeatPlansService } from '../src/features/runs/enrolment/seat-plans.service.js';
import { aPerson, anInstitution, type TestApi } from './api.js';
import { aRun, type TestRun } from './runs-factories.js';

/** A municipality with its focal point. */
export interface TestMunicipality {
  readonly institutionId: string;
  readonly departmentId: string;
  readonly focalId: string;
}

/** Requests are taken from yesterday on, and the run begins next month: days that stay true whenever the tests run. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export async function aMunicipality(api: TestApi): Promise<TestMunicipality> {
  const { institutionId, departmentId } = await anInstitution(api.db);
  const grant = { role: 'focal-point', scopeKind: 'institution', scopeId: institutionId } as const;
  return { institutionId, departmentId, focalId: await aPerson(api.db, { departmentId, grants: [grant] }) };
}

export const aSeatPlan = (overrides: Partial<NewSeatPlan> = {}): NewSeatPlan => ({
  capacity: 2,
  enrolmentFrom: dayFromNow(-2),
  enrolmentUntil: null,
  cutOffOn: dayFromNow(20),
  quotas: [],
  ...overrides,
});

/** A run that takes requests, with so many seats. */
export async function aRunWithSeats(api: TestApi, overrides: Partial<NewSeatPlan> = {}): Promise<TestRun> {
  const run = await aRun(api, { startsOn: dayFromNow(30), endsOn: dayFromNow(90) });
  await api.app.get(SeatPlansService).plan(run.managerId, run.runId, aSeatPlan(overrides), new Date());
  return run;
}

/** Officials of a municipality. */
export async function officials(api: TestApi, { departmentId }: TestMunicipality, count: number): Promise<string[]> {
  const people: string[] = [];
  for (let made = 0; made < count; made += 1) people.push(await aPerson(api.db, { departmentId }));
  return people;
}

/** Nominates people through their focal point; gives the ids of the requests, in order. */
export async function nominated(
  api: TestApi,
  run: TestRun,
  municipality: TestMunicipality,
  personIds: readonly string[],
): Promise<string[]> {
  const focal = api.http(await api.signIn(municipality.focalId));
  const answer = await focal
    .post(`/api/nomination-runs/${run.runId}/nominations`)
    .send({ personIds, reason: 'Punojnë me shërbimet elektronike.' });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const rows = await api.db.query<{ id: string; person_id: string }>(
    'SELECT id, person_id FROM enrolment_request WHERE run_id = $1 AND person_id = ANY ($2::uuid[])',
    [run.runId, personIds],
  );
  return personIds.map((personId) => rows.find((row) => row.person_id === personId)?.id ?? '');
}

/** The states of the requests of a run, by person. */
export async function statesOf(api: TestApi, run: TestRun): Promise<Record<string, string>> {
  const rows = await api.db.query<{ person_id: string; state: string }>(
    'SELECT person_id, state FROM enrolment_request WHERE run_id = $1 ORDER BY arrival',
    [run.runId],
  );
  return Object.fromEntries(rows.map((row) => [row.person_id, row.state]));
}
