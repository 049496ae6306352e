import { BUILD_PREFIX } from '../shared/offline/device-caches.js';

/** What a build consists of, as far as learners need it without a network. */
export interface Build {
  /** Names the build; another one has another id. */
  readonly id: string;
  /** Files whose names carry their contents' hash. */
  readonly hashed: readonly string[];
  /** Files whose contents may change under the same name. */
  readonly named: readonly string[];
  /** Addresses of the page that boots the application, by locale. */
  readonly shells: Readonly<Record<string, string>>;
}

/** Pages that are still open may ask for a part of the build before: it stays as long as this one is the newest. */
const BUILDS_KEPT = 2;
/** Holds when a build arrived. */
const INSTALLED_KEY = '/installed-at';
const ANY = { ignoreVary: true, ignoreSearch: true };

/**
 * The files of this build. They come in whole or not at all: a worker whose build did not arrive is not installed, and
 * the one before goes on.
 */
export class BuildCache {
  readonly #name: string;
  readonly #paths: ReadonlySet<string>;

  constructor(
    private readonly caches: CacheStorage,
    private readonly fetch: (input: string | Request, init?: RequestInit) => Promise<Response>,
    private readonly build: Build,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.#name = `${BUILD_PREFIX}${build.id}`;
    this.#paths = new Set([...build.hashed, ...build.named]);
  }

  has(path: string): boolean {
    return this.#paths.has(path) || path.startsWith('/assets/');
  }

  async install(): Promise<void> {
    const cache = await this.caches.open(this.#name);
    const renewed = [...this.build.named, ...Object.values(this.build.shells)];
    await Promise.all([
      ...this.build.hashed.map((path) => this.#bring(cache, path, {})),
      ...renewed.map((path) => this.#bring(cache, path, { cache: 'no-cache' })),
    ]);
    await cache.put(INSTALLED_KEY, new Response(String(this.now())));
  }

  /** Removes the builds before the last one. */
  async removeOld(): Promise<void> {
    const names = (await this.caches.keys()).filter((name) => name.startsWith(BUILD_PREFIX) && name !== this.#name);
    const aged = await Promise.all(names.map(async (name) => ({ name, at: await this.#installedAt(name) })));
    const old = aged.sort((a, b) => b.at - a.at).slice(BUILDS_KEPT - 1);
    await Promise.all(old.map(({ name }) => this.caches.delete(name)));
  }

  /** A file of this build or of one still kept; else from the network. */
  async file(request: Request): Promise<Response> {
    const own = await (await this.caches.open(this.#name)).match(request, ANY);
    return own ?? (await this.#anywhere(request)) ?? this.fetch(request);
  }

  async shell(locale: string): Promise<Response | null> {
    const path = this.build.shells[locale];
    return path === undefined ? null : ((await (await this.caches.open(this.#name)).match(path, ANY)) ?? null);
  }

  async #bring(cache: Cache, path: string, init: RequestInit): Promise<void> {
    const known = init.cache ? null : await this.#anywhere(path);
    const response = known ?? (await this.fetch(path, { ...init, credentials: 'omit' }));
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    await cache.put(path, response);
  }

  async #anywhere(request: Request | string): Promise<Response | null> {
    for (const name of await this.caches.keys()) {
      if (!name.startsWith(BUILD_PREFIX)) continue;
      const found = await (await this.caches.open(name)).match(request, ANY);
      if (found) return found;
    }
    return null;
  }

  async #installedAt(name: string): Promise<number> {
    const entry = await (await this.caches.open(name)).match(INSTALLED_KEY);
    return entry ? Number(await entry.text()) : 0;
  }
}
