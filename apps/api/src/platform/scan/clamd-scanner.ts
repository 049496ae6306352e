import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Scanner, ScanVerdict } from './scanner.js';

const COMMAND = Buffer.from('zINSTREAM\0');
const END = Buffer.alloc(4);
const LONGEST_REPLY = 4_096;
const SILENCE_MS = 60_000;

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
}

/** The reply to one command, up to its closing zero byte. */
function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd does not answer')));
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_REPLY) socket.destroy(new Error('clamd answers something else'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('clamd closed the connection')));
  });
}

/**
 * Client of ClamAV's daemon: streams a file by its `INSTREAM` command over TCP. Its `StreamMaxLength` must not be below
 * the largest file we take; a file it refuses as too long cannot be judged, which is an error and never clean.
 */
export class ClamdScanner implements Scanner {
  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  async scan(file: string): Promise<ScanVerdict> {
    const socket = createConnection({ host: this.host, port: this.port });
    try {
      const reply = replyOf(socket);
      const sending = pipeline(
        async function* () {
          yield COMMAND;
          for await (const piece of createReadStream(file)) yield* [lengthOf(piece as Buffer), piece as Buffer];
          yield END;
        },
        socket,
        { end: false },
      );
      // A reply may come while we are still sending, and end the connection.
      sending.catch(() => undefined);
      return verdictOf(await reply);
    } finally {
      socket.destroy();
    }
  }
}

function verdictOf(reply: string): ScanVerdict {
  if (reply === 'stream: OK') return { isClean: true };
  const found = /^stream: (.+) FOUND$/.exec(reply);
  if (found?.[1]) return { isClean: false, signature: found[1] };
  throw new Error(`clamd cannot judge: ${reply.slice(0, 200)}`);
}
