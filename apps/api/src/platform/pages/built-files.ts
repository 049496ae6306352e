import { readdirSync } from 'node:fs';
import path from 'node:path';
import express, { type Request, type RequestHandler, type Response } from 'express';

const WORKER = '/sw.js';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** The addresses of all built files; a build does not change while it is served. */
const addressesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `/${file.replaceAll(path.sep, '/')}`),
  );

/** Names with a hash never change; the rest is looked at again, the worker at every visit. */
function cachingOf(address: string): string {
  if (address === WORKER) return 'no-cache';
  return address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

const acceptsBrotli = (request: Request): boolean => /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));

/**
 * The worker's own policy: it runs nothing else and asks only us and the content origin, of which pages may show pictures
 * but read nothing.
 */
const workerPolicy = (contentOrigin: string): string =>
  `default-src 'none'; script-src 'self'; connect-src 'self' ${contentOrigin}`;

/** Serves the built files of `folder`, in their smaller form to whoever takes it. */
export function builtFiles(folder: string, contentOrigin: string): RequestHandler {
  const known = addressesIn(folder);
  const serve = express.static(folder, { index: false, redirect: false, cacheControl: false });
  const compress = (request: Request, response: Response, address: string): void => {
    const type = TYPES[path.extname(address)];
    if (type === undefined || !known.has(`${address}.br`)) return;
    response.vary('Accept-Encoding');
    if (!acceptsBrotli(request)) return;
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', type);
    request.url = `${address}.br`;
  };
  return (request, response, next) => {
    const address = request.path;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !known.has(address) || address.endsWith('.br')) return next();
    response.setHeader('Cache-Control', cachingOf(address));
    if (address === WORKER) response.setHeader('Content-Security-Policy', workerPolicy(contentOrigin));
    compress(request, response, address);
    serve(request, response, next);
  };
}
