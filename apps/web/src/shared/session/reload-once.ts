import { freshAddress, scanIn } from '../offline/scan-address.js';
import { storeInput } from './kept-input.js';

const KEY = 'edukom.reloaded';
const PAUSE_MS = 60_000;

/** A part of the page that is gone from the server: a newer release has replaced it. */
export const isMissingChunk = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message);

/** The page that sends a scan comes from the device first, unless its address says otherwise. */
function loadFromServer(): void {
  if (scanIn(location.search) === null) location.reload();
  else location.replace(freshAddress(location.href));
}

/**
 * Loads the page anew from the server and keeps what was typed. At most once a minute, so that a part that is truly
 * missing ends in an error page and not in a circle. False when it was done just now.
 */
export function reloadOnce(now: number = Date.now(), reload: () => void = loadFromServer): boolean {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (now - last < PAUSE_MS) return false;
  sessionStorage.setItem(KEY, String(now));
  storeInput();
  reload();
  return true;
}
