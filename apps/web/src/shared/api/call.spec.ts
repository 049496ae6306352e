import { chooseLocale, endpoint, getMe, instant, readInvitation, setAccountState } from '@edukom/contracts';
import { z } from 'zod';
import { isOffline } from '../offline/connection.js';
import { onSignedOut } from '../session/session-events.js';
import { call } from './call.js';
import { OfflineError, ProblemError } from './errors.js';
import { addressOf, pathOf } from './path-of.js';

const answer = (status: number, body?: unknown) =>
  ({
    ok: status < 400,
    headers: new Headers(),
    status,
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
    json: async () => (typeof body === 'string' ? (JSON.parse(body) as unknown) : body),
  }) as Response;
const fetching = jest.fn<Promise<Response>, [string, RequestInit]>();
const refusal = (status: number, code: string) => answer(status, { type: 'about:blank', title: code, status, code });

beforeEach(() => {
  fetching.mockReset();
  globalThis.fetch = fetching as unknown as typeof fetch;
  document.documentElement.lang = 'sr-Latn';
});

it('fills paths and queries from decoded values', () => {
  const list = endpoint({
    method: 'GET',
    path: '/api/runs',
    summary: 'x',
    access: 'public',
    response: null,
    problems: [],
    query: z.strictObject({ from: instant.optional(), state: z.array(z.string()).optional() }),
  });
  expect(pathOf(readInvitation, { token: 'a/b?c' + 'd'.repeat(20) })).toBe(
    `/api/invitations/a%2Fb%3Fc${'d'.repeat(20)}`,
  );
  expect(addressOf(list, { query: { from: new Date(0), state: ['a', 'b'] } })).toBe(
    '/api/runs?from=1970-01-01T00%3A00%3A00.000Z&state=a&state=b',
  );
  expect(addressOf(list, { query: {} })).toBe('/api/runs');
});

it('sends JSON with our cookie and the language of the page, and gives nothing for 204', async () => {
  fetching.mockResolvedValue(answer(204, ''));
  expect(await call(chooseLocale, { body: { locale: 'en' } })).toBeUndefined();
  const [address, request] = fetching.mock.calls[0] ?? [];
  expect(address).toBe('/api/me/locale');
  expect(request).toMatchObject({
    method: 'PUT',
    credentials: 'same-origin',
    body: '{"locale":"en"}',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'sr-Latn' },
  });
});

it('decodes the answer with the contract', async () => {
  fetching.mockResolvedValue(
    answer(200, {
      givenName: 'A',
      familyName: 'B',
      email: 'a@b.org',
      locale: 'sq',
      expiresAt: '2026-12-01T10:00:00.000Z',
      later: 1,
    }),
  );
  const whom = await call(readInvitation, { params: { token: 'a'.repeat(24) } });
  expect(whom).toEqual({
    givenName: 'A',
    familyName: 'B',
    email: 'a@b.org',
    locale: 'sq',
    expiresAt: new Date('2026-12-01T10:00:00Z'),
  });
});

it.each([
  ['a problem', refusal(409, 'request.conflict'), 'request.conflict'],
  ['an error page of a proxy', answer(503, '<html>'), 'server.busy'],
  ['a status without a body', answer(413, 'null'), 'request.too-large'],
  ['an unknown fault', answer(500, 'null'), 'server.error'],
  ['an answer of another release', answer(200, { person: 1 }), 'client.outdated'],
  ['an answer that is no JSON', answer(200, '<html>'), 'client.outdated'],
])('%s becomes a ProblemError', async (_what, response, code) => {
  fetching.mockResolvedValue(response);
  const error = await call(getMe, {}).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect((error as ProblemError).body.code).toBe(code);
});

it('says who is signed out, once per refusal, and stays quiet about a wrong password', async () => {
  const heard = jest.fn();
  const stop = onSignedOut(heard);
  fetching
    .mockResolvedValueOnce(refusal(401, 'sign-in.wrong'))
    .mockResolvedValueOnce(refusal(401, 'access.signed-out'));
  await expect(call(getMe, {})).rejects.toThrow('sign-in.wrong');
  expect(heard).not.toHaveBeenCalled();
  await expect(call(getMe, {})).rejects.toThrow('access.signed-out');
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
});

it('tells a failed network from a call given up', async () => {
  fetching.mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(call(getMe, {})).rejects.toBeInstanceOf(OfflineError);
  fetching.mockResolvedValue({ ...answer(200), text: () => Promise.reject(new TypeError('cut')) } as Response);
  await expect(call(getMe, {})).rejects.toBeInstanceOf(OfflineError);
  fetching.mockRejectedValue(new DOMException('stopped', 'AbortError'));
  await expect(call(getMe, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});

it('refuses to send what the contract does not allow', async () => {
  const personId = '01890000-0000-7000-8000-000000000001';
  await expect(call(setAccountState, { params: { personId }, body: { active: true, reason: 'x' } })).rejects.toThrow(
    z.ZodError,
  );
  expect(fetching).not.toHaveBeenCalled();
});

it('a copy from this device that an earlier release had read is no reason to load the page anew', async () => {
  const copy = { ...answer(200, { person: 1 }), headers: new Headers({ 'Edukom-From-Device': '1' }) } as Response;
  fetching.mockResolvedValue(copy);
  await expect(call(getMe, {})).rejects.toBeInstanceOf(OfflineError);
  expect(isOffline()).toBe(true);
  fetching.mockResolvedValue(answer(204, ''));
  await call(chooseLocale, { body: { locale: 'en' } });
  expect(isOffline()).toBe(false);
});
