import type { Client } from 'pg';
import { apiOf } from './api-caller.js';
import { textIn } from './course-texts.js';
import { type Answered, essayOf, localeOf, PAPER, questionAt, sheetOf } from './exam-paper.js';
import { aColleague } from './marking-scene.js';
import type { Visitor } from './visitor.js';

interface PlayerQuestion {
  readonly slot: number;
  readonly type: string;
  readonly prompt: { readonly texts: { readonly sq?: { readonly v: string } } };
  readonly options?: readonly { readonly id: string; readonly text: PlayerQuestion['prompt'] }[];
}

function responseOf(question: PlayerQuestion, answered: Answered): object {
  const { type, options = [] } = question;
  if (answered.kind === 'judge') return { type, value: answered.isTrue };
  if (answered.kind === 'write') return { type, text: answered.text };
  const wanted = answered.options.map(({ sq }) => sq);
  const ids = options.filter(({ text }) => wanted.includes(text.texts.sq?.v ?? '')).map(({ id }) => id);
  return { type, selected: answered.isMany ? ids : (ids[0] ?? null) };
}

/** Sits the quiz by the requests the player sends; for those whom nobody watches. */
export async function sitByRequests(email: string, quizId: string, number: number): Promise<void> {
  const locale = localeOf(number);
  const api = await apiOf(email);
  const attempt = await api<{ attemptId: string; questions: PlayerQuestion[] }>(
    'POST',
    `/api/quizzes/${quizId}/attempts`,
    { locale },
  );
  for (const { prompt, answer } of PAPER) {
    const question = attempt.questions.find((one) => one.prompt.texts.sq?.v === prompt.sq);
    if (!question) throw new Error(`The quiz does not ask: ${prompt.sq}`);
    const response = responseOf(question, answer(sheetOf(number), essayOf(number, locale)));
    const address = `/api/attempts/${attempt.attemptId}/answers/${question.slot}`;
    await api('PUT', address, { clientRev: 1, response, locale });
  }
  await api('POST', `/api/attempts/${attempt.attemptId}/submit`);
}

/** An official answers the question that stands on the page; it must be this one of the quiz, in the page's language. */
export async function answerOnPage({ page, t, locale }: Visitor, slot: number, number: number): Promise<void> {
  const asked = questionAt(slot);
  await page.locator('.quiz-prompt').getByText(textIn(asked.prompt, locale), { exact: true }).waitFor();
  const box = page.locator('.quiz-question');
  const answered = asked.answer(sheetOf(number), essayOf(number, locale));
  if (answered.kind === 'write') return box.getByRole('textbox').fill(answered.text);
  if (answered.kind === 'judge') {
    const name = t(answered.isTrue ? 'quiz.question.true' : 'quiz.question.false');
    return box.getByRole('radio', { name, exact: true }).check();
  }
  for (const option of answered.options)
    await box.getByRole(answered.isMany ? 'checkbox' : 'radio', { name: textIn(option, locale), exact: true }).check();
}

const AFFILIATED = `INSERT INTO affiliation (id, person_id, department_id, is_primary, valid)
  SELECT gen_random_uuid(), p.id, (SELECT department_id FROM affiliation ORDER BY id LIMIT 1), true, '[2020-01-01,)'
  FROM unnest($1::uuid[]) AS p (id)`;

/** Officials who can sign in and be enrolled, with nothing else to do than to sit. */
export async function someOfficials(
  database: Client,
  names: readonly string[],
): Promise<readonly { readonly email: string; readonly personId: string }[]> {
  const people = [];
  for (const name of names) people.push(await aColleague(database, name, null, []));
  await database.query(AFFILIATED, [people.map(({ personId }) => personId)]);
  return people;
}
