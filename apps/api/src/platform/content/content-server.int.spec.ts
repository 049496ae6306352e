import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../config/config.js';
import { uuidv7 } from '../db/ids.js';
import { Storage } from '../storage/storage.js';
import { type ServedFile, startContentServer } from './content-server.js';

const APP = 'https://app.example.org';
const known = new Map<string, ServedFile>();
let dataDir: string;
let storage: Storage;
let server: Server;
let base: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'edukom-content-'));
  storage = new Storage({ dataDir } as Config);
  server = await startContentServer({
    files: { served: async (mediaId, sha256) => known.get(`${mediaId}/${sha256.toString('hex')}`) ?? null },
    storage,
    publicOrigin: APP,
    port: 0,
    host: '127.0.0.1',
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(dataDir, { recursive: true, force: true });
});

async function stored(bytes: Buffer, contentType: string, attachmentName: string | null = null): Promise<string> {
  const address = `${uuidv7()}/${(await storage.put(bytes)).toString('hex')}`;
  known.set(address, { contentType, sizeBytes: bytes.length, attachmentName });
  return `${base}/media/${address}`;
}
const headersOf = (answer: Response, ...names: string[]) => names.map((name) => answer.headers.get(name));

it('shows an image, unsniffed, sandboxed, unframed, and for good', async () => {
  const answer = await fetch(await stored(Buffer.from('webp bytes'), 'image/webp'));
  expect(answer.status).toBe(200);
  expect(
    headersOf(answer, 'content-type', 'x-content-type-options', 'content-security-policy', 'content-disposition'),
  ).toEqual(['image/webp', 'nosniff', "default-src 'none'; frame-ancestors 'none'; sandbox", null]);
  expect(
    headersOf(answer, 'cross-origin-resource-policy', 'access-control-allow-origin', 'cache-control', 'set-cookie'),
  ).toEqual(['cross-origin', APP, 'public, max-age=31536000, immutable', null]);
  expect(await answer.text()).toBe('webp bytes');
});

it.each([
  ['Udhëzimi.pdf', `attachment; filename="Udh_zimi.pdf"; filename*=UTF-8''Udh%C3%ABzimi.pdf`],
  ['a"b\r\nX: y.pdf', `attachment; filename="a_b_X_y.pdf"; filename*=UTF-8''a%22b%0D%0AX%3A%20y.pdf`],
])('lets a file only be saved, under the name %j', async (name, disposition) => {
  const answer = await fetch(await stored(Buffer.from(name), 'application/pdf', name));
  expect(headersOf(answer, 'content-disposition', 'content-type')).toEqual([disposition, 'application/pdf']);
});

it('shows a picture by its bytes alone, as questions name it, and nothing by what is no hash', async () => {
  const bytes = Buffer.from('picture of a question');
  const hash = (await storage.put(bytes)).toString('hex');
  known.set(`null/${hash}`, { contentType: 'image/webp', sizeBytes: bytes.length, attachmentName: null });
  expect(await (await fetch(`${base}/media/${hash}`)).text()).toBe('picture of a question');
  expect((await fetch(`${base}/media/${hash.slice(1)}`)).status).toBe(404);
  expect((await fetch(`${base}/media/null/${hash}`)).status).toBe(404);
});

it('gives captions with their encoding', async () => {
  const answer = await fetch(await stored(Buffer.from('WEBVTT'), 'text/vtt'));
  expect(answer.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
});

it.each([
  ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
  ['bytes=7-', 206, 'bytes 7-9/10', '789'],
  ['bytes=-2', 206, 'bytes 8-9/10', '89'],
  ['bytes=5-500', 206, 'bytes 5-9/10', '56789'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=0-1,4-5', 200, null, '0123456789'],
  ['lines=1-2', 200, null, '0123456789'],
])('answers the range %s with %i', async (range, status, contentRange, text) => {
  const address = await stored(Buffer.from('0123456789'), 'video/mp4');
  const answer = await fetch(address, { headers: { Range: range } });
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
    status,
    contentRange,
    text,
  ]);
  expect(answer.headers.get('accept-ranges')).toBe('bytes');
});

it('goes on only with the file that was begun, and sends nothing that is known', async () => {
  const address = await stored(Buffer.from('0123456789'), 'video/mp4');
  const etag = (await fetch(address, { method: 'HEAD' })).headers.get('etag') ?? '';
  const other = await fetch(address, { headers: { Range: 'bytes=0-3', 'If-Range': '"another"' } });
  const same = await fetch(address, { headers: { Range: 'bytes=0-3', 'If-Range': etag } });
  const again = await fetch(address, { headers: { 'If-None-Match': etag }, cache: 'no-store' });
  expect([other.status, same.status, again.status]).toEqual([200, 206, 304]);
});

it('knows no other address', async () => {
  const address = await stored(Buffer.from('x'), 'image/webp');
  const [, mediaId = '', hash = ''] = /media\/(.+)\/(.+)$/.exec(address) ?? [];
  const others = [
    '/media/..%2f..%2fetc%2fpasswd',
    '/api/me',
    `/media/${mediaId}`,
    `/media/${hash}`,
    `/media/${uuidv7()}/${hash}`,
    `/media/${mediaId}/${'0'.repeat(64)}`,
    `/media/${mediaId}/..%2f${hash}`,
    '/',
  ];
  for (const other of others) {
    const answer = await fetch(`${base}${other}`);
    expect([other, answer.status]).toEqual([other, 404]);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  }
  expect((await fetch(address, { method: 'POST' })).status).toBe(404);
});

it('does not keep an answer that failed', async () => {
  const address = `${uuidv7()}/${'a'.repeat(64)}`;
  known.set(address, { contentType: 'image/webp', sizeBytes: 3, attachmentName: null });
  const answer = await fetch(`${base}/media/${address}`).catch(() => null);
  expect(answer?.status ?? 500).toBe(500);
  expect(answer?.headers.get('cache-control') ?? 'no-store').toBe('no-store');
});
