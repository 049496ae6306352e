import type { Server } from 'node:http';
import express from 'express';
import type { Db } from '../db/db.js';
import type { Storage } from '../storage/storage.js';

/** What uploads may be shown as; everything else, documents about people above all, never leaves by this door. */
const SHOWN_TYPES = ['image/webp', 'image/avif', 'image/png', 'image/jpeg', 'video/mp4', 'audio/mpeg'];

/**
 * Serves media of lessons on an origin of its own, so that nothing in an upload can act as the person who opens it:
 * no cookie, no script, no sniffing, opaque sandbox. Addresses are content hashes, so files never change.
 */
export function startContentServer(db: Db, storage: Storage, port: number, host: string): Promise<Server> {
  const app = express().disable('x-powered-by');
  app.get('/media/:sha256', (request, response, next) => {
    const hex = request.params.sha256;
    const find = async () => {
      if (!/^[0-9a-f]{64}$/.test(hex)) return null;
      const sha256 = Buffer.from(hex, 'hex');
      const file = await db.one<{ content_type: string }>(
        'SELECT content_type FROM stored_file WHERE sha256 = $1 AND content_type = ANY ($2)',
        [sha256, SHOWN_TYPES],
      );
      return file ? { type: file.content_type, bytes: await storage.read(sha256) } : null;
    };
    find()
      .then((file) => {
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        if (!file) response.status(404).end();
        else
          response.setHeader('Cache-Control', 'public, max-age=31536000, immutable').type(file.type).send(file.bytes);
      })
      .catch(next);
  });
  app.use((_request, response) => response.status(404).end());
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(server)));
  });
}
