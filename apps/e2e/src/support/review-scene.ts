import { localAt } from '@edukom/domain';
import { apiOf } from './api-caller.js';
import { newOfficial } from './new-official.js';

/** A run of its own with a session that was an hour ago, one to come, one long locked, and one official in it. */
export interface ReviewScene {
  readonly runId: string;
  readonly email: string;
  readonly name: string;
  readonly enrolmentId: string;
  /** Where the official works. */
  readonly institutionId: string;
  readonly sessions: { readonly held: string; readonly toCome: string; readonly locked: string };
}

const TITLES = { held: 'Sesioni i mbajtur', toCome: 'Sesioni i ardhshëm', locked: 'Sesioni i mbyllur' } as const;
export const SESSION_TITLES = TITLES;

const inDays = (days: number): string => localAt(Date.now() + days * 86_400_000).date;

/** Plans the run through the requests of the project manager; the official is somebody new. */
export async function aRunToReview(name: string): Promise<ReviewScene> {
  const manager = await apiOf('manager@edukom.example');
  const official = await newOfficial(name);
  const options = await manager<{
    courses: { versionId: string }[];
    institutions: { id: string; name: { texts: Record<string, { v: string }> } }[];
  }>('GET', '/api/run-options');
  const institutionId = options.institutions.find(({ name: own }) => own.texts['sq']?.v.includes('Prizren'))?.id ?? '';
  const trainer = await apiOf('trainer@edukom.example');
  const { personId: trainerId } = await trainer<{ personId: string }>('GET', '/api/me');
  const { runId } = await manager<{ runId: string }>('POST', '/api/runs', {
    versionId: options.courses[0]?.versionId,
    hostInstitutionId: institutionId,
    code: `PJ-${name}-${Date.now() % 100_000}`,
    titleSq: `Pjesëmarrja e ${name}`,
    startsOn: inDays(-40),
    endsOn: inDays(40),
    locales: ['sq'],
    trainerIds: [trainerId],
    thresholdPercent: 80,
  });
  const session = async (title: string, days: number) =>
    (
      await manager<{ sessionId: string }>('POST', `/api/runs/${runId}/sessions`, {
        title,
        localDate: inDays(days),
        localStart: '09:00',
        localEnd: '11:00',
      })
    ).sessionId;
  const sessions = {
    held: await session(TITLES.held, -2),
    toCome: await session(TITLES.toCome, 3),
    locked: await session(TITLES.locked, -30),
  };
  await manager('POST', `/api/runs/${runId}/enrolments`, { personIds: [official.personId] });
  const { people } = await manager<{ people: { enrolmentId: string }[] }>('GET', `/api/runs/${runId}/attendance`);
  const enrolmentId = people[0]?.enrolmentId ?? '';
  return { runId, email: official.email, name: `${name} Udhëtari`, enrolmentId, institutionId, sessions };
}
