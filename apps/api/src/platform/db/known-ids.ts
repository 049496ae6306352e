/** Ids one transaction has looked up, or made where there was nothing. */
export class KnownIds {
  /** By what they were asked for: looked up once, since nobody removes them before the transaction ends. */
  readonly ids = new Map<string, string>();
  #made = new Set<string>();

  /** Notes one of what was not there. */
  noteMade(id: string): void {
    this.#made.add(id);
  }

  /** Those that were made since this was asked last. */
  takeMade(): string[] {
    const made = [...this.#made];
    this.#made = new Set();
    return made;
  }
}
