import { forgetEverybody } from './device-caches.js';

/** Notes of what one has read or kept here; unsent work has other names, and stays. */
const READ_MARKS = /^edukom\.(progress-sent|kept-course)\//;

/** Removes from this device what anybody has read here. Work that has not reached the server stays, under its owner's name. */
export async function forgetDevice(): Promise<void> {
  try {
    for (const key of Object.keys(localStorage)) if (READ_MARKS.test(key)) localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: there is nothing to remove.
  }
  if ('caches' in window) await forgetEverybody(caches).catch(() => undefined);
}
