import * as identity from '../identity/identity.contract.js';
import * as system from '../system/system.contract.js';
import type { Endpoint } from './endpoint.js';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { identity, system };

/** Every endpoint of the product under `feature.name`; OpenAPI, the access test and the router's test walk it. */
export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries(modules).flatMap(([feature, exports]) =>
    Object.entries(exports).flatMap(([name, value]) =>
      isEndpoint(value) ? [[`${feature}.${name}`, value] as const] : [],
    ),
  ),
);
