/**
 * Signs in through the public way, `POST /api/session`.
 * @returns the value of a `Cookie` header
 * @throws Error with status and answer when it was refused
 */
export async function signIn(base: string, email: string, password: string): Promise<string> {
  const reply = await fetch(new URL('/api/session', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`sign-in of ${email} refused: ${reply.status} ${text.slice(0, 200)}`);
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
  if (cookies.length === 0) throw new Error(`sign-in of ${email} set no cookie`);
  return cookies.join('; ');
}
