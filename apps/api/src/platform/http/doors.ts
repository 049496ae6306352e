import { createServer, type ListenOptions, type Server as NetServer, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

/**
 * A turn of the event loop takes one connection from each listening socket. When much is to be done a turn is long, and
 * one socket would let in a few dozen people a second; whoever the kernel has no room for is dropped without a word, and
 * their device asks again after 1, 3, 7, 15 and 31 s.
 */
const DOORS = 16;
/** Connections that wait at a door; Linux has room for so many. */
const BACKLOG = 4_096;
const IDLE_CHECK_MS = 50;

/** An address on which connections come in through several sockets, among which the kernel divides them. */
@Injectable()
export class Doors implements BeforeApplicationShutdown {
  #http: Server | undefined;
  readonly #others: NetServer[] = [];

  /** Listens. Where an address cannot be shared (macOS, Windows) there is one door. */
  async open(http: Server, port: number, host: string): Promise<void> {
    // Sharing would otherwise let two installations answer on one port, each half of the time.
    await requireFreePort(port, host);
    const address = { port, host, backlog: BACKLOG };
    this.#http = http;
    try {
      await listen(http, { ...address, reusePort: true });
    } catch (error) {
      if (!isUnshared(error)) throw error;
      await listen(http, address);
      return;
    }
    const bound = http.address();
    if (bound === null || typeof bound === 'string') throw new Error('not listening on a port');
    for (let door = 1; door < DOORS; door += 1) {
      const other = createServer({ noDelay: true }, (socket: Socket) => http.emit('connection', socket));
      await listen(other, { ...address, port: bound.port, reusePort: true });
      this.#others.push(other);
    }
  }

  /** Lets nobody in any more, and waits for those who are inside: Node waits only for those who came by the first door. */
  async beforeApplicationShutdown(): Promise<void> {
    const http = this.#http;
    if (this.#others.length === 0 || !http) return;
    const left = Promise.all([http, ...this.#others].map((door) => new Promise((resolve) => door.close(resolve))));
    const idle = setInterval(() => http.closeIdleConnections(), IDLE_CHECK_MS);
    await left;
    clearInterval(idle);
  }
}

/** @throws Error in words when somebody else listens there. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await listen(probe, { port, host });
  } catch (cause) {
    throw new Error(
      `Port ${port} is in use: end the program that uses it, or choose another with PORT=3001 npm start`,
      { cause },
    );
  }
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: NetServer, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const isUnshared = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOTSUP';
