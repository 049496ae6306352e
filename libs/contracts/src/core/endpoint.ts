import type { Action } from '@edukom/domain';
import type { z } from 'zod';
import type { ProblemCode } from '../problems/problem-codes.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What of the input names the object whose scopes decide: the guard resolves the parameter to the scopes it lies in
 * (404 when there is no such object or the actor may not see it). `any`: allowed somewhere, and the service filters in SQL.
 */
export type ScopeSource = 'any' | 'all' | { readonly kind: ScopedKind; readonly param: string };

/** Objects whose scopes the API can resolve from an id. */
export type ScopedKind =
  'run' | 'session' | 'enrolment' | 'attempt' | 'quiz' | 'course' | 'institution' | 'person' | 'certificate';

export type Access = 'public' | 'signed-in' | { readonly action: Action; readonly scope: ScopeSource };

/** A download: the handler gives a stream or bytes, nothing is encoded. */
export interface FileResponse {
  readonly kind: 'file';
  readonly contentTypes: readonly string[];
}
export const fileResponse = (...contentTypes: string[]): FileResponse => ({ kind: 'file', contentTypes });

/** How a page without JavaScript uses the endpoint: urlencoded body, our Origin required, 303 to `next` or the page again with its errors. */
export interface FormUse {
  /** Path of the page that holds the form, below the locale, e.g. `/sign-in`; `:name` is filled from the parameters. */
  readonly page: string;
  /** Where a success leads, below the locale, when the form names no `next`; `:name` is filled from the parameters or the answer. */
  readonly success: string;
}

/** A file that arrives as multipart/form-data under the field `file`, or bytes that are the whole body. */
export interface UploadUse {
  readonly maxBytes: number;
  /** The body is the bytes (`application/octet-stream`): a piece of a file, which has no name of its own. */
  readonly raw?: true;
}

export interface Endpoint {
  readonly method: HttpMethod;
  /** `/api/...` with `:name` parameters. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** null: 204 without a body. */
  readonly response: z.ZodType | FileResponse | null;
  /** Of a success; 200 unless told, 204 without a body. */
  readonly status?: number;
  readonly problems: readonly ProblemCode[];
  readonly form?: FormUse;
  readonly upload?: UploadUse;
}

/** Declares one endpoint: the single value that controller, client, form, OpenAPI and tests share. */
export const endpoint = <const E extends Endpoint>(spec: E): E => spec;

type Part<E, K extends string> = E extends { readonly [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
type WirePart<E, K extends string> = E extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.input<S>
  : undefined;
type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/** What a handler receives and a client gives: decoded values. */
export type InputOf<E extends Endpoint> = Present<{
  params: Part<E, 'params'>;
  query: Part<E, 'query'>;
  body: Part<E, 'body'>;
}>;
/** The same on the wire, before decoding. */
export type WireInputOf<E extends Endpoint> = Present<{
  params: WirePart<E, 'params'>;
  query: WirePart<E, 'query'>;
  body: WirePart<E, 'body'>;
}>;
/** What a handler gives and a client receives; undefined for 204 and files. */
export type OutputOf<E extends Endpoint> = E['response'] extends z.ZodType ? z.output<E['response']> : undefined;

export const isFileResponse = (response: Endpoint['response']): response is FileResponse =>
  response !== null && 'kind' in response && response.kind === 'file';
