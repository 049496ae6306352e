import { PERSON_HEADER } from '../shared/offline/device-caches.js';
import { answersIn } from '../shared/offline/page-answers.js';
import { scanOpened } from '../shared/offline/scan-address.js';
import { BuildCache, type Build } from './build-cache.js';
import { PersonCache } from './person-cache.js';
import { shellLocaleOf, type Way, wayOf } from './way-of.js';

/** What the worker stands on; the browser's own, or a test's. */
export interface WorkerGround {
  readonly caches: CacheStorage;
  readonly fetch: (input: string | Request, init?: RequestInit) => Promise<Response>;
  readonly origin: string;
  readonly build: Build;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A network that has not answered after so long counts as gone when there is a copy on the device. */
const PATIENCE_MS = 4_000;
/** What a proxy says while the server restarts. */
const AWAY = new Set([502, 503, 504]);

export interface Handled {
  /** What the page gets. */
  readonly response: Promise<Response>;
  /** What goes on after that. */
  readonly after: Promise<unknown>;
}

/**
 * Makes the application readable without a network. Invariants: no write is ever held, repeated or answered here; with a
 * network every page and every answer is the server's, so that a new release is there at the next load, but for one: where
 * a scanned QR leads. A room scans all at once over one thin line, and the code lives for seconds, so the page that sends
 * the scan is the one of this build and nothing is asked before it is sent. What a person has read is theirs alone
 * (`PersonCache`).
 */
export class OfflineWorker {
  readonly build: BuildCache;
  readonly person: PersonCache;

  constructor(private readonly ground: WorkerGround) {
    this.build = new BuildCache(ground.caches, ground.fetch, ground.build);
    this.person = new PersonCache(ground.caches);
  }

  install(): Promise<void> {
    return this.build.install();
  }

  activate(): Promise<void> {
    return this.build.removeOld();
  }

  way(request: Request): Way {
    return wayOf(request, this.ground.origin, (path) => this.build.has(path));
  }

  /** What becomes of a request; null: it goes its way without us. */
  handle(request: Request): Handled | null {
    switch (this.way(request)) {
      case 'shell':
        return this.#shell(request);
      case 'scan':
        return { response: this.#scan(request), after: Promise.resolve() };
      case 'check-in':
        return this.#checkIn(request);
      case 'built':
        return { response: this.build.file(request), after: Promise.resolve() };
      case 'data':
        return this.#data(request);
      case 'picture':
        return { response: this.#picture(request), after: Promise.resolve() };
      default:
        return null;
    }
  }

  #shell(request: Request): Handled {
    const locale = shellLocaleOf(request.url) ?? '';
    const fresh = this.ground.fetch(request);
    const noted = fresh.then((response) => this.#noteAnswersIn(response, locale));
    return { response: this.#freshOr(fresh, () => this.build.shell(locale)), after: settled(noted) };
  }

  /** A QR that was scanned: on to the page that sends it, where somebody is signed in here; else the server judges it. */
  async #scan(request: Request): Promise<Response> {
    const page = await this.#checkInPage(scanOpened(new URL(request.url).pathname) ?? '').catch(() => null);
    return page === null ? this.ground.fetch(request) : Response.redirect(page, 302);
  }

  async #checkInPage(scan: string): Promise<string | null> {
    const locale = (await this.person.current()) === null ? null : await this.person.locale();
    if (locale === null || (await this.build.shell(locale)) === null) return null;
    return new URL(`/${locale}/app/check-in?scan=${scan}`, this.ground.origin).href;
  }

  /** The page of this build at once; as any other where it is not there. */
  #checkIn(request: Request): Handled {
    const handled = this.build
      .shell(shellLocaleOf(request.url) ?? '')
      .catch(() => null)
      .then((shell): Handled => (shell ? given(shell) : this.#shell(request)));
    return {
      response: handled.then(({ response }) => response),
      after: handled.then(({ after }) => after),
    };
  }

  #data(request: Request): Handled {
    const fresh = this.ground.fetch(request);
    const noted = fresh.then((response) => this.#note(request, response));
    return { response: this.#freshOr(fresh, () => this.person.find(request)), after: settled(noted) };
  }

  /** The page gets the answer itself, this a copy of it. */
  async #note(request: Request, response: Response): Promise<void> {
    const isMe = new URL(request.url).pathname === '/api/me';
    if (isMe && response.status === 401) return this.person.forget();
    if (!response.ok) return;
    const copy = response.clone();
    const personId = copy.headers.get(PERSON_HEADER);
    // Asked in the language of the page, at its start and when another is chosen.
    if (isMe && personId !== null) await this.person.becomes(personId, request.headers.get('Accept-Language'));
    await this.person.keep(request, copy);
  }

  /**
   * A page that came with answers: they are kept as if they had been asked for one by one, the page itself never is. It
   * says who is signed in, as `/api/me` does.
   */
  async #noteAnswersIn(response: Response, locale: string): Promise<void> {
    const personId = response.headers.get(PERSON_HEADER);
    if (!response.ok || personId === null) return;
    const copy = response.clone();
    // At once, before the page can ask for anything: its answers belong to this person.
    await this.person.becomes(personId, locale);
    const found = answersIn(await copy.text());
    if (found?.personId !== personId) return;
    for (const [path, wire] of Object.entries(found.answers)) {
      const request = new Request(new URL(path, this.ground.origin));
      if (this.way(request) !== 'data') continue;
      const headers = { [PERSON_HEADER]: personId, 'Content-Type': 'application/json' };
      await this.person.keep(request, new Response(JSON.stringify(wire), { headers }));
    }
  }

  async #picture(request: Request): Promise<Response> {
    const load = () => this.ground.fetch(request.url, { mode: 'cors', credentials: 'omit' });
    try {
      return (await this.person.picture(request.url, load)) ?? (await this.ground.fetch(request));
    } catch {
      return this.ground.fetch(request);
    }
  }

  /** The server's answer; a copy when there is none, when it takes too long, or when the server is away. */
  async #freshOr(fresh: Promise<Response>, find: () => Promise<Response | null>): Promise<Response> {
    const late = this.ground.wait(PATIENCE_MS).then(() => null);
    const first = await Promise.race([fresh.catch(() => null), late]);
    if (first && !AWAY.has(first.status)) return first;
    return (await find()) ?? first ?? fresh;
  }
}

const given = (response: Response): Handled => ({ response: Promise.resolve(response), after: Promise.resolve() });

const settled = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
