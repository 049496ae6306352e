const listeners = new Set<() => void>();
let pending = 0;

/** How many answers of quizzes this device still holds; told by the open quiz, or counted when the application starts. */
export function reportPendingAnswers(count: number): void {
  if (pending === count) return;
  pending = count;
  listeners.forEach((listener) => listener());
}

export const pendingAnswers = (): number => pending;

export function subscribePending(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
