import { readInstance } from './instance.js';

/** A request as `curl` would send it: no cookies kept, no redirect followed, no Origin unless given. */
export function ask(pathname: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(pathname, readInstance().base), {
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    ...init,
  });
}

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** The `Cookie` header of somebody who has signed in. */
export async function cookieOf(email: string): Promise<string> {
  const reply = await ask('/api/session', json({ email, password: readInstance().password }));
  if (reply.status !== 200) throw new Error(`${email} cannot sign in: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
