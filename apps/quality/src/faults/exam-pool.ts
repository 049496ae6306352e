import type { LoadRequest } from '../bench/load-client.js';
import { ExamClient, type ExamReply } from './exam-client.js';

/** Node closes an idle connection after 5 s. */
const longestIdleMs = 3_000;

/** As many connections as requests are under way. */
export class ExamPool {
  private readonly all: ExamClient[] = [];
  private idle: { readonly client: ExamClient; readonly since: number }[] = [];

  constructor(private readonly port: number) {}

  /** Sends a request over a connection that was used a moment ago, or a new one. */
  async send(request: LoadRequest): Promise<ExamReply> {
    const client = this.freshest() ?? this.connect();
    try {
      return await client.send(request);
    } finally {
      this.idle.push({ client, since: performance.now() });
    }
  }

  /** Ends every connection. */
  close(): void {
    this.all.forEach((client) => client.close());
  }

  private freshest(): ExamClient | undefined {
    const last = this.idle.pop();
    if (!last || performance.now() - last.since < longestIdleMs) return last?.client;
    // the one used last is too old: so are all others
    for (const { client } of [last, ...this.idle]) client.close();
    this.idle = [];
    return undefined;
  }

  private connect(): ExamClient {
    const client = new ExamClient(this.port);
    this.all.push(client);
    return client;
  }
}
