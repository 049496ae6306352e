/** Names that the service worker and the pages share. Nothing here imports anything: the worker is one small file. */
const DATA = 'edukom-data-';
export const META_CACHE = 'edukom-meta';
export const BUILD_PREFIX = 'edukom-build-';

/** What one person has read on this device. */
export const dataCacheOf = (personId: string): string => DATA + personId;
export const isDataCache = (name: string): boolean => name.startsWith(DATA);

/** Said by every answer of the API that concerns somebody: whose it is. */
export const PERSON_HEADER = 'Edukom-Person';
/** Put on an answer that comes from this device because the network gave none. */
export const DEVICE_HEADER = 'Edukom-From-Device';

/** Key of the entry that names the person whose data this device holds. */
export const CURRENT_KEY = '/current-person';

/** Key of the entry that names the language in which that person uses the application here. */
export const LOCALE_KEY = '/current-locale';

/** Removes everything read by anybody on this device, but for what lies in the cache `kept`. */
export async function forgetEverybody(caches: CacheStorage, kept?: string): Promise<void> {
  await caches.delete(META_CACHE);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => isDataCache(name) && name !== kept).map((name) => caches.delete(name)));
}
