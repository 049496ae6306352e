import { ask, json } from './http.js';
import { CURRENT_RUN, type NewOfficial } from './new-official.js';
import type { Visitor } from './visitor.js';

/** Who looks: signed in, with what they have of their own. */
export interface Looker {
  readonly visitor: Visitor;
  /** Somebody who has everything still to do, whatever other journeys did before; null for staff. */
  readonly official: NewOfficial | null;
}

export type Send = <T>(pathname: string, init?: RequestInit) => Promise<T>;

/** Requests in the name of whoever looks. */
async function sendAs({ visitor }: Looker): Promise<Send> {
  const cookies = await visitor.context.cookies();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: visitor.base };
  return async <T>(pathname: string, init: RequestInit = {}) => {
    const reply = await ask(pathname, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    });
    if (!reply.ok) throw new Error(`${pathname}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  };
}

/** Opens the page whose address these requests give. */
export const at =
  (find: (send: Send, looker: Looker) => Promise<string>) =>
  async (looker: Looker): Promise<void> =>
    looker.visitor.goto(await find(await sendAs(looker), looker));

export const firstOf = <T>(all: readonly T[], what: string): T => {
  const [first] = all;
  if (first === undefined) throw new Error(`There is no ${what}`);
  return first;
};

/** The run of a group that is under way. */
export async function currentRun(send: Send): Promise<string> {
  const { items } = await send<{ items: { id: string; code: string }[] }>('/api/runs');
  return firstOf(
    items.filter(({ code }) => code === CURRENT_RUN),
    CURRENT_RUN,
  ).id;
}

/** One that concerns nobody of the demo: other journeys shall find the homes of officials as they were. */
export const mandatoryTraining = at(async (send) => {
  const { items } = await send<{ items: { id: string }[] }>('/api/mandatory-trainings');
  if (items[0]) return `/app/mandatory/${items[0].id}`;
  const options = await send<{ courses: { courseId: string }[]; institutions: { institutionId: string }[] }>(
    '/api/mandatory-training-options',
  );
  const { institutionId } = firstOf(options.institutions.slice(1), 'institution');
  const { trainingId } = await send<{ trainingId: string }>(
    '/api/mandatory-trainings',
    json({
      courseId: firstOf(options.courses, 'course').courseId,
      dueOn: '2099-12-31',
      audience: [{ institutionId, departmentId: null }],
      remindDays: [30, 7],
      copiesFocalPoint: true,
    }),
  );
  return `/app/mandatory/${trainingId}`;
});
