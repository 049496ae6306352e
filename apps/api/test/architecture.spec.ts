import { ACTIONS } from '@edukom/domain';
import { type Endpoint, ENDPOINTS, isFileResponse, PROBLEMS } from '@edukom/contracts';
import { EndpointRegistry } from '../src/platform/http/endpoint-registry.js';
import { openApiDocument } from '../src/platform/http/openapi.js';
import { startTestApi, type TestApi } from './api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const line = ({ method, path }: Endpoint) => `${method} ${path}`;

/** What anybody may call without signing in. A new entry is a decision: review it. */
const PUBLIC_ROUTES = [
  'DELETE /api/session',
  'GET /api/calendars/:token',
  'GET /api/courses',
  'GET /api/courses/:slug',
  'GET /api/docs',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/invitations/:token',
  'GET /api/observatory',
  'GET /api/observatory/places/:slug',
  'GET /api/observatory/releases/:number/csv',
  'GET /api/openapi.json',
  'GET /api/paths',
  'GET /api/paths/:slug',
  'GET /api/registrations/:token',
  'GET /api/verifications/:code',
  'POST /api/email-changes/:token',
  'POST /api/invitations/:token',
  'POST /api/open-courses/:slug/registrations',
  'POST /api/password-resets',
  'POST /api/password-resets/:token',
  'POST /api/registrations/:token',
  'POST /api/session',
];

it('every handler has a contract, and every contract exactly one handler', () => {
  const handlers = api.app.get(EndpointRegistry).all();
  expect(handlers.filter((handler) => !handler.endpoint).map((handler) => handler.controller)).toEqual([]);
  expect(handlers.map((handler) => line(handler.endpoint)).sort()).toEqual([...ENDPOINTS.values()].map(line).sort());
});

it("the router serves the contracts' routes and no other", () => {
  const router = (
    api.app.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    }
  ).router;
  const routes = router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
  expect(routes.sort()).toEqual([...ENDPOINTS.values()].map(line).sort());
});

it('every action a contract asks for is in the access matrix', () => {
  const asked = [...ENDPOINTS.values()].flatMap(({ access }) => (typeof access === 'string' ? [] : [access.action]));
  expect(asked.filter((action) => !ACTIONS.includes(action))).toEqual([]);
});

it('the public routes are the reviewed ones', () => {
  const open = [...ENDPOINTS.values()].filter((endpoint) => endpoint.access === 'public').map(line);
  expect(open.sort()).toEqual(PUBLIC_ROUTES);
});

it('a scope parameter is a path parameter, and declared problems exist', () => {
  for (const endpoint of ENDPOINTS.values()) {
    const { access } = endpoint;
    if (typeof access === 'object' && typeof access.scope === 'object')
      expect(endpoint.path).toContain(`:${access.scope.param}`);
    for (const [, name] of endpoint.path.matchAll(/:(\w+)/g))
      expect(Object.keys(endpoint.params?.shape ?? {})).toContain(name);
    expect(endpoint.problems.filter((code) => !Object.hasOwn(PROBLEMS, code))).toEqual([]);
  }
});

it('inputs are strict and responses are plain objects', () => {
  const catchallOf = (schema: unknown) =>
    (schema as { _zod?: { def?: { type?: string; catchall?: { _zod: { def: { type: string } } } } } } | undefined)?._zod
      ?.def;
  for (const [name, endpoint] of ENDPOINTS) {
    for (const part of ['params', 'query', 'body'] as const) {
      const definition = catchallOf(endpoint[part]);
      if (definition?.type === 'object')
        expect([name, part, definition.catchall?._zod.def.type]).toEqual([name, part, 'never']);
    }
    if (endpoint.response !== null && !isFileResponse(endpoint.response))
      expect([name, catchallOf(endpoint.response)?.catchall]).toEqual([name, undefined]);
  }
});

it('docs/openapi.json is what the contracts say (npm run openapi writes it)', async () => {
  const { readFileSync } = await import('node:fs');
  const file = new URL(`file://${process.cwd()}/../../docs/openapi.json`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});
