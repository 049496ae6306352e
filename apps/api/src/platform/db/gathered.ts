import { AsyncLocalStorage } from 'node:async_hooks';

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Questions that come within one turn of the event loop, answered together. Under load many requests are read in one turn:
 * one statement then serves them all, and each is answered from what was read after it came.
 */
export class Gathered<Q, A> {
  #waiting: Waiting<Q, A>[] = [];
  /** Runs outside of the transaction that the first to ask may be in. */
  readonly #askAll = AsyncLocalStorage.bind(() => this.#askWaiting());

  /**
   * @param most questions that are answered together
   * @param answer gives an answer for each question, in their order
   */
  constructor(
    private readonly most: number,
    private readonly answer: (questions: readonly Q[]) => Promise<readonly A[]>,
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ question, resolve, reject }) === 1) setImmediate(this.#askAll);
    });
  }

  #askWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < waiting.length; from += this.most)
      void this.#together(waiting.slice(from, from + this.most));
  }

  async #together(waiting: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.answer(waiting.map(({ question }) => question));
      if (answers.length !== waiting.length) throw new Error('an answer for each question was expected');
      answers.forEach((answer, index) => waiting[index]?.resolve(answer));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
