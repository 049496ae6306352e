import { AsyncLocalStorage } from 'node:async_hooks';

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

export interface Patience {
  /** How long the next group waits for the one under way. */
  readonly ms: number;
  /** Most groups under way at once, however long they take. */
  readonly atOnce: number;
}

/**
 * Questions that come within one turn of the event loop, answered together. Under load many requests are read in one turn:
 * one statement then serves them all, and each is answered from what was read after it came. With `patience` those that come
 * while a group is being answered wait for it, and are the next group: the more come, the more are answered together. They
 * do not wait for ever: a group that is held up by something keeps nobody else waiting.
 */
export class Gathered<Q, A> {
  #waiting: Waiting<Q, A>[] = [];
  #underWay = 0;
  #lastBegan = 0;
  #isCalled = false;
  #timer: NodeJS.Timeout | undefined;
  /** Runs outside of the transaction that the first to ask may be in. */
  readonly #askAll = AsyncLocalStorage.bind(() => this.#askWaiting());

  /**
   * @param most questions that are answered together
   * @param answer gives an answer for each question, in their order
   * @param patience null: no group waits for another
   */
  constructor(
    private readonly most: number,
    private readonly answer: (questions: readonly Q[]) => Promise<readonly A[]>,
    private readonly patience: Patience | null = null,
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#call();
    });
  }

  #call(): void {
    if (this.#isCalled || this.#waiting.length === 0) return;
    const wait = this.#waitMs();
    clearTimeout(this.#timer);
    this.#isCalled = wait === 0;
    if (wait === 0) setImmediate(this.#askAll);
    else if (wait !== null) this.#timer = setTimeout(this.#askAll, wait);
  }

  /** How long whoever waits has to wait; null: until a group is answered. */
  #waitMs(): number | null {
    if (!this.patience || this.#underWay === 0) return 0;
    if (this.#underWay >= this.patience.atOnce) return null;
    return Math.max(0, this.#lastBegan + this.patience.ms - performance.now());
  }

  #askWaiting(): void {
    this.#isCalled = false;
    while (this.#waiting.length > 0 && this.#waitMs() === 0) void this.#together(this.#waiting.splice(0, this.most));
    this.#call();
  }

  async #together(waiting: readonly Waiting<Q, A>[]): Promise<void> {
    this.#underWay += 1;
    this.#lastBegan = performance.now();
    try {
      const answers = await this.answer(waiting.map(({ question }) => question));
      if (answers.length !== waiting.length) throw new Error('an answer for each question was expected');
      answers.forEach((answer, index) => waiting[index]?.resolve(answer));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    } finally {
      this.#underWay -= 1;
      this.#call();
    }
  }
}
