// `npm start`: builds if the sources changed, then runs the product and ends as it ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, isFresh } from './build.mjs';
import { follow, isLeftToNewerNode, ownEnvironment, root } from './node-version.mjs';

async function main() {
  const chosen = process.env.EDUKOM_NODE_CHOSEN ? process.env.EDUKOM_STARTED_AT : undefined;
  const startedAt = chosen ?? String(Math.round(performance.timeOrigin));
  if (isLeftToNewerNode({ EDUKOM_STARTED_AT: startedAt })) return;
  try {
    if (!isFresh()) {
      console.log('Building Edukom (only after a change, up to a minute) …');
      await build();
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  const program = join(root, 'apps', 'api', 'dist', 'start.js');
  const env = ownEnvironment({ EDUKOM_STARTED_AT: startedAt, EDUKOM_NODE_CHOSEN: undefined });
  follow(spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit', env }));
}

await main();
