import type { DataSource } from 'typeorm';

/**
 * Connections over which statements are sent without waiting for the answer to the one before, so that PostgreSQL has the
 * next at hand whenever it has done one. For long units of work that ask much side by side; opened when the first comes.
 */
export class PipedSource {
  #opened: Promise<DataSource> | undefined;

  constructor(private readonly make: () => DataSource) {}

  open(): Promise<DataSource> {
    this.#opened ??= this.make()
      .initialize()
      .catch((error: unknown) => {
        this.#opened = undefined;
        throw error;
      });
    return this.#opened;
  }

  async close(): Promise<void> {
    const source = await this.#opened?.catch(() => undefined);
    if (source?.isInitialized) await source.destroy();
  }
}
