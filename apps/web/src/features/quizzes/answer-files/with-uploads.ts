import type { OutboxState, OutboxStatus } from '../outbox/outbox.js';
import type { UploadState } from './answer-files.js';

/** How the attempt stands with its uploads: a chosen file that the server does not have is an unsent answer too. */
export function withUploads(state: OutboxState, uploads: readonly UploadState[]): OutboxState {
  const unsent = uploads.filter(({ kind }) => kind !== 'refused');
  if (unsent.length === 0) return state;
  const isTold = state.status !== 'saved' && state.status !== 'waiting';
  return { ...state, unsent: state.unsent + unsent.length, status: isTold ? state.status : statusOf(unsent) };
}

function statusOf(unsent: readonly UploadState[]): OutboxStatus {
  const has = (wanted: UploadState['kind']): boolean => unsent.some(({ kind }) => kind === wanted);
  if (has('signed-out')) return 'signed-out';
  return has('waiting') ? 'offline' : 'waiting';
}
