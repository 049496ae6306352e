import { connect, type Socket } from 'node:net';
import { type Exchanges, type ExchangeSink, HttpExchanges, RawExchanges } from './exchanges.js';
import { Link, type LineClock } from './link.js';

/** What a connection needs from its proxy. */
export interface ConnectionHost {
  readonly protocol: 'http' | 'raw';
  readonly targetPort: number;
  readonly targetHost: string;
  readonly up: LineClock;
  readonly down: LineClock;
  decide: ExchangeSink['decide'];
  lost: ExchangeSink['lost'];
  countUp(bytes: number): void;
  countDown(bytes: number): void;
  countUpstreamError(): void;
  /** Both sides are closed. */
  closed(connection: ProxiedConnection): void;
}

/** One client connection and, from its first forwarded byte, one connection to the server. */
export class ProxiedConnection {
  private upstream: Socket | undefined;
  private toServer: Link | undefined;
  private toClient: Link | undefined;
  private readonly exchanges: Exchanges;

  constructor(
    private readonly client: Socket,
    private readonly host: ConnectionHost,
  ) {
    const sink: ExchangeSink = {
      decide: (request) => host.decide(request),
      toServer: (bytes) => this.sendToServer(bytes),
      toClient: (bytes) => this.toClient?.send(bytes),
      lost: (reply) => host.lost(reply),
      refuse: () => client.resetAndDestroy(),
      cut: () => this.cut(),
    };
    this.exchanges = host.protocol === 'http' ? new HttpExchanges(sink) : new RawExchanges(sink);
    client.setNoDelay(true);
    client.on('data', (bytes) => this.guarded(() => this.exchanges.fromClient(bytes)));
    client.on('end', () => this.toServer?.end());
    client.on('error', () => client.destroy());
    client.on('close', () => {
      this.cut();
      this.sideClosed();
    });
  }

  /** Cuts both sides now. */
  destroy(): void {
    this.client.destroy();
    this.upstream?.destroy();
  }

  private sendToServer(bytes: Buffer): void {
    this.toServer ??= this.connectUpstream();
    this.toServer.send(bytes);
  }

  private connectUpstream(): Link {
    const { client, host } = this;
    const upstream = connect({ port: host.targetPort, host: host.targetHost, noDelay: true });
    this.upstream = upstream;
    this.toClient = new Link(host.down, upstream, client, (bytes) => host.countDown(bytes));
    upstream.on('data', (bytes) => this.guarded(() => this.exchanges.fromServer(bytes)));
    upstream.on('end', () => this.serverEnded());
    upstream.on('error', () => {
      host.countUpstreamError();
      // a server that died must look dead, not like a slow end of stream
      client.resetAndDestroy();
    });
    upstream.on('close', () => {
      if (this.exchanges.owesDelivery) client.destroy();
      this.sideClosed();
    });
    return new Link(host.up, client, upstream, (count) => host.countUp(count));
  }

  private serverEnded(): void {
    if (this.exchanges.owesDelivery) this.client.destroy();
    else this.toClient?.end();
  }

  private cut(): void {
    this.client.destroy();
    // a delivered request is left to finish: the point of that mode is that the server has done its work
    if (!this.exchanges.owesDelivery) this.upstream?.destroy();
  }

  private sideClosed(): void {
    if (this.client.closed && (this.upstream?.closed ?? true)) this.host.closed(this);
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch {
      // bytes that cannot be framed: a proxy cannot go on with them
      this.destroy();
    }
  }
}
