import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { ClaimDialog } from './claim-dialog.js';

it('says that words are missing, or that they are too few', async () => {
  const asked = { kind: 'excuse' as const, sessionId: '01890000-0000-7000-8000-000000000001', sessionTitle: 'Ueb' };
  const first = await loadTranslate('en');
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={first}>
        <ClaimDialog asked={asked} onClose={() => undefined} onSent={() => undefined} />
      </ClientTexts>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  const send = await screen.findByRole('button', { name: first('attendance.claim.send') });
  await user.click(send);
  expect(screen.getByText('This field is required.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: first('attendance.claim.text') }), 'abc');
  expect(screen.getByText('At least 5 characters.')).toBeTruthy();
  expect(screen.queryByText('This field is required.')).toBeNull();
});
