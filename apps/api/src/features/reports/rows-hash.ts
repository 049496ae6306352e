import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@edukom/domain';

/**
 * Hash of a report's rows that does not depend on how names sort: rows come group by group (a session), and within a group
 * their digests are sorted. It holds no more than one group.
 */
export class RowsHash {
  readonly #whole = createHash('sha256');
  #group: string | undefined;
  #digests: string[] = [];
  #count = 0;

  add(group: string, facts: JsonValue): void {
    if (group !== this.#group) this.#fold();
    this.#group = group;
    this.#digests.push(createHash('sha256').update(canonicalJson(facts)).digest('hex'));
    this.#count += 1;
  }

  /** How many rows, and their hash; nothing can be added afterwards. */
  end(): { readonly count: number; readonly hash: string } {
    this.#fold();
    return { count: this.#count, hash: this.#whole.digest('hex') };
  }

  #fold(): void {
    if (this.#digests.length > 0) this.#whole.update(`${this.#digests.sort().join('\n')}\n`);
    this.#digests = [];
  }
}
