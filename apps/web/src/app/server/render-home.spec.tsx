/** @jest-environment node */
import {
  type Endpoint,
  getMe,
  type LoadEndpoint,
  type Me,
  mySessions,
  PageProblem,
  readMyCertificates,
  readMyLearning,
} from '@edukom/contracts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { answersIn } from '../../shared/offline/page-answers.js';
import { aCourse, aSession, me, texts } from '../home/home-examples.js';
import { homeRenderer } from './render-home.js';

let renderHome: ReturnType<typeof homeRenderer>;
let asked: string[];

beforeAll(async () => {
  const all = await Promise.all(
    INTERFACE_LOCALES.map(async (locale) => [locale, await loadTranslate(locale)] as const),
  );
  renderHome = homeRenderer(Object.fromEntries(all) as Record<InterfaceLocale, Translate>);
});
beforeEach(() => {
  asked = [];
});

const outputs = (mine: Partial<Me> = {}) =>
  new Map<Endpoint, unknown>([
    [getMe, { ...me, ...mine }],
    [readMyLearning, { courses: [aCourse] }],
    [mySessions, { runs: [aSession] }],
    [readMyCertificates, { titles: {}, certificates: [], pending: [] }],
  ]);
const loading = (from = outputs()): LoadEndpoint =>
  (async (endpoint: Endpoint) => {
    asked.push(endpoint.path);
    if (!from.has(endpoint))
      throw new PageProblem({ type: 'about:blank', title: 'x', status: 503, code: 'server.database' });
    return from.get(endpoint);
  }) as LoadEndpoint;
const homeOf = async (load = loading(), locale: InterfaceLocale = 'sq') => {
  const home = await renderHome({ locale, origin: 'https://edukom.example', isDemo: false, load });
  if (!home) throw new Error('no home was made');
  return home;
};

it.each(INTERFACE_LOCALES)('shows in %s what waits, with links that need no script', async (locale) => {
  const t = await loadTranslate(locale);
  const { html, styles } = await homeOf(loading(), locale);
  expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${locale}" data-drawn>`));
  expect(html).toContain(`<title>${t('shell.app.home')} · ${t('common.product')}</title>`);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain(t('home.todo.greeting', { name: me.givenName }));
  expect(html).toContain(texts.course[locale]);
  expect(html).toContain(texts.session[locale]);
  expect(html).toContain(`href="/${locale}/app/learning/${aCourse.enrolmentId}/lessons/first-lesson"`);
  expect(html).not.toContain('ed-skeleton');
  expect([...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text)).toEqual([styles]);
  // The whole stylesheet comes after what is painted first.
  expect(html.indexOf('rel="stylesheet"')).toBeGreaterThan(html.indexOf('</main>'));
});

it('reads each source once, and brings the answers as the wire would give them', async () => {
  const { html } = await homeOf();
  expect(asked.sort()).toEqual(['/api/me', '/api/me/certificates', '/api/me/learning', '/api/me/sessions']);
  const found = answersIn(html);
  expect(found?.personId).toBe(me.personId);
  expect(Object.keys(found?.answers ?? {}).sort()).toEqual(asked);
  expect(found?.answers['/api/me']).toEqual(me);
  expect(JSON.stringify(found?.answers['/api/me/sessions'])).toContain('"startsAt":"2026-12-01T09:00:00.000Z"');
});

it('runs nothing and ends nothing that people wrote', async () => {
  const name = '</script><script>alert(1)</script><!--';
  const { html } = await homeOf(loading(outputs({ givenName: name })));
  expect(html).not.toContain('<script>');
  expect(html.match(/<\/script>/g)).toHaveLength(3);
  expect(html.match(/<script[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" async src="\/assets\//),
    expect.stringMatching(/^<script type="module" src="\/assets\//),
    '<script type="application/json" id="answers">',
  ]);
  expect((answersIn(html)?.answers['/api/me'] as Me).givenName).toBe(name);
});

it('leaves the home of staff to the application, and reads no more for it than who it is', async () => {
  const grants = [{ role: 'trainer' as const, scope: { kind: 'all' as const, id: null } }];
  const load = loading(outputs({ grants }));
  expect(await renderHome({ locale: 'sq', origin: 'https://edukom.example', isDemo: false, load })).toBeNull();
  expect(asked).toEqual(['/api/me']);
});

it('leaves out a source that cannot be read, and shows the others', async () => {
  const some = outputs();
  some.delete(mySessions);
  const { html } = await homeOf(loading(some));
  expect(html).toContain(texts.course.sq);
  expect(html).toContain('ed-skeleton');
  expect(Object.keys(answersIn(html)?.answers ?? {})).not.toContain('/api/me/sessions');
});

it('makes no page when it cannot be read who asks', async () => {
  await expect(homeOf(loading(new Map()))).rejects.toBeInstanceOf(PageProblem);
});
