import { type InputOf, readBoard, recordMarks } from '@edukom/contracts';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { randomUuid } from '../../../shared/ids/random-uuid.js';

type Mark = InputOf<typeof recordMarks>['body']['marks'][number];
/** What somebody decides to record; the rest is added when it is sent. */
export type Saying = Omit<Mark, 'clientKey' | 'deviceAt'>;

/** Sends marks of a session; `retry` sends the same ones again, which records nothing twice. */
export function useMarking(sessionId: string, onRecorded: () => void = () => undefined) {
  const sending = useCall(recordMarks, { invalidates: [keyOf(readBoard)], onSuccess: onRecorded });
  const { variables } = sending;
  return {
    isBusy: sending.isPending,
    error: sending.error,
    send: (...said: readonly Saying[]) =>
      sending.mutate({
        params: { sessionId },
        body: { marks: said.map((mark) => ({ ...mark, clientKey: randomUuid(), deviceAt: new Date() })) },
      }),
    retry: variables && (() => sending.mutate(variables)),
  };
}
