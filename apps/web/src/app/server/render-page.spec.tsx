/** @jest-environment node */
import { PageProblem, readInvitation, type PageRequest, type ProblemBody } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { renderPage } from './render-page.js';
import { shellRenderer } from './render-shell.js';

const token = 'a'.repeat(24);
const expired: ProblemBody = { type: 'about:blank', title: 'x', status: 410, code: 'link.expired', traceId: 'trace-7' };
const refuse = () => Promise.reject(new PageProblem(expired));
const request = (url: string, more: Partial<PageRequest> = {}): PageRequest => ({
  url,
  origin: 'https://edukom.example',
  isDemo: false,
  signedIn: null,
  load: refuse,
  ...more,
});
const htmlOf = async (url: string, more: Partial<PageRequest> = {}) => {
  const page = await renderPage(request(url, more));
  if (!page) throw new Error(`${url} gave no page`);
  return page;
};
const PATHS = [
  '',
  '/sign-in',
  '/password-reset',
  '/password-reset/sent',
  `/password-reset/${token}`,
  `/email-changes/${token}`,
  '/privacy',
  '/accessibility',
];

it('runs where there is no browser', () => {
  expect(typeof window).toBe('undefined');
});

describe.each(INTERFACE_LOCALES)('%s', (locale) => {
  it.each(PATHS)('shows %s whole, in its language, with nothing inline but its styles', async (path) => {
    const { status, html, styles, locale: shown } = await htmlOf(`/${locale}${path}`);
    const t = await loadTranslate(locale);
    expect({ status, shown }).toEqual({ status: 200, shown: locale });
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${locale}">`));
    expect(html).toContain(t('shell.nav.privacy'));
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/type="module" src="\/assets\//)]);
    expect(html).not.toMatch(/<script[^>]*>[^<]|\son[a-z]+=|style=|<template|<!--\$|rel="stylesheet"/);
    expect([...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text)).toEqual([styles]);
    expect(html.indexOf('<style>')).toBeLessThan(html.indexOf('<body>'));
    expect(styles).toContain('.ed-frame{');
    expect(styles).not.toContain('web-nowhere');
  });

  it('names itself and its translations', async () => {
    const { html } = await htmlOf(`/${locale}/privacy?from=mail`);
    expect(html).toContain(`<link rel="canonical" href="https://edukom.example/${locale}/privacy"/>`);
    for (const other of INTERFACE_LOCALES)
      expect(html).toContain(`hrefLang="${other}" href="https://edukom.example/${other}/privacy"`);
    expect(html).toContain(`href="/en/privacy?from=mail" lang="en"`);
  });

  it('says that there is no such page', async () => {
    const { status, html } = await htmlOf(`/${locale}/no/such`);
    expect(status).toBe(404);
    expect(html).toContain((await loadTranslate(locale))('shell.not-found.title'));
  });

  it('boots the application with a shell that says it is a demo', async () => {
    const texts = Object.fromEntries(
      await Promise.all(INTERFACE_LOCALES.map(async (one) => [one, await loadTranslate(one)])),
    );
    const shell = shellRenderer(texts)({ locale, origin: 'https://edukom.example', isDemo: true, isHome: false });
    expect(shell).not.toContain('/assets/home.js');
    const home = shellRenderer(texts)({ locale, origin: 'https://edukom.example', isDemo: true, isHome: true });
    expect(home).toContain('<link rel="modulepreload" href="/assets/home.js">');
    expect(shell).toContain(`<html lang="${locale}">`);
    expect(shell).toContain(`<link rel="modulepreload" href="/assets/${locale.slice(0, 2)}.js">`);
    expect(shell).toContain('<div id="root" data-demo>');
    expect(shell).toContain((await loadTranslate(locale))('shell.demo-text'));
    expect(await renderPage(request(`/${locale}/app/runs/1?x=1`))).toBeNull();
  });
});

it('answers an unknown locale with 404 in Albanian', async () => {
  for (const url of ['/sr/sign-in', '/xx', '/', '//evil.example/sq']) {
    const page = await htmlOf(url);
    expect([url, page.status, page.locale]).toEqual([url, 404, 'sq']);
  }
});

it('shows the demo banner on every page of a demo, and on none else', async () => {
  const t = await loadTranslate('en');
  for (const path of [...PATHS, '/no/such']) {
    expect((await htmlOf(`/en${path}`, { isDemo: true })).html).toContain(t('shell.demo-text'));
    expect((await htmlOf(`/en${path}`)).html).not.toContain(t('shell.demo-text'));
  }
});

it('gives a form back with what was typed and what is wrong, never with the password', async () => {
  const problem: ProblemBody = {
    type: 'about:blank',
    title: 'x',
    status: 422,
    code: 'request.invalid',
    errors: [
      { pointer: '/email', code: 'email' },
      { pointer: '/password', code: 'too-short', params: { minimum: 12 } },
    ],
  };
  const { status, html } = await htmlOf('/en/sign-in?next=%2Fen%2Fapp%2Fruns', {
    form: { values: { email: '"><b>teuta', password: 'hunter2hunter2' }, problem },
  });
  expect(status).toBe(422);
  expect(html).toContain('value="&quot;&gt;&lt;b&gt;teuta"');
  expect(html).not.toContain('hunter2');
  expect(html).toContain('href="#field-email">E-mail address: Write a full e-mail address');
  expect(html).toContain('Password: At least 12 characters.');
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  expect(html).toContain('action="/api/session?locale=en&amp;next=%2Fen%2Fapp%2Fruns"');
});

it('shows a refusal without fields as one sentence', async () => {
  const problem: ProblemBody = { type: 'about:blank', title: 'x', status: 401, code: 'sign-in.wrong' };
  const { status, html } = await htmlOf('/en/sign-in', { form: { values: { email: 'a@b.org' }, problem } });
  expect(status).toBe(401);
  expect(html).toContain('The e-mail address or the password is not right.');
});

it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example'])(
  'never sends a form on to %s',
  async (next) => {
    const { html } = await htmlOf(`/en/sign-in?next=${encodeURIComponent(next)}`);
    expect(html).toContain('action="/api/session?locale=en"');
  },
);

it('greets by name whoever is invited and proposes their language', async () => {
  const asked: unknown[] = [];
  const load = (async (endpoint: unknown, input: unknown) => {
    asked.push(endpoint, input);
    return {
      givenName: 'Љубица',
      familyName: 'Ђорђевић',
      email: 'lj@opstina.example',
      locale: 'sr-Cyrl',
      expiresAt: new Date('2026-12-01T10:00:00Z'),
    };
  }) as PageRequest['load'];
  const { html } = await htmlOf(`/sr-Latn/invitations/${token}`, { load });
  expect(asked).toEqual([readInvitation, { params: { token } }]);
  expect(html).toContain('Dobro došli, Љубица');
  expect(html).toContain('01.12.2026');
  expect(html).toMatch(/<input type="radio"[^>]*(checked=""[^>]*value="sr-Cyrl"|value="sr-Cyrl"[^>]*checked="")/);
  expect(html).toContain(`action="/api/invitations/${token}?locale=sr-Latn"`);
  expect(html).toContain('name="robots" content="noindex"');
  expect(html).not.toContain('rel="canonical"');
});

it('turns a refusal met while loading into a page with its status, and leaves faults to the API', async () => {
  const { status, html } = await htmlOf(`/en/invitations/${token}`);
  expect(status).toBe(410);
  expect(html).toContain('This link has expired.');
  expect(html).toContain('trace-7');
  const broken = request(`/en/invitations/${token}`, { load: () => Promise.reject(new TypeError('a fault')) });
  await expect(renderPage(broken)).rejects.toThrow('a fault');
});

it('shows a problem of the whole page in place of it', async () => {
  const { status, html } = await htmlOf('/en/sign-in', {
    problem: { ...expired, status: 503, code: 'server.database' },
  });
  expect(status).toBe(503);
  expect(html).not.toContain('<form');
});

it('leads whoever is signed in to their own page', async () => {
  const { html } = await htmlOf('/en', { signedIn: { name: 'Teuta' } });
  expect(html).toContain('href="/en/app"');
  expect(html).not.toContain('href="/en/sign-in"');
});
