import type { Me } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../../shared/api/query-client.js';
import { MeProvider } from '../../shared/session/me.js';
import { TranslateProvider } from '../../shared/text/use-t.js';
import { Component as Duplicates } from './people-duplicates.page.js';
import { Component as Merge } from './people-merge.page.js';
import { Component as Person } from './people-person.page.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const [ME, ONE, OTHER, INSTITUTION, DEPARTMENT, POSITION, STAY, NEXT] = [1, 2, 3, 4, 5, 6, 7, 8].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const me: Me = {
  personId: ME,
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [{ role: 'project-manager', scope: { kind: 'all', id: null } }],
  isDemo: true,
};
const gjakova = { value: 'Gjakovë', lang: 'sq', fallback: false };
const side = (personId: string, givenName: string) => ({
  personId,
  givenName,
  familyName: 'Hoxha',
  email: null,
  birthDate: null,
  institution: gjakova,
  department: 'Arsimi',
  position: null,
  account: personId === OTHER ? 'active' : 'invited',
  createdAt: '2026-01-01T10:00:00.000Z',
  lastSeenAt: null,
  has: {
    affiliations: 1,
    enrolments: 2,
    completed: 0,
    attempts: 0,
    attendance: 0,
    certificates: 0,
    notes: 0,
    roles: 0,
  },
});
const stay = {
  affiliationId: STAY,
  institutionId: INSTITUTION,
  institution: gjakova,
  departmentId: DEPARTMENT,
  department: 'Arsimi',
  positionId: null,
  position: '',
  isPrimary: true,
  firstDay: '2020-01-01',
  lastDay: null,
  isCurrent: true,
  isOfMerged: false,
};
const person = {
  ...side(ONE, 'Enver'),
  institutionId: INSTITUTION,
  locale: 'sq',
  invitedAt: null,
  affiliations: [stay, { ...stay, affiliationId: NEXT, isOfMerged: true }],
  grants: [],
  mergedInto: null,
  pastTrainings: [],
  mergedFrom: [
    {
      personId: OTHER,
      givenName: 'Енвер',
      familyName: 'Хоџа',
      email: null,
      mergedAt: '2026-02-01T10:00:00.000Z',
      reason: 'Dy herë.',
    },
  ],
};
const institution = {
  institutionId: INSTITUTION,
  kind: 'municipality',
  name: gjakova,
  names: null,
  departments: [
    {
      departmentId: NEXT,
      name: 'Financat',
      people: 1,
      former: 0,
      positions: [{ positionId: POSITION, name: 'Zyrtar', people: 1 }],
    },
  ],
};

/** Looking by role is slow where the machine is busy. */
const SLOW = 60_000;
configure({ asyncUtilTimeout: 20_000 });

const sent: { line: string; body: unknown }[] = [];
let bar: string | null = null;
function answer(line: string): unknown {
  if (line.includes('/duplicates?'))
    return {
      pairs: [{ people: [side(ONE, 'Enver'), side(OTHER, 'Енвер')], reasons: ['name-sound'] }],
      total: 1,
      isCut: false,
    };
  if (line.includes('/merges/'))
    return { survivor: side(ONE, 'Enver'), merged: side(OTHER, 'Енвер'), bar, mails: 1, sharedRuns: [] };
  if (line.includes('/accommodations')) return { accommodations: [] };
  if (line.includes('/api/organisation'))
    return { items: [{ institutionId: INSTITUTION, kind: 'municipality', name: gjakova, departments: 1, people: 1 }] };
  if (line.includes('/api/institutions/')) return institution;
  if (line.includes('/transfer')) return { affiliationId: NEXT };
  return person;
}
const serve = async (address: string, request: RequestInit): Promise<Response> => {
  const line = `${request.method} ${address}`;
  if (request.method !== 'GET') sent.push({ line, body: request.body ? JSON.parse(String(request.body)) : null });
  const isEmpty = request.method !== 'GET' && !address.endsWith('/transfer');
  const body = isEmpty ? '' : answer(line);
  return {
    ok: true,
    status: isEmpty ? 204 : 200,
    headers: new Headers(),
    text: async () => (isEmpty ? '' : JSON.stringify(body)),
    json: async () => body,
  } as Response;
};

async function open(path: string, locale: 'sq' | 'sr-Cyrl' = 'sq') {
  const t = await loadTranslate(locale);
  const router = createMemoryRouter(
    [
      { path: '/:locale/app/people/duplicates', Component: Duplicates },
      { path: '/:locale/app/people/:personId', Component: Person },
      { path: '/:locale/app/people/:personId/merge/:mergedId', Component: Merge },
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
  sent.length = 0;
  bar = null;
  globalThis.fetch = serve as typeof fetch;
});

it(
  'a transfer names department, position and day; what another account has is not edited here',
  async () => {
    await open(`/${ONE}`);
    const user = userEvent.setup();
    const transfers = await screen.findAllByRole('button', { name: 'Transfero nga Arsimi, Gjakovë' });
    expect(transfers).toHaveLength(1);
    await user.click(transfers[0] as HTMLElement);
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Institucioni' }).value).toBe(INSTITUTION);
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'Drejtoria' }),
      await dialog.findByRole('option', { name: 'Financat' }),
    );
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Pozita' }), 'Zyrtar');
    fireEvent.change(dialog.getByLabelText('Dita e parë në vendin e ri'), { target: { value: '2026-07-01' } });
    await user.click(dialog.getByRole('button', { name: 'Transfero' }));
    expect(await screen.findByText('Transferimi u shënua.')).toBeTruthy();
    expect(sent).toEqual([
      {
        line: `POST /api/people/${ONE}/affiliations/${STAY}/transfer`,
        body: { departmentId: NEXT, positionId: POSITION, firstDay: '2026-07-01' },
      },
    ]);
  },
  SLOW,
);

it(
  'a merge is taken back with a reason',
  async () => {
    await open(`/${ONE}`, 'sr-Cyrl');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Опозови спајање: Енвер Хоџа' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'Две особе.');
    await user.click(dialog.getByRole('button', { name: 'Опозови спајање' }));
    expect(await screen.findByText('Спајање је опозвано.')).toBeTruthy();
    expect(sent).toEqual([{ line: `POST /api/people/${ONE}/merges/${OTHER}/undoing`, body: { reason: 'Две особе.' } }]);
  },
  SLOW,
);

it(
  'of a pair the account that signs in is offered as the one that stays; two people are said with one press',
  async () => {
    await open('/duplicates');
    const user = userEvent.setup();
    const compare = await screen.findByRole('link', { name: 'Krahaso: Енвер Hoxha dhe Enver Hoxha' });
    expect(compare.getAttribute('href')).toMatch(`/people/${OTHER}/merge/${ONE}`);
    await user.click(screen.getByRole('button', { name: 'Енвер Hoxha dhe Enver Hoxha janë dy persona' }));
    await waitFor(() =>
      expect(sent).toEqual([{ line: 'POST /api/duplicates/distinct', body: { personIds: [OTHER, ONE] } }]),
    );
  },
  SLOW,
);

it(
  'says why two cannot be merged this way round, and offers no way to try',
  async () => {
    bar = 'sign-in';
    await open(`/${ONE}/merge/${OTHER}`);
    expect(await screen.findByText(/E dyta mund të hyjë në sistem/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Bashko' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Ndërroji vendet' }).getAttribute('href')).toMatch(
      `/people/${OTHER}/merge/${ONE}`,
    );
  },
  SLOW,
);

it(
  'merges with a reason and leads to the person who stays',
  async () => {
    const router = await open(`/${ONE}/merge/${OTHER}`);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Bashko' }));
    expect(sent).toEqual([]);
    await user.type(screen.getByRole('textbox'), 'I njëjti person.');
    await user.click(screen.getByRole('button', { name: 'Bashko' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/sq/app/people/${ONE}`));
    expect(await screen.findByText('Llogaritë u bashkuan.')).toBeTruthy();
    expect(sent).toEqual([{ line: `POST /api/people/${ONE}/merges/${OTHER}`, body: { reason: 'I njëjti person.' } }]);
  },
  SLOW,
);
