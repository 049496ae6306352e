import { type Endpoint, ENDPOINTS, isFileResponse } from '@edukom/contracts';
import { AccessGuard } from '../../src/platform/access/access.guard.js';
import { startTestApi, type TestApi } from '../api.js';
import { EXPECTED, ROLES_IN_ORDER } from './expected-outcomes.js';
import { makeWorld, type Ids, VARIANTS, type World } from './world.js';

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startTestApi();
  world = await makeWorld(api);
});
afterAll(() => api.close());

const line = ({ method, path }: Endpoint) => `${method} ${path}`;
const isPublic = (endpoint: Endpoint) => endpoint.access === 'public';
const pathFor = (endpoint: Endpoint, ids: Ids) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? `no-${name}`);

/**
 * `2`: let in (whatever the request then lacks), `1`: sign in first, `3`: not allowed, `4`: no such thing for you.
 * Writes go with a body that no contract accepts, so they are judged and then change nothing; those without a body are
 * refused by the state of the world or repeat what is there.
 */
async function outcome(endpoint: Endpoint, cookie: string | null, ids: Ids): Promise<string> {
  const path = pathFor(endpoint, ids);
  if (isEndless(endpoint)) return cellOf(await statusOfStream(path, cookie));
  const agent = api.http(cookie ?? undefined);
  const verbs = {
    GET: agent.get(path),
    POST: agent.post(path),
    PUT: agent.put(path),
    PATCH: agent.patch(path),
    DELETE: agent.delete(path),
  };
  const request = verbs[endpoint.method];
  const { status } = await (endpoint.body
    ? request.send(GOOD_BODIES[line(endpoint)] ?? { 'no such field': true })
    : request);
  if (status === 500) throw new Error(`${line(endpoint)} answers 500`);
  return cellOf(status);
}

const cellOf = (status: number): string => ({ 401: '1', 403: '3', 404: '4' })[status] ?? '2';

/** Server-sent events never end by themselves: whoever is let in hangs up after the first line of the answer. */
const isEndless = ({ response }: Endpoint): boolean =>
  isFileResponse(response) && response.contentTypes.includes('text/event-stream');
async function statusOfStream(path: string, cookie: string | null): Promise<number> {
  const hangUp = new AbortController();
  const headers = cookie ? { Cookie: cookie } : undefined;
  const { status } = await fetch(`${api.url}${path}`, { signal: hangUp.signal, ...(headers ? { headers } : {}) });
  hangUp.abort();
  return status;
}

/** Bodies that contracts accept, for routes of one's own record: there the owner is looked for only after the body. */
const GOOD_BODIES: Readonly<Record<string, object>> = {
  'POST /api/attempts/:attemptId/appeals': { slot: null, text: 'Ju lutem shikojeni përsëri.' },
  'POST /api/me/learning/:enrolmentId/progress': {
    events: [
      {
        activityId: '01a20000-0000-7000-8000-000000000000',
        kind: 'opened',
        anchor: '',
        occurredAt: '2026-01-01T00:00:00.000Z',
      },
    ],
  },
  'POST /api/me/learning/:enrolmentId/notes': {
    changes: [
      {
        kind: 'bookmark',
        activityId: '01a20000-0000-7000-8000-000000000000',
        anchor: 'b1',
        rev: 1,
        isSet: true,
        changedAt: '2026-01-01T00:00:00.000Z',
      },
    ],
  },
  'PUT /api/attempts/:attemptId/answers/:slot': { clientRev: 1, response: null, locale: 'sq' },
  'POST /api/mandatory-trainings/:trainingId/end': { reason: 'Nuk vlen më.' },
  'POST /api/me/sessions/:sessionId/claims': { kind: 'excuse', text: 'Jam i sëmurë.' },
  'POST /api/nominations/:requestId/decision': { isEndorsed: true },
  'POST /api/nominations/:requestId/withdrawal': { reason: 'Nuk mund të vijë.' },
  'POST /api/quizzes/:quizId/attempts': { locale: 'sq' },
};

/** Endpoints that end sessions would sign the cast out. */
const APART = new Set(['DELETE /api/sessions']);
/** It needs no body and changes the world: what comes after would find drafts. */
const LAST = 'POST /api/authoring/courses/:courseId/draft';
const judged = () =>
  [...ENDPOINTS.values()]
    .filter((endpoint) => !isPublic(endpoint) && !APART.has(line(endpoint)))
    .sort((a, b) => Number(line(a) === LAST) - Number(line(b) === LAST));

it('every route that is not public has its row in the reviewed table, and no row is left over', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(judged().map(line).sort());
});

it('every route answers every role on every object as reviewed', async () => {
  const actual: Record<string, string> = {};
  for (const endpoint of judged()) {
    const variants = endpoint.path.includes(':') ? VARIANTS : VARIANTS.slice(0, 1);
    const cells: string[] = [];
    for (const role of ROLES_IN_ORDER) {
      let cell = '';
      for (const variant of variants) cell += await outcome(endpoint, world.cookies[role] ?? null, world.ids[variant]);
      cells.push(cell);
    }
    actual[line(endpoint)] = cells.join(' ');
  }
  expect(actual).toEqual(EXPECTED);
}, 180_000);

it('a guard that lets everybody in is noticed (negative control)', async () => {
  const endpoint = ENDPOINTS.get('runs.readRun');
  if (!endpoint) throw new Error('runs.readRun is gone');
  const guard = jest.spyOn(AccessGuard.prototype, 'canActivate').mockResolvedValue(true);
  const outcomes = await Promise.all(
    VARIANTS.map((variant) => outcome(endpoint, world.cookies['official'] ?? null, world.ids[variant])),
  );
  guard.mockRestore();
  expect(outcomes.join('')).not.toBe(EXPECTED[line(endpoint)]?.split(' ')[1]);
});
