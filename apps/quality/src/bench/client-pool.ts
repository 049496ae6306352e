/** Node closes an idle connection after 5 s. */
const longestIdleMs = 3_000;

/** As many connections as pieces of work are under way, each kept for the next one. */
export class ClientPool<Client extends { close(): void }> {
  private readonly all: Client[] = [];
  private readonly idle: { readonly client: Client; readonly since: number }[] = [];

  constructor(private readonly connect: () => Client) {}

  /** Does something over a connection that was used a moment ago, or a new one. */
  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = this.freshest() ?? this.open();
    try {
      return await work(client);
    } finally {
      this.idle.push({ client, since: performance.now() });
    }
  }

  /** Ends every connection. */
  close(): void {
    this.all.forEach((client) => client.close());
  }

  /** The connection used last; one that was idle for long may be closed by the server while a request is on its way. */
  private freshest(): Client | undefined {
    const last = this.idle.pop();
    if (!last || performance.now() - last.since < longestIdleMs) return last?.client;
    // The one used last is too old: so are all others.
    for (const { client } of [last, ...this.idle.splice(0)]) client.close();
    return undefined;
  }

  private open(): Client {
    const client = this.connect();
    this.all.push(client);
    return client;
  }
}
