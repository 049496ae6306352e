import type { QuestionResponseBody } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';

/** One answer as this browser keeps it. It belongs to one person and one attempt and goes nowhere else. */
export interface OutboxEntry {
  readonly personId: string;
  readonly attemptId: string;
  readonly slot: number;
  /** Grows with every change. */
  readonly rev: number;
  readonly response: QuestionResponseBody | null;
  readonly locale: InterfaceLocale;
  /** By this device's clock; evidence, never a decision. */
  readonly changedAt: Date;
  /** The revision the server acknowledged; 0: none. Set on its answer only, never by reading it back. */
  readonly ackedRev: number;
}

/** What the server has stored for a question. */
export interface ServerAnswer {
  readonly slot: number;
  readonly rev: number;
  readonly response: QuestionResponseBody | null;
}

export const isUnsent = (entry: OutboxEntry): boolean => entry.rev > entry.ackedRev;
