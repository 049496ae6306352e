import type { Me } from '@edukom/contracts';
import { loadRecordTexts, loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { sendScanEarly } from '../../shared/api/early-answers.js';
import { createQueryClient } from '../../shared/api/query-client.js';
import { meQuery } from '../../shared/session/me.js';
import { onSignedOut } from '../../shared/session/session-events.js';
import { TranslateProvider } from '../../shared/text/use-t.js';
import { Component } from './check-in.page.js';

const TOKEN = `${'aB3-_'.repeat(8)}xyz`;
const me: Me = {
  personId: '01890000-0000-7000-8000-000000000001',
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 't@k.example',
  locale: 'en',
  grants: [],
  isDemo: false,
};
const result = (status: string) => ({
  sessionId: '01890000-0000-7000-8000-000000000002',
  runTitle: { source: 'en', rev: 1, texts: { en: { v: 'Safety' } } },
  sessionTitle: 'Session 1',
  startsAt: '2026-11-26T08:00:00.000Z',
  status,
  receivedAt: '2026-11-26T08:00:10.000Z',
});

/** Looking by role is slow where the machine is busy. */
configure({ asyncUtilTimeout: 20_000 });

type Reply = () => Promise<Response>;
const answer = (status: number, body: unknown) =>
  ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
    json: async () => body,
  }) as Response;
const accepted: Reply = async () => answer(200, result('accepted'));
const refused =
  (status: number, code: string): Reply =>
  async () =>
    answer(status, { type: 'about:blank', title: code, status, code });
const cut: Reply = async () => {
  throw new TypeError('Failed to fetch');
};

let sent: { scan?: string; deviceAt: string }[];
let replies: Reply[];
const serve = async (address: string, request: RequestInit): Promise<Response> => {
  if (address === '/api/me') return answer(200, me);
  if (request.method === 'GET') return answer(200, { passes: [] });
  sent.push(JSON.parse(String(request.body)));
  return (replies.shift() ?? accepted)();
};

async function open(search: string) {
  await loadRecordTexts();
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, me, { updatedAt: Date.now() - 1_000 });
  const router = createMemoryRouter([{ path: '/:locale/app/check-in', Component }], {
    initialEntries: [`/en/app/check-in${search}`],
  });
  render(
    <QueryClientProvider client={client}>
      <TranslateProvider t={await loadTranslate('en')}>
        <RouterProvider router={router} />
      </TranslateProvider>
    </QueryClientProvider>,
  );
  return { router, client };
}

beforeEach(() => {
  sent = [];
  replies = [];
  globalThis.fetch = serve as typeof fetch;
});

it('sends what the QR carries, once, says what came of it, and takes it out of the address', async () => {
  const { router } = await open(`?scan=${TOKEN}`);
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent).toEqual([{ scan: TOKEN, deviceAt: expect.stringMatching(/Z$/) }]);
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(screen.getByText('You are checked in')).toBeTruthy();
});

it('does not send what was sent before the application was there', async () => {
  sendScanEarly(TOKEN);
  await open(`?scan=${TOKEN}`);
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent).toHaveLength(1);
});

it('sends what was opened on the way over the server without it, as ever, and its address stays', async () => {
  const { router } = await open('?scan=read');
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent).toEqual([{ deviceAt: expect.stringMatching(/Z$/) }]);
  expect(router.state.location.search).toBe('?scan=read');
});

it('without a network it tries again by itself when there is one, or when told to, with the same', async () => {
  replies = [cut, cut, async () => answer(200, result('to-confirm'))];
  await open(`?scan=${TOKEN}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  act(() => void dispatchEvent(new Event('online')));
  expect(await screen.findByText('Your scan came late')).toBeTruthy();
  expect(new Set(sent.map((body) => JSON.stringify(body))).size).toBe(1);
  expect(sent).toHaveLength(3);
});

it('a phone that was put away sends again when it is looked at', async () => {
  replies = [cut];
  await open(`?scan=${TOKEN}`);
  await screen.findByRole('button', { name: 'Try again' });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent).toHaveLength(2);
});

it('a busy server is asked again without anybody pressing anything', async () => {
  replies = [refused(503, 'server.busy'), refused(503, 'server.busy')];
  sendScanEarly(TOKEN);
  await open(`?scan=${TOKEN}`);
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent).toHaveLength(3);
});

it('what is refused leaves the address as well, and can be sent again', async () => {
  replies = [refused(409, 'check-in.not-enrolled')];
  const { router } = await open(`?scan=${TOKEN}`);
  const again = await screen.findByRole('button', { name: 'Try again' });
  await waitFor(() => expect(router.state.location.search).toBe(''));
  await userEvent.click(again);
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent.map(({ scan }) => scan)).toEqual([TOKEN, TOKEN]);
});

it('a QR of somewhere else is called unreadable, and the code can be typed', async () => {
  replies = [refused(409, 'check-in.wrong-code')];
  const { router } = await open(`?scan=${TOKEN}`);
  expect(await screen.findByText('This QR code could not be read')).toBeTruthy();
  expect(router.state.location.search).toBe('?scan=unknown');
  expect(screen.getByLabelText('Code from the screen')).toBeTruthy();
});

it('of somebody signed out it is sent again after signing in', async () => {
  let asked = 0;
  const stop = onSignedOut(() => (asked += 1));
  // Once before the application was there, once by it.
  replies = [refused(401, 'access.signed-out'), refused(401, 'access.signed-out')];
  sendScanEarly(TOKEN);
  const { client } = await open(`?scan=${TOKEN}`);
  await waitFor(() => expect(asked).toBe(1));
  await screen.findByRole('button', { name: 'Try again' });
  act(() => void client.setQueryData(meQuery.queryKey, { ...me }));
  expect(await screen.findByText('You are checked in')).toBeTruthy();
  expect(sent.map(({ scan }) => scan)).toEqual([TOKEN, TOKEN, TOKEN]);
  stop();
});
