import type { NominationRun } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { Offers } from './offers.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const run = (number: number): NominationRun => ({
  runId: id(number),
  code: `R-${number}`,
  title: localizedText('en', `Run ${number}`),
  courseTitle: localizedText('en', 'Course'),
  hostName: localizedText('en', 'Host'),
  startsOn: '2026-12-01',
  endsOn: '2026-12-20',
  seats: {
    capacity: null,
    taken: 0,
    commonFree: null,
    enrolmentFrom: null,
    enrolmentUntil: null,
    cutOffOn: '2026-12-01',
    isListMoving: true,
    quotas: [],
  },
});

async function open(search: string) {
  const first = await loadTranslate('en');
  const page = <Offers runs={[run(1), run(2)]} ask={() => undefined} onDone={() => undefined} />;
  const router = createMemoryRouter([{ path: '/', element: page }], { initialEntries: [`/${search}`] });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={first}>
        <RouterProvider router={router} />
      </ClientTexts>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'Run 2' });
}

it('begins at the run that somebody came for, and marks it alone', async () => {
  await open(`?run=${id(2)}`);
  const second = screen.getByRole('region', { name: 'Run 2' });
  await waitFor(() => expect(document.activeElement).toBe(second));
  expect(second.className).toContain('enrolment-marked');
  expect(screen.getByRole('region', { name: 'Run 1' }).className).not.toContain('enrolment-marked');
});

it.each(['', `?run=${id(7)}`])('marks nothing and leaves the focus where it is for “%s”', async (search) => {
  await open(search);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.querySelector('.enrolment-marked')).toBeNull();
  expect(document.activeElement).toBe(document.body);
});
