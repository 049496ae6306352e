/** Cache storage of a test: what a browser keeps, in memory. Matching is by address alone, as ours asks for. */
export class FakeCaches {
  readonly stores = new Map<string, Map<string, Response>>();

  constructor(private readonly origin = 'https://edukom.example') {}

  readonly storage = {
    open: async (name: string) => this.cacheOf(name),
    keys: async () => [...this.stores.keys()],
    delete: async (name: string) => this.stores.delete(name),
    has: async (name: string) => this.stores.has(name),
  } as unknown as CacheStorage;

  /** Addresses in a store, without the origin. */
  addresses(name: string): string[] {
    return [...(this.stores.get(name)?.keys() ?? [])].map((url) => url.replace(this.origin, '')).sort();
  }

  private cacheOf(name: string): Cache {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    const keyOf = (asked: string | Request) =>
      typeof asked === 'string' ? new URL(asked, this.origin).href : asked.url;
    return {
      match: async (asked: string | Request) => store.get(keyOf(asked))?.clone(),
      put: async (asked: string | Request, response: Response) => void store.set(keyOf(asked), response),
      delete: async (asked: string | Request) => store.delete(keyOf(asked)),
      keys: async () => [...store.keys()].map((url) => ({ url })),
    } as unknown as Cache;
  }
}
