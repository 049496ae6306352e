// `npm test`: lint, typecheck, unit and integration tests of every project, then journeys in a real browser against the
// built product; a journey that fails is walked once more. Ends with one line that sums all suites; lint and typecheck count as one each.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { isLeftToNewerNode, ownEnvironment, root } from './node-version.mjs';

const bin = join(root, 'node_modules', '.bin');
const environment = () =>
  ownEnvironment({
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    TZ: 'UTC',
    FORCE_COLOR: '0',
    PATH: `${bin}:${process.env.PATH}`,
  });

/** Runs a program with its output shown; true when it ended well. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      stdio: 'inherit',
      env: { ...environment(), ...options.env },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

const JEST_NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** A run of jest over a project or some of its files; one that crashed before it could report has no result. */
async function report(project, { env = {}, files = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'edukom-report-'));
  const file = join(folder, 'report.json');
  const options = ['--ci', '--json', `--outputFile=${file}`, '--passWithNoTests'];
  const only = files.length > 0 ? ['--runTestsByPath', ...files] : [];
  const ended = await run(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...options, ...only], {
    cwd: join(root, project),
    env: { NODE_OPTIONS: JEST_NODE_OPTIONS, ...env },
  });
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  return { ended, suites: result?.testResults ?? [] };
}

const count = (suites, status) =>
  suites.reduce((sum, suite) => sum + suite.assertionResults.filter((test) => test.status === status).length, 0);
const failuresOf = (suites) =>
  count(suites, 'failed') +
  suites.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;

/** One project's jest; a run that crashed counts as one failure. */
async function jest(project, env = {}) {
  const started = Date.now();
  const { ended, suites } = await report(project, { env });
  const failed = Math.max(failuresOf(suites), ended ? 0 : 1);
  return { name: project, passed: count(suites, 'passed'), failed, seconds: (Date.now() - started) / 1000 };
}

/** More than so many that fail are no accident. */
const WALKED_AGAIN = 2;

/**
 * The journeys. A browser on a busy machine may fail for reasons of its own: one or two that failed are walked once more,
 * from the beginning and with a product of their own, and what passes only then is named as unsteady.
 */
async function journeys(project) {
  const started = Date.now();
  const first = await report(project);
  const failing = first.suites.filter((suite) => suite.status === 'failed').map((suite) => suite.name);
  const isWorth = failing.length > 0 && failing.length <= WALKED_AGAIN;
  const again = isWorth ? await report(project, { files: failing }) : null;
  const suites = again ? [...first.suites.filter((suite) => suite.status !== 'failed'), ...again.suites] : first.suites;
  const failed = Math.max(failuresOf(suites), (again ?? first).ended ? 0 : 1);
  const unsteady = again && failed === 0 ? failing.map((name) => basename(name)) : [];
  return { name: project, passed: count(suites, 'passed'), failed, unsteady, seconds: (Date.now() - started) / 1000 };
}

async function step(name, work) {
  const started = Date.now();
  const isGood = await work();
  return { name, passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, seconds: (Date.now() - started) / 1000 };
}

const PROJECTS = ['libs/domain', 'libs/contracts', 'libs/i18n', 'libs/ui', 'apps/api', 'apps/web', 'apps/quality'];

async function main() {
  if (isLeftToNewerNode()) return;
  const nx = join(bin, 'nx');
  const results = [];
  results.push(await step('lint', () => run(nx, ['run-many', '-t', 'lint', '--output-style=static', '--parallel=2'])));
  results.push(
    await step('typecheck', () => run(nx, ['run-many', '-t', 'typecheck', '--output-style=static', '--parallel=2'])),
  );
  // The harness of apps/quality and the journeys run the built product.
  const built = await step('build', () =>
    build().then(
      () => true,
      (error) => (console.error(error.message), false),
    ),
  );
  results.push(built);
  for (const project of PROJECTS) results.push(await jest(project));
  // Once more where people live: rules about days and hours must not depend on the zone of the machine.
  results.push({ ...(await jest('libs/domain', { TZ: 'Europe/Belgrade' })), name: 'libs/domain in Europe/Belgrade' });
  if (built.failed === 0) results.push(await journeys('apps/e2e'));
  for (const { name, passed, failed, seconds } of results)
    console.log(`${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
  for (const name of results.flatMap(({ unsteady }) => unsteady ?? []))
    console.log(`unsteady, passed only when walked once more: ${name}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

await main();
