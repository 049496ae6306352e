import type { Client } from 'pg';

/** Attempt and question: `attempt/slot`. */
export type AnswerKey = string;

/** One answer as text in which the order of keys says nothing: the database does not keep it. */
export const answerText = (response: unknown): string =>
  JSON.stringify(response, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** What people gave last to each question, as text. */
export type Answers = ReadonlyMap<AnswerKey, string>;

/** Answers that were given and are not stored as they were given. */
export const lostAnswers = (given: Answers, stored: Answers): AnswerKey[] =>
  [...given].filter(([key, text]) => stored.get(key) !== text).map(([key]) => key);

interface Row {
  readonly key: AnswerKey;
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly file: string | null;
}

const asAnswers = (rows: readonly Row[]): Map<AnswerKey, string> =>
  new Map(
    rows.map(({ key, response, file }) => [
      key,
      answerText(file === null ? response : { type: response?.['type'], file }),
    ]),
  );

const columns = `x.attempt_id || '/' || x.slot AS key, x.response,
  (SELECT file_name FROM answer_file f WHERE f.id::text = x.response ->> 'mediaId') AS file`;

/** Every stored answer; one with a file is told by the file's name. */
export async function storedAnswersOf(sql: Client): Promise<Map<AnswerKey, string>> {
  return asAnswers((await sql.query<Row>(`SELECT ${columns} FROM answer x`)).rows);
}

/** Every answer kept as late evidence, of each question the last. */
export async function lateAnswersOf(sql: Client): Promise<Map<AnswerKey, string>> {
  return asAnswers((await sql.query<Row>(`SELECT ${columns} FROM late_evidence x ORDER BY client_rev`)).rows);
}
