import { isFileResponse, problemBody, type Endpoint, type InputOf, type OutputOf } from '@edukom/contracts';
import { z } from 'zod';
import { noteAnswer } from '../offline/connection.js';
import { DEVICE_HEADER } from '../offline/device-caches.js';
import { announceSignedOut } from '../session/session-events.js';
import { OfflineError, ProblemError, codeOfStatus, isProblem, problemOf } from './errors.js';
import { readHeaders, takeEarly } from './early-answers.js';
import { addressOf } from './path-of.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** For endpoints with `upload`: sent as multipart under `file`, the body's values beside it. */
  readonly file?: File;
  /** For endpoints with a raw `upload`: the whole body. */
  readonly bytes?: Blob;
  /** Survives the page's end: the last save while a tab is being closed (at most 64 KiB). */
  readonly keepalive?: boolean;
  /** An answer to this very call that is on its way already; null or failed: it is called. */
  readonly early?: Promise<Response | null>;
}

function multipart(file: File, body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    if (value !== undefined) form.append(name, String(value));
  form.append('file', file);
  return form;
}

function requestOf(endpoint: Endpoint, input: { body?: unknown }, options: CallOptions): RequestInit {
  const body = endpoint.body ? z.encode(endpoint.body, input.body as never) : undefined;
  const headers = readHeaders();
  const shared: RequestInit = { method: endpoint.method, credentials: 'same-origin', headers, cache: 'no-store' };
  if (options.signal) shared.signal = options.signal;
  if (options.keepalive) shared.keepalive = true;
  if (options.bytes)
    return { ...shared, headers: { ...headers, 'Content-Type': 'application/octet-stream' }, body: options.bytes };
  if (options.file) return { ...shared, body: multipart(options.file, body) };
  if (body === undefined) return shared;
  return { ...shared, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** A network that fails is an `OfflineError`; a call we gave up ourselves stays an abort. */
async function offlineUnlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (signal?.aborted) throw error;
    noteAnswer(false);
    throw new OfflineError(error);
  }
}

async function refusalOf(response: Response): Promise<ProblemError> {
  const body = problemBody.safeParse(await response.json().catch(() => null));
  const refusal = body.success
    ? new ProblemError(body.data)
    : problemOf(codeOfStatus(response.status), response.status);
  if (isProblem(refusal, 'access.signed-out')) announceSignedOut();
  return refusal;
}

async function answerTo<E extends Endpoint>(endpoint: E, input: InputOf<E>, options: CallOptions) {
  const request = requestOf(endpoint, input, options);
  const address = addressOf(endpoint, input);
  const begun = options.early ?? (endpoint.method === 'GET' ? takeEarly(address) : null);
  const early = await begun?.catch(() => null);
  const response = early ?? (await offlineUnlessAborted(fetch(address, request), options.signal));
  // A copy that was read before; the server itself did not answer.
  const isFromDevice = response.headers.get(DEVICE_HEADER) === '1';
  noteAnswer(!isFromDevice);
  if (!response.ok) throw await refusalOf(response);
  return { response, isFromDevice };
}

/**
 * Calls an endpoint whose answer is a file and is not read by a link: what it is made of stands in a body.
 * @throws ProblemError when refused. @throws OfflineError when no answer came.
 */
export async function callForFile<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Blob> {
  const { response } = await answerTo(endpoint, input, {});
  return offlineUnlessAborted(response.blob(), undefined);
}

/**
 * Calls an endpoint and gives its decoded answer; undefined for 204 and files (link to those with `addressOf`).
 * @throws ProblemError when refused; when signed out, the sign-in dialog opens as well.
 * @throws OfflineError when no answer came.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const { response, isFromDevice } = await answerTo(endpoint, input, options);
  if (endpoint.response === null || isFileResponse(endpoint.response)) return undefined as OutputOf<E>;
  const text = await offlineUnlessAborted(response.text(), options.signal);
  const decoded = decode(endpoint.response, text);
  // An answer this page does not understand comes from another release than the page: a copy of an earlier one is of no
  // use until there is a network, and the page itself is not to blame.
  if (!decoded.success) throw isFromDevice ? new OfflineError() : problemOf('client.outdated');
  return decoded.data as OutputOf<E>;
}

function decode(schema: z.ZodType, text: string): { success: true; data: unknown } | { success: false } {
  try {
    return z.safeDecode(schema, JSON.parse(text) as never);
  } catch {
    return { success: false };
  }
}
