import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../config/config.js';
import { Storage } from './storage.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'edukom-storage-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const bytes = Buffer.from('a document');
const hex = createHash('sha256').update(bytes).digest('hex');
const folder = () => path.join(dataDir, 'files', hex.slice(0, 2));

it('keeps bytes under their hash, and again', async () => {
  const storage = new Storage({ dataDir } as Config);
  const sha256 = await storage.put(bytes);
  expect(await storage.put(bytes)).toEqual(sha256);
  expect(await storage.read(sha256)).toEqual(bytes);
  expect(readdirSync(folder())).toEqual([hex]);
});

it('leaves nothing half written when it fails', async () => {
  mkdirSync(path.join(folder(), hex), { recursive: true });
  await expect(new Storage({ dataDir } as Config).put(bytes)).rejects.toThrow();
  expect(readdirSync(folder())).toEqual([hex]);
});
