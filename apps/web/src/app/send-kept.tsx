import { useNotesOutbox } from '../features/learning/notes/use-notes.js';
import { useProgressOutbox } from '../features/learning/progress/use-progress-outbox.js';

/** Sends what an earlier page has kept, whichever page is open now. */
export function SendKept() {
  useProgressOutbox();
  useNotesOutbox();
  return null;
}
