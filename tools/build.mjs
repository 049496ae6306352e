// Builds the product when its sources are not those of the last build. Asked at every start, so it answers from contents
// alone, without Nx.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLeftToNewerNode, ownEnvironment, root as workspace } from './node-version.mjs';

const FOLDERS = ['apps/api', 'apps/web', 'libs'];
const FILES = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.json', 'tsconfig.base.json'];
/** Results of a build, and what no build reads. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'out-tsc', 'coverage', 'generated', 'test', '.stryker-tmp']);
const NOT_SOURCE = /\.spec\.tsx?$|\.tsbuildinfo$|^jest\./;
const STAMP = '.nx/edukom-build.json';

/** One number for all sources that a build reads. */
export function fingerprint(root = workspace) {
  return summarise(readSources(root));
}

function summarise(sources) {
  return createHash('sha256')
    .update(JSON.stringify([...sources]))
    .digest('hex');
}

/** Path → digest of the contents: times change with every checkout. */
function readSources(root) {
  const files = [
    ...FILES.map((file) => join(root, file)),
    ...FOLDERS.flatMap((folder) => listSources(join(root, folder))),
  ];
  return new Map(files.filter((one) => existsSync(one)).map((file) => [relative(root, file), digest(file)]));
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('base64');
}

function listSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : listSources(join(folder, entry.name));
      return entry.isFile() && !NOT_SOURCE.test(entry.name) ? [join(folder, entry.name)] : [];
    });
}

/** Whether the last build was of these sources and all it made is still there. */
export function isFresh(root = workspace) {
  try {
    const stamp = JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
    return stamp.made.every((file) => existsSync(join(root, file))) && stamp.fingerprint === fingerprint(root);
  } catch {
    return false;
  }
}

/**
 * Builds when that is needed; the tools' output is shown only when they fail.
 * @returns whether anything was built
 * @throws Error with the output of the tools
 */
export async function build({ root = workspace, run = runNx } = {}) {
  if (isFresh(root)) return false;
  const before = readSources(root);
  rmSync(join(root, STAMP), { force: true });
  await run(root);
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  // The tools may add files (fonts); a source that somebody changed meanwhile makes the next start build again.
  const after = readSources(root);
  const isUndisturbed = [...before].every(([file, contents]) => after.get(file) === contents);
  const stamp = { fingerprint: summarise(isUndisturbed ? after : before), made: listMade(root) };
  writeFileSync(join(root, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
  return true;
}

/** What must still be there for a start: the built programs, pages and libraries, and the fonts that PDFs embed. */
function listMade(root) {
  const projects = ['apps/api', 'apps/web', ...readFolder(join(root, 'libs')).map((name) => `libs/${name}`)];
  const listIn = (folder, wanted) =>
    readFolder(join(root, folder))
      .filter((name) => wanted.test(name))
      .map((name) => `${folder}/${name}`);
  return [
    ...projects.flatMap((project) => listIn(`${project}/dist`, /\.(js|html)$/)),
    ...listIn('apps/api/assets/fonts', /\.ttf$/),
  ];
}

function readFolder(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function runNx(root) {
  const nx = realpathSync(join(root, 'node_modules', '.bin', 'nx'));
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '-p', '@edukom/api,@edukom/web'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: ownEnvironment({ NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' }),
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed:\n${Buffer.concat(output).toString('utf8')}`)),
    );
  });
}

/** The same as a command: `npm run build`. */
async function main() {
  if (isLeftToNewerNode()) return;
  const begun = performance.now();
  try {
    const isBuilt = await build();
    console.log(`${isBuilt ? 'Built' : 'Nothing to build'} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
