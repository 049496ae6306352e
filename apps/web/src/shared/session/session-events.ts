type Listener = () => void;
const listeners = new Set<Listener>();

/** Says that the server no longer knows who we are; the sign-in dialog opens over the page. */
export const announceSignedOut = (): void => listeners.forEach((listener) => listener());

/** Hears it; returns what stops hearing. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
