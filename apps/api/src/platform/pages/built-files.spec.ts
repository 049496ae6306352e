import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import request from 'supertest';
import { builtFiles } from './built-files.js';

const folder = mkdtempSync(path.join(tmpdir(), 'edukom-built-'));
const script = 'const words = "fjalë fjalë fjalë";';
let app: express.Express;

beforeAll(() => {
  mkdirSync(path.join(folder, 'assets'));
  for (const file of ['assets/app-1a2b.js', 'sw.js']) {
    writeFileSync(path.join(folder, file), script);
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(script));
  }
  writeFileSync(path.join(folder, 'logo.svg'), '<svg/>');
  app = express();
  app.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', 'of the page');
    next();
  });
  app.use(builtFiles(folder, 'https://content.example'));
  app.use((_request, response) => response.status(404).send('next'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (address: string, encoding = 'gzip, br') => request(app).get(address).set('Accept-Encoding', encoding);

it('gives a file in its smaller form to whoever takes it, under its own type', async () => {
  const small = await get('/assets/app-1a2b.js').buffer(true);
  expect(small.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(Number(small.headers['content-length'])).toBe(brotliCompressSync(script).length);
  const plain = await get('/assets/app-1a2b.js', 'gzip');
  expect([plain.text, plain.headers['content-encoding'], plain.headers['vary']]).toEqual([
    script,
    undefined,
    'Accept-Encoding',
  ]);
});

it('serves the worker at its stable address, looked at anew each time, under a policy of its own', async () => {
  const { headers, status } = await get('/sw.js', 'gzip');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/javascript');
  expect(headers['cache-control']).toBe('no-cache');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; connect-src 'self' https://content.example",
  );
});

it('leaves everything else as it was: other methods, other files, smaller forms by name, ways out of the folder', async () => {
  expect((await get('/logo.svg')).headers['cache-control']).toBe('public, max-age=3600');
  for (const address of ['/nothing.js', '/sw.js.br', '/%2e%2e/package.json', '/assets']) {
    const answer = await get(address);
    expect([address, answer.status, answer.headers['content-security-policy']]).toEqual([address, 404, 'of the page']);
  }
  expect((await request(app).post('/sw.js')).text).toBe('next');
});
