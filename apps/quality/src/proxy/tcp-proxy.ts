import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type FaultMode,
  FaultDecision,
  type FaultRule,
  faultModes,
  type LostReply,
  seededRandom,
} from './fault-rule.js';
import { LineClock } from './link.js';
import { ProxiedConnection } from './proxied-connection.js';

/** How a proxy is set up. */
export interface TcpProxyOptions {
  readonly targetPort: number;
  /** Default 127.0.0.1. */
  readonly targetHost?: string;
  /** Port to listen on, default any free one. Always on 127.0.0.1. */
  readonly port?: number;
  /** `http` decides per request, `raw` per piece of bytes sent by the client (for PostgreSQL). Default `http`. */
  readonly protocol?: 'http' | 'raw';
  /** For the shares of the rules; the same seed and order of requests give the same decisions. Default 1. */
  readonly seed?: number;
  /** Hears every reply that is thrown away, before the client's connection is cut. */
  readonly onLostReply?: (reply: LostReply) => void;
}

/** Line speed as a person would say it. */
export interface Throttle {
  /** Added round trip in milliseconds: half on the way up, half on the way down, and once in full per new connection. */
  readonly latencyMs: number;
  /** Kilobits (1000 bits) per second in each direction, shared by all connections; 0 is no limit. */
  readonly kilobitsPerSecond: number;
}

/** What has gone through so far. */
export interface ProxyCounters {
  readonly connections: number;
  readonly requests: number;
  readonly byMode: Readonly<Record<FaultMode, number>>;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** The server could not be reached or reset the connection. */
  readonly upstreamErrors: number;
}

/**
 * A proxy on loopback in front of one port, which can lose what a network loses.
 * Modes and speed may be changed at any time and hold from the next request or byte on.
 */
export class TcpProxy {
  private readonly server: Server;
  private readonly connections = new Set<ProxiedConnection>();
  private readonly up = new LineClock();
  private readonly down = new LineClock();
  private readonly random: () => number;
  private decision: FaultDecision;
  private latencyMs = 0;
  private listenPort: number;
  private readonly count = { connections: 0, requests: 0, bytesUp: 0, bytesDown: 0, upstreamErrors: 0 };
  private readonly byMode = new Map<FaultMode, number>();

  private constructor(private readonly options: TcpProxyOptions) {
    this.random = seededRandom(options.seed ?? 1);
    this.decision = new FaultDecision('pass', [], this.random);
    this.listenPort = options.port ?? 0;
    this.server = createServer({ allowHalfOpen: true }, (socket) => void this.accept(socket));
  }

  /** Opens a proxy that passes everything. Rejects when the port is taken. */
  static async open(options: TcpProxyOptions): Promise<TcpProxy> {
    const proxy = new TcpProxy(options);
    await proxy.listen();
    return proxy;
  }

  /** The port clients connect to. */
  get port(): number {
    return this.listenPort;
  }

  /** `http://127.0.0.1:port`. */
  get base(): string {
    return `http://127.0.0.1:${this.listenPort}`;
  }

  /** From the next request on: the first rule that matches, else `otherwise`. Hanging requests stay hanging. */
  set(otherwise: FaultMode, rules: readonly FaultRule[] = []): void {
    this.decision = new FaultDecision(otherwise, rules, this.random);
  }

  /** Sets the line speed; zeros take the limits away. */
  throttle({ latencyMs, kilobitsPerSecond }: Throttle): void {
    this.latencyMs = latencyMs;
    const bytesPerSecond = (kilobitsPerSecond * 1000) / 8;
    this.up.speed = { delayMs: latencyMs / 2, bytesPerSecond };
    this.down.speed = { delayMs: latencyMs / 2, bytesPerSecond };
  }

  /** Cuts every open connection; new ones are accepted. */
  cutAll(): void {
    for (const connection of this.connections) connection.destroy();
  }

  /** Network down: cuts everything and stops listening, so that clients get ECONNREFUSED. */
  async unplug(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.cutAll();
    await closed;
  }

  /** Network up again on the same port. */
  async plugIn(): Promise<void> {
    if (!this.server.listening) await this.listen();
  }

  /** Ends the proxy and every connection. */
  async close(): Promise<void> {
    await this.unplug();
  }

  /** A copy of the counters. */
  counters(): ProxyCounters {
    const of = (mode: FaultMode): [FaultMode, number] => [mode, this.byMode.get(mode) ?? 0];
    const byMode = Object.fromEntries(faultModes.map(of)) as Record<FaultMode, number>;
    return { ...this.count, byMode };
  }

  private async listen(): Promise<void> {
    this.server.listen(this.listenPort, '127.0.0.1');
    await once(this.server, 'listening');
    this.listenPort = (this.server.address() as AddressInfo).port;
  }

  private async accept(socket: Socket): Promise<void> {
    this.count.connections += 1;
    if (this.decision.refusesAll) {
      this.note('refuse');
      socket.resetAndDestroy();
      return;
    }
    const connection = new ProxiedConnection(socket, {
      protocol: this.options.protocol ?? 'http',
      targetPort: this.options.targetPort,
      targetHost: this.options.targetHost ?? '127.0.0.1',
      up: this.up,
      down: this.down,
      decide: (request) => {
        this.count.requests += 1;
        return this.note(this.decision.modeFor(request));
      },
      lost: (reply) => this.options.onLostReply?.(reply),
      countUp: (bytes) => (this.count.bytesUp += bytes),
      countDown: (bytes) => (this.count.bytesDown += bytes),
      countUpstreamError: () => (this.count.upstreamErrors += 1),
      closed: (closed) => this.connections.delete(closed),
    });
    this.connections.add(connection);
    if (this.latencyMs > 0) {
      // the handshake on loopback is free, over a slow line it costs one round trip
      socket.pause();
      await delay(this.latencyMs);
      socket.resume();
    }
  }

  private note(mode: FaultMode): FaultMode {
    this.byMode.set(mode, (this.byMode.get(mode) ?? 0) + 1);
    return mode;
  }
}
