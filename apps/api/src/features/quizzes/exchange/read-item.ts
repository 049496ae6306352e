import type { QuestionLoss, QuestionReason } from '@edukom/contracts';
import { Problem } from '../../../platform/http/problem.js';
import type { QuestionSource } from '../question-source.js';

/** A picture that lay in the file. The question keeps its description; storing pictures is for whoever stores media. */
export interface FoundImage {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** A question on its way between a file and the bank. */
export interface ExchangeQuestion {
  readonly source: QuestionSource;
  /** The name other systems know it by. */
  readonly externalId: string | null;
  readonly tags: readonly string[];
  /** From 1 (easy) to 5; null when nobody said. */
  readonly difficulty: number | null;
}

/** Why a question cannot be taken; `detail` is what the file says there: a type, a number, a language. */
export interface ReadReason {
  readonly code: QuestionReason;
  readonly detail: string;
}

export interface ReadLoss {
  readonly code: QuestionLoss;
  readonly detail: string;
}

/** One question of a file, where it stands and what could be read of it. */
export interface ReadItem {
  /** Line of the file (row of a workbook) where it begins. */
  readonly line: number;
  /** Part of a package it stands in; empty in a single file. */
  readonly file: string;
  /** What it is called there, or how it begins. */
  readonly name: string;
  readonly question: ExchangeQuestion | null;
  readonly reasons: readonly ReadReason[];
  readonly losses: readonly ReadLoss[];
  readonly images: readonly FoundImage[];
}

/** Thrown while one question is read; it never leaves {@link readItem}. */
export class Refused extends Error {
  constructor(
    readonly code: QuestionReason,
    readonly detail = '',
  ) {
    super(code);
  }
}

export const refuse = (code: QuestionReason, detail = ''): never => {
  throw new Refused(code, detail);
};

/** What is met while one question is read: each loss once per detail, and the pictures. */
export class Findings {
  readonly losses: ReadLoss[] = [];
  readonly images: FoundImage[] = [];

  lose(code: QuestionLoss, detail = ''): void {
    const short = detail.slice(0, 200);
    if (this.losses.length < 50 && !this.losses.some((loss) => loss.code === code && loss.detail === short))
      this.losses.push({ code, detail: short });
  }
}

/** Questions one file may hold. */
export const MAX_QUESTIONS = 5_000;

/** All of them, unless they are too many: then none is read. */
export function limited<T>(items: readonly T[]): readonly T[] {
  if (items.length > MAX_QUESTIONS)
    throw new Problem('import.too-many-questions', { params: { maximum: MAX_QUESTIONS } });
  return items;
}

const MAX_NAME = 120;
/** How a question is called in a preview. */
export const shortName = (text: string): string => {
  const line = text.slice(0, 1_000).replace(/\s+/gu, ' ').trim();
  return line.length > MAX_NAME ? `${[...line].slice(0, MAX_NAME - 1).join('')}…` : line;
};

/** Reads one question; whatever is wrong with it is told of it alone. */
export function readItem(
  place: { readonly line: number; readonly name: string; readonly file?: string },
  read: (findings: Findings) => ExchangeQuestion,
): ReadItem {
  const findings = new Findings();
  const where = { line: place.line, file: place.file ?? '', name: shortName(place.name) };
  try {
    const question = read(findings);
    return { ...where, question, reasons: [], losses: findings.losses, images: findings.images };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const reasons = [{ code: error.code, detail: error.detail.slice(0, 200) }];
    return { ...where, question: null, reasons, losses: findings.losses, images: findings.images };
  }
}
