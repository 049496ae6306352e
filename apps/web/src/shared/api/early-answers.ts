/** Answers that were asked for before the application was there; each is taken once. */
const KEY = 'edukomEarly';
type Early = Map<string, Promise<Response>>;

const early = (): Early | undefined => (globalThis as { [KEY]?: Early })[KEY];

/** Headers of every request that reads: the language of the page may differ from the browser's. */
export const readHeaders = (): Record<string, string> => ({
  Accept: 'application/json',
  'Accept-Language': document.documentElement.lang,
});

/** Asks for these now. What fails is simply asked for again later. */
export function askEarly(addresses: readonly string[]): void {
  const asked: Early = new Map();
  for (const address of addresses) {
    const answer = fetch(address, { credentials: 'same-origin', headers: readHeaders(), cache: 'no-store' });
    answer.catch(() => undefined);
    asked.set(address, answer);
  }
  (globalThis as { [KEY]?: Early })[KEY] = asked;
}

/** The answer on its way, for whoever asks first; null: ask yourself. */
export function takeEarly(address: string): Promise<Response> | null {
  const answer = early()?.get(address) ?? null;
  early()?.delete(address);
  return answer;
}
