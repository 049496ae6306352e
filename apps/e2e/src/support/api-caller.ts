import { ask, cookieOf } from './http.js';
import { readInstance } from './instance.js';

export type ApiCall = <T = void>(method: 'GET' | 'POST' | 'PUT', address: string, body?: object) => Promise<T>;

/** The requests the pages of somebody send, for what a journey needs and does not tell. */
export async function apiOf(email: string): Promise<ApiCall> {
  const headers = {
    cookie: await cookieOf(email),
    origin: readInstance().base,
    'content-type': 'application/json',
  };
  return async <T>(method: string, address: string, body?: object): Promise<T> => {
    const reply = await ask(address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${address}: ${reply.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}
