import { connect, type Socket } from 'node:net';
import { HttpFraming, type MessageHead, replyBody, statusOf } from '../proxy/http-framing.js';

/** What to send. */
export interface LoadRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; `json` of this module makes one. */
  readonly body?: string;
}

/** What came back. */
export interface LoadReply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A reply in short. */
export const describe = ({ status, body }: LoadReply): string => `${status} ${body.toString().slice(0, 200)}`;

/** Failure of the connection: the operation may or may not have happened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

interface Waiting {
  readonly method: string;
  readonly resolve: (reply: LoadReply) => void;
  readonly reject: (error: Error) => void;
  head: MessageHead | undefined;
  readonly parts: Buffer[];
}

/**
 * One keep-alive HTTP/1.1 connection with one request at a time. It does far less than `node:http`, so that the load
 * generator takes as little as possible of the machine it shares with the product. Connects again when needed.
 */
export class LoadClient {
  private socket: Socket | undefined;
  private waiting: Waiting | undefined;
  private framing = this.newFraming();

  /**
   * @param port on 127.0.0.1
   * @param timeoutMs longest silence before a request is given up
   */
  constructor(
    private readonly port: number,
    private readonly timeoutMs = 30_000,
  ) {}

  /** Sends a request and waits for the whole reply. Rejects with `ConnectionLost` when the connection fails. */
  request(request: LoadRequest): Promise<LoadReply> {
    if (this.waiting) return Promise.reject(new Error('one request at a time'));
    return new Promise((resolve, reject) => {
      this.waiting = { method: request.method, resolve, reject, head: undefined, parts: [] };
      const socket = (this.socket ??= this.open());
      socket.setTimeout(this.timeoutMs);
      socket.write(serialize(request, this.port));
    });
  }

  /** Bytes sent and received over the connection there is now. */
  get bytes(): number {
    return (this.socket?.bytesWritten ?? 0) + (this.socket?.bytesRead ?? 0);
  }

  /** Ends the connection. */
  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    this.framing = this.newFraming();
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (bytes) => this.receive(bytes, socket));
    socket.on('timeout', () => socket.destroy(new Error('timed out')));
    socket.on('error', (error) => this.lost(socket, error.message));
    socket.on('close', () => this.lost(socket, 'connection closed'));
    return socket;
  }

  private receive(bytes: Buffer, socket: Socket): void {
    try {
      for (const frame of this.framing.push(bytes)) {
        if (!this.waiting) throw new Error('a reply without a request');
        if (frame.kind === 'head') this.waiting.head = frame.head;
        if (frame.kind === 'body') this.waiting.parts.push(frame.bytes);
        if (frame.kind === 'end') this.finish(this.waiting, socket);
      }
    } catch (error) {
      socket.destroy(error as Error);
    }
  }

  private finish(waiting: Waiting, socket: Socket): void {
    const { head } = waiting;
    if (!head) return;
    const status = statusOf(head);
    if (status < 200) return;
    this.waiting = undefined;
    socket.setTimeout(0);
    if (head.headers.get('connection')?.toLowerCase() === 'close') {
      this.socket = undefined;
      socket.destroy();
    }
    const chunked = head.headers.has('transfer-encoding');
    waiting.resolve({ status, headers: head.headers, body: chunked ? unchunk(waiting.parts) : joined(waiting.parts) });
  }

  private lost(socket: Socket, message: string): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(new ConnectionLost(message));
  }

  private newFraming(): HttpFraming {
    return new HttpFraming(replyBody(() => this.waiting?.method ?? ''));
  }
}

/** A request with a JSON body. */
export function json(
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): LoadRequest {
  return { method, path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function serialize({ method, path, headers, body }: LoadRequest, port: number): string {
  let text = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`;
  if (headers) for (const name in headers) text += `${name}: ${headers[name]}\r\n`;
  if (body !== undefined) text += `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${text}\r\n${body ?? ''}`;
}

function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}

/** The framing keeps chunk lines in the stream, since a proxy must pass them on; here they are taken out. */
function unchunk(parts: readonly Buffer[]): Buffer {
  const all = joined(parts);
  const out: Buffer[] = [];
  for (let at = 0; at < all.length;) {
    const line = all.indexOf('\r\n', at);
    const size = Number.parseInt(all.toString('latin1', at, line), 16);
    if (line < 0 || !(size > 0)) break;
    out.push(all.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(out);
}
