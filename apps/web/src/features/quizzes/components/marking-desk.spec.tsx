import type { GradingItem, StoredMark } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { GradingQueue } from './grading-queue.js';

const id = (last: string) => `01890000-0000-7000-8000-0000000000${last}`;
const item = (last: string, more: Partial<GradingItem> = {}): GradingItem => ({
  attemptId: id(last),
  slot: 9,
  questionVersionId: id('99'),
  maxPoints: 300,
  code: `CODE${last}`,
  name: null,
  text: `answer ${last}`,
  file: null,
  locale: 'sq',
  state: 'unmarked',
  seat: 'first',
  mark: null,
  marks: [],
  isReleased: false,
  ...more,
});
const storedOf = (points: number, version = 1): StoredMark => ({
  role: 'first',
  version,
  points,
  comment: '',
  markerName: 'Arben Gashi',
  markedAt: new Date(0),
  levels: null,
  state: 'marked',
  seat: 'first',
  marks: [],
});
const wire = (mark: StoredMark) => ({ ...mark, markedAt: mark.markedAt.toISOString() });

let items: GradingItem[];
let sent: { attemptId: string; points: number; version: number; comment: string }[];
let reply: (attemptId: string, points: number, version: number) => { status: number; body: unknown } | 'offline';
let reads: number;
let dropped: string[];

beforeEach(() => {
  items = ['01', '02', '03'].map((last) => item(last));
  [sent, reads, dropped] = [[], 0, []];
  reply = (_id, points, version) => ({ status: 200, body: wire(storedOf(points, version + 1)) });
  const answer = (body: unknown, status = 200) => ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
    json: async () => body,
  });
  Object.assign(globalThis, {
    fetch: async (address: string, request: RequestInit) => {
      if (address.endsWith('/comments'))
        return answer({
          comments: [
            {
              commentId: id('71'),
              text: 'Mungon hapi i dytë.',
              isShared: true,
              isMine: false,
              ownerName: 'Besa',
              createdAt: '2026-01-01T00:00:00.000Z',
            },
            {
              commentId: id('72'),
              text: 'Më konkretisht.',
              isShared: false,
              isMine: true,
              ownerName: 'Unë',
              createdAt: '2026-01-01T00:00:00.000Z',
            },
          ],
        });
      if (request.method === 'DELETE') {
        dropped.push(address);
        return answer(null);
      }
      if (request.method === 'GET') {
        reads += 1;
        const question = {
          questionVersionId: id('99'),
          prompt: localizedText('sq', 'Pyetja?'),
          guide: null,
          rubric: null,
          tolerance: null,
        };
        return answer({ questions: [question], isAnonymous: false, items, hasMore: false });
      }
      const attemptId = address.split('/')[3] ?? '';
      const body = JSON.parse(String(request.body)) as { points: number; version: number; comment: string };
      sent.push({ attemptId, ...body });
      const given = reply(attemptId, body.points, body.version);
      if (given === 'offline') throw new TypeError('network');
      return answer(given.body, given.status);
    },
  });
});

async function open() {
  const first = await loadTranslate('en');
  const page = <GradingQueue runId={id('98')} questionVersionId={id('99')} />;
  const router = createMemoryRouter([{ path: '/', element: page }]);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={first}>
        <RouterProvider router={router} />
      </ClientTexts>
    </QueryClientProvider>,
  );
  await screen.findByText('answer 01');
  return userEvent.setup();
}
const field = () => screen.getByLabelText<HTMLInputElement>(/^Points/);

it('marks one answer after another with the keyboard alone, and asks the server for the list once', async () => {
  const user = await open();
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await user.keyboard('2,5{Enter}');
  await screen.findByText('answer 02');
  await user.keyboard('1{Enter}');
  await screen.findByText('answer 03');
  await user.keyboard('3');
  await user.keyboard('c');
  await user.keyboard('Mirë{Control>}{Enter}{/Control}');
  await screen.findByText('All answers to this question are graded.');
  await screen.findByText('Everything is saved');
  expect(sent.map(({ points, comment }) => [points, comment])).toEqual([
    [250, ''],
    [100, ''],
    [300, 'Mirë'],
  ]);
  expect(reads).toBe(1);
});

it('goes back and forth with J and K and keeps what was typed and not saved', async () => {
  const user = await open();
  await user.keyboard('2');
  await user.keyboard('j');
  await screen.findByText('answer 02');
  expect(field().value).toBe('');
  await user.keyboard('{ArrowDown}');
  await screen.findByText('answer 03');
  await user.keyboard('kk');
  await screen.findByText('answer 01');
  expect(field().value).toBe('2');
  expect(sent).toEqual([]);
});

it('writes letters as letters in a comment, leads back with Escape, and shows the keys', async () => {
  const user = await open();
  await user.keyboard('c');
  await user.keyboard('jk?b');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Comment for the official').value).toBe('jk?b');
  await user.keyboard('{Escape}?');
  expect(await screen.findByRole('dialog', { name: 'Grading with the keyboard' })).toBeTruthy();
});

it('inserts from the comment bank by typing, in any script', async () => {
  const user = await open();
  await waitFor(() => expect(screen.getByRole('combobox')).toBeTruthy());
  await user.keyboard('b');
  await user.keyboard('мунгон');
  await screen.findByRole('option', { name: /Mungon hapi/ });
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Comment for the official').value).toBe('Mungon hapi i dytë.');
});

it('takes my comment out of the bank by keyboard, and the focus stays with the bank', async () => {
  const user = await open();
  await user.keyboard('b');
  await user.keyboard('konkret');
  await screen.findByRole('option', { name: 'Më konkretisht.' });
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /Më konkretisht/ }));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
  expect(dropped).toEqual([expect.stringContaining(`/comments/${id('72')}`)]);
  await user.tab();
  await user.tab();
  // The list closes when the focus goes on.
  expect(screen.queryByRole('option')).toBeNull();
});

it('keeps marks through a cut network and says so', async () => {
  const user = await open();
  reply = () => 'offline';
  await user.keyboard('2{Enter}');
  await user.keyboard('1{Enter}');
  expect(await screen.findByText(/2 marks wait for the connection/)).toBeTruthy();
  reply = (_id, points, version) => ({ status: 200, body: wire(storedOf(points, version + 1)) });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Everything is saved')).toBeTruthy();
});

it('shows both marks of a conflict, and stores mine only when I choose so', async () => {
  const user = await open();
  reply = (_id, points, version) =>
    version === 0
      ? {
          status: 412,
          body: {
            type: 'x',
            title: 'x',
            status: 412,
            code: 'mark.conflict',
            current: { ...wire(storedOf(300)), markerName: 'Besa Hoxha' },
          },
        }
      : { status: 200, body: wire(storedOf(points, version + 1)) };
  await user.keyboard('1{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Look at it' }));
  expect(await screen.findByText('Besa Hoxha has just given this answer 3 points')).toBeTruthy();
  expect(screen.getByText('Yours: 1 points')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save mine instead' }));
  expect(await screen.findByText('Everything is saved')).toBeTruthy();
  expect(sent.map(({ points, version }) => [points, version])).toEqual([
    [100, 0],
    [100, 1],
  ]);
});
