// `npm run bench` and `npm run faults`: builds the product and the harness where needed, then runs the harness.
import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { follow, isLeftToNewerNode, ownEnvironment, root } from './node-version.mjs';

/** The harness is no part of the product, so its build is left to Nx, which knows whether there is anything to do. */
function buildHarness() {
  const nx = realpathSync(join(root, 'node_modules', '.bin', 'nx'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'run', '@edukom/quality:build'], {
    cwd: root,
    encoding: 'utf8',
    env: ownEnvironment({ NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' }),
  });
  if (status !== 0) throw new Error(`The harness could not be built:\n${stdout}${stderr}`);
}

async function main() {
  if (isLeftToNewerNode()) return;
  try {
    await build();
    buildHarness();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  const program = join(root, 'apps', 'quality', 'dist', 'main.js');
  const env = ownEnvironment({ EDUKOM_NODE_CHOSEN: undefined });
  follow(
    spawn(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
      env,
    }),
  );
}

await main();
