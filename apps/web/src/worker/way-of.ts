import { isFresh, scanIn, scanOpened } from '../shared/offline/scan-address.js';

/**
 * What becomes of a request. `leave`: the network alone, as if there were no worker. `shell`: a page of the application.
 * `scan`: the address in a QR of a session. `check-in`: the page that sends what such a QR carries. `built`: a file of
 * this build. `data`: something of one's own that is read. `picture`: one of a lesson, from the content origin.
 * `sign-out`: the network alone, but what the person has read here goes.
 */
export type Way = 'leave' | 'shell' | 'scan' | 'check-in' | 'built' | 'data' | 'picture' | 'sign-out';

/** What is asked of a request to decide; a `Request` fits. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly destination: string;
}

const SHELL = /^\/(sq|sr-Latn|sr-Cyrl|en)\/app(\/|$)/;

const CHECK_IN = /\/app\/check-in\/?$/;

/** One's own record as a learner, and no more: nothing of other people is ever kept on a device. */
const OWN_DATA = [
  /^\/api\/me$/,
  /^\/api\/me\/(learning|notes|passes|sessions|certificates)$/,
  /^\/api\/me\/learning\/[^/]+$/,
  /^\/api\/me\/learning\/[^/]+\/notes$/,
  /^\/api\/me\/learning\/[^/]+\/lessons\/[^/]+$/,
  /^\/api\/quizzes\/[^/]+$/,
];
const SIGN_OUT = /^\/api\/sessions?$/;
const PICTURE = /^\/media\//;

/** The locale of a page of the application; null: it is another page. */
export const shellLocaleOf = (url: string): string | null => SHELL.exec(new URL(url).pathname)?.[1] ?? null;

const isPicture = ({ method, destination }: Asked, path: string): boolean =>
  method === 'GET' && destination === 'image' && PICTURE.test(path);

function wayOfPage({ pathname, search }: URL): Way {
  if (scanOpened(pathname) !== null) return 'scan';
  if (!SHELL.test(pathname)) return 'leave';
  return CHECK_IN.test(pathname) && scanIn(search) !== null && !isFresh(search) ? 'check-in' : 'shell';
}

function wayOfRead({ mode }: Asked, url: URL, isBuilt: (path: string) => boolean): Way {
  const path = url.pathname;
  if (mode === 'navigate') return wayOfPage(url);
  if (isBuilt(path)) return 'built';
  return OWN_DATA.some((pattern) => pattern.test(path)) ? 'data' : 'leave';
}

/** Which way a request goes. Whatever is not named here is left alone, above all every write. */
export function wayOf(asked: Asked, origin: string, isBuilt: (path: string) => boolean): Way {
  const url = new URL(asked.url);
  if (url.origin !== origin) return isPicture(asked, url.pathname) ? 'picture' : 'leave';
  if (asked.method === 'GET') return wayOfRead(asked, url, isBuilt);
  return asked.method === 'DELETE' && SIGN_OUT.test(url.pathname) ? 'sign-out' : 'leave';
}
