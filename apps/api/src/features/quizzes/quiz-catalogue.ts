import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { QuizzesRepository, type QuizRow } from './quizzes.repository.js';
import type { StoredQuestion } from './stored-question.js';

/** How long another process' change of a title may stay unseen here. */
const QUIZ_FRESH_MS = 30_000;
const MAX_QUIZZES = 1_000;
const MAX_QUESTIONS = 20_000;

interface Entry {
  readonly until: number;
  readonly row: Promise<QuizRow | null>;
}

/**
 * Quizzes and questions kept in the process, so that a stampede of starts reads them once. Question versions are
 * immutable and stay; the quiz around them is read again after half a minute.
 */
@Injectable()
export class QuizCatalogue {
  readonly #quizzes = new Map<string, Entry>();
  readonly #questions = new Map<string, StoredQuestion>();

  constructor(
    private readonly repository: QuizzesRepository,
    private readonly clock: Clock,
  ) {}

  async quiz(quizId: string): Promise<QuizRow | null> {
    const now = this.clock.now().getTime();
    const known = this.#quizzes.get(quizId);
    if (known && known.until > now) return known.row;
    const row = this.repository.quiz(quizId);
    this.#quizzes.set(quizId, { until: now + QUIZ_FRESH_MS, row });
    trim(this.#quizzes, MAX_QUIZZES);
    try {
      const found = await row;
      if (!found) this.#quizzes.delete(quizId);
      return found;
    } catch (error) {
      this.#quizzes.delete(quizId);
      throw error;
    }
  }

  /** Reads a quiz anew the next time: somebody changed it. */
  forget(quizId: string): void {
    this.#quizzes.delete(quizId);
  }

  /** The question versions asked for; one statement at most, none when all are known. */
  async questions(ids: Iterable<string>): Promise<ReadonlyMap<string, StoredQuestion>> {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !this.#questions.has(id));
    const read = missing.length > 0 ? await this.repository.questions(missing) : [];
    const found = new Map(read.map((question) => [question.id, question]));
    for (const id of wanted) {
      const known = this.#questions.get(id);
      if (known) found.set(id, known);
    }
    for (const question of read) this.#questions.set(question.id, question);
    trim(this.#questions, MAX_QUESTIONS);
    return found;
  }
}

/** Drops the oldest entries. */
function trim(map: Map<string, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
