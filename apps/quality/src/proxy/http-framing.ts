/** Where a message stands in a stream of HTTP/1.1 bytes. */
export type Frame =
  | { readonly kind: 'head'; readonly head: MessageHead; readonly bytes: Buffer }
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

/** The parts of a message head the harness looks at. */
export interface MessageHead {
  /** The request line or status line as sent. */
  readonly startLine: string;
  /** Header names in lower case; the last of repeated headers. */
  readonly headers: ReadonlyMap<string, string>;
}

/** How the end of the body is found. */
type Body =
  | { readonly kind: 'none' }
  | { kind: 'length'; left: number }
  | { kind: 'chunked'; state: 'size' | 'data' | 'trailer'; left: number }
  | { readonly kind: 'until-close' };

/** Which kind of body follows a head. */
export type BodyRule = (head: MessageHead) => 'none' | 'framed' | 'until-close';

const headLimit = 64 * 1024;
const endOfHead = Buffer.from('\r\n\r\n');
const endOfLine = Buffer.from('\r\n');

/**
 * Finds the start and end of each message in a stream of bytes (RFC 9112), without changing a byte.
 * A head above 64 KB or a broken chunk size throws a `RangeError` or a `SyntaxError`.
 */
export class HttpFraming {
  private waiting: Buffer = Buffer.alloc(0);
  private body: Body | undefined;

  /** @param bodyRule decides from the head whether a body follows, e.g. none after HEAD, 204 and 304 */
  constructor(private readonly bodyRule: BodyRule) {}

  /** The frames that `chunk` completes; bytes of an unfinished head or chunk line wait for the next call. */
  push(chunk: Buffer): Frame[] {
    this.waiting = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk]);
    const frames: Frame[] = [];
    while (this.step(frames)) {
      // each step takes bytes or ends a message; it returns false when it needs more
    }
    return frames;
  }

  /** True between two messages. */
  get idle(): boolean {
    return this.body === undefined && this.waiting.length === 0;
  }

  private step(frames: Frame[]): boolean {
    if (!this.body) return this.readHead(frames);
    switch (this.body.kind) {
      case 'none':
        return this.finish(frames);
      case 'until-close':
        return this.takeBody(frames, this.waiting.length);
      case 'length':
        return this.readLength(frames, this.body);
      case 'chunked':
        return this.readChunked(frames, this.body);
    }
  }

  private readHead(frames: Frame[]): boolean {
    const at = this.waiting.indexOf(endOfHead);
    if (at < 0) {
      if (this.waiting.length > headLimit) throw new RangeError('message head above 64 KB');
      return false;
    }
    const bytes = this.take(at + endOfHead.length);
    const head = parseHead(bytes.toString('latin1', 0, at));
    this.body = bodyOf(head, this.bodyRule(head));
    frames.push({ kind: 'head', head, bytes });
    return true;
  }

  private readLength(frames: Frame[], body: { left: number }): boolean {
    if (body.left === 0) return this.finish(frames);
    const size = Math.min(body.left, this.waiting.length);
    body.left -= size;
    return this.takeBody(frames, size);
  }

  private readChunked(frames: Frame[], body: { state: 'size' | 'data' | 'trailer'; left: number }): boolean {
    if (body.state === 'data') {
      const size = Math.min(body.left, this.waiting.length);
      body.left -= size;
      if (body.left === 0) body.state = 'size';
      return this.takeBody(frames, size);
    }
    const at = this.waiting.indexOf(endOfLine);
    if (at < 0) return false;
    const line = this.waiting.toString('latin1', 0, at);
    const bytes = this.take(at + endOfLine.length);
    frames.push({ kind: 'body', bytes });
    if (body.state === 'trailer') return line === '' ? this.finish(frames) : true;
    const size = parseChunkSize(line);
    body.state = size === 0 ? 'trailer' : 'data';
    body.left = size + endOfLine.length;
    return true;
  }

  private takeBody(frames: Frame[], size: number): boolean {
    if (size === 0) return false;
    frames.push({ kind: 'body', bytes: this.take(size) });
    return true;
  }

  private finish(frames: Frame[]): boolean {
    this.body = undefined;
    frames.push({ kind: 'end' });
    return this.waiting.length > 0;
  }

  private take(size: number): Buffer {
    const bytes = this.waiting.subarray(0, size);
    this.waiting = this.waiting.subarray(size);
    return bytes;
  }
}

/** Requests have a body only when a header says so. */
export const requestBody: BodyRule = (head) => (isFramed(head) ? 'framed' : 'none');

/**
 * The rule for replies.
 * @param methodOfNext the method of the request that the next reply answers
 */
export function replyBody(methodOfNext: () => string): BodyRule {
  return (head) => {
    const status = statusOf(head);
    if (status < 200 || status === 204 || status === 304 || methodOfNext() === 'HEAD') return 'none';
    return isFramed(head) ? 'framed' : 'until-close';
  };
}

/** The status of a reply head, 0 when the status line cannot be read. */
export function statusOf(head: MessageHead): number {
  const digits = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(head.startLine)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** Method and path (with query) of a request head; empty texts when the request line cannot be read. */
export function requestLine(head: MessageHead): { readonly method: string; readonly path: string } {
  const [method = '', path = ''] = head.startLine.split(' ');
  return { method, path };
}

function isFramed(head: MessageHead): boolean {
  return head.headers.has('content-length') || head.headers.has('transfer-encoding');
}

function parseHead(text: string): MessageHead {
  const [startLine = '', ...lines] = text.split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { startLine, headers };
}

function bodyOf(head: MessageHead, rule: ReturnType<BodyRule>): Body {
  if (rule === 'none') return { kind: 'none' };
  if (rule === 'until-close') return { kind: 'until-close' };
  if (head.headers.get('transfer-encoding')?.toLowerCase().endsWith('chunked'))
    return { kind: 'chunked', state: 'size', left: 0 };
  const length = Number(head.headers.get('content-length') ?? '0');
  if (!Number.isSafeInteger(length) || length < 0) throw new SyntaxError('broken Content-Length');
  return { kind: 'length', left: length };
}

function parseChunkSize(line: string): number {
  const digits = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
  if (digits === undefined) throw new SyntaxError('broken chunk size');
  return Number.parseInt(digits, 16);
}
