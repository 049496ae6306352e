import { workerAddress } from './worker-address.js';

/** Runs when the browser has nothing better to do: the first page comes before what later ones may need. */
function whenIdle(work: () => void): void {
  const later = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 10_000 }) : setTimeout(work, 3_000);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}

/**
 * Makes the application readable without a network. `onFirstControl` is told when the worker sees this page's requests
 * for the first time: what was read before it came has to be read once more to be kept.
 */
export function registerWorker(onFirstControl: () => void): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller) serviceWorker.addEventListener('controllerchange', onFirstControl, { once: true });
  // Without it everything works as before, with a network.
  whenIdle(() => void serviceWorker.register(workerAddress('/sw.js'), { scope: '/' }).catch(() => undefined));
}
