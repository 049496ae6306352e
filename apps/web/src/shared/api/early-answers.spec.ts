import { getMe } from '@edukom/contracts';
import { call } from './call.js';
import { askEarly, takeEarly } from './early-answers.js';

const me = {
  personId: '01890000-0000-7000-8000-000000000001',
  givenName: 'A',
  familyName: 'B',
  email: 'a@b.example',
  locale: 'sq',
  grants: [],
  isDemo: false,
};
const answer = () =>
  ({ ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(me) }) as Response;
const fetching = jest.fn<Promise<Response>, [string, RequestInit]>();

beforeEach(() => {
  fetching.mockReset();
  globalThis.fetch = fetching as unknown as typeof fetch;
});

it('is taken once, by whoever asks first; then the server is asked again', async () => {
  fetching.mockImplementation(async () => answer());
  askEarly(['/api/me']);
  expect(fetching).toHaveBeenCalledTimes(1);
  expect(fetching.mock.calls[0]?.[1]).toMatchObject({ credentials: 'same-origin', cache: 'no-store' });
  expect((await call(getMe, {})).givenName).toBe('A');
  expect(fetching).toHaveBeenCalledTimes(1);
  await call(getMe, {});
  expect(fetching).toHaveBeenCalledTimes(2);
});

it('that failed is asked for again', async () => {
  fetching.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockImplementation(async () => answer());
  askEarly(['/api/me']);
  expect((await call(getMe, {})).givenName).toBe('A');
});

it('is nothing where nothing was asked', () => {
  expect(takeEarly('/api/other')).toBeNull();
});
