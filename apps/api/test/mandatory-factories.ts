import type { NewMandatoryTraining } from '@edukom/contracts';
import { uuidv7 } from '../src/platform/db/ids.js';
import type { TestApi } from './api.js';
import { dayFromNow, type TestMunicipality } from './enrolment-factories.js';
import type { TestRun } from './runs-factories.js';

/** The course of a run. */
export async function courseOf(api: TestApi, { runId }: TestRun): Promise<string> {
  const row = await api.db.one<{ course_id: string }>('SELECT course_id FROM run WHERE id = $1', [runId]);
  return row?.course_id ?? '';
}

export const aNewTraining = async (
  api: TestApi,
  run: TestRun,
  town: TestMunicipality,
  overrides: Partial<NewMandatoryTraining> = {},
): Promise<NewMandatoryTraining> => ({
  courseId: await courseOf(api, run),
  dueOn: dayFromNow(20),
  audience: [{ institutionId: town.institutionId, departmentId: null }],
  remindDays: [30, 7],
  copiesFocalPoint: true,
  ...overrides,
});

/** A training that is mandatory in a municipality, the manager of the run having set it. */
export async function aTraining(
  api: TestApi,
  run: TestRun,
  town: TestMunicipality,
  overrides: Partial<NewMandatoryTraining> = {},
): Promise<string> {
  const manager = api.http(await api.signIn(run.managerId));
  const answer = await manager.post('/api/mandatory-trainings').send(await aNewTraining(api, run, town, overrides));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.trainingId as string;
}

/** Completes an enrolment, as the certificate of its run would. */
export async function complete(api: TestApi, enrolmentId: string, at: Date): Promise<void> {
  await api.db.execute('UPDATE enrolment SET completed_at = $2, version = version + 1 WHERE id = $1', [
    enrolmentId,
    at,
  ]);
}

/** Another department of a municipality. */
export async function aDepartment(api: TestApi, { institutionId }: TestMunicipality): Promise<string> {
  const id = uuidv7();
  await api.db.execute('INSERT INTO department (id, institution_id, name, name_fold) VALUES ($1, $2, $3, $3)', [
    id,
    institutionId,
    `dep-${id.slice(-6)}`,
  ]);
  return id;
}
