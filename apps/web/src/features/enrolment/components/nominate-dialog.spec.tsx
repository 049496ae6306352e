import type { Me, NominationRun } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { MeProvider } from '../../../shared/session/me.js';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { NominateDialog } from './nominate-dialog.js';

const me = { personId: '01890000-0000-7000-8000-000000000009', grants: [] } as unknown as Me;
const run: NominationRun = {
  runId: '01890000-0000-7000-8000-000000000001',
  code: 'R-1',
  title: localizedText('en', 'Run'),
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
};
const person = {
  personId: '01890000-0000-7000-8000-000000000002',
  givenName: 'Arta',
  familyName: 'Gashi',
  state: null,
};

beforeAll(() => {
  const text = JSON.stringify({ people: [{ ...person, departmentName: '', isAskedByPosition: true }] });
  Object.assign(globalThis, {
    fetch: async () => ({ ok: true, status: 200, headers: new Headers(), text: async () => text }),
  });
});

it('says what is missing while the button waits', async () => {
  const t = await loadTranslate('en');
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ClientTexts locale="en" first={t}>
        <MeProvider me={me}>
          <NominateDialog run={run} onClose={() => undefined} onNominated={() => undefined} />
        </MeProvider>
      </ClientTexts>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  const button = await screen.findByRole('button', { name: t('places.nominate') });
  await screen.findByText(t('places.nominate.by-position'));
  const why = () => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;
  expect([button.hasAttribute('disabled'), why()]).toEqual([true, t('places.nominate.missing-people')]);
  await user.click(await screen.findByRole('checkbox', { name: /Arta Gashi/ }));
  await user.type(screen.getByRole('textbox', { name: t('places.nominate.reason') }), 'ab');
  expect([button.hasAttribute('disabled'), why()]).toEqual([true, t('places.nominate.missing-reason', { minimum: 3 })]);
  await user.type(screen.getByRole('textbox', { name: t('places.nominate.reason') }), 'c');
  expect([button.hasAttribute('disabled'), why()]).toEqual([false, undefined]);
});
