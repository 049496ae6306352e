import { browserShelf } from './shelf.js';

const listeners = new Set<() => void>();
const troubled = new Set<string>();
let answers = 0;
let version = 0;

/** Kinds of work that wait in the browser's storage, each entry under a key of its own. */
const KEPT = ['edukom.progress/', 'edukom.notes/', 'edukom.captures/'];

/** Something was kept or sent. */
export function touchPending(): void {
  version += 1;
  listeners.forEach((listener) => listener());
}

/** Whether what waits in an outbox could not get through. */
export function reportTrouble(outbox: string, hasFailed: boolean): void {
  if (troubled.has(outbox) === hasFailed) return;
  if (hasFailed) troubled.add(outbox);
  else troubled.delete(outbox);
  touchPending();
}

/** How many answers of quizzes this device still holds; told by the open quiz, or counted when the application starts. */
export function reportPendingAnswers(count: number): void {
  if (answers === count) return;
  answers = count;
  touchPending();
}

/** Progress, notes and marks of attendance of a person that wait. */
export const countKept = (personId: string): number =>
  browserShelf()
    .keys()
    .filter((key) => KEPT.some((kind) => key.startsWith(`${kind}${personId}/`))).length;

export const pendingAnswers = (): number => answers;
export const isInTrouble = (): boolean => troubled.size > 0 || answers > 0;
export const pendingVersion = (): number => version;

export function subscribePending(listener: () => void): () => void {
  // Another tab of this browser keeps and sends too.
  const onStorage = (event: StorageEvent) => {
    if (event.key?.startsWith('edukom.')) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}
