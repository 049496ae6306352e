import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The account PostgreSQL runs as when we are root, which it refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** A program call that runs as the right account. */
export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly ids: { uid?: number; gid?: number };
}

/** Turns "program + arguments" into a call as the chosen account. */
export type Launch = (file: string, args: readonly string[]) => Command;

/** A folder on the way is closed to the account and nothing here can open it. */
export class ClosedFolderError extends Error {}

/**
 * The data folder's own owner, else `nobody`; both must have an entry in /etc/passwd, because initdb asks for its own name.
 * @returns null when we are not root: PostgreSQL then runs as ourselves
 * @throws Error when we are root and the system has no account to step down to
 */
export function chooseAccount(dataFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readAccounts();
  const owner = existsSync(dataFolder) ? statSync(dataFolder).uid : 0;
  const account =
    (owner === 0 ? undefined : accounts.find((one) => one.uid === owner)) ??
    accounts.find((one) => one.name === 'nobody');
  if (account === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd has no account "nobody" to run it as. Start Edukom as an ordinary user.',
    );
  return account;
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }))
    .filter((one) => one.name !== '' && Number.isInteger(one.uid) && one.uid > 0 && Number.isInteger(one.gid));
}

/**
 * How to run programs so that every path in `needed` can be reached.
 * @param path - a search path (as in PATH) on which `setpriv` is looked for, besides the system's own folders
 * @throws ClosedFolderError naming the folder when one is closed and `setpriv` is missing
 */
export function launchAs(account: Account | null, needed: readonly string[], path: string): Launch {
  if (account === null) return (file, args) => ({ file, args: [...args], ids: {} });
  const closed = needed.map((one) => firstClosed(one, account)).find((one) => one !== null);
  if (closed === undefined)
    return (file, args) => ({ file, args: [...args], ids: { uid: account.uid, gid: account.gid } });
  const setpriv = findProgram('setpriv', path);
  if (setpriv === null)
    throw new ClosedFolderError(
      `${closed} is closed to the account "${account.name}" (${account.uid}) that must run it, and "setpriv" (util-linux) is not installed; open it with: chmod o+x ${closed}`,
    );
  return (file, args) => ({ file: setpriv, args: [...keepReach(account), file, ...args], ids: {} });
}

/**
 * Steps down to the account but keeps the right to pass closed folders. `no_setuid_fixup` is needed besides the
 * capabilities: access(2), by which PostgreSQL looks for its own programs, drops them for an ordinary uid without it.
 */
function keepReach({ uid, gid }: Account): string[] {
  const capabilities = '+dac_override,+dac_read_search';
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${capabilities}`,
    `--ambient-caps=${capabilities}`,
  ];
}

/** The topmost folder or file on the way to `target` that the account may not pass or use; null when all is open. */
export function firstClosed(target: string, account: Account): string | null {
  const way = [realpathSync(target)];
  for (let folder = dirname(way[0] ?? '/'); !way.includes(folder); folder = dirname(folder)) way.unshift(folder);
  return way.find((one) => !isOpen(statSync(one), account)) ?? null;
}

function isOpen(stats: Stats, account: Account): boolean {
  const bit = stats.isDirectory() ? 0o1 : 0o4;
  if (stats.uid === account.uid) return (stats.mode & (bit << 6)) !== 0;
  if (stats.gid === account.gid) return (stats.mode & (bit << 3)) !== 0;
  return (stats.mode & bit) !== 0;
}

/** The first executable `name` on a search path; null when there is none. An empty path is really empty. */
export function findProgram(name: string, path: string): string | null {
  return (
    path
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, name))
      .find((file) => isExecutable(file)) ?? null
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
