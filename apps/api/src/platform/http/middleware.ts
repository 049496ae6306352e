import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { EMBED_HOSTS } from '@edukom/contracts';
import type { NextFunction, Request, Response } from 'express';
import { requestState } from './context.js';

/** A source that allows exactly this text inside a page. */
const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The policy of every page of ours; `content` is the origin that serves uploads. Frames are players of the listed hosts
 * alone. `styles` is the text of the styles that stand in the page itself; of scripts there are never any.
 */
export const contentSecurityPolicy = (content: string, styles = ''): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src-elem 'self'${styles === '' ? '' : ` ${hashSource(styles)}`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' blob: data: ${content}`,
    `media-src ${content}`,
    `frame-src ${EMBED_HOSTS.map((host) => `https://${host}`).join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types edukom edukom-paste',
  ].join('; ');

/** Gives the answer to a request an id by which it is found in the log. */
export function stamp(response: ServerResponse): string {
  const traceId = randomUUID();
  response.setHeader('X-Trace-Id', traceId);
  return traceId;
}

/** Notes when the request came and gives it a trace id; first of all middleware, because that time decides deadlines. */
export function stampRequest(request: Request, response: Response, next: NextFunction): void {
  requestState(request).traceId = stamp(response);
  next();
}

const PAGE_ALONE = ['Cross-Origin-Opener-Policy', 'Permissions-Policy'];

/**
 * The headers of an answer that is data and no page: it may load and be framed by nothing. Most answers are, and what
 * a page is allowed would be two thirds of what a saved answer costs on a slow line.
 */
export function dressData(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  for (const name of PAGE_ALONE) response.removeHeader(name);
}

/** Headers that every answer carries, unless it is data. */
export const securityHeaders = (contentOrigin: string, isHttps: boolean) => {
  const policy = contentSecurityPolicy(contentOrigin);
  return (_request: unknown, response: ServerResponse, next: () => void): void => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), interest-cohort=()');
    if (isHttps) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    next();
  };
};
