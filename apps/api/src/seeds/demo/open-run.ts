import { OrganisationsService } from '../../features/organisations/organisations.service.js';
import { OpenRunsService } from '../../features/runs/open-runs.service.js';
import { dayAfter } from './demo-calendar.js';
import type { DemoWorld } from './demo-world.js';

const OPEN_CODE = 'SP-H';
const HOST = 'prishtine';

/** The course open to everybody: nobody is in it yet, so that whoever tries the demo is the first. */
export async function openCourse(world: DemoWorld): Promise<void> {
  const hostInstitutionId = await world.get(OrganisationsService).institutionIdBySlug(HOST);
  if (!hostInstitutionId) throw new Error(`Reference data has no ${HOST}`);
  await world.get(OpenRunsService).create(
    world.accountId('manager@edukom.example'),
    {
      versionId: world.course.versionId,
      hostInstitutionId,
      code: OPEN_CODE,
      startsOn: dayAfter(world.now, -7),
      locales: ['sq', 'sr-Cyrl', 'en'],
    },
    world.now,
  );
}
