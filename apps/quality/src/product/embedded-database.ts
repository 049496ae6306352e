import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, type ProcessIdentity, processesIn } from './process-tree.js';

/** Below the data folder of the product. */
const folderOfDatabase = 'postgres';

/** The database server a product without `DATABASE_URL` runs below its data folder. */
export interface EmbeddedDatabase {
  readonly server: ProcessIdentity;
  readonly port: number;
  /** As the product itself connects. */
  readonly connection: string;
}

/**
 * Finds the running server of a data folder (`EDUKOM_DATA`) from `postgres/cluster/pgdata/postmaster.pid` (lines: pid, folder,
 * start, port …) and `postgres/cluster/password`. Only a process that works in that folder counts.
 * @returns undefined when none runs
 */
export function findEmbeddedDatabase(dataFolder: string): EmbeddedDatabase | undefined {
  const root = join(dataFolder, folderOfDatabase);
  const cluster = join(root, 'cluster', 'pgdata');
  const [pid, , , port] = (read(join(cluster, 'postmaster.pid')) ?? '').split('\n');
  const server = pid ? identify(Number(pid)) : undefined;
  const password = read(join(root, 'cluster', 'password'))?.trim();
  if (!server || password === undefined || !processesOfDatabase(dataFolder).some((one) => one.pid === server.pid))
    return undefined;
  const connection = `postgres://edukom:${encodeURIComponent(password)}@127.0.0.1:${Number(port)}/edukom`;
  return { server, port: Number(port), connection };
}

/** The server of a data folder with all its sessions and workers. */
export function processesOfDatabase(dataFolder: string): ProcessIdentity[] {
  return processesIn(join(dataFolder, folderOfDatabase, 'cluster', 'pgdata'), 'postgres');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
