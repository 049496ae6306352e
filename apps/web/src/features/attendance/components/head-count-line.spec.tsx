import type { SessionBoard } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { HeadCountLine } from './head-count-line.js';

const board: SessionBoard = {
  sessionId: '01890000-0000-7000-8000-000000000001',
  runId: '01890000-0000-7000-8000-000000000002',
  runTitle: localizedText('en', 'Run'),
  title: 'Web',
  room: '',
  startsAt: new Date('2026-12-01T08:00:00.000Z'),
  endsAt: new Date('2026-12-01T10:00:00.000Z'),
  plannedMinutes: 120,
  isCancelled: false,
  isLocked: false,
  checkInFrom: new Date('2026-12-01T08:00:00.000Z'),
  checkInUntil: new Date('2026-12-01T08:30:00.000Z'),
  expected: 0,
  present: 0,
  late: 0,
  headCount: null,
  excused: 0,
  toConfirm: 0,
  missing: 0,
  rows: [],
};

it('says that nothing was typed, or that it is no number', async () => {
  const t = await loadTranslate('en');
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={t}>
        <AnnouncerProvider>
          <HeadCountLine board={board} canCount />
        </AnnouncerProvider>
      </ClientTexts>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: t('attendance.board.heads.save') }));
  expect(screen.getByText(t('field.required'))).toBeTruthy();
  await user.type(screen.getByRole('textbox'), 'twelve');
  expect(screen.getByText(t('field.whole-number'))).toBeTruthy();
  expect(screen.queryByText(t('field.required'))).toBeNull();
});
