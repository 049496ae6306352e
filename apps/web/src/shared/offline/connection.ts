import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let hasAnswer = true;

const tell = (): void => listeners.forEach((listener) => listener());

/** The last request was answered by the server (true), or by this device or nobody (false). */
export function noteAnswer(isFromServer: boolean): void {
  if (hasAnswer === isFromServer) return;
  hasAnswer = isFromServer;
  tell();
}

/** Whether there is no way to the server now, as far as is known. */
export const isOffline = (): boolean => !navigator.onLine || !hasAnswer;

function subscribe(listener: () => void): () => void {
  const onOnline = () => {
    hasAnswer = true;
    tell();
  };
  listeners.add(listener);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', tell);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', tell);
  };
}

export const useIsOffline = (): boolean => useSyncExternalStore(subscribe, isOffline, () => false);
