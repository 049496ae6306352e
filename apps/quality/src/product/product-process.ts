import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isAlive, keyOf, type ProcessIdentity, processTrees, signal, waitUntilGone } from './process-tree.js';
import { parseDemoPassword, parseReadyLine, type ReadyLine } from './start-output.js';

/** How the product is started. */
export interface ProductOptions {
  /** Program and arguments, e.g. `[process.execPath, 'apps/api/dist/start.js']`. */
  readonly command: readonly [string, ...string[]];
  /** Added to the environment of this process; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Longest wait until it is ready, in seconds. Default 120: the first start makes the database. */
  readonly readyWithinSeconds?: number;
  /**
   * How it says that it is ready: `line` as `npm start` prints it (default), `message` over the channel of a forked
   * process, or a question asked until the answer is true.
   */
  readonly ready?: 'line' | 'message' | (() => Promise<boolean>);
  /** Where it answers on 127.0.0.1, when no ready line tells. */
  readonly port?: number;
}

const keptLines = 2_000;
const started = new Set<ProductProcess>();
let hooked = false;

/**
 * One running product. Remembers every process it has seen below it, by number and start time, also those that outlive
 * it (an embedded database does), and ends no other.
 */
export class ProductProcess {
  private child: ChildProcess | undefined;
  private root: ProcessIdentity | undefined;
  private readonly known = new Map<string, ProcessIdentity>();
  private lines: string[] = [];
  private ready: ReadyLine | undefined;
  private launchedAt = 0;

  private constructor(private readonly options: ProductOptions) {}

  /** Starts the product and waits for its ready line. On failure it is ended, and the error tells its last lines. */
  static async start(options: ProductOptions): Promise<ProductProcess> {
    const product = new ProductProcess(options);
    endAllAtExit();
    started.add(product);
    await product.launch();
    return product;
  }

  /** Where the product answers, as its ready line says. */
  get base(): string {
    return this.readyLine.base;
  }

  /** The port of `base`. */
  get port(): number {
    return this.readyLine.port;
  }

  /** Seconds the last start took, as the product tells it. */
  get readySeconds(): number {
    return this.readyLine.seconds;
  }

  /** The process that was started; undefined once it has ended. */
  get main(): ProcessIdentity | undefined {
    return this.root && isAlive(this.root) ? this.root : undefined;
  }

  /** The last 2,000 lines it printed, of all starts. */
  output(): readonly string[] {
    return this.lines;
  }

  /** The password of a demo account as printed at the start. Throws when it was not printed. */
  demoPassword(email: string): string {
    const password = parseDemoPassword(this.lines, email);
    if (password === undefined) throw new Error(`the product printed no password of ${email}`);
    return password;
  }

  /** All its live processes: the tree now, and what was seen before and outlived its parent. */
  processes(): ProcessIdentity[] {
    // what outlived the main process has children of its own
    const roots = [...(this.root ? [this.root] : []), ...this.known.values()];
    for (const process_ of processTrees(roots)) this.known.set(keyOf(process_), process_);
    for (const [key, process_] of this.known) if (!isAlive(process_)) this.known.delete(key);
    return [...this.known.values()];
  }

  /** Its live processes of one program, e.g. `postgres`. */
  processesNamed(name: string): ProcessIdentity[] {
    return this.processes().filter((process_) => process_.name === name);
  }

  /** Kills the started process alone (SIGKILL) and waits until it is gone. */
  async killMain(): Promise<void> {
    this.processes();
    if (this.root) await this.kill([this.root]);
  }

  /** Kills processes of this product (SIGKILL) and waits until they are gone. Throws for any other process. */
  async kill(processes: readonly ProcessIdentity[]): Promise<void> {
    this.processes();
    for (const process_ of processes) {
      if (isAlive(process_) && !this.known.has(keyOf(process_)))
        throw new Error(`process ${process_.pid} was not started here`);
      signal(process_, 'SIGKILL');
    }
    const left = await waitUntilGone(processes, 10_000);
    if (left.length > 0) throw new Error(`still alive after SIGKILL: ${left.map(({ pid }) => pid).join(', ')}`);
  }

  /** Kills everything it started; repeats for what was started meanwhile. */
  async killTree(): Promise<void> {
    for (let round = 0; round < 5 && this.processes().length > 0; round += 1) await this.kill(this.processes());
    await this.ended();
  }

  /** Waits until the started process has ended, by itself or by a signal. Returns false when it has not in time. */
  async waitUntilEnded(withinSeconds: number): Promise<boolean> {
    if (!this.root) return true;
    const left = await waitUntilGone([this.root], withinSeconds * 1000);
    await this.ended();
    return left.length === 0;
  }

  /** Asks it to end (SIGTERM); after the time everything is killed. Returns whether it ended by itself. */
  async stop(withinSeconds = 20): Promise<boolean> {
    this.processes();
    if (this.root) signal(this.root, 'SIGTERM');
    const left = await waitUntilGone(this.processes(), withinSeconds * 1000);
    await this.killTree();
    started.delete(this);
    return left.length === 0;
  }

  /** Starts it again with the same command. Call after `killMain` or `killTree`; processes that outlived it stay. */
  async restart(): Promise<void> {
    if (this.main) throw new Error('still running');
    await this.launch();
  }

  /** Kills everything now, for the end of this process. */
  killNow(): void {
    for (const process_ of this.processes()) signal(process_, 'SIGKILL');
  }

  private get readyLine(): ReadyLine {
    if (!this.ready) throw new Error('the product is not ready');
    return this.ready;
  }

  private async launch(): Promise<void> {
    const [program, ...args] = this.options.command;
    const env = { ...process.env, ...this.options.env };
    this.ready = undefined;
    this.launchedAt = performance.now();
    const isForked = this.options.ready === 'message';
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(isForked ? (['ipc'] as const) : [])];
    const child = spawn(program, args, { cwd: this.options.cwd, env, stdio });
    this.child = child;
    const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
    this.root = child.pid === undefined ? undefined : identify(child.pid);
    this.follow(child);
    try {
      await Promise.race([this.waitForReady(child), failed]);
    } catch (error) {
      await this.killTree();
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason}\n${this.lines.slice(-20).join('\n')}`, { cause: error });
    }
    this.processes();
  }

  private follow(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        if (this.lines.length > keptLines) this.lines = this.lines.slice(-keptLines);
        if (this.child === child) this.ready ??= parseReadyLine(line);
      });
    }
    if (this.options.ready === 'message')
      child.once('message', () => {
        if (this.child === child) this.ready = this.readyNow();
        child.disconnect();
      });
  }

  /** For a process that prints no ready line. */
  private readyNow(): ReadyLine {
    const { port = 0 } = this.options;
    return { base: `http://127.0.0.1:${port}`, port, seconds: (performance.now() - this.launchedAt) / 1000 };
  }

  private async waitForReady(child: ChildProcess): Promise<void> {
    const seconds = this.options.readyWithinSeconds ?? 120;
    const stopAt = performance.now() + seconds * 1000;
    for (let turn = 0; !this.ready; turn += 1) {
      // seen now, so that it can be ended also when the start fails
      if (turn % 10 === 0) this.processes();
      if (hasEnded(child))
        throw new Error(`the product ended before it was ready (${child.exitCode ?? child.signalCode})`);
      if (performance.now() > stopAt) throw new Error(`the product was not ready in ${seconds} s`);
      const { ready } = this.options;
      if (typeof ready === 'function' && (await ready())) this.ready = this.readyNow();
      else await delay(10);
    }
  }

  /** Waits until Node has noticed the end, so that no zombie and no listener is left. */
  private async ended(): Promise<void> {
    const { child } = this;
    if (child?.pid !== undefined && !hasEnded(child))
      await Promise.race([once(child, 'exit'), delay(5_000, undefined, { ref: false })]);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function endAllAtExit(): void {
  if (hooked) return;
  hooked = true;
  process.once('exit', () => started.forEach((product) => product.killNow()));
}
