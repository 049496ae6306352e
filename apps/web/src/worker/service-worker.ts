import type { Build } from './build-cache.js';
import { OfflineWorker } from './offline-worker.js';

/** Set by the build: which files this release consists of. */
declare const __BUILD__: Build;

/** The part of a service worker's global scope that is used here; its types exclude those of a page. */
interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', listen: (event: Lasting & Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;
const worker = new OfflineWorker({
  caches: scope.caches,
  fetch: (input, init) => fetch(input, init),
  origin: scope.location.origin,
  build: __BUILD__,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

scope.addEventListener('install', (event) => event.waitUntil(worker.install().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(worker.activate().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  if (worker.way(event.request) === 'sign-out') event.waitUntil(worker.person.forget());
  const handled = worker.handle(event.request);
  if (!handled) return;
  event.respondWith(handled.response);
  event.waitUntil(handled.after);
});
