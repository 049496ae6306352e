import type { Endpoint, InputOf } from '@edukom/contracts';
import { z } from 'zod';

const encode = (schema: z.ZodType, value: unknown): Record<string, unknown> =>
  z.encode(schema, value as never) as Record<string, unknown>;

/** Path of an endpoint with its parameters filled in: `pathOf(readInvitation, { token })` → `/api/invitations/…`. */
export function pathOf<E extends Endpoint>(
  endpoint: E,
  ...[params]: InputOf<E> extends { params: infer P } ? [params: P] : []
): string {
  const wire = endpoint.params ? encode(endpoint.params, params) : {};
  return endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(wire[name] ?? '')));
}

/** A query string, with its question mark when it says anything; undefined and null are left out, lists are repeated. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whole address of an endpoint for one input: for downloads (`<a href>`), and what `call` fetches. */
export function addressOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const { params, query } = input as { params?: unknown; query?: unknown };
  const path = (pathOf as (endpoint: Endpoint, params: unknown) => string)(endpoint, params);
  return path + (endpoint.query ? queryString(encode(endpoint.query, query ?? {})) : '');
}
