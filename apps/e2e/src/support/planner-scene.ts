import { apiOf } from './api-caller.js';

/** Two runs of one host, the second with a session in a room, and people in the first. */
export interface PlannerScene {
  readonly runId: string;
  readonly title: string;
  readonly room: string;
  /** The day of the other run's session. */
  readonly day: string;
}

/** A day so far ahead that no other journey plans on it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Options {
  readonly courses: readonly { readonly versionId: string }[];
  readonly institutions: readonly {
    readonly id: string;
    readonly name: { readonly texts: Record<string, { v: string }> };
  }[];
}

/** Plans them through the requests of the project manager; everything is named after `mark`, which nobody else uses. */
export async function aPlannerScene(mark: string, personId: string): Promise<PlannerScene> {
  const api = await apiOf('manager@edukom.example');
  const options = await api<Options>('GET', '/api/run-options');
  const host = options.institutions.find(({ name }) => name.texts['sq']?.v.includes('Prizren'))?.id ?? '';
  const plan = async (code: string, titleSq: string) =>
    (
      await api<{ runId: string }>('POST', '/api/runs', {
        versionId: options.courses[0]?.versionId,
        hostInstitutionId: host,
        code,
        titleSq,
        startsOn: inDays(395),
        endsOn: inDays(425),
        locales: ['sq', 'sr-Cyrl'],
        trainerIds: [],
        thresholdPercent: 80,
      })
    ).runId;
  const [title, room, day] = [`Plani ${mark}`, `Salla ${mark}`, inDays(400)];
  const runId = await plan(`${mark}-1`, title);
  const { roomId } = await api<{ roomId: string }>('POST', '/api/rooms', {
    institutionId: host,
    name: room,
    seats: 24,
  });
  const otherId = await plan(`${mark}-2`, `Tjetri ${mark}`);
  const when = { localDate: day, localStart: '10:00', localEnd: '12:00' };
  await api('POST', `/api/runs/${otherId}/sessions`, { title: 'Sesioni i tjetrit', roomId, ...when });
  await api('POST', `/api/runs/${runId}/enrolments`, { personIds: [personId] });
  return { runId, title, room, day };
}
