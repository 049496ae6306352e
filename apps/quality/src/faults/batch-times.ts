import { median } from '../bench/statistics.js';

/** A batch, and the same with one poisoned item in it. */
export type Arm = 'clean' | 'poisoned';

/** How long batches took, with and without a poisoned item. */
export class Times {
  private readonly clean: number[] = [];
  private readonly poisoned: number[] = [];

  add(arm: Arm, milliseconds: number): void {
    this[arm].push(milliseconds);
  }

  ratio(): number {
    return median(this.poisoned) / median(this.clean);
  }

  words(): string {
    return `${median(this.clean).toFixed(0)} ms without, ${median(this.poisoned).toFixed(0)} ms with one`;
  }
}

/** A B, B A, so that a machine that warms up favours neither. */
export const armsOf = (turn: number): readonly Arm[] =>
  turn % 2 === 0 ? ['clean', 'poisoned'] : ['poisoned', 'clean'];
