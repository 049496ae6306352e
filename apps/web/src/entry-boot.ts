import { askEarly, sendScanEarly } from './shared/api/early-answers.js';
import { isDrawn } from './shared/offline/drawn-page.js';
import { scanIn } from './shared/offline/scan-address.js';
import { chosenTheme, showTheme } from './shared/theme/theme.js';

/** What the pages of learners begin with, by their path below `/{locale}/app`. */
const FIRST: readonly (readonly [page: RegExp, addresses: readonly string[]])[] = [
  [/^$/, ['/api/me/learning', '/api/me/sessions', '/api/me/certificates']],
  [/^\/learning$/, ['/api/me/learning']],
];

// A page that stands already is seen in the appearance chosen here long before the application runs.
/** At once, but not for a page that a browser only prepares: nobody has scanned anything then. */
function whenLookedAt(act: () => void): void {
  const page = document as Document & { readonly prerendering?: boolean };
  if (page.prerendering) document.addEventListener('prerenderingchange', act, { once: true });
  else act();
}

showTheme(chosenTheme());

const below = location.pathname.replace(/^\/[^/]*\/app/, '').replace(/\/+$/, '');
const scan = below === '/check-in' ? scanIn(location.search) : null;
// First of all: whatever else the page asks for may wait, the code may not.
if (scan !== null) whenLookedAt(() => sendScanEarly(scan));

const lesson = /^\/learning\/[^/]+(?:\/lessons\/[^/]+)?$/.test(below) ? [`/api/me${below}`] : [];
if (!isDrawn())
  askEarly(['/api/me', ...FIRST.flatMap(([page, addresses]) => (page.test(below) ? addresses : [])), ...lesson]);
