import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** An SMTP server on loopback that keeps what it is given. As much of RFC 5321 as one sender needs. */
export class MailCatcher {
  /** The messages as they came, headers and body. */
  readonly messages: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.converse(socket));
  }

  /** Starts one on any free port. */
  static async open(): Promise<MailCatcher> {
    const catcher = new MailCatcher();
    catcher.server.listen(0, '127.0.0.1');
    await once(catcher.server, 'listening');
    return catcher;
  }

  /** Where to send to. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends it. */
  close(): void {
    this.server.close();
  }

  private converse(socket: Socket): void {
    let rest = '';
    let message: string[] | undefined;
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8').write('220 catcher\r\n');
    socket.on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (message && line !== '.') message.push(line);
        else if (message) {
          this.messages.push(message.join('\n'));
          message = undefined;
          socket.write('250 kept\r\n');
        } else if (/^DATA/i.test(line)) {
          message = [];
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 fine\r\n');
      }
    });
  }
}
