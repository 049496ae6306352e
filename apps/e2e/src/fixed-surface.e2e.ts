import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { ask, cookieOf, json } from './support/http.js';
import { readInstance } from './support/instance.js';

const ACCOUNTS = ['admin', 'manager', 'trainer', 'official', 'focal', 'editor'].map((name) => `${name}@edukom.example`);
const credentials = () => ({ email: 'official@edukom.example', password: readInstance().password });

async function expectProblem(reply: Response, status: number, code: string): Promise<void> {
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await reply.json()).toMatchObject({ status, code, type: `urn:edukom:problem:${code}` });
}

describe('the surface others rely on', () => {
  it('tells whether it lives and is ready', async () => {
    expect((await ask('/api/health/live')).status).toBe(200);
    expect((await ask('/api/health/ready')).status).toBe(200);
  });

  it('describes itself', async () => {
    const description = (await (await ask('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(description.paths['/api/session'] ?? {}).sort()).toEqual(['delete', 'post']);
    expect(description.paths['/api/me']).toHaveProperty('get');
    const page = await ask('/api/docs');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await page.text()).toContain('/api/session');
  });

  it('signs in, tells who one is, signs out', async () => {
    const reply = await ask('/api/session', json(credentials()));
    expect(reply.status).toBe(200);
    const [set = ''] = reply.headers.getSetCookie();
    expect(set).toMatch(/; HttpOnly/);
    expect(set).toMatch(/; SameSite=Lax/);
    const headers = { cookie: set.split(';', 1)[0] ?? '' };
    expect(await (await ask('/api/me', { headers })).json()).toMatchObject({ email: 'official@edukom.example' });
    expect((await ask('/api/session', { method: 'DELETE', headers })).status).toBe(204);
    await expectProblem(await ask('/api/me', { headers }), 401, 'access.signed-out');
  });

  it.each(ACCOUNTS)('opens %s with the printed password', async (email) => {
    const reply = await ask('/api/me', { headers: { cookie: await cookieOf(email) } });
    expect(await reply.json()).toMatchObject({ email, isDemo: true });
  });

  it('answers every refusal with a problem', async () => {
    await expectProblem(await ask('/api/me'), 401, 'access.signed-out');
    await expectProblem(await ask('/api/nothing-here'), 404, 'request.not-found');
    await expectProblem(await ask('/api/session', json('{"email":')), 400, 'request.malformed');
    await expectProblem(await ask('/api/session', json({ ...credentials(), password: 'wrong' })), 401, 'sign-in.wrong');
    await expectProblem(await ask('/api/session', json({})), 422, 'request.invalid');
  });

  it('takes JSON without an Origin, and no write from a foreign one', async () => {
    const { base } = readInstance();
    expect((await ask('/api/session', json(credentials(), { origin: base }))).status).toBe(200);
    for (const origin of ['https://elsewhere.example', 'null', `${base}0`])
      await expectProblem(await ask('/api/session', json(credentials(), { origin })), 403, 'request.origin');
  });

  it('takes a form only from our own pages', async () => {
    const form = (origin?: string): RequestInit => ({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin ? { origin } : {}) },
      body: new URLSearchParams(credentials()).toString(),
    });
    await expectProblem(await ask('/api/session?locale=sq', form()), 403, 'request.origin');
    await expectProblem(await ask('/api/session?locale=sq', form('https://elsewhere.example')), 403, 'request.origin');
    const reply = await ask('/api/session?locale=sq', form(readInstance().base));
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/sq/app']);
  });

  it('leads to the language asked for, Albanian without a wish', async () => {
    const leads = async (language?: string, cookie?: string) => {
      const headers = { ...(language ? { 'accept-language': language } : {}), ...(cookie ? { cookie } : {}) };
      const reply = await ask('/', { headers });
      return [reply.status, reply.headers.get('location')];
    };
    expect(await leads()).toEqual([302, '/sq']);
    expect(await leads('en-GB,en;q=0.9')).toEqual([302, '/en']);
    expect(await leads('sr-Latn-RS')).toEqual([302, '/sr-Latn']);
    expect(await leads('de')).toEqual([302, '/sq']);
  });

  it.each(INTERFACE_LOCALES)('says on every page in %s that this is a demonstration', async (locale) => {
    const t = await loadTranslate(locale);
    for (const page of ['', '/sign-in', '/courses', '/observatory', '/verify', '/privacy', '/accessibility'])
      expect(await (await ask(`/${locale}${page}`)).text()).toContain(t('shell.demo-text'));
    // The application's frame draws the banner itself once it is told.
    expect(await (await ask(`/${locale}/app`)).text()).toContain('data-demo');
  });

  it('keeps an unknown page a page: 404 in the language of its address', async () => {
    const t = await loadTranslate('sr-Cyrl');
    const reply = await ask('/sr-Cyrl/nothing-here');
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain(t('shell.not-found.title'));
  });

  it('sends the policy of pages with every page, and with data one that allows nothing', async () => {
    const policyOf = async (path: string) => (await ask(path)).headers.get('content-security-policy') ?? '';
    for (const page of ['/sq', '/sq/app']) {
      const policy = await policyOf(page);
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
    }
    for (const data of ['/api/me', '/api/health/live'])
      expect(await policyOf(data)).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});
