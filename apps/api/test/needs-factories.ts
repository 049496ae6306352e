import { foldForSearch } from '@edukom/domain';
import type { Db } from '../src/platform/db/db.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import { aPerson, type TestApi } from './api.js';

type Levels = Readonly<Record<string, number>>;
const targetsOf = (levels: Levels) => Object.entries(levels).map(([competence, level]) => ({ competence, level }));

/** A target profile, written through the requests of a project manager. */
export async function aProfile(
  api: TestApi,
  manager: string,
  targets: Levels,
  more: { framework?: string; isDefault?: boolean; titles?: readonly string[]; name?: string } = {},
): Promise<string> {
  const { framework = 'digcomp-2.2', isDefault = false, titles = [], name = 'Profil' } = more;
  const http = () => api.http(manager);
  const { body } = await http().post('/api/competence-profiles').send({ nameSq: name, framework }).expect(201);
  const { profileId } = body as { profileId: string };
  await http()
    .put(`/api/competence-profiles/${profileId}`)
    .send({ revision: 1, nameSq: name, framework, isDefault, titles, targets: targetsOf(targets) })
    .expect(200);
  return profileId;
}

/** An official with a position in a municipality of the reference data. */
export async function anOfficialOf(db: Db, municipality: string, title = ''): Promise<string> {
  const personId = await aPerson(db);
  const departmentId = uuidv7();
  await db.execute(
    `INSERT INTO department (id, institution_id, name, name_fold) SELECT $1, id, $2, $3 FROM institution WHERE slug = $4`,
    [departmentId, `Drejtoria ${departmentId}`, foldForSearch(`Drejtoria ${departmentId}`), municipality],
  );
  const positionId = title === '' ? null : uuidv7();
  if (positionId)
    await db.execute('INSERT INTO position (id, department_id, name, name_fold) VALUES ($1, $2, $3, $4)', [
      positionId,
      departmentId,
      title,
      foldForSearch(title),
    ]);
  await db.execute(
    `INSERT INTO affiliation (id, person_id, department_id, position_id, is_primary, valid) VALUES ($1, $2, $3, $4, true, daterange('2020-01-01', NULL))`,
    [uuidv7(), personId, departmentId, positionId],
  );
  return personId;
}

/** Assesses the person of a session, every competence given, and completes it. */
export async function assessed(api: TestApi, cookie: string, levels: Levels): Promise<string> {
  const http = () => api.http(cookie);
  const { body } = await http().post('/api/me/needs/assessments').expect(201);
  const { assessmentId } = body as { assessmentId: string };
  for (const [competence, level] of Object.entries(levels))
    await http().put(`/api/me/needs/assessments/${assessmentId}/answers/${competence}`).send({ level }).expect(204);
  await http().post(`/api/me/needs/assessments/${assessmentId}/completion`).expect(204);
  return assessmentId;
}
