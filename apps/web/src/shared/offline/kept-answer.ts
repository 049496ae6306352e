import { dataCacheOf } from './device-caches.js';

/** Since when something is kept, by this device's clock. */
const KEPT_AT = 'Edukom-Kept-At';

async function openData(personId: string): Promise<Cache | null> {
  if (!('caches' in window)) return null;
  return caches.open(dataCacheOf(personId)).catch(() => null);
}

/** Keeps something that was not read but received as the answer to a write; it goes with all else at sign-out. */
export async function keepAnswer(personId: string, key: string, wire: unknown): Promise<void> {
  const data = await openData(personId);
  const headers = { 'Content-Type': 'application/json', [KEPT_AT]: String(Date.now()) };
  // A full disk must not stop what the page is for.
  await data?.put(key, new Response(JSON.stringify(wire), { headers })).catch(() => undefined);
}

export async function keptAnswer(personId: string, key: string): Promise<{ wire: unknown; keptAt: number } | null> {
  const found = await (await openData(personId))?.match(key);
  if (!found) return null;
  return { wire: await found.json(), keptAt: Number(found.headers.get(KEPT_AT)) };
}

export async function dropAnswer(personId: string, key: string): Promise<void> {
  await (await openData(personId))?.delete(key);
}
