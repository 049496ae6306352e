import { JOB_KINDS } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { kindText } from '../../features/jobs/kind-text.js';
import { createQueryClient } from '../../shared/api/query-client.js';
import { TranslateProvider } from '../../shared/text/use-t.js';
import { Component } from './jobs-failed.page.js';

const [MAIL, OLD, ABOUT] = [1, 2, 3].map((last) => `01890000-0000-7000-8000-00000000000${last}`) as [
  string,
  string,
  string,
];
const mail = {
  deadLetterId: MAIL,
  kind: 'mail.deliver',
  subjectId: ABOUT,
  error: 'Error: connect ECONNREFUSED',
  tries: 10,
  diedAt: '2026-05-12T08:00:00.000Z',
  settled: null,
};
const old = { ...mail, deadLetterId: OLD, kind: 'letter.fax', subjectId: null, error: '', tries: 1 };
const decided = {
  ...mail,
  settled: { how: 'dropped', at: '2026-05-13T08:00:00.000Z', byName: 'Teuta Krasniqi', reason: 'Adresa nuk ekziston.' },
};

/** Looking by role is slow where the machine is busy. */
const SLOW = 60_000;
configure({ asyncUtilTimeout: 20_000 });

const sent: { line: string; body: unknown }[] = [];
let open: unknown[] = [];
let isConflict = false;
const answer = (status: number, body: unknown) =>
  ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => (body === null ? '' : JSON.stringify(body)),
    json: async () => body,
  }) as Response;
const serve = async (address: string, request: RequestInit): Promise<Response> => {
  if (request.method === 'GET')
    return answer(200, {
      items: address.includes('group=settled') ? [decided] : open,
      next: null,
      openCount: open.length,
    });
  sent.push({ line: `${request.method} ${address}`, body: request.body ? JSON.parse(String(request.body)) : null });
  open = open.filter((one) => one !== mail);
  const code = 'request.conflict';
  return isConflict ? answer(409, { type: 'about:blank', title: code, status: 409, code }) : answer(204, null);
};

async function show(search = '', locale: 'en' | 'sr-Cyrl' = 'en') {
  const router = createMemoryRouter([{ path: '/:locale/app/jobs', Component }], {
    initialEntries: [`/${locale}/app/jobs${search}`],
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={await loadTranslate(locale)}>
        <RouterProvider router={router} />
      </TranslateProvider>
    </QueryClientProvider>,
  );
  return router;
}
const entry = async (name: string) =>
  within((await screen.findByRole('heading', { name })).closest('li') as HTMLElement);

beforeEach(() => {
  sent.length = 0;
  open = [mail, old];
  isConflict = false;
  globalThis.fetch = serve as typeof fetch;
});

it('every kind of work has words of its own in every locale', async () => {
  for (const locale of INTERFACE_LOCALES) {
    const t = await loadTranslate(locale);
    const words = [...JOB_KINDS, 'letter.fax'].map((kind) => kindText(t, kind));
    expect(new Set(words).size).toBe(JOB_KINDS.length + 1);
    expect(words.filter((text) => text.startsWith('jobs.'))).toEqual([]);
  }
});

it(
  'lists what waits; work that this version does not do can only be given up',
  async () => {
    await show();
    expect(await screen.findByText('2 pieces of work wait for a decision')).toBeTruthy();
    const known = await entry('Sending an e-mail');
    expect(known.getByText('10 times')).toBeTruthy();
    expect(known.getByText(ABOUT)).toBeTruthy();
    expect(known.getByText('Error: connect ECONNREFUSED').lang).toBe('en');
    expect(known.getAllByRole('button')).toHaveLength(2);
    const unknown = await entry('Work of another version');
    expect(unknown.getByText('letter.fax')).toBeTruthy();
    expect(unknown.getByText(/its process ended each time/)).toBeTruthy();
    expect(unknown.getByText(/can only be given up/)).toBeTruthy();
    expect(unknown.queryByText('What it was about (ID)')).toBeNull();
    expect(unknown.getAllByRole('button').map((button) => button.textContent)).toEqual([
      expect.stringMatching(/^Give up: Work of another version, /),
    ]);
  },
  SLOW,
);

it(
  'runs again: says that it is queued, and the entry leaves the list',
  async () => {
    await show();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Run again ?: Sending an e-mail/ }));
    const status = await screen.findByText(/^Queued again: Sending an e-mail\./);
    expect(sent).toEqual([{ line: `POST /api/dead-letters/${MAIL}/again`, body: null }]);
    expect(screen.queryByRole('heading', { name: 'Sending an e-mail' })).toBeNull();
    expect(screen.getByText('1 piece of work waits for a decision')).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.contains(status)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
  },
  SLOW,
);

it(
  'gives up with a reason, and not without one',
  async () => {
    open = [mail];
    await show('', 'sr-Cyrl');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Обустави ?: Слање имејла/ }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), ' а ');
    await user.click(dialog.getByRole('button', { name: 'Обустави' }));
    expect(dialog.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
    await user.type(dialog.getByRole('textbox'), 'дреса не постоји.');
    await user.click(dialog.getByRole('button', { name: 'Обустави' }));
    expect(await screen.findByText(/^Обустављено: Слање имејла\./)).toBeTruthy();
    expect(sent).toEqual([{ line: `POST /api/dead-letters/${MAIL}/drop`, body: { reason: 'а дреса не постоји.' } }]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText('Ништа не чека вашу одлуку')).toBeTruthy();
  },
  SLOW,
);

it.each(['again', 'drop'] as const)(
  'whoever decides second (%s) is told, and sees what holds now',
  async (what) => {
    isConflict = true;
    await show();
    const user = userEvent.setup();
    if (what === 'again') {
      await user.click(await screen.findByRole('button', { name: /^Run again ?: Sending an e-mail/ }));
    } else {
      await user.click(await screen.findByRole('button', { name: /^Give up ?: Sending an e-mail/ }));
      await user.type(screen.getByRole('textbox'), 'No such address.');
      await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Give up' }));
    }
    expect((await screen.findByRole('alert')).textContent).toMatch(/Somebody changed this in the meantime/);
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Sending an e-mail' })).toBeNull());
    expect(screen.queryByText(/^(Queued again|Given up):/)).toBeNull();
    if (what === 'drop') expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('No such address.');
  },
  SLOW,
);

it(
  'what was decided says who, when, how and why, and is not decided again',
  async () => {
    const router = await show();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'Decided');
    expect(await screen.findByText('given up')).toBeTruthy();
    expect(router.state.location.search).toBe('?group=settled');
    const item = await entry('Sending an e-mail');
    expect(item.getByText(/^Teuta Krasniqi, /)).toBeTruthy();
    expect(item.getByText('Adresa nuk ekziston.').lang).toBe('');
    expect(item.queryAllByRole('button')).toEqual([]);
  },
  SLOW,
);
