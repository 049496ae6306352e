/** Addresses a scanned QR leads to. Nothing here imports anything: the worker and the script that runs first are small. */
const TOKEN = /^[\w-]{43}$/;
const OPENED = /^\/c\/([^/]+)\/?$/;

/** What the QR carries, as the address of the page brings it; null: none. `read` and `unknown` are the server's words. */
export const scanIn = (search: string): string | null => tokenOr(new URLSearchParams(search).get('scan'));

/** The same from the address that stands in the QR itself. */
export const scanOpened = (path: string): string | null => tokenOr(OPENED.exec(path)?.[1]);

const FRESH = 'fresh';

/** Whether the page of such an address is to be the server's: the one on the device did not fit. */
export const isFresh = (search: string): boolean => new URLSearchParams(search).has(FRESH);

/** The same address, for the server's page. */
export function freshAddress(href: string): string {
  const url = new URL(href);
  url.searchParams.set(FRESH, '1');
  return url.href;
}

const tokenOr = (found: string | null | undefined): string | null => (found && TOKEN.test(found) ? found : null);
