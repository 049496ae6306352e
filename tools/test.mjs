// `npm test`: lint, typecheck, unit and integration tests of every project, then journeys in a real browser against the
// built product. Ends with one line that sums all suites; lint and typecheck count as one each.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** One project's jest; a run that crashed before it could report counts as one failure. */
async function jest(project, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'edukom-report-'));
  const report = join(folder, 'report.json');
  const started = Date.now();
  const cwd = join(root, project);
  const ended = await run(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), '--ci', '--json', `--outputFile=${report}`, '--passWithNoTests'],
    {
      cwd,
      env: { NODE_OPTIONS: JEST_NODE_OPTIONS, ...env },
    },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  const passed = result?.numPassedTests ?? 0;
  const failed =
    (result?.numFailedTests ?? 0) +
    (result?.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length ??
      0);
  return { name: project, passed, failed: Math.max(failed, ended ? 0 : 1), seconds: (Date.now() - started) / 1000 };
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
  if (built.failed === 0) results.push(await jest('apps/e2e'));
  for (const { name, passed, failed, seconds } of results)
    console.log(`${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

await main();
