import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './product/free-port.js';
import { waitUntilGone } from './product/process-tree.js';
import { ProductProcess } from './product/product-process.js';
import { signIn } from './product/sign-in.js';
import { buildProduct, programFile, workspace } from './product/workspace.js';

/** `npm start` when it was killed: what it leaves must not stand in the way of the next one. */
describe('npm start that was killed', () => {
  let folder: string;
  let product: ProductProcess;
  beforeAll(async () => {
    await buildProduct();
    folder = mkdtempSync(join(tmpdir(), 'edukom-killed-'));
    product = await ProductProcess.start({
      command: [process.execPath, programFile('start')],
      env: {
        NODE_OPTIONS: '',
        DATABASE_URL: undefined,
        CONTENT_ORIGIN: undefined,
        EDUKOM_DATA: folder,
        PORT: `${await freePort()}`,
      },
      cwd: workspace,
      readyWithinSeconds: 240,
    });
  }, 300_000);
  afterAll(async () => {
    await product?.stop(30);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('API and worker end with it, and the next start uses the database it left', async () => {
    const own = product.processes().filter(({ name }) => name !== 'postgres');
    expect(own.length).toBeGreaterThanOrEqual(3);
    await product.killMain();
    expect(await waitUntilGone(own, 20_000)).toEqual([]);
    expect(product.processesNamed('postgres').length).toBeGreaterThan(0);
    await product.restart();
    expect(product.output().join('\n')).toContain('PostgreSQL was left running by an earlier start');
    const email = 'official@edukom.example';
    expect((await fetch(`${product.base}/api/health/ready`)).status).toBe(200);
    expect(await signIn(product.base, email, product.demoPassword(email))).toBeTruthy();
  }, 120_000);
});
