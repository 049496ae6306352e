import {
  type Endpoint,
  getMe,
  type LoadEndpoint,
  mySessions,
  readMyCertificates,
  readMyLearning,
} from '@edukom/contracts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { act, waitFor } from '@testing-library/react';
import { createQueryClient } from '../shared/api/query-client.js';
import { isDrawn } from '../shared/offline/drawn-page.js';
import { begin } from './begin.js';
import { aCourse, aSession, me } from './home/home-examples.js';
import { homeRenderer } from './server/render-home.js';
import { shellRenderer } from './server/render-shell.js';

let texts: Record<InterfaceLocale, Translate>;
const outputs = new Map<Endpoint, unknown>([
  [getMe, me],
  [readMyLearning, { courses: [aCourse] }],
  [mySessions, { runs: [aSession] }],
  [readMyCertificates, { titles: {}, certificates: [], pending: [] }],
]);
let asked: string[];
let wrong: unknown[];

/** The page as a browser has parsed it. */
async function opened(html: string): Promise<HTMLElement> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name);
  for (const { name, value } of page.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.body.innerHTML = page.body.innerHTML;
  const root = document.getElementById('root');
  if (!root) throw new Error('no #root');
  return root;
}

const homeIn = async (locale: InterfaceLocale, load = async (endpoint: Endpoint) => outputs.get(endpoint)) => {
  history.replaceState(null, '', `/${locale}/app`);
  const home = await homeRenderer(texts)({
    locale,
    origin: location.origin,
    isDemo: false,
    load: load as LoadEndpoint,
  });
  if (!home) throw new Error('no home');
  return opened(home.html);
};

beforeAll(async () => {
  const all = await Promise.all(
    INTERFACE_LOCALES.map(async (locale) => [locale, await loadTranslate(locale)] as const),
  );
  texts = Object.fromEntries(all) as Record<InterfaceLocale, Translate>;
});

beforeEach(() => {
  asked = [];
  wrong = [];
  localStorage.clear();
  jest.spyOn(console, 'error').mockImplementation((...all) => wrong.push(all));
  window.onerror = (message) => wrong.push(message);
  window.scrollTo = () => undefined;
  globalThis.fetch = (async (address: string) => {
    asked.push(address);
    const endpoint = [...outputs.keys()].find(({ path }) => path === address);
    return new Response(JSON.stringify(endpoint ? outputs.get(endpoint) : {}), { status: endpoint ? 200 : 404 });
  }) as typeof fetch;
});
afterEach(() => jest.restoreAllMocks());

const start = (root: HTMLElement, locale: InterfaceLocale) =>
  act(() => begin(root, createQueryClient(), texts[locale]));

it.each(INTERFACE_LOCALES)(
  'takes over in %s what the server has drawn, and asks for none of it again',
  async (locale) => {
    const root = await homeIn(locale);
    const link = root.querySelector<HTMLElement>('.ed-task a');
    const before = root.innerHTML;
    link?.focus();
    await start(root, locale);
    await waitFor(() => expect(isDrawn()).toBe(false));
    expect(root.querySelector('.ed-task a')).toBe(link);
    expect(document.activeElement).toBe(link);
    // What React leaves in between is no part of the page.
    expect(root.innerHTML.replaceAll(/<!--.*?-->/g, '')).toBe(before.replaceAll(/<!--.*?-->/g, ''));
    expect({ asked, wrong }).toEqual({ asked: [], wrong: [] });
  },
);

it('shows the appearance and the unsent work of this device once it runs', async () => {
  localStorage.setItem('edukom.theme', 'dark');
  localStorage.setItem(`edukom.progress/${me.personId}/1`, '{}');
  const root = await homeIn('en');
  expect(root.querySelector('[aria-pressed="true"]:not([lang])')?.textContent).toBe(texts.en('shell.theme.system'));
  await start(root, 'en');
  await waitFor(() =>
    expect(root.querySelector('[aria-pressed="true"]:not([lang])')?.textContent).toBe(texts.en('shell.theme.dark')),
  );
  expect(wrong).toEqual([]);
});

it('asks for a source that the server could not read, and for that alone', async () => {
  const root = await homeIn('sq', async (endpoint) => {
    if (endpoint === mySessions) throw new Error('away');
    return outputs.get(endpoint);
  });
  await start(root, 'sq');
  await waitFor(() => expect(root.textContent).toContain('Salla 4'));
  // React's strict mode mounts twice.
  expect({ asked: [...new Set(asked)], wrong }).toEqual({ asked: ['/api/me/sessions'], wrong: [] });
});

it.each([
  ['another release has written', (html: string) => html.replace('"givenName"', '"name"')],
  ['are broken', (html: string) => html.replace('{"personId"', '{personId')],
])('draws the page itself when the answers in it %s', async (_what, spoil) => {
  const root = await homeIn('sq');
  const block = document.getElementById('answers');
  if (block) block.textContent = spoil(block.textContent);
  await start(root, 'sq');
  await waitFor(() => expect(root.textContent).toContain('Salla 4'));
  expect(asked).toContain('/api/me');
  expect(isDrawn()).toBe(false);
  expect(wrong).toEqual([]);
});

it('draws into the shell as ever', async () => {
  history.replaceState(null, '', '/sq/app');
  const shell = { locale: 'sq', origin: location.origin, isDemo: false, isHome: true } as const;
  const root = await opened(shellRenderer(texts)(shell));
  await start(root, 'sq');
  await waitFor(() => expect(root.textContent).toContain('Salla 4'));
  expect(asked).toContain('/api/me');
  expect(wrong).toEqual([]);
});
