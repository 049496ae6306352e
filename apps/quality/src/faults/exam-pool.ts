import { ClientPool } from '../bench/client-pool.js';
import type { LoadRequest } from '../bench/load-client.js';
import { ExamClient, type ExamReply } from './exam-client.js';

/** As many connections to the product as requests are under way. */
export class ExamPool {
  private readonly clients: ClientPool<ExamClient>;

  constructor(port: number) {
    this.clients = new ClientPool(() => new ExamClient(port));
  }

  send(request: LoadRequest): Promise<ExamReply> {
    return this.clients.use((client) => client.send(request));
  }

  /** Ends every connection. */
  close(): void {
    this.clients.close();
  }
}
