// Edukom runs on the Node of its own packages (node_modules/.bin/node), whatever the machine has: npm puts that first on
// the PATH of its scripts, and a program started by hand with an older Node starts itself again with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_MAJOR = 24;
const BIN = join(root, 'node_modules', '.bin');

/** Environment in which `node` and the workspace's tools are the workspace's own. */
export const ownEnvironment = (extra = {}) => ({
  ...process.env,
  PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
  ...extra,
});

/**
 * Starts the running program again when Node is too old for it.
 * @returns true when the caller must do nothing more: the other process does the work
 */
export function isLeftToNewerNode(extraEnvironment = {}) {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) return false;
  const node = join(BIN, 'node');
  // The mark stops a loop where the packages' Node is too old as well.
  if (process.env.EDUKOM_NODE_CHOSEN || !existsSync(node)) {
    console.error(
      `Edukom needs Node ${OLDEST_MAJOR} or newer; this is ${process.version}. "npm ci" brings it on Linux; elsewhere install it yourself.`,
    );
    process.exitCode = 1;
    return true;
  }
  follow(
    spawn(node, process.argv.slice(1), {
      stdio: 'inherit',
      env: ownEnvironment({ EDUKOM_NODE_CHOSEN: '1', ...extraEnvironment }),
    }),
  );
  return true;
}

/** Ends as `child` ends, and hands on the signals that ask us to end. */
export function follow(child) {
  // Ctrl-C in a terminal reaches the child by itself; a second one would count as impatience.
  const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (process.stdin.isTTY) process.on('SIGINT', () => undefined);
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
