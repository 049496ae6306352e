import type { Visitor } from './visitor.js';

interface Options {
  readonly courses: readonly {
    readonly versionId: string;
    readonly title: { readonly texts: Readonly<Record<string, { readonly v: string }>> };
  }[];
  readonly institutions: readonly { readonly id: string }[];
  readonly trainers: readonly { readonly personId: string; readonly name: string }[];
}

/** A request as the page sends it, in the name of whoever is signed in there. */
export async function callAs<T>({ page }: Visitor, method: string, address: string, body?: object): Promise<T> {
  return (await page.evaluate(
    async ([how, where, sent]) => {
      const answer = await fetch(String(where), {
        method: String(how),
        ...(sent ? { headers: { 'content-type': 'application/json' }, body: String(sent) } : {}),
      });
      if (!answer.ok) throw new Error(`${String(where)}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? null : ((await answer.json()) as unknown);
    },
    [method, address, body ? JSON.stringify(body) : ''] as const,
  )) as T;
}

/** A run that is under way, and its quiz. */
export interface CourseRun {
  readonly runId: string;
  readonly quizId: string;
}

/** Plans and starts a run of a published course for these people; the trainer is found by name. */
export async function startRunFor(
  manager: Visitor,
  title: string,
  personIds: readonly string[],
  trainer?: string,
): Promise<CourseRun> {
  const call = <T>(method: string, address: string, body?: object) => callAs<T>(manager, method, address, body);
  const options = await call<Options>('GET', '/api/run-options');
  const course = options.courses.find((one) => one.title.texts['sq']?.v === title);
  const host = options.institutions[0];
  const { runId } = await call<{ runId: string }>('POST', '/api/runs', {
    versionId: course?.versionId,
    hostInstitutionId: host?.id,
    code: `Q-${Date.now() % 1_000_000}`,
    startsOn: '2026-01-01',
    endsOn: '2099-12-31',
    locales: ['sq'],
    trainerIds: options.trainers.filter(({ name }) => name === trainer).map(({ personId }) => personId),
    thresholdPercent: 0,
  });
  await call('POST', `/api/runs/${runId}/enrolments`, { personIds });
  await call('POST', `/api/runs/${runId}/start`);
  const roster = await call<{ quizzes: { quizId: string }[] }>('GET', `/api/runs/${runId}/roster`);
  return { runId, quizId: roster.quizzes[0]?.quizId ?? '' };
}
