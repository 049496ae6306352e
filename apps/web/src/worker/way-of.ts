/**
 * What becomes of a request. `leave`: the network alone, as if there were no worker. `shell`: a page of the application.
 * `built`: a file of this build. `data`: something of one's own that is read. `picture`: one of a lesson, from the content
 * origin. `sign-out`: the network alone, but what the person has read here goes.
 */
export type Way = 'leave' | 'shell' | 'built' | 'data' | 'picture' | 'sign-out';

/** What is asked of a request to decide; a `Request` fits. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly destination: string;
}

const SHELL = /^\/(sq|sr-Latn|sr-Cyrl|en)\/app(\/|$)/;

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

function wayOfRead({ mode }: Asked, path: string, isBuilt: (path: string) => boolean): Way {
  if (mode === 'navigate') return SHELL.test(path) ? 'shell' : 'leave';
  if (isBuilt(path)) return 'built';
  return OWN_DATA.some((pattern) => pattern.test(path)) ? 'data' : 'leave';
}

/** Which way a request goes. Whatever is not named here is left alone, above all every write. */
export function wayOf(asked: Asked, origin: string, isBuilt: (path: string) => boolean): Way {
  const url = new URL(asked.url);
  if (url.origin !== origin) return isPicture(asked, url.pathname) ? 'picture' : 'leave';
  if (asked.method === 'GET') return wayOfRead(asked, url.pathname, isBuilt);
  return asked.method === 'DELETE' && SIGN_OUT.test(url.pathname) ? 'sign-out' : 'leave';
}
