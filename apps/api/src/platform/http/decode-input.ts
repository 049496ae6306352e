import { type Endpoint, fieldProblems } from '@edukom/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { type Context, cookieOf, isSecure, requestState, type Upload } from './context.js';

import { Problem } from './problem.js';

function decode(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = parsed(schema, value ?? {});
  if (result.success) return result.data;
  throw new Problem('request.invalid', { errors: fieldProblems(result.error.issues) });
}

/** A value nested so deep that reading it runs out of stack fits no schema. */
function parsed(schema: z.ZodType, value: unknown) {
  try {
    return schema.safeParse(value, { reportInput: true });
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('request.invalid');
    throw error;
  }
}

/**
 * Parameters, query and body of a request after the contract's schemas.
 * @throws Problem `request.not-found` for a path parameter that cannot be one, `request.invalid` with field pointers otherwise.
 */
export function decodeInput(endpoint: Endpoint, request: Request): unknown {
  const params = endpoint.params?.safeParse(request.params);
  if (params && !params.success) throw new Problem('request.not-found');
  const body =
    endpoint.body &&
    endpoint.upload === undefined &&
    !request.is(['json', 'urlencoded']) &&
    request.headers['content-type'] !== undefined
      ? unsupported()
      : request.body;
  return { params: params?.data, query: decode(endpoint.query, request.query), body: decode(endpoint.body, body) };
}

const unsupported = (): never => {
  throw new Problem('request.media-type');
};

/** The file of a multipart request, or the raw body of an endpoint that takes one. */
function uploadOf(request: Request): Upload | null {
  const { file } = request as { file?: { originalname: string; buffer: Buffer } };
  if (file) return { fileName: Buffer.from(file.originalname, 'latin1').toString('utf8'), bytes: file.buffer };
  return Buffer.isBuffer(request.body) ? { fileName: '', bytes: request.body } : null;
}

/** The second argument of a handler. */
export function contextOf(request: Request, response: Response): Context {
  const state = requestState(request);
  return {
    actor: state.actor as Context['actor'],
    receivedAt: state.receivedAt,
    traceId: state.traceId,
    ip: request.ip ?? '',
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    upload: uploadOf(request),
    cookie: (name) => cookieOf(request, name),
    setCookie: (name, value, maxAgeSeconds) =>
      response.cookie(name, value, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: isSecure(request),
        maxAge: maxAgeSeconds * 1000,
      }),
    http: { request, response },
  };
}
