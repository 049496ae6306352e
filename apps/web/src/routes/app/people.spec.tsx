import type { Me } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../../shared/api/query-client.js';
import { MeProvider } from '../../shared/session/me.js';
import { TranslateProvider } from '../../shared/text/use-t.js';
import { Component as ImportCheck } from './people-import-check.page.js';
import { Component as PeopleList } from './people-list.page.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const me: Me = {
  personId: id(1),
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [{ role: 'project-manager', scope: { kind: 'all', id: null } }],
  isDemo: true,
};
const person = {
  personId: id(2),
  givenName: 'Ђорђе',
  familyName: 'Ђорђевић',
  email: 'djordje@komuna.example',
  institutionId: id(3),
  institution: { value: 'Gjakovë', lang: 'sq', fallback: false },
  department: 'Arsimi',
  position: 'Zyrtar',
  account: 'none',
};
const preview = {
  importId: id(4),
  kind: 'people',
  fileName: 'zyrtarët.csv',
  state: 'previewed',
  revision: 1,
  createdAt: '2026-01-01T10:00:00.000Z',
  appliedAt: null,
  counts: { create: 2, update: 0, skip: 0, error: 1 },
  invitations: 0,
  reading: { charset: 'utf-8', letters: [], delimiter: 'comma', header: [], mapping: [], sample: [] },
  progress: null,
  problem: null,
  undoUntil: null,
  undone: null,
};
const cells = {
  givenName: 'Ana',
  familyName: 'Kola',
  email: 'x',
  institution: '',
  department: '',
  position: '',
  preferredLanguage: '',
};
const refused = {
  line: 3,
  decision: 'error',
  reasons: [
    { code: 'formula', column: 'position' },
    { code: 'email-malformed', column: 'email' },
  ],
  changes: [],
  cells,
  personId: null,
  undone: null,
};

const asked: string[] = [];
let answers: (address: string, body: unknown) => { status: number; body: unknown };
const serve = async (address: string, request: RequestInit): Promise<Response> => {
  asked.push(`${request.method} ${address}`);
  const { status, body } = answers(address, request.body ? JSON.parse(String(request.body)) : undefined);
  return {
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
    json: async () => body,
  } as Response;
};

async function open(path: string, locale: 'sq' | 'sr-Cyrl' = 'sq') {
  const t = await loadTranslate(locale);
  const router = createMemoryRouter(
    [
      { path: '/:locale/app/people', Component: PeopleList },
      { path: '/:locale/app/people/import/:importId', Component: ImportCheck },
    ],
    { initialEntries: [`/${locale}/app/people${path}`] },
  );
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <MeProvider me={me}>
          <RouterProvider router={router} />
        </MeProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );
  return router;
}

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = serve as typeof fetch;
});

const people = (address: string) =>
  address.startsWith('/api/institutions')
    ? { items: [] }
    : { items: address.includes('zzz') ? [] : [person], next: null };

it('searches when the typing rests, keeps it in the address, and shows everybody again', async () => {
  answers = (address) => ({ status: 200, body: people(address) });
  const router = await open('');
  const user = userEvent.setup();
  expect(await screen.findByRole('link', { name: 'Ђорђевић Ђорђе' })).toBeTruthy();
  await user.type(screen.getByRole('searchbox'), 'zzz');
  await user.click(await screen.findByRole('button', { name: 'Shfaq të gjithë' }));
  expect(asked.filter((line) => line.includes('search='))).toEqual(['GET /api/people?locale=sq&search=zzz']);
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
});

it('says how many mails go out before any does', async () => {
  answers = (address) =>
    address.endsWith('previews')
      ? { status: 200, body: { mails: 1, without: 0 } }
      : { status: 200, body: address.endsWith('/invitations') ? { mails: 1 } : people(address) };
  await open('');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('checkbox', { name: 'Zgjidh Ђорђевић Ђорђе' }));
  await user.click(screen.getByRole('button', { name: 'Fto' }));
  expect(await screen.findByText('Tani dërgohet 1 mesazh.')).toBeTruthy();
  expect(asked).not.toContain('POST /api/people/invitations');
  await user.click(screen.getByRole('button', { name: 'Dërgo ftesat' }));
  expect(await screen.findByText('U dërgua 1 ftesë.')).toBeTruthy();
});

it('shows reasons in the reader’s language, and a stale preview anew before it is applied', async () => {
  let revision = 1;
  const applied: unknown[] = [];
  answers = (address, body) => {
    if (address.includes('/rows')) return { status: 200, body: { items: [refused], next: null } };
    if (!address.endsWith('/application')) return { status: 200, body: { ...preview, revision } };
    applied.push(body);
    if (applied.length > 1)
      return { status: 200, body: { ...preview, revision, state: 'applied', appliedAt: preview.createdAt } };
    revision = 2;
    return { status: 409, body: { type: 'x', title: 'x', status: 409, code: 'import.stale' } };
  };
  await open(`/import/${id(4)}`, 'sr-Cyrl');
  expect(await screen.findByText('Ово није имејл адреса.')).toBeTruthy();
  expect(screen.getByText(/^Радно место: Ћелија почиње/)).toBeTruthy();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Увези 2 реда' }));
  expect(await screen.findByText(/Ништа није увезено; погледајте нови преглед/)).toBeTruthy();
  await waitFor(() => expect(asked.filter((line) => line.includes('/rows'))).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Увези 2 реда' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Редови су увезени' })).toBeTruthy();
  expect(applied).toEqual([
    { revision: 1, invite: false },
    { revision: 2, invite: false },
  ]);
});

it.each([
  [true, 'sq', /Tani për tani ecën ngadalë: dikush është duke punuar në një kuiz/, '100 nga 200 rreshta'],
  [true, 'sr-Cyrl', /За сада иде споро: неко управо ради тест/, '100 од 200 редова'],
  [false, 'sq', null, '100 nga 200 rreshta'],
] as const)('says why an import is slow while somebody takes a quiz (%s, %s)', async (isGentle, locale, why, far) => {
  const working = { ...preview, state: 'applying', progress: { done: 100, total: 200, isGentle } };
  answers = (address) => ({ status: 200, body: address.includes('/rows') ? { items: [], next: null } : working });
  await open(`/import/${id(4)}`, locale);
  expect(await screen.findByText(far)).toBeTruthy();
  expect(screen.queryAllByText(why ?? /ngadalë/)).toHaveLength(isGentle ? 1 : 0);
});
