import { BUILD_PREFIX } from '../../../shared/offline/device-caches.js';

/** Addresses of everything this page has loaded of the build. */
const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);

/**
 * Puts the parts of the open page beside those that the worker has brought for learners, so that it comes up without a network:
 * pages of staff are not on every phone. They go with that build; opened anew with a network, the page keeps those of the next.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  await navigator.serviceWorker.ready;
  const { loadScanner } = await import('./scan-codes.js');
  await loadScanner();
  const builds = (await caches.keys()).filter((name) => name.startsWith(BUILD_PREFIX));
  const paths = [...new Set(loaded())];
  for (const name of builds) {
    const cache = await caches.open(name);
    const missing = await Promise.all(
      paths.map(async (path) => ((await cache.match(path, { ignoreVary: true })) ? [] : [path])),
    );
    await cache.addAll(missing.flat());
  }
}
