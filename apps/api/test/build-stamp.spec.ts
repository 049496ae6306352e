import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const tool = join(__dirname, '../../../tools/build.mjs');
const source = 'apps/api/src/start.ts';
let root: string;

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

/** Builds the small workspace with tools that are given as a program text; says whether they were run. */
function build(tools = ''): string {
  const program = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { build, isFresh } from ${JSON.stringify(tool)};
    const root = ${JSON.stringify(root)};
    const run = async () => { mkdirSync(root + '/apps/api/dist', { recursive: true }); writeFileSync(root + '/apps/api/dist/start.js', ''); ${tools} };
    const isBuilt = await build({ root, run }).catch((error) => error.message);
    console.log(isBuilt, isFresh(root));`;
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return `${result.stdout}${result.stderr}`.trim();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'edukom-build-'));
  write(source, 'one');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('builds once, and not again for new times, specs or results', () => {
  expect(build()).toBe('true true');
  utimesSync(join(root, source), 0, 0);
  write('apps/api/src/start.spec.ts', 'a spec');
  write('libs/domain/dist/index.js', 'a result');
  expect(build()).toBe('false true');
});

it.each([source, 'libs/domain/src/new.ts', 'package-lock.json'])('builds again after a change of %s', (file) => {
  build();
  write(file, 'two');
  expect(build()).toBe('true true');
});

it('builds again when a result is gone', () => {
  build();
  rmSync(join(root, 'apps/api/dist/start.js'));
  expect(build()).toBe('true true');
});

it('notes nothing for a failed build, and no later source than the tools can have read', () => {
  expect(build(`throw new Error('no')`)).toBe('no false');
  expect(build(`writeFileSync(root + '/${source}', 'three')`)).toBe('true false');
  expect(
    build(
      `mkdirSync(root + '/apps/web/public', { recursive: true }); writeFileSync(root + '/apps/web/public/made.svg', '')`,
    ),
  ).toBe('true true');
});
