import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClosedFolderError, findProgram, firstClosed, launchAs } from './account.js';

const account = { uid: 64_999, gid: 64_999, name: 'clerk' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edukom-account-'));
  mkdirSync(join(folder, 'inner'));
  chmodSync(join(folder, 'inner'), 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('names the topmost folder that is closed to the account, and finds none once it is opened', () => {
  expect(firstClosed(join(folder, 'inner'), account)).toBe(folder);
  chmodSync(folder, 0o701);
  expect(firstClosed(join(folder, 'inner'), account)).toBeNull();
});

it('needs to read files but only to pass folders', () => {
  chmodSync(folder, 0o711);
  const file = join(folder, 'inner', 'program');
  writeFileSync(file, '', { mode: 0o600 });
  expect(firstClosed(file, account)).toBe(file);
  chmodSync(file, 0o604);
  expect(firstClosed(file, account)).toBeNull();
});

it('says which folder to open where setpriv is missing, and passes it where setpriv is there', () => {
  expect(() => launchAs(account, [folder], '')).toThrow(
    new ClosedFolderError(
      `${folder} is closed to the account "clerk" (64999) that must run it, and "setpriv" (util-linux) is not installed; open it with: chmod o+x ${folder}`,
    ),
  );
  writeFileSync(join(folder, 'setpriv'), '', { mode: 0o755 });
  const command = launchAs(account, [folder], folder)('/bin/postgres', ['-D', 'x']);
  expect(command).toMatchObject({ file: join(folder, 'setpriv'), ids: {} });
  expect(command.args).toEqual(
    expect.arrayContaining(['--reuid=64999', '--securebits=+no_setuid_fixup', '/bin/postgres', '-D', 'x']),
  );
});

it('steps down by itself where everything is open, and stays itself without an account', () => {
  chmodSync(folder, 0o701);
  expect(launchAs(account, [folder], '')('/bin/postgres', ['-V'])).toEqual({
    file: '/bin/postgres',
    args: ['-V'],
    ids: { uid: 64_999, gid: 64_999 },
  });
  expect(launchAs(null, [folder], '')('/bin/postgres', ['-V'])).toEqual({
    file: '/bin/postgres',
    args: ['-V'],
    ids: {},
  });
});

it('finds programs on the given path only', () => {
  writeFileSync(join(folder, 'initdb'), '', { mode: 0o755 });
  expect(findProgram('initdb', `/nowhere:${folder}`)).toBe(join(folder, 'initdb'));
  expect(findProgram('initdb', '')).toBeNull();
});
