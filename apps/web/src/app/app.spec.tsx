import { getMe, type Me } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { call } from '../shared/api/call.js';
import { createQueryClient } from '../shared/api/query-client.js';
import { useMe } from '../shared/session/me.js';
import { AppRoot } from './app-root.js';
import { ErrorPage } from './error-page.js';
import { Layout } from './layout.js';
import { NotFoundPage } from './not-found-page.js';

const me: Me = {
  personId: '01890000-0000-7000-8000-000000000001',
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [],
  isDemo: true,
};
let signedIn = true;
let sent: string[] = [];

const answer = (status: number, body?: unknown) =>
  ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
    json: async () => body,
  }) as Response;
const refusal = (status: number, code: string) => answer(status, { type: 'about:blank', title: code, status, code });
const serve = async (address: string, request: RequestInit): Promise<Response> => {
  sent.push(`${request.method} ${address}`);
  if (address === '/api/session') {
    const { password } = JSON.parse(String(request.body)) as { password: string };
    if (password !== 'four plain words here') return refusal(401, 'sign-in.wrong');
    signedIn = true;
    return answer(200, me);
  }
  if (!signedIn) return refusal(401, 'access.signed-out');
  return address === '/api/me' ? answer(200, me) : answer(204);
};

function Draft() {
  const [text, setText] = useState('');
  const { givenName } = useMe();
  return (
    <>
      <h1>{givenName}</h1>
      <input aria-label="draft" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => void call(getMe, {}).catch(() => undefined)}>{'save'}</button>
    </>
  );
}

const Failing = () => {
  throw new Error('a fault of this page');
};

async function open(path: string) {
  const first = await loadTranslate('sq');
  const router = createMemoryRouter(
    [
      {
        path: '/:locale/app',
        element: (
          <AppRoot first={first}>
            <Layout />
          </AppRoot>
        ),
        children: [
          {
            errorElement: <ErrorPage />,
            children: [
              { index: true, Component: Draft },
              { path: 'failing', Component: Failing },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
    { initialEntries: [path] },
  );
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

beforeAll(() => {
  window.scrollTo = () => undefined;
});

beforeEach(() => {
  signedIn = true;
  sent = [];
  globalThis.fetch = serve as typeof fetch;
});

it('changes the language in place: path kept, what was typed kept, choice stored', async () => {
  const router = await open('/sq/app?tab=2#part');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('draft'), 'përgjigja ime');
  await user.click(screen.getByText('Српски'));
  await waitFor(() => expect(document.documentElement.lang).toBe('sr-Cyrl'));
  const { pathname, search, hash } = router.state.location;
  expect(pathname + search + hash).toBe('/sr-Cyrl/app?tab=2#part');
  expect(screen.getByLabelText<HTMLInputElement>('draft').value).toBe('përgjigja ime');
  expect(screen.getByText('Моје учење')).toBeTruthy();
  expect(await screen.findByText('Страница је сада на српском.')).toBeTruthy();
  await waitFor(() => expect(sent).toContain('PUT /api/me/locale'));
  expect(document.cookie).toContain('edukom_locale=sr-Cyrl');
});

it('signs in again in place, as the same person, and leaves the page as it was', async () => {
  const router = await open('/sq/app');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('draft'), 'përgjigja ime');
  signedIn = false;
  await user.click(screen.getByText('save'));
  const dialog = await screen.findByRole('dialog');
  const email = await within(dialog).findByLabelText<HTMLInputElement>('Adresa e e-mailit');
  expect([email.value, email.readOnly]).toEqual(['teuta@komuna.example', true]);

  await user.type(within(dialog).getByLabelText('Fjalëkalimi'), 'wrong');
  await user.click(within(dialog).getByRole('button', { name: 'Hyr' }));
  expect(await within(dialog).findByText(/fjalëkalimi nuk është i saktë/)).toBeTruthy();
  expect(within(dialog).getByLabelText<HTMLInputElement>('Fjalëkalimi').value).toBe('wrong');

  await user.clear(within(dialog).getByLabelText('Fjalëkalimi'));
  await user.type(within(dialog).getByLabelText('Fjalëkalimi'), 'four plain words here');
  sent = [];
  await user.click(within(dialog).getByRole('button', { name: 'Hyr' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>('draft').value).toBe('përgjigja ime');
  expect(router.state.location.pathname).toBe('/sq/app');
  await waitFor(() => expect(sent).toEqual(['POST /api/session', 'GET /api/me']));
});

it('asks a stranger to sign in and then shows the page', async () => {
  signedIn = false;
  await open('/sq/app');
  const dialog = await screen.findByRole('dialog');
  const user = userEvent.setup();
  await user.type(within(dialog).getByLabelText('Adresa e e-mailit'), 'teuta@komuna.example');
  await user.type(within(dialog).getByLabelText('Fjalëkalimi'), 'four plain words here');
  await user.click(within(dialog).getByRole('button', { name: 'Hyr' }));
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Teuta');
});

it('keeps the frame around a page that fails, and around an address that leads nowhere', async () => {
  const report = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const router = await open('/sq/app/failing');
  expect(await screen.findByText('Diçka shkoi keq në këtë faqe')).toBeTruthy();
  expect(screen.getByRole('navigation', { name: 'Menyja kryesore' })).toBeTruthy();
  await router.navigate('/sq/app/no/such');
  expect(await screen.findByText('Kjo faqe nuk ekziston')).toBeTruthy();
  report.mockRestore();
});
