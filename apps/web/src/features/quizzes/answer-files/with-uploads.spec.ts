import type { OutboxState, OutboxStatus } from '../outbox/outbox.js';
import type { UploadState } from './answer-files.js';
import { withUploads } from './with-uploads.js';

const file = new File(['x'], 'detyra.pdf');
const sending: UploadState = { kind: 'sending', file };
const waiting: UploadState = { kind: 'waiting', file };
const signedOut: UploadState = { kind: 'signed-out', file };
const refused: UploadState = { kind: 'refused', file, error: null };
const stateOf = (status: OutboxStatus, unsent: number): OutboxState => ({
  entries: new Map(),
  overruled: new Map(),
  unsent,
  status,
});

it.each<[OutboxStatus, number, UploadState[], OutboxStatus, number]>([
  ['saved', 0, [], 'saved', 0],
  ['saved', 0, [refused], 'saved', 0],
  ['saved', 0, [sending], 'waiting', 1],
  ['saved', 0, [sending, waiting], 'offline', 2],
  ['saved', 0, [waiting, signedOut], 'signed-out', 2],
  ['waiting', 2, [waiting], 'offline', 3],
  ['signed-out', 2, [waiting], 'signed-out', 3],
  ['closed', 0, [sending], 'closed', 1],
])('%s with %d unsent and these uploads is %s with %d', (status, unsent, uploads, shown, count) => {
  expect(withUploads(stateOf(status, unsent), uploads)).toMatchObject({ status: shown, unsent: count });
});
