import { startDatabase, type RunningDatabase, type StartOptions } from './start-database.js';

/** A database that is there again after its server died. */
export interface KeptDatabase {
  /** Connection string; it stays the same. */
  readonly url: string;
  /** As {@link RunningDatabase.stop}; from then on the server is left alone. */
  stop(): Promise<void>;
}

const LOOK_MS = 250;
const PAUSE_AFTER_FAILURE_MS = 2_000;

/**
 * Starts the database as {@link startDatabase} does, and starts it again on the same port whenever its server is gone:
 * killed, or ended by the system for want of memory. Who is connected meets a closed connection, then a server that
 * refuses for a moment, and goes on with the address it has.
 */
export async function keepDatabase(options: StartOptions): Promise<KeptDatabase> {
  let current = await startDatabase(options);
  const { url } = current;
  const port = Number(new URL(url).port);
  let restarting: Promise<void> | undefined;
  let notBefore = 0;

  const look = (): void => {
    if (restarting || current.isLive() || Date.now() < notBefore) return;
    options.log('PostgreSQL ended unexpectedly: starting it again.');
    restarting = startAgain(current, { ...options, port })
      .then((started) => void (current = started))
      .catch((error: unknown) => {
        notBefore = Date.now() + PAUSE_AFTER_FAILURE_MS;
        options.log(error instanceof Error ? error.message : String(error));
      })
      .finally(() => (restarting = undefined));
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await restarting;
    await current.stop();
  };
  return { url, stop };
}

async function startAgain(gone: RunningDatabase, options: StartOptions): Promise<RunningDatabase> {
  await gone.stop();
  return startDatabase(options);
}
