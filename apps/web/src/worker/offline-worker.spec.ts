import { answersBlock } from '../shared/offline/page-answers.js';
import type { Build } from './build-cache.js';
import { FakeCaches } from './fake-caches.js';
import { OfflineWorker } from './offline-worker.js';
import { wayOf } from './way-of.js';

const origin = 'https://edukom.example';
const me = 'person-1';
const other = 'person-2';
const TOKEN = `${'aB3-_'.repeat(8)}xyz`;

const buildOf = (id: string): Build => ({
  id,
  hashed: [`/assets/app-${id}.js`, '/assets/same-1a2b.js'],
  named: ['/icons.svg'],
  shells: { sq: '/sq/app', en: '/en/app' },
});

type Answer = () => Response | Promise<Response>;

/** A browser with one worker on a network that a test switches. */
function aBrowser(caches = new FakeCaches(origin), build = buildOf('one')) {
  const network = {
    isOn: true,
    person: me as string | null,
    answers: new Map<string, Answer>(),
    asked: [] as string[],
  };
  const waits: (() => void)[] = [];
  const fetching = async (input: string | Request): Promise<Response> => {
    const path = (typeof input === 'string' ? input : input.url).replace(origin, '');
    network.asked.push(path);
    if (!network.isOn) throw new TypeError('Failed to fetch');
    const answer = network.answers.get(path);
    if (answer) return answer();
    if (!path.startsWith('/api/')) return new Response(`${build.id} ${path}`);
    if (network.person === null) return new Response('{}', { status: 401 });
    return new Response(`${network.person} ${path}`, { headers: { 'Edukom-Person': network.person } });
  };
  const worker = new OfflineWorker({
    caches: caches.storage,
    fetch: fetching,
    origin,
    build,
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  /** What a page gets; null when the worker lets the request go by itself. */
  const get = async (
    path: string,
    more: Partial<Record<'method' | 'mode' | 'destination' | 'locale', string>> = {},
  ) => {
    const { locale = 'sq', ...asked } = more;
    const headers = new Headers({ 'Accept-Language': locale });
    const known = { url: origin + path, method: 'GET', mode: 'cors', destination: '', headers };
    const request = { ...known, ...asked } as unknown as Request;
    const handled = worker.handle(request);
    if (worker.way(request) === 'sign-out') await worker.person.forget();
    if (!handled) return null;
    const response = await handled.response;
    await handled.after;
    return response;
  };
  const text = async (path: string, more?: Parameters<typeof get>[1]) => (await get(path, more))?.text();
  return { caches, network, worker, get, text, passTime: () => waits.splice(0).forEach((go) => go()) };
}

describe('wayOf', () => {
  const way = (url: string, more: object = {}) =>
    wayOf({ method: 'GET', url, mode: 'cors', destination: '', ...more }, origin, (path) => path === '/icons.svg');

  it.each<[string, string, object, string]>([
    [
      'the page of a scan that did not fit',
      `/sq/app/check-in?scan=${'a'.repeat(43)}&fresh=1`,
      { mode: 'navigate' },
      'shell',
    ],
    ['a page of the application', '/sr-Latn/app/learning/1', { mode: 'navigate' }, 'shell'],
    ['its home', '/sq/app', { mode: 'navigate' }, 'shell'],
    ['a public page', '/sq/courses', { mode: 'navigate' }, 'leave'],
    ['a word that begins alike', '/sq/appeal', { mode: 'navigate' }, 'leave'],
    ['a QR that is scanned', `/c/${TOKEN}`, { mode: 'navigate' }, 'scan'],
    ['a QR that is none of ours', '/c/short', { mode: 'navigate' }, 'leave'],
    ['the page that sends it', `/sr-Cyrl/app/check-in?scan=${TOKEN}`, { mode: 'navigate' }, 'check-in'],
    ['the page of what was judged', '/sq/app/check-in?scan=read', { mode: 'navigate' }, 'shell'],
    ['the page where a code is typed', '/sq/app/check-in', { mode: 'navigate' }, 'shell'],
    ['another page with such words', `/sq/app/notes?scan=${TOKEN}`, { mode: 'navigate' }, 'shell'],
    ['the address of a QR, not opened as a page', `/c/${TOKEN}`, {}, 'leave'],
    ['a check-in', '/api/check-ins', { method: 'POST' }, 'leave'],
    ['a file of the build', '/icons.svg', {}, 'built'],
    ['a lesson of mine', '/api/me/learning/1/lessons/lesson-1', {}, 'data'],
    ['my notes', '/api/me/learning/1/notes', {}, 'data'],
    ['a quiz', '/api/quizzes/1', {}, 'data'],
    ['the result of a quiz', '/api/attempts/1/result', {}, 'leave'],
    ['people', '/api/people', {}, 'leave'],
    ['the people of a run', '/api/runs/1/roster', {}, 'leave'],
    ['a write of progress', '/api/me/learning/1/progress', { method: 'POST' }, 'leave'],
    ['a write of notes', '/api/me/learning/1/notes', { method: 'POST' }, 'leave'],
    ['an answer', '/api/attempts/1/answers/1', { method: 'PUT' }, 'leave'],
    ['the start of an attempt', '/api/quizzes/1/attempts', { method: 'POST' }, 'leave'],
    ['signing out', '/api/session', { method: 'DELETE' }, 'sign-out'],
    ['signing out everywhere', '/api/sessions', { method: 'DELETE' }, 'sign-out'],
    ['signing in', '/api/session', { method: 'POST' }, 'leave'],
  ])('%s', (_name, path, more, expected) => {
    expect(way(origin + path, more)).toBe(expected);
  });

  it('pictures of the content origin only', () => {
    const picture = `https://content.example/media/${'a'.repeat(64)}`;
    expect(way(picture, { destination: 'image' })).toBe('picture');
    expect(way(picture)).toBe('leave');
    expect(way('https://content.example/other', { destination: 'image' })).toBe('leave');
  });
});

describe('what one has read', () => {
  it('is the server’s as long as there is one, and readable after it is gone, marked as a copy', async () => {
    const { network, get, text } = aBrowser();
    await get('/api/me');
    expect(await text('/api/me/learning')).toBe(`${me} /api/me/learning`);
    network.answers.set('/api/me/learning', () => new Response('newer', { headers: { 'Edukom-Person': me } }));
    const fresh = await get('/api/me/learning');
    expect([await fresh?.text(), fresh?.headers.get('Edukom-From-Device')]).toEqual(['newer', null]);
    network.isOn = false;
    const copy = await get('/api/me/learning');
    expect([await copy?.text(), copy?.headers.get('Edukom-From-Device')]).toEqual(['newer', '1']);
    await expect(get('/api/me/notes')).rejects.toThrow('Failed to fetch');
  });

  it('goes at sign-out, and nothing on its way comes back after it', async () => {
    const { caches, network, worker, get } = aBrowser();
    await get('/api/me');
    let answer: (response: Response) => void = () => undefined;
    network.answers.set('/api/me/learning', () => new Promise<Response>((resolve) => (answer = resolve)));
    const handled = worker.handle({
      url: `${origin}/api/me/learning`,
      method: 'GET',
      mode: 'cors',
      destination: '',
    } as Request);
    await get('/api/session', { method: 'DELETE' });
    answer(new Response('late', { headers: { 'Edukom-Person': me } }));
    await handled?.response;
    await handled?.after;
    expect([...caches.stores.keys()].filter((name) => name.startsWith('edukom-data-'))).toEqual([]);
    network.isOn = false;
    await expect(get('/api/me')).rejects.toThrow('Failed to fetch');
  });

  it('is never another person’s: the next one on this browser finds nothing, with and without a network', async () => {
    const { caches, network, get, text } = aBrowser();
    await get('/api/me');
    await get('/api/me/learning/1/lessons/lesson-1');
    network.person = other;
    // An answer for somebody else, before it is known that the person has changed, is kept under no name.
    await get('/api/me/notes');
    expect(caches.addresses(`edukom-data-${me}`)).toEqual(['/api/me', '/api/me/learning/1/lessons/lesson-1']);
    await get('/api/me');
    expect([...caches.stores.keys()].filter((name) => name.startsWith('edukom-data-'))).toEqual([
      `edukom-data-${other}`,
    ]);
    network.isOn = false;
    expect(await text('/api/me')).toBe(`${other} /api/me`);
    await expect(get('/api/me/learning/1/lessons/lesson-1')).rejects.toThrow('Failed to fetch');
  });

  it('goes when the server has ended the session: a lost phone that was signed out elsewhere', async () => {
    const { caches, network, get } = aBrowser();
    await get('/api/me');
    network.person = null;
    expect((await get('/api/me'))?.status).toBe(401);
    expect([...caches.stores.keys()].filter((name) => name.startsWith('edukom-data-'))).toEqual([]);
  });

  it('is given when the server is away or silent, and a refusal is given as it is', async () => {
    const { network, worker, get, text, passTime } = aBrowser();
    await get('/api/me');
    await get('/api/me/learning');
    network.answers.set('/api/me/learning', () => new Response('Bad gateway', { status: 502 }));
    expect(await text('/api/me/learning')).toBe(`${me} /api/me/learning`);
    network.answers.set('/api/me/learning', () => new Promise<Response>(() => undefined));
    const silent = worker.handle({
      url: `${origin}/api/me/learning`,
      method: 'GET',
      mode: 'cors',
      destination: '',
    } as Request);
    passTime();
    expect(await (await silent?.response)?.text()).toBe(`${me} /api/me/learning`);
    network.answers.set('/api/me/learning', () => new Response('{}', { status: 404 }));
    expect((await get('/api/me/learning'))?.status).toBe(404);
    network.answers.set('/api/me/notes', () => new Response('Bad gateway', { status: 502 }));
    expect((await get('/api/me/notes'))?.status).toBe(502);
  });

  it('holds so many pictures and no more; each is asked for once', async () => {
    const { caches, network, worker } = aBrowser();
    await worker.person.becomes(me);
    const load = (number: number) =>
      worker.handle({
        url: `https://content.example/media/${number}`,
        method: 'GET',
        mode: 'no-cors',
        destination: 'image',
      } as Request)?.response;
    for (let number = 0; number < 305; number += 1) await load(number);
    await load(304);
    expect(network.asked.filter((path) => path.endsWith('/304'))).toHaveLength(1);
    const kept = caches.addresses(`edukom-data-${me}`);
    expect([kept.length, kept.includes('https://content.example/media/0')]).toEqual([300, false]);
  });
});

describe('a page that came with answers', () => {
  const homeOf = (personId: string, name = 'Teuta', saysOf = personId) =>
    new Response(
      `<html><h1>${name}</h1>${answersBlock({
        personId,
        answers: {
          '/api/me': { givenName: name },
          '/api/me/learning': { courses: ['</script>'] },
          '/api/people': [name],
        },
      })}</html>`,
      { headers: { 'Edukom-Person': saysOf } },
    );
  const everything = async (caches: FakeCaches) => {
    const responses = [...caches.stores.values()].flatMap((store) => [...store.values()]);
    return (await Promise.all(responses.map((response) => response.clone().text()))).join('\n');
  };

  it('keeps them as if each had been asked for, and no more than may be kept', async () => {
    const { caches, network, get, text } = aBrowser();
    network.answers.set('/sq/app', () => homeOf(me));
    expect(await text('/sq/app', { mode: 'navigate' })).toContain('<h1>Teuta</h1>');
    expect(caches.addresses(`edukom-data-${me}`)).toEqual(['/api/me', '/api/me/learning']);
    network.isOn = false;
    const copy = await get('/api/me/learning');
    expect([await copy?.json(), copy?.headers.get('Edukom-From-Device')]).toEqual([{ courses: ['</script>'] }, '1']);
    expect(await (await get('/api/me'))?.json()).toEqual({ givenName: 'Teuta' });
  });

  it('is never kept itself: whoever is next finds the page of the build, and nothing of the one before', async () => {
    const { caches, network, worker, text } = aBrowser();
    await worker.install();
    network.answers.set('/sq/app', () => homeOf(me));
    await text('/sq/app', { mode: 'navigate' });
    expect(await everything(caches)).not.toContain('<h1>');
    network.answers.set('/sq/app', () => homeOf(other, 'Marko'));
    expect(await text('/sq/app', { mode: 'navigate' })).toContain('<h1>Marko</h1>');
    expect(await everything(caches)).not.toMatch(/Teuta|<h1>/);
    network.isOn = false;
    expect(await text('/sq/app', { mode: 'navigate' })).toBe('one /sq/app');
    expect(await text('/api/me')).toBe('{"givenName":"Marko"}');
  });

  it('keeps nothing of answers that the server does not say whose they are', async () => {
    const { caches, network, get } = aBrowser();
    network.answers.set('/sq/app', () => homeOf(me, 'Teuta', other));
    await get('/sq/app', { mode: 'navigate' });
    network.answers.set('/en/app', () => new Response('<html></html>', { headers: { 'Edukom-Person': me } }));
    await get('/en/app', { mode: 'navigate' });
    expect([...caches.stores.keys()].filter((name) => name.startsWith('edukom-data-'))).toEqual([]);
  });

  it('says who reads before anything of theirs arrives: what the page asks for at once is kept', async () => {
    const { caches, network, worker } = aBrowser();
    network.answers.set('/sq/app/check-in', () => homeOf(me));
    const asking = (path: string, mode: string) =>
      worker.handle({ url: origin + path, method: 'GET', mode, destination: '' } as Request);
    const page = asking('/sq/app/check-in', 'navigate');
    await page?.response;
    const passes = asking('/api/me/passes', 'cors');
    await Promise.all([page?.after, passes?.after]);
    expect(caches.addresses(`edukom-data-${me}`)).toContain('/api/me/passes');
  });
});

describe('a build', () => {
  it('is there without a network: the page, its parts, its pictures', async () => {
    const { network, worker, text } = aBrowser();
    await worker.install();
    network.isOn = false;
    expect(await text('/sq/app/learning/1', { mode: 'navigate' })).toBe('one /sq/app');
    expect(await text('/assets/app-one.js')).toBe('one /assets/app-one.js');
    expect(await text('/icons.svg')).toBe('one /icons.svg');
  });

  it('is not installed in half', async () => {
    const { network, worker } = aBrowser();
    network.answers.set('/assets/app-one.js', () => new Response('gone', { status: 404 }));
    await expect(worker.install()).rejects.toThrow('/assets/app-one.js answers 404');
  });

  it('gives way to the next one at the next load, with a network', async () => {
    const { network, worker, text } = aBrowser();
    await worker.install();
    network.answers.set('/sq/app', () => new Response('two /sq/app'));
    expect(await text('/sq/app', { mode: 'navigate' })).toBe('two /sq/app');
  });

  it('stays for pages still open while the next one is there, and goes with the one after that', async () => {
    const caches = new FakeCaches(origin);
    jest.useFakeTimers();
    for (const id of ['one', 'two', 'three']) {
      jest.advanceTimersByTime(1_000);
      const { worker, network } = aBrowser(caches, buildOf(id));
      await worker.install();
      await worker.activate();
      // What did not change from one to the next is not loaded again.
      expect(network.asked.includes('/assets/same-1a2b.js')).toBe(id === 'one');
    }
    jest.useRealTimers();
    expect([...caches.stores.keys()].sort()).toEqual(['edukom-build-three', 'edukom-build-two']);
    const { network, text } = aBrowser(caches, buildOf('three'));
    network.isOn = false;
    expect(await text('/assets/app-two.js')).toBe('two /assets/app-two.js');
    expect(await text('/sq/app', { mode: 'navigate' })).toBe('three /sq/app');
    await expect(text('/assets/app-one.js')).rejects.toThrow('Failed to fetch');
  });
});

describe('a QR that is scanned', () => {
  const page = { mode: 'navigate' };
  const scanned = async ({ get }: ReturnType<typeof aBrowser>) => {
    const response = await get(`/c/${TOKEN}`, page);
    return response?.headers.get('Location')?.replace(origin, '') ?? response?.text();
  };

  it('leads to the page that sends it, in the language of the person, and that page is there, all without the network', async () => {
    const browser = aBrowser();
    await browser.worker.install();
    await browser.get('/api/me', { locale: 'en' });
    browser.network.asked.length = 0;
    const answer = await browser.get(`/c/${TOKEN}`, page);
    expect([answer?.status, answer?.headers.get('Location')]).toEqual([302, `${origin}/en/app/check-in?scan=${TOKEN}`]);
    expect(await browser.text(`/en/app/check-in?scan=${TOKEN}`, page)).toBe('one /en/app');
    expect(browser.network.asked).toEqual([]);
    // Another language was chosen: everything is read again in it.
    await browser.get('/api/me', { locale: 'sq' });
    expect(await scanned(browser)).toBe(`/sq/app/check-in?scan=${TOKEN}`);
  });

  it('knows the language from a home that came drawn as well', async () => {
    const browser = aBrowser();
    await browser.worker.install();
    browser.network.answers.set('/en/app', () => new Response('', { headers: { 'Edukom-Person': me } }));
    await browser.get('/en/app', page);
    expect(await scanned(browser)).toBe(`/en/app/check-in?scan=${TOKEN}`);
  });

  it('is the server’s to judge where nobody is signed in, is any more, or the language is none of the build', async () => {
    const browser = aBrowser();
    await browser.worker.install();
    const servers = `one /c/${TOKEN}`;
    expect(await scanned(browser)).toBe(servers);
    await browser.get('/api/me', { locale: 'tr' });
    expect(await scanned(browser)).toBe(servers);
    await browser.get('/api/me');
    expect(await scanned(browser)).toBe(`/sq/app/check-in?scan=${TOKEN}`);
    await browser.get('/api/session', { method: 'DELETE' });
    expect(await scanned(browser)).toBe(servers);
    await browser.get('/api/me');
    browser.network.person = null;
    await browser.get('/api/me');
    expect(await scanned(browser)).toBe(servers);
  });

  it('is the server’s where the build is not there, and so is the page', async () => {
    const browser = aBrowser();
    await browser.get('/api/me');
    expect(await scanned(browser)).toBe(`one /c/${TOKEN}`);
    expect(await browser.text(`/sq/app/check-in?scan=${TOKEN}`, page)).toBe(`one /sq/app/check-in?scan=${TOKEN}`);
    browser.network.isOn = false;
    await expect(browser.get(`/c/${TOKEN}`, page)).rejects.toThrow('Failed to fetch');
  });

  it('is in nobody else’s language', async () => {
    const browser = aBrowser();
    await browser.worker.install();
    await browser.get('/api/me', { locale: 'en' });
    browser.network.person = other;
    await browser.get('/api/me');
    expect(await scanned(browser)).toBe(`/sq/app/check-in?scan=${TOKEN}`);
  });
});

it('touches no write and no page of others', async () => {
  const { network, get } = aBrowser();
  for (const method of ['POST', 'PUT', 'PATCH'])
    for (const path of ['/api/me/learning/1/progress', '/api/check-ins', `/c/${TOKEN}`])
      expect(await get(path, { method })).toBeNull();
  expect(await get('/api/people')).toBeNull();
  expect(network.asked).toEqual([]);
});
