// `npm run mutation`: changes the rules of libs/domain one small thing at a time and looks whether the tests beside them
// notice. `-- scoring items` names folders, `-- scoring/types/gaps.ts` a single file.
import { Stryker } from '@stryker-mutator/core';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { isLeftToNewerNode, root } from './node-version.mjs';

/** The score each folder must reach, in percent. */
const GOAL = 85;
const FOLDERS = ['scoring', 'items', 'attempts', 'corrections', 'marking', 'quizzes'];
const SUITE = 'beside.spec.cjs';
const ENVIRONMENT = join(root, 'tools', 'mutation-environment.cjs');
const SOURCE = join('libs', 'domain', 'src');

/**
 * A copy of the rules to be changed: nothing is written into the working tree, so whoever works in it is not disturbed,
 * and a run that is killed leaves no changed rule behind.
 */
function copyOfTheRules() {
  const copy = mkdtempSync(join(tmpdir(), 'edukom-mutation-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  mkdirSync(join(copy, dirname(SOURCE)), { recursive: true });
  cpSync(join(root, SOURCE), join(copy, SOURCE), { recursive: true });
  for (const file of ['jest.preset.mjs', 'libs/domain/package.json', 'libs/domain/jest.config.mjs'])
    cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  return copy;
}

/**
 * One test file that takes in all of a folder: jest gives each test file a world of its own, and building twenty of them
 * for each mutant would take longer than the tests.
 */
function writeSuite(copy, folder) {
  const specs = globSync('**/*.spec.ts', { cwd: join(copy, SOURCE, folder) }).sort();
  const lines = specs.map((spec) => {
    const [name, file] = [JSON.stringify(spec), JSON.stringify(`./${folder}/${spec}`)];
    return `if (isWanted(${name})) describe(${name}, () => void require(${file}));\n`;
  });
  writeFileSync(join(copy, SOURCE, SUITE), [PREPARED, ...lines].join(''));
}

/** A property that fails is enough: no smaller example is looked for. */
const PREPARED = `
require('fast-check').configureGlobal({ endOnFailure: true });
const isWanted = (spec) => wantedTests === '' || wantedTests.includes('(' + spec + ' ');
`;

/** The options of Stryker for one folder, or one file of it; `copy` is thrown away, so it may be changed in place. */
const optionsFor = (path, reports) => ({
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    configFile: 'libs/domain/jest.config.mjs',
    config: {
      testMatch: [`<rootDir>/src/${SUITE}`],
      testEnvironment: ENVIRONMENT,
      // No program is started to look for files, once for each mutant.
      haste: { forceNodeFilesystemAPI: true },
    },
    enableFindRelatedTests: false,
  },
  mutate: [
    path.endsWith('.ts') ? `${SOURCE}/${path}` : `${SOURCE}/${path}/**/*.ts`,
    `!${SOURCE}/**/*.spec.ts`,
    `!${SOURCE}/**/*.examples.ts`,
    `!${SOURCE}/**/index.ts`,
  ],
  inPlace: true,
  tempDirName: '.stryker-tmp',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Long enough that a busy machine is not taken for an endless loop.
  timeoutMS: 20_000,
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  reporters: ['dots', 'clear-text', 'html', 'json'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: false,
  },
  htmlReporter: { fileName: `${reports}.html` },
  jsonReporter: { fileName: `${reports}.json` },
  warnings: { slow: false },
  allowConsoleColors: false,
  logLevel: 'warn',
  fileLogLevel: 'off',
  thresholds: { high: 95, low: GOAL, break: null },
});

function sumUp(path, mutants, seconds) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  // A change that makes a loop endless is caught when time is up.
  const late = count('Timeout');
  const caught = count('Killed') + late;
  const missed = count('Survived', 'NoCoverage');
  return {
    path,
    caught,
    late,
    missed,
    left: mutants.length - caught - missed,
    // Where nothing can be changed, nothing was missed.
    score: caught + missed === 0 ? 100 : (100 * caught) / (caught + missed),
    seconds,
  };
}

async function mutate(path) {
  const started = Date.now();
  const reports = join(root, 'reports', 'mutation', path.replaceAll('/', '-').replace(/\.ts$/u, ''));
  const copy = copyOfTheRules();
  try {
    writeSuite(copy, path.split('/')[0]);
    process.chdir(copy);
    const mutants = await new Stryker(optionsFor(path, reports)).runMutationTest();
    return sumUp(path, mutants, (Date.now() - started) / 1000);
  } finally {
    process.chdir(root);
    rmSync(copy, { recursive: true, force: true });
  }
}

function print(rows) {
  console.log(
    '| rules | mutants | caught | of them by time | missed | not counted | score | goal | verdict | seconds |',
  );
  console.log(
    '| ----- | ------- | ------ | --------------- | ------ | ----------- | ----- | ---- | ------- | ------- |',
  );
  for (const { path, caught, late, missed, left, score, seconds } of rows) {
    const verdict = score >= GOAL ? 'kept' : 'FAIL';
    console.log(
      `| ${path} | ${caught + missed} | ${caught} | ${late} | ${missed} | ${left} | ${score.toFixed(1)} % | ≥ ${GOAL} % | ${verdict} | ${seconds.toFixed(0)} |`,
    );
  }
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  console.log(
    `${model.trim()} · ${availableParallelism()} cores · ${memory} GiB · ${platform()} ${release()} · Node ${process.version} · load average at the end ${loadavg()[0].toFixed(1)} · ${new Date().toISOString()}`,
  );
}

async function main() {
  if (isLeftToNewerNode()) return;
  const paths = process.argv.length > 2 ? process.argv.slice(2) : FOLDERS;
  const unknown = paths.find((path) => !existsSync(join(root, SOURCE, path)));
  if (unknown !== undefined) {
    console.error(`There are no rules at ${join(SOURCE, unknown)}.`);
    process.exitCode = 1;
    return;
  }
  const rows = [];
  for (const path of paths) rows.push(await mutate(path));
  print(rows);
  process.exitCode = rows.every(({ score }) => score >= GOAL) ? 0 : 1;
}

await main();
