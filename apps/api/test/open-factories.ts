import { OpenRunsService } from '../src/features/runs/open-runs.service.js';
import { anInstitution, type TestApi } from './api.js';
import { aPublishedCourse, type TestCourse } from './courses-factories.js';
import type { CourseDraft } from '../src/features/courses/course-draft.js';
import { uuidv7 } from '../src/platform/db/ids.js';

/** A published course that is open to everybody. */
export interface OpenCourse {
  readonly course: TestCourse;
  readonly runId: string;
  readonly hostId: string;
}

export async function anOpenCourse(
  api: TestApi,
  { draft = {}, ...days }: { draft?: Partial<CourseDraft>; startsOn?: string; endsOn?: string } = {},
): Promise<OpenCourse> {
  const course = await aPublishedCourse(api, draft);
  const { institutionId: hostId } = await anInstitution(api.db);
  const runId = await api.app.get(OpenRunsService).create(
    null,
    {
      versionId: course.versionId,
      hostInstitutionId: hostId,
      code: `OPEN-${uuidv7().slice(-12)}`,
      locales: ['sq', 'sr-Cyrl', 'en'],
      ...days,
    },
    new Date(),
  );
  return { course, runId, hostId };
}

/** Everything a registration says. */
export const aRegistration = (overrides: Record<string, unknown> = {}) => ({
  givenName: 'Vjosa',
  familyName: 'Berisha',
  email: `${uuidv7()}@example.org`,
  locale: 'sq',
  kind: 'student',
  consent: 'yes',
  ...overrides,
});

/** The token of the newest link that was mailed to an address. */
export async function mailedToken(api: TestApi, email: string): Promise<string> {
  const mail = await api.db.one<{ body: string }>(
    'SELECT body FROM outbox_mail WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
    [email],
  );
  const token = /registrations\/([\w-]+)/.exec(mail?.body ?? '')?.[1];
  if (!token) throw new Error(`no link was mailed to ${email}`);
  return token;
}
