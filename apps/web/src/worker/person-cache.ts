import {
  CURRENT_KEY,
  dataCacheOf,
  DEVICE_HEADER,
  forgetEverybody,
  isDataCache,
  LOCALE_KEY,
  META_CACHE,
  PERSON_HEADER,
} from '../shared/offline/device-caches.js';

/** The most pictures kept for one person; the oldest go first. */
const PICTURES_MAX = 300;
const anyVariant = { ignoreVary: true };

/**
 * What one person has read here, for reading it again without a network. Invariants: there is at most one person's data
 * at a time; an answer is kept only under the name it carries, and only while that is the person this device belongs to;
 * another person, a sign-out or a session that the server has ended removes it.
 */
export class PersonCache {
  /** Done when the last person the server named has arrived: what they read meanwhile waits, or it would be lost. */
  #arrival: Promise<void> = Promise.resolve();

  constructor(private readonly caches: CacheStorage) {}

  current(): Promise<string | null> {
    return this.#meta(CURRENT_KEY);
  }

  /** The language in which the person uses the application on this device; null: it is nobody's, or not known. */
  locale(): Promise<string | null> {
    return this.#meta(LOCALE_KEY);
  }

  /**
   * The server says who is signed in: whatever another one has read goes. What a page has kept of this very person before
   * the worker was there stays: an attempt that was begun on the first visit. `locale`: of the page that asked.
   */
  becomes(personId: string, locale: string | null = null): Promise<void> {
    this.#arrival = this.#arrival.catch(() => undefined).then(() => this.#arrive(personId, locale));
    return this.#arrival;
  }

  async #arrive(personId: string, locale: string | null): Promise<void> {
    if ((await this.current()) !== personId) {
      await forgetEverybody(this.caches, dataCacheOf(personId));
      await this.#note(CURRENT_KEY, personId);
    }
    if (locale !== null && (await this.locale()) !== locale) await this.#note(LOCALE_KEY, locale);
  }

  async #meta(key: string): Promise<string | null> {
    const meta = await this.caches.open(META_CACHE);
    return (await meta.match(key))?.text() ?? null;
  }

  async #note(key: string, value: string): Promise<void> {
    await (await this.caches.open(META_CACHE)).put(key, new Response(value));
  }

  /** Nobody's any more. Who reads it is forgotten first: an answer on its way is then not kept. */
  forget(): Promise<void> {
    return forgetEverybody(this.caches);
  }

  async keep(request: Request, response: Response): Promise<void> {
    await this.#arrival.catch(() => undefined);
    const personId = response.headers.get(PERSON_HEADER);
    if (personId === null || personId !== (await this.current())) return;
    const data = await this.caches.open(dataCacheOf(personId));
    await data.put(request, response);
    // Signed out while this was written: the cache it went into is no longer anybody's.
    if ((await this.current()) !== personId) await this.caches.delete(dataCacheOf(personId));
  }

  /** What was read before, marked as such. */
  async find(request: Request): Promise<Response | null> {
    const data = await this.#data();
    const found = await data?.match(request, anyVariant);
    if (!found) return null;
    const headers = new Headers(found.headers);
    headers.set(DEVICE_HEADER, '1');
    return new Response(await found.blob(), { status: found.status, headers });
  }

  /** A picture of a lesson; its address names its content, so the first copy is as good as any. */
  async picture(url: string, load: () => Promise<Response>): Promise<Response | null> {
    const data = await this.#data();
    const known = await data?.match(url, anyVariant);
    if (known) return known;
    const response = await load();
    if (!data || !response.ok) return response;
    await data.put(url, response.clone());
    await this.#dropOldPictures(data, new URL(url).origin);
    return response;
  }

  async #data(): Promise<Cache | null> {
    const personId = await this.current();
    if (personId === null) return null;
    const name = dataCacheOf(personId);
    return isDataCache(name) ? this.caches.open(name) : null;
  }

  async #dropOldPictures(data: Cache, origin: string): Promise<void> {
    const pictures = (await data.keys()).filter(({ url }) => new URL(url).origin === origin);
    await Promise.all(pictures.slice(0, Math.max(0, pictures.length - PICTURES_MAX)).map((old) => data.delete(old)));
  }
}
