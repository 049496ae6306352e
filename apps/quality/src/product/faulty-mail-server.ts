import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What the server does with one connection; `take` is as it should be. */
export const MAIL_FAULTS = ['greeting-4xx', 'recipient-4xx', 'text-4xx', 'close', 'hang', 'take-then-drop'] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];
export type MailBehaviour = MailFault | 'take';

/** A hang ends by itself after this time: what a client does about a server that never answers is its own timeout. */
const HANG_MS = 1_500;

/** An SMTP server on loopback that misbehaves as it is told, connection by connection, and counts what it accepted. */
export class FaultyMailServer {
  /** How often each message was accepted, by Message-ID: a copy that was taken before the line dropped counts. */
  readonly accepted = new Map<string, number>();
  /** How often each fault was really injected. */
  readonly injected = new Map<MailFault, number>();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly next: () => MailBehaviour) {
    this.server = createServer((socket) => this.converse(socket, this.next()));
  }

  /** Starts one on any free port; `next` says how it treats the next connection. */
  static async open(next: () => MailBehaviour): Promise<FaultyMailServer> {
    const server = new FaultyMailServer(next);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  /** Where to send to. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Faults injected so far. */
  get faults(): number {
    return [...this.injected.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Ends it with its connections. */
  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private inject(fault: MailFault): void {
    this.injected.set(fault, (this.injected.get(fault) ?? 0) + 1);
  }

  private converse(socket: Socket, behaviour: MailBehaviour): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (behaviour === 'close' || behaviour === 'hang') {
      this.inject(behaviour);
      setTimeout(() => socket.destroy(), behaviour === 'hang' ? HANG_MS : 0).unref();
      return;
    }
    if (behaviour === 'greeting-4xx') {
      this.inject(behaviour);
      socket.end('421 later\r\n');
      return;
    }
    socket.setEncoding('utf8').write('220 faulty\r\n');
    this.take(socket, behaviour);
  }

  private take(socket: Socket, behaviour: MailBehaviour): void {
    let rest = '';
    let message: string[] | undefined;
    socket.on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (message && line !== '.') message.push(line);
        else if (message) {
          this.end(socket, message, behaviour);
          message = undefined;
        } else if (/^DATA/i.test(line)) {
          message = [];
          socket.write('354 go on\r\n');
        } else if (/^RCPT/i.test(line) && behaviour === 'recipient-4xx') {
          this.inject(behaviour);
          socket.write('450 later\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 fine\r\n');
      }
    });
  }

  private end(socket: Socket, message: readonly string[], behaviour: MailBehaviour): void {
    if (behaviour === 'text-4xx') {
      this.inject(behaviour);
      socket.write('451 later\r\n');
      return;
    }
    const id = message.find((line) => /^message-id:/i.test(line)) ?? '';
    this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
    if (behaviour === 'take-then-drop') {
      this.inject(behaviour);
      socket.destroy();
    } else socket.write('250 kept\r\n');
  }
}
