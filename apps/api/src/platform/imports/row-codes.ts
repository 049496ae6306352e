import { Injectable } from '@nestjs/common';

/** Whose row of which session a code on a printed sheet stands for. */
export interface SheetRow {
  readonly sessionId: string;
  readonly enrolmentId: string;
}

/**
 * What the codes on printed sheets stand for. Whoever prints them says how they are read; the import of attendance asks;
 * those features do not know each other.
 */
@Injectable()
export class RowCodes {
  #read: (codes: readonly string[]) => Promise<ReadonlyMap<string, SheetRow>> = async () => new Map();

  /** Called while modules start. */
  readBy(read: (codes: readonly string[]) => Promise<ReadonlyMap<string, SheetRow>>): void {
    this.#read = read;
  }

  /** What is known of some codes; unknown ones are left out. */
  rowsOf(codes: readonly string[]): Promise<ReadonlyMap<string, SheetRow>> {
    return codes.length === 0 ? Promise.resolve(new Map()) : this.#read(codes);
  }
}
