/** Answers that were asked for, or to what was sent, before the application was there; each is taken once. */
const KEY = 'edukomEarly';
type Early = Map<string, Promise<Response>>;

const early = (): Early | undefined => (globalThis as { [KEY]?: Early })[KEY];

/** Headers of every request that reads: the language of the page may differ from the browser's. */
export const readHeaders = (): Record<string, string> => ({
  Accept: 'application/json',
  'Accept-Language': document.documentElement.lang,
});

function begin(name: string, address: string, request: RequestInit = {}): void {
  const headers = { ...readHeaders(), ...request.headers };
  const answer = fetch(address, { ...request, credentials: 'same-origin', headers, cache: 'no-store' });
  answer.catch(() => undefined);
  ((globalThis as { [KEY]?: Early })[KEY] ??= new Map()).set(name, answer);
}

/** Asks for these now. What fails is simply asked for again later. */
export function askEarly(addresses: readonly string[]): void {
  for (const address of addresses) begin(address, address);
}

const scanName = (scan: string): string => `scan ${scan}`;

/** When the phone opened what it scanned, by its own clock: however often and however late it is sent. */
export const scannedAt = (): Date => new Date(Math.round(performance.timeOrigin));

/**
 * Sends what a QR carries now: its code lives for seconds, and is judged when it arrives. It arrives also when the page is
 * closed meanwhile.
 */
export function sendScanEarly(scan: string): void {
  begin(scanName(scan), '/api/check-ins', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ scan, deviceAt: scannedAt().toISOString() }),
    keepalive: true,
  });
}

/** The answer to it; null: send it yourself, as after signing in or a server that was busy. Sent again, it is the same check-in. */
export async function takeScan(scan: string): Promise<Response | null> {
  const answer = await takeEarly(scanName(scan));
  return answer && answer.status !== 401 && answer.status < 500 ? answer : null;
}

/** The answer on its way, for whoever asks first; null: ask yourself. */
export function takeEarly(name: string): Promise<Response> | null {
  const answer = early()?.get(name) ?? null;
  early()?.delete(name);
  return answer;
}
