import type { Client } from 'pg';
import { fromProduct } from '../product/workspace.js';
import { idOf } from './exam-ids.js';
import { courseId, versionId } from './exam.js';

/** A quiz with a question of every type there is. */
export const allTypesQuizId = idOf('other', 60);
/** Time allowed: an outage of an hour must fit into it. */
const secondsAllowed = 3 * 3600;

const said = (text: string) => ({ sq: text });
const texts = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([id, text]) => ({ id, text: said(text) }));

/** What can be chosen, by its id, as it reads on the page. */
export const LABELS = {
  options: { a: 'Mundësia e parë', b: 'Mundësia e dytë', c: 'Mundësia e tretë', d: 'Mundësia e katërt' },
  prompts: { p: 'Fjalëkalimi', q: 'Certifikata', r: 'Kopja rezervë' },
  targets: { x: 'Siguria', y: 'Dëshmia', z: 'Ruajtja' },
  items: { i: 'Hapi njëri', j: 'Hapi tjetër', k: 'Hapi i fundit' },
  whom: { s: 'Shefi', t: 'Mbikëqyrësi' },
  areas: { door: 'Dera', desk: 'Tavolina', safe: 'Kasaforta' },
} as const;

const area = (id: keyof typeof LABELS.areas, x: number) => ({
  id,
  text: said(LABELS.areas[id]),
  shape: { kind: 'rectangle', x, y: 0, width: 2, height: 4 },
});

/** As the sources of a course have them; the place in the list is the question's number. */
const sources = (pictureSha256: string) => [
  { type: 'single', spec: { options: texts(LABELS.options) }, key: { correct: 'a' } },
  { type: 'true-false', key: { correct: true } },
  { type: 'multiple', spec: { options: texts(LABELS.options) }, key: { correct: ['a', 'b'], rule: 'all-or-nothing' } },
  { type: 'numeric', spec: {}, key: { value: '72', tolerance: '0' } },
  { type: 'short-text', key: { variants: ['Prishtinë'], fold: true } },
  { type: 'open' },
  {
    type: 'matching',
    spec: { prompts: texts(LABELS.prompts), targets: texts(LABELS.targets), rule: 'per-part' },
    key: { pairs: { p: 'x', q: 'y', r: 'z' } },
  },
  {
    type: 'ordering',
    spec: { items: texts(LABELS.items), rule: 'adjacent-pairs' },
    key: { order: Object.keys(LABELS.items) },
  },
  {
    type: 'gaps',
    spec: {
      text: said('Afati është {{hours}} orë, lajmërohet {{whom}} në {{town}}.'),
      gaps: [
        { id: 'hours', kind: 'numeric' },
        { id: 'whom', kind: 'choice', options: texts(LABELS.whom) },
        { id: 'town', kind: 'short-text', maxLength: 60 },
      ],
    },
    key: {
      gaps: {
        hours: { kind: 'numeric', value: '72', tolerance: '0' },
        whom: { kind: 'choice', correct: ['s'], weight: 1 },
        town: { kind: 'short-text', variants: ['Gjilan'], fold: true },
      },
    },
  },
  {
    type: 'picture-choice',
    spec: {
      picture: { sha256: pictureSha256, width: 8, height: 8, alt: said('Një zyrë') },
      areas: [area('door', 0), area('desk', 3), area('safe', 6)],
      choices: 'one',
      rule: 'all-or-nothing',
    },
    key: { correct: ['door'] },
  },
  { type: 'file-upload', spec: { accept: ['pdf'], maxBytes: 50_000 } },
];

/** The types of question, in the order of the quiz. */
export const allTypes: readonly string[] = sources('').map(({ type }) => type);

interface Draft {
  readonly prompt: unknown;
  readonly spec: unknown;
  readonly key: unknown;
}

interface QuestionModule {
  readQuestionSource(source: unknown, language: string): Draft;
}

/**
 * Adds the quiz to the exam's course.
 * @param pictureSha256 the picture of its question with a picture
 */
export async function addAllTypesQuiz(sql: Client, pictureSha256: string): Promise<void> {
  const { readQuestionSource } = await fromProduct<QuestionModule>('features/quizzes/question-source.js');
  const activity = idOf('other', 61);
  await sql.query(
    `INSERT INTO activity (id, module_id, position, kind, slug, title, minutes)
     SELECT $1, m.id, 2, 'quiz', 'all-types', a.title, 60 FROM module m JOIN activity a ON a.module_id = m.id WHERE m.version_id = $2 LIMIT 1`,
    [activity, versionId],
  );
  await sql.query(
    `INSERT INTO quiz (id, activity_id, purpose, seconds_allowed, attempts_allowed, pass_mark, is_shuffled)
     VALUES ($1, $2, 'graded', $3, 1, 6000, false)`,
    [allTypesQuizId, activity, secondsAllowed],
  );
  for (const [index, source] of sources(pictureSha256).entries()) {
    const slot = index + 1;
    const whole = { id: `q${slot}`, competence: 'exam', points: 100, prompt: said(`Pyetja ${slot}`), ...source };
    const { prompt, spec, key } = readQuestionSource(whole, 'sq');
    const [question, version] = [idOf('question', 500 + slot), idOf('question-version', 500 + slot)];
    await sql.query('INSERT INTO question (id, course_id, kind, created_at) VALUES ($1, $2, $3, now())', [
      question,
      courseId,
      source.type,
    ]);
    await sql.query(
      `INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
       VALUES ($1, $2, 1, $3, $4, $5, now())`,
      [version, question, JSON.stringify(prompt), JSON.stringify(spec), JSON.stringify(key)],
    );
    await sql.query('INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points) VALUES ($1, $2, $3, 100)', [
      allTypesQuizId,
      slot,
      version,
    ]);
  }
}
