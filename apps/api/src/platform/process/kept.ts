/** What is made once and kept, by its name; of too many the one that was made first goes. */
export class Kept<T> {
  readonly #kept = new Map<string, T>();

  /** @param most that are kept */
  constructor(private readonly most: number) {}

  /** What is kept under a name; made now if nothing is. */
  of(name: string, make: () => T): T {
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const [first] = this.#kept.keys();
    if (first !== undefined && this.#kept.size >= this.most) this.#kept.delete(first);
    const made = make();
    this.#kept.set(name, made);
    return made;
  }
}
