import { scoreOf } from '../src/features/quizzes/attempt-file.js';
import { AttemptsRepository } from '../src/features/quizzes/attempts.repository.js';
import type { QuestionSource } from '../src/features/quizzes/question-source.js';
import { QuizCatalogue } from '../src/features/quizzes/quiz-catalogue.js';
import { ScoringLock } from '../src/features/quizzes/scoring-lock.repository.js';
import type { TestApi } from './api.js';

const option = (id: string) => ({ id, text: { sq: `Opsioni ${id}` } });
/** A choice and a word of one point each, and two points for own words. */
export const QUESTIONS: QuestionSource[] = [
  {
    id: 'choice',
    type: 'single',
    competence: 'x',
    points: 100,
    prompt: { sq: 'Cila?' },
    spec: { options: ['a', 'b', 'c'].map(option) },
    key: { correct: 'a' },
  },
  {
    id: 'word',
    type: 'short-text',
    competence: 'x',
    points: 100,
    prompt: { sq: 'Si quhet?' },
    key: { variants: ['shkëndija'], fold: true },
  },
  { id: 'essay', type: 'open', competence: 'x', points: 200, prompt: { sq: 'Shkruani.' } },
];

/** Every stored score and grade of the quiz against a computation from raw answers, marks and ledger. */
export async function expectNothingStale(api: TestApi, quizId: string): Promise<number> {
  const ids = await api.db.query<{ id: string; points: number; max_points: number; pending_marks: number }>(
    "SELECT id, points, max_points, pending_marks FROM attempt WHERE quiz_id = $1 AND state <> 'open'",
    [quizId],
  );
  const files = await api.app.get(AttemptsRepository).files(ids.map(({ id }) => id));
  const questions = await api.app
    .get(QuizCatalogue)
    .questions(files.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId)));
  for (const file of files) {
    const score = scoreOf(file, questions, true);
    const stored = ids.find(({ id }) => id === file.id);
    expect(stored).toMatchObject({
      points: score.total,
      max_points: score.max,
      pending_marks: score.pendingManual.length,
    });
    const grade = await api.db.one('SELECT points, max_points FROM grade WHERE attempt_id = $1', [file.id]);
    expect(grade).toEqual({ points: score.total, max_points: score.max });
  }
  return files.length;
}

/** Runs something as if whoever scores did not keep apart from corrections. */
export async function withoutScoringLock<T>(work: () => Promise<T>): Promise<T> {
  const lock = jest.spyOn(ScoringLock.prototype, 'share').mockResolvedValue();
  try {
    return await work();
  } finally {
    lock.mockRestore();
  }
}
