import { startAttempt } from '@edukom/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { OfflineError } from './errors.js';
import { useCall } from './queries.js';
import { createQueryClient } from './query-client.js';

const input = { params: { quizId: '01890000-0000-7000-8000-000000000001' }, body: { locale: 'sq' as const } };
let sent: string[];

beforeEach(() => {
  sent = [];
  globalThis.fetch = (async (address: string) => {
    sent.push(address);
    return new Response('{}', { status: 409 });
  }) as typeof fetch;
});

const open = (before: () => Promise<unknown>) => {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useCall(startAttempt, { before }), { wrapper }).result;
};

it('sends nothing when what has to be there first is not: no clock runs for a sheet that cannot be shown', async () => {
  const call = open(() => Promise.reject(new OfflineError()));
  act(() => call.current.mutate(input));
  await waitFor(() => expect(call.current.error).toBeInstanceOf(OfflineError));
  expect(sent).toEqual([]);
});

it('sends once it is there', async () => {
  let bring = (): void => undefined;
  const call = open(() => new Promise<void>((resolve) => (bring = resolve)));
  act(() => call.current.mutate(input));
  await waitFor(() => expect(call.current.isPending).toBe(true));
  expect(sent).toEqual([]);
  bring();
  await waitFor(() => expect(sent).toEqual([`/api/quizzes/${input.params.quizId}/attempts`]));
});
