import type { Client } from 'pg';
import type { Exam, ExamQuestion } from './exam.js';

/** Some of the words a short text of the `post-test` takes, so that there are right ones among the answers. */
const WORDS = ['passkey', 'çelësi i sigurisë', 'tatimi-komunal.example', 'Ш'];

function answersOf({ type, optionOrder }: ExamQuestion): unknown[] {
  switch (type) {
    case 'single':
      return optionOrder.map((selected) => ({ type, selected }));
    case 'multiple':
      return [[0, 2, 3], [0, 2], [0], [1, 2], []].map((chosen) => ({
        type,
        selected: optionOrder.filter((_, at) => chosen.includes(at)),
      }));
    case 'true-false':
      return [true, true, false].map((value) => ({ type, value }));
    case 'numeric':
      return ['24', '24', '12', ''].map((text) => ({ type, text }));
    case 'short-text':
      return WORDS.map((text) => ({ type, text }));
    case 'open':
      return ['Një përgjigje', 'Одговор', 'Fjalë'].map((text) => ({ type, text }));
  }
}

/** Gives everybody answers of their own to the `post-test`, the same in every run: some right, some half right, some wrong. */
export async function varyAnswers(sql: Client, exam: Exam): Promise<void> {
  for (const question of exam.questions)
    await sql.query(
      `UPDATE answer SET response = ($2::jsonb[])[1 + abs(hashtext(attempt_id::text || slot)) % cardinality($2::jsonb[])] WHERE slot = $1`,
      [question.slot, answersOf(question).map((answer) => JSON.stringify(answer))],
    );
  await sql.query('ANALYZE answer');
}
