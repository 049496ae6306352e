import type { LearnerProgress, OutputOf, previewReminders } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { LearnersPanel } from './learners-panel.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const person = (number: number, more: Partial<LearnerProgress> = {}) => ({
  enrolmentId: id(number),
  givenName: 'Arta',
  familyName: `Person${number}`,
  institutionName: localizedText('sq', 'Prizren'),
  share: 2_000,
  isCompleted: false,
  nextId: id(9),
  lastSeenOn: '2026-03-01',
  stuck: [],
  remindedAt: null,
  ...more,
});
const progress = {
  asOf: '2026-03-10',
  enrolled: 3,
  activities: [{ id: id(9), kind: 'lesson', title: localizedText('sq', 'Mësimi 2') }],
  people: [
    person(1, { stuck: [{ code: 'lesson-reopened', activityId: id(9), days: 3 }] }),
    person(2),
    person(3, { isCompleted: true, share: 10_000, nextId: null }),
  ],
};
let preview: OutputOf<typeof previewReminders>;
let asked: { path: string; enrolmentIds: string[] }[];
let done: string[];

beforeEach(() => {
  [asked, done] = [[], []];
  preview = {
    mails: 2,
    languages: [
      { locale: 'sq', mails: 1, subject: 'Kursi juaj vazhdon', body: 'Përshëndetje' },
      { locale: 'sr-Cyrl', mails: 1, subject: 'Ваш курс', body: 'Добар дан' },
    ],
    leftOut: { completed: 0, reminded: 1, unreachable: 0 },
  };
  const answer = (body: unknown) => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
  });
  Object.assign(globalThis, {
    fetch: async (address: string, request: RequestInit) => {
      if (request.method === 'GET') return answer(progress);
      const { enrolmentIds } = JSON.parse(String(request.body)) as { enrolmentIds: string[] };
      asked.push({ path: address.split('/').at(-1) ?? '', enrolmentIds });
      return answer(
        address.endsWith('previews') ? preview : { mails: 1, leftOut: { ...preview.leftOut, completed: 1 } },
      );
    },
  });
});

async function open(search = '', canRemind = true) {
  const first = await loadTranslate('en');
  const panel = <LearnersPanel runId={id(8)} canRemind={canRemind} onDone={(text) => done.push(text)} />;
  const router = createMemoryRouter([{ path: '/', element: panel }], { initialEntries: [`/${search}`] });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={first}>
        <RouterProvider router={router} />
      </ClientTexts>
    </QueryClientProvider>,
  );
  await screen.findByRole('table');
  return { router, user: userEvent.setup() };
}
const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

it('says where everybody is and why somebody may be stuck', async () => {
  await open();
  expect(rows()).toHaveLength(3);
  expect(screen.getByText('“Mësimi 2” opened on 3 days, not finished')).toBeTruthy();
  expect(screen.getByText('finished')).toBeTruthy();
});

it('keeps filter and order in the address, beside the tab', async () => {
  const { router, user } = await open('?tab=progress&show=stuck');
  expect(rows()).toHaveLength(1);
  await user.selectOptions(screen.getByLabelText('Show'), 'Not finished');
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(router.state.location.search).toBe('?tab=progress&show=open');
  const seen = screen.getByRole('link', { name: /Last seen/ });
  expect(seen.getAttribute('href')).toBe('?tab=progress&show=open&sort=seen');
});

it('reminds after it has said how many, in which languages and what; who finished cannot be chosen', async () => {
  const { user } = await open();
  expect(screen.getByRole('button', { name: 'Remind' }).hasAttribute('disabled')).toBe(true);
  expect(screen.queryByRole('checkbox', { name: /Person3/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Choose all shown' }));
  await user.click(screen.getByRole('button', { name: 'Remind 2 people' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('This mails 2 people.');
  expect(within(dialog).getByText('1 person was reminded within 24 hours and gets none.')).toBeTruthy();
  expect(within(dialog).getByText('Ваш курс').closest('[lang]')?.getAttribute('lang')).toBe('sr-Cyrl');
  expect(asked.map(({ path }) => path)).toEqual(['reminder-previews']);
  await user.click(within(dialog).getByRole('button', { name: 'Send 2 e-mails' }));
  await waitFor(() => expect(asked.at(-1)).toEqual({ path: 'reminders', enrolmentIds: [id(1), id(2)] }));
  await waitFor(() =>
    expect(done).toEqual([
      '1 person is being mailed. 1 person has finished and gets none. 1 person was reminded within 24 hours and gets none.',
    ]),
  );
});

it('mails nobody who is no longer shown', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Choose all shown' }));
  await user.selectOptions(screen.getByLabelText('Show'), 'Seem stuck');
  await user.click(await screen.findByRole('button', { name: 'Remind 1 person' }));
  await waitFor(() => expect(asked).toEqual([{ path: 'reminder-previews', enrolmentIds: [id(1)] }]));
});

it('offers no reminder to who may not send one', async () => {
  await open('', false);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Remind/ })).toBeNull();
});
