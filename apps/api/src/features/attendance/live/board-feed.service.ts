import { PassThrough, type Readable } from 'node:stream';
import type { BOARD_EVENTS } from '@edukom/contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Notifications } from '../../../platform/db/notifications.js';
import { Problem } from '../../../platform/http/problem.js';

/** Lines that one process holds open, and those of one person: tabs that were forgotten must not use them up. */
const MOST = 500;
const MOST_OF_PERSON = 6;
/** What a listener that reads no more may leave unread. */
const UNREAD_BYTES = 16 * 1024;
/** How long a browser waits before it comes again. */
const RETRY_MS = 3_000;

type BoardEvent = (typeof BOARD_EVENTS)[number];

interface Follower {
  readonly sessionId: string;
  readonly personId: string;
  /** Whether the right to listen still stands: signed in, and allowed to read this board. */
  readonly isStillAllowed: () => Promise<boolean>;
}

/**
 * Boards as they change, told over server-sent events. An event carries nothing but that there is something to read. Every
 * beat the right to listen is looked at again; a line whose right has ended, or that is not read, is ended.
 */
@Injectable()
export class BoardFeedService implements OnModuleDestroy {
  /** Milliseconds between two beats; a spec shortens it. */
  beatMs = 20_000;
  readonly #open = new Map<PassThrough, { readonly personId: string; readonly end: () => void }>();

  constructor(private readonly notifications: Notifications) {}

  /** How many lines are open. */
  get following(): number {
    return this.#open.size;
  }

  follow({ sessionId, personId, isStillAllowed }: Follower): Readable {
    const own = [...this.#open.values()].filter((one) => one.personId === personId).length;
    if (this.#open.size >= MOST || own >= MOST_OF_PERSON)
      throw new Problem('request.too-many', { retryAfterSeconds: 30 });
    const line = new PassThrough();
    const say = (event: BoardEvent) => this.#say(line, event);
    const forget = this.notifications.listen('edukom_board', sessionId, () => say('changed'));
    const beat = setInterval(() => {
      isStillAllowed().then(
        (isAllowed) => (isAllowed ? say('beat') : this.#end(line)),
        // Nobody knows whether it stands: the browser comes again and is asked anew.
        () => line.destroy(),
      );
    }, this.beatMs).unref();
    line.once('close', () => {
      clearInterval(beat);
      forget();
      this.#open.delete(line);
    });
    this.#open.set(line, { personId, end: () => line.end() });
    line.write(`retry: ${RETRY_MS}\n\n`);
    // What changed between reading the board and listening is made up for by reading it once more.
    say('changed');
    return line;
  }

  /** The server closes: an open line would keep it from doing so. */
  onModuleDestroy(): void {
    for (const { end } of this.#open.values()) end();
  }

  #say(line: PassThrough, event: BoardEvent): void {
    if (line.writableEnded || line.destroyed) return;
    if (line.writableLength + line.readableLength > UNREAD_BYTES) line.destroy();
    else line.write(`event: ${event}\ndata: {}\n\n`);
  }

  #end(line: PassThrough): void {
    this.#say(line, 'ended');
    line.end();
  }
}
