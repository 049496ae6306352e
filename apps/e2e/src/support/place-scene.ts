import { apiOf } from './api-caller.js';

/** A run that takes requests: where it is, and what it is called. */
export interface PlaceScene {
  readonly runId: string;
  readonly title: string;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Plans a run with one seat, kept for Prizren, through the requests of the project manager; of any course, or of this one. Of
 * several runs of a course the one that begins first is suggested.
 */
export async function aRunWithOneSeat(
  code: string,
  title: string,
  { courseTitleSq, startsIn = 40 }: { readonly courseTitleSq?: string | undefined; readonly startsIn?: number } = {},
): Promise<PlaceScene> {
  const api = await apiOf('manager@edukom.example');
  const options = await api<{
    courses: { versionId: string; title: { texts: Record<string, { v: string }> } }[];
    institutions: { id: string; name: { texts: Record<string, { v: string }> } }[];
  }>('GET', '/api/run-options');
  const prizren = options.institutions.find(({ name }) => name.texts['sq']?.v.includes('Prizren'))?.id ?? '';
  const isMeant = ({ title: { texts } }: (typeof options.courses)[number]) =>
    courseTitleSq === undefined || texts['sq']?.v === courseTitleSq;
  const run = {
    versionId: options.courses.find(isMeant)?.versionId,
    hostInstitutionId: prizren,
    code,
    titleSq: title,
    startsOn: inDays(startsIn),
    endsOn: inDays(80),
    locales: ['sq', 'sr-Cyrl', 'en'],
    trainerIds: [],
    thresholdPercent: 80,
  };
  const { runId } = await api<{ runId: string }>('POST', '/api/runs', run);
  const seats = {
    capacity: 1,
    enrolmentFrom: inDays(-1),
    enrolmentUntil: inDays(20),
    cutOffOn: inDays(30),
    quotas: [{ institutionId: prizren, seats: 1, releasedOn: inDays(25) }],
  };
  await api('PUT', `/api/runs/${runId}/seats`, seats);
  return { runId, title };
}
