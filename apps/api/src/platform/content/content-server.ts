import type { Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { byteRange } from '@edukom/domain';
import express, { type Request, type Response } from 'express';
import { isBroken } from '../faults/crash-point.js';
import { contentDisposition } from '../http/encode.interceptor.js';
import type { Storage } from '../storage/storage.js';

/** A file that may be shown to whoever knows its address. */
export interface ServedFile {
  readonly contentType: string;
  readonly sizeBytes: number;
  /** The name it is saved under; null: it is shown in its place. */
  readonly attachmentName: string | null;
}

/** Says which files of which medium are served; everything else, documents about people above all, is not. */
export interface ServedFiles {
  /** `mediaId` null: a picture of whatever medium, which questions name by its bytes alone. */
  served(mediaId: string | null, sha256: Buffer): Promise<ServedFile | null>;
}

export interface ContentServerOptions {
  readonly files: ServedFiles;
  readonly storage: Storage;
  /** The application's origin: its player reads captions, which needs a word of ours. */
  readonly publicOrigin: string;
  readonly port: number;
  readonly host: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** What every answer says: nothing in it may act, be guessed at, be framed, or tell where the reader came from. */
function setGuards(response: Response, publicOrigin: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Access-Control-Allow-Origin', publicOrigin);
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (isBroken('serve-svg-inline')) return;
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
}

function describe(response: Response, file: ServedFile, hash: string): void {
  response.setHeader(
    'Content-Type',
    file.contentType.startsWith('text/') ? `${file.contentType}; charset=utf-8` : file.contentType,
  );
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('ETag', `"${hash}"`);
  response.setHeader('Accept-Ranges', 'bytes');
  if (file.attachmentName !== null)
    response.setHeader('Content-Disposition', contentDisposition('attachment', file.attachmentName));
}

/** A range counts only of the very file the reader began with (RFC 9110, If-Range). */
function rangeOf(request: Request, hash: string, size: number) {
  const condition = request.headers['if-range'];
  return condition === undefined || condition === `"${hash}"` ? byteRange(request.headers.range, size) : 'all';
}

async function send(
  request: Request,
  response: Response,
  storage: Storage,
  file: ServedFile,
  hash: string,
): Promise<void> {
  describe(response, file, hash);
  if (request.headers['if-none-match'] === `"${hash}"`) {
    response.status(304).end();
    return;
  }
  const range = rangeOf(request, hash, file.sizeBytes);
  if (range === 'none') {
    response.status(416).setHeader('Content-Range', `bytes */${file.sizeBytes}`).end();
    return;
  }
  const part = range === 'all' ? undefined : range;
  if (part) response.status(206).setHeader('Content-Range', `bytes ${part.first}-${part.last}/${file.sizeBytes}`);
  response.setHeader('Content-Length', String(part ? part.last - part.first + 1 : file.sizeBytes));
  if (request.method === 'HEAD') response.end();
  else await pipeline(storage.stream(Buffer.from(hash, 'hex'), part), response);
}

/** A reader who leaves in the middle of a film is no fault of ours. */
const isReaderGone = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Serves media of lessons on an origin of its own, so that nothing in an upload can act as the person who opens it:
 * no cookie, no script, no sniffing, opaque sandbox. Addresses hold content hashes, so files never change.
 */
export function startContentServer(options: ContentServerOptions): Promise<Server> {
  const { files, storage, publicOrigin, port, host } = options;
  const app = express().disable('x-powered-by').disable('etag');
  app.use((_request, response, next) => {
    setGuards(response, publicOrigin);
    next();
  });
  app.get(['/media/:mediaId/:hash', '/media/:hash'], (request, response) => {
    const { mediaId = null, hash = '' } = request.params as { mediaId?: string; hash?: string };
    const answer = async () => {
      const isAddress = (mediaId === null || UUID.test(mediaId)) && HASH.test(hash);
      const file = isAddress ? await files.served(mediaId, Buffer.from(hash, 'hex')) : null;
      if (file) await send(request, response, storage, file, hash);
      else response.status(404).end();
    };
    answer().catch((error: unknown) => {
      if (response.headersSent || isReaderGone(error)) response.destroy();
      else response.status(500).setHeader('Cache-Control', 'no-store').end();
    });
  });
  app.use((_request, response) => response.status(404).end());
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(server)));
  });
}
