import { type Frame, HttpFraming, replyBody, requestBody, requestLine, statusOf } from './http-framing.js';
import type { FaultMode, LostReply, SeenRequest } from './fault-rule.js';

/** What a connection does with what a protocol found. */
export interface ExchangeSink {
  /** The mode of a request that starts now; called once per request. */
  decide(request: SeenRequest): FaultMode;
  toServer(bytes: Buffer): void;
  toClient(bytes: Buffer): void;
  /** Reset the client now. */
  refuse(): void;
  /** A reply was thrown away. */
  lost(reply: LostReply): void;
  /** Cut the connection, but let a delivered request that is still owed an answer finish. */
  cut(): void;
}

/** Applies the modes to the bytes of one connection. */
export interface Exchanges {
  fromClient(bytes: Buffer): void;
  fromServer(bytes: Buffer): void;
  /** True while a delivered request waits for the reply that will be thrown away. */
  readonly owesDelivery: boolean;
}

interface Exchange {
  readonly request: SeenRequest;
  readonly mode: FaultMode;
}

/** HTTP/1.1 with keep-alive and pipelining: a mode holds for one request and its reply. Upgrades (101) are not followed. */
export class HttpExchanges implements Exchanges {
  private readonly open: Exchange[] = [];
  private current: Exchange | undefined;
  /** After `hang` nothing more passes on this connection. */
  private hung = false;
  private interim = false;
  private status = 0;
  private thrownAway: Buffer[] = [];
  private readonly requests = new HttpFraming(requestBody);
  private readonly replies = new HttpFraming(replyBody(() => this.open[0]?.request.method ?? ''));

  constructor(private readonly sink: ExchangeSink) {}

  get owesDelivery(): boolean {
    return this.open.some((exchange) => exchange.mode === 'deliver-then-drop-reply');
  }

  fromClient(bytes: Buffer): void {
    if (this.hung) return;
    for (const frame of this.requests.push(bytes)) {
      if (frame.kind === 'head' && !this.startRequest({ ...requestLine(frame.head), headers: frame.head.headers }))
        return;
      if (frame.kind === 'end') this.endRequest();
      else if (this.current && forwards(this.current.mode)) this.sink.toServer(frame.bytes);
    }
  }

  fromServer(bytes: Buffer): void {
    for (const frame of this.replies.push(bytes)) {
      if (frame.kind === 'head') {
        this.status = statusOf(frame.head);
        this.interim = isInterim(this.status);
      }
      if (frame.kind !== 'end') this.takeReply(frame);
      else if (!this.interim) this.endReply();
    }
  }

  private takeReply(frame: Exclude<Frame, { readonly kind: 'end' }>): void {
    // an interim reply (100) is needed to get the body delivered at all
    if (this.interim || this.open[0]?.mode !== 'deliver-then-drop-reply') this.sink.toClient(frame.bytes);
    else if (frame.kind === 'body') this.thrownAway.push(frame.bytes);
  }

  private startRequest(request: SeenRequest): boolean {
    const mode = this.sink.decide(request);
    this.current = { request, mode };
    if (forwards(mode)) this.open.push(this.current);
    if (mode === 'hang') this.hung = true;
    if (mode === 'refuse') this.sink.refuse();
    return mode !== 'hang' && mode !== 'refuse';
  }

  private endRequest(): void {
    if (this.current?.mode === 'drop-request') this.sink.cut();
    this.current = undefined;
  }

  private endReply(): void {
    const ended = this.open.shift();
    if (ended?.mode !== 'deliver-then-drop-reply') return;
    this.sink.lost({ request: ended.request, status: this.status, body: Buffer.concat(this.thrownAway) });
    this.thrownAway = [];
    this.sink.cut();
  }
}

/** Any other protocol: each piece the client sends counts as a request, the next piece of the server as its reply. */
export class RawExchanges implements Exchanges {
  private dropsReply = false;
  private hung = false;

  constructor(private readonly sink: ExchangeSink) {}

  get owesDelivery(): boolean {
    return this.dropsReply;
  }

  fromClient(bytes: Buffer): void {
    if (this.hung) return;
    const mode = this.sink.decide({ method: '', path: '', headers: new Map() });
    if (mode === 'hang') this.hung = true;
    if (mode === 'refuse') this.sink.refuse();
    if (mode === 'drop-request') this.sink.cut();
    if (mode === 'deliver-then-drop-reply') this.dropsReply = true;
    if (forwards(mode)) this.sink.toServer(bytes);
  }

  fromServer(bytes: Buffer): void {
    if (!this.dropsReply) {
      this.sink.toClient(bytes);
      return;
    }
    this.dropsReply = false;
    this.sink.cut();
  }
}

function forwards(mode: FaultMode): boolean {
  return mode === 'pass' || mode === 'deliver-then-drop-reply';
}

function isInterim(status: number): boolean {
  return status >= 100 && status < 200;
}
