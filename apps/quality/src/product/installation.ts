import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port.js';
import { ProductProcess } from './product-process.js';
import { fromProduct, programFile, workspace } from './workspace.js';

/** What of the product's own start of a database is used here. */
interface DatabaseModule {
  startDatabase(options: {
    readonly dataDir: string;
    readonly log: (line: string) => void;
    readonly settings?: Readonly<Record<string, string>>;
  }): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

/** How an installation differs from a real one. */
export interface InstallationOptions {
  /** Demo mode: the switches that break the product on purpose mean something. Default false, as in production. */
  readonly isDemo?: boolean;
  /** Server settings of PostgreSQL over the product's own. */
  readonly database?: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const secret = 'a secret of the harness, of no use to anybody';

/**
 * The product as it is deployed: a database, the deployment step, and each process apart, so that one can be killed
 * without the others. Everything is below a folder of its own and gone after `close`.
 */
export class Installation {
  private readonly processes: ProductProcess[] = [];

  private constructor(
    /** `EDUKOM_DATA` of its processes. */
    readonly folder: string,
    /** `DATABASE_URL` of its processes. */
    readonly databaseUrl: string,
    /** A connection of the harness, for data and for looking at what is stored. */
    readonly sql: Client,
    private readonly isDemo: boolean,
    private readonly stopDatabase: () => Promise<void>,
  ) {}

  /** Starts PostgreSQL and brings schema and reference data into it. */
  static async open(options: InstallationOptions = {}): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'edukom-installation-'));
    // PostgreSQL runs as another account when this is root, and has to pass.
    chmodSync(folder, 0o711);
    const { startDatabase } = await fromProduct<DatabaseModule>('platform/db/embedded/start-database.js');
    const dataDir = join(folder, 'postgres');
    const database = await startDatabase({ dataDir, log: () => undefined, settings: options.database ?? {} });
    const sql = new Client({ connectionString: database.url });
    const stop = () => database.stop();
    const installation = new Installation(folder, database.url, sql, options.isDemo ?? false, stop);
    try {
      await sql.connect();
      await installation.deploy();
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  /** The API as a process of its own. */
  async startApi(env: Readonly<Record<string, string>> = {}, port?: number): Promise<ProductProcess> {
    const own = port ?? (await freePort());
    return this.start('main', { ...env, PORT: `${own}` }, own);
  }

  /** The worker as a process of its own. */
  startWorker(env: Readonly<Record<string, string>> = {}): Promise<ProductProcess> {
    return this.start('worker', env, 0);
  }

  /** The major and minor version of the server. */
  async postgresVersion(): Promise<string> {
    const { rows } = await this.sql.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? '';
  }

  /** Ends every process, then the database, and removes the folder. */
  async close(): Promise<void> {
    for (const process_ of this.processes) await process_.killTree();
    await this.sql.end().catch(() => undefined);
    await this.stopDatabase();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async deploy(): Promise<void> {
    const env = { ...process.env, ...this.environment() };
    await run(process.execPath, [programFile('deploy')], { env, cwd: workspace, timeout: 120_000 });
  }

  private async start(
    program: 'main' | 'worker',
    env: Readonly<Record<string, string>>,
    port: number,
  ): Promise<ProductProcess> {
    const { MEMORY_OPTIONS } = await fromProduct<{ MEMORY_OPTIONS: readonly string[] }>(
      'platform/process/memory-options.js',
    );
    const process_ = await ProductProcess.start({
      command: [process.execPath, ...MEMORY_OPTIONS, programFile(program)],
      env: { ...this.environment(), ...env },
      cwd: workspace,
      ready: 'message',
      readyWithinSeconds: 60,
      port,
    });
    this.processes.push(process_);
    return process_;
  }

  private environment(): Record<string, string> {
    mkdirSync(this.folder, { recursive: true });
    return {
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      DATABASE_URL: this.databaseUrl,
      EDUKOM_DATA: this.folder,
      EDUKOM_WEB: join(workspace, 'apps/web/dist'),
      EDUKOM_SECRET: secret,
      EDUKOM_DEMO: this.isDemo ? '1' : '0',
      HOST: '127.0.0.1',
      PORT: '0',
    };
  }
}
