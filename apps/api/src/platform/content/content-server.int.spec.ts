import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApi, type TestApi } from '../../../test/api.js';
import { uuidv7 } from '../db/ids.js';
import { Storage } from '../storage/storage.js';
import { startContentServer } from './content-server.js';

let api: TestApi;
let server: Server;
let base: string;

beforeAll(async () => {
  api = await startTestApi();
  server = await startContentServer(api.db, api.app.get(Storage), 0, '127.0.0.1');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

async function stored(bytes: Buffer, type: string): Promise<string> {
  const sha256 = await api.app.get(Storage).put(bytes);
  await api.db.execute(
    "INSERT INTO stored_file (id, sha256, size_bytes, content_type, file_name, created_at) VALUES ($1, $2, $3, $4, 'f', now())",
    [uuidv7(), sha256, bytes.length, type],
  );
  return `${base}/media/${sha256.toString('hex')}`;
}

it('shows an image, unsniffed and sandboxed', async () => {
  const answer = await fetch(await stored(Buffer.from('webp bytes'), 'image/webp'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).toBe('webp bytes');
});

it.each(['application/pdf', 'text/html', 'image/svg+xml'])('never shows %s', async (type) => {
  expect((await fetch(await stored(Buffer.from(`some ${type}`), type))).status).toBe(404);
});

it('knows no other address', async () => {
  expect((await fetch(`${base}/media/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  expect((await fetch(`${base}/api/me`)).status).toBe(404);
});
