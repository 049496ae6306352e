import type { AttemptView, QuestionResponseBody } from '@edukom/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '@edukom/domain';
import { uuidv7 } from '../src/platform/db/ids.js';
import { type QuizDefinition, QuizzesService } from '../src/features/quizzes/quizzes.service.js';
import type { QuestionSource } from '../src/features/quizzes/question-source.js';
import { anInstitution, aPerson, type TestApi } from './api.js';

const CONTENT = path.join(import.meta.dirname, '../src/seeds/content/safe-passwords/questions.json');
const text = (sq: string) => JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v: sq }, en: { v: sq, from: 1 } } });

/** The questions of the real course: 8 of `pre-test`, 8 and an open one of `post-test`. */
export const realQuestions = (test: 'pre-test' | 'post-test'): QuestionSource[] =>
  (JSON.parse(readFileSync(CONTENT, 'utf8')) as Record<string, QuestionSource[]>)[test] ?? [];

export interface QuizScene {
  readonly courseId: string;
  readonly versionId: string;
  readonly activityId: string;
  readonly runId: string;
  readonly quizId: string;
  readonly institutionId: string;
}

/** A running course with one quiz of the real questions. */
export async function aQuiz(
  api: TestApi,
  options: Partial<QuizDefinition> & { runState?: string } = {},
): Promise<QuizScene> {
  const { runState = 'running', ...definition } = options;
  const [courseId, versionId, moduleId, activityId, runId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const { institutionId } = await anInstitution(api.db);
  const title = text('Fjalëkalime të sigurta');
  await api.db.execute(
    "INSERT INTO course (id, slug, title, summary, category, required_locales, search_text, created_at) VALUES ($1, $2, $3, $3, 'digital-skills', '{sq}', '', now())",
    [courseId, `kursi-${courseId}`, title],
  );
  await api.db.execute(
    "INSERT INTO course_version (id, course_id, number, state, published_at, content_hash) VALUES ($1, $2, 1, 'published', now(), 'hash')",
    [versionId, courseId],
  );
  await api.db.execute('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    moduleId,
    versionId,
    title,
  ]);
  await api.db.execute(
    "INSERT INTO activity (id, module_id, position, kind, slug, title, minutes) VALUES ($1, $2, 1, 'quiz', 'testi', $3, 25)",
    [activityId, moduleId, text('Testi përfundimtar')],
  );
  await api.db.execute(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '2026-01-01', '2027-12-31', '{sq}', '{}', '{}', now())`,
    [runId, courseId, versionId, `R-${runId.slice(-8)}`, title, institutionId, runState],
  );
  const quizId = await api.app.get(QuizzesService).defineQuiz({
    activityId,
    courseId,
    purpose: 'post',
    secondsAllowed: 1_800,
    attemptsAllowed: 1,
    passMark: 6_000,
    isShuffled: true,
    questions: realQuestions('post-test'),
    ...definition,
  });
  return { courseId, versionId, activityId, runId, quizId, institutionId };
}

/** Somebody enrolled in the run, signed in. */
export async function aLearner(
  api: TestApi,
  scene: QuizScene,
): Promise<{ personId: string; enrolmentId: string; cookie: string }> {
  const personId = await aPerson(api.db);
  const enrolmentId = uuidv7();
  await api.db.execute(
    "INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at) VALUES ($1, $2, $3, $4, 'enrolled', now())",
    [enrolmentId, scene.runId, personId, scene.institutionId],
  );
  return { personId, enrolmentId, cookie: await api.signIn(personId) };
}

/** A trainer of the run, signed in. */
export async function aTrainer(
  api: TestApi,
  scene: QuizScene,
  role: Role = 'trainer',
): Promise<{ personId: string; cookie: string }> {
  const personId = await aPerson(api.db, {
    familyName: 'Gashi',
    grants: [{ role, scopeKind: 'run', scopeId: scene.runId }],
  });
  return { personId, cookie: await api.signIn(personId) };
}

export async function started(api: TestApi, scene: QuizScene, cookie: string): Promise<AttemptView> {
  const { body } = await api
    .http(cookie)
    .post(`/api/quizzes/${scene.quizId}/attempts`)
    .send({ locale: 'sq' })
    .expect(200);
  return body as AttemptView;
}

/** An answer to the open question of a submitted attempt. */
export interface SubmittedAnswer {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly cookie: string;
  readonly attemptId: string;
  readonly slot: number;
}

/** Somebody who answered the open question (or nothing) and submitted. */
export async function submittedOpen(api: TestApi, scene: QuizScene, text: string | null): Promise<SubmittedAnswer> {
  const learner = await aLearner(api, scene);
  const view = await started(api, scene, learner.cookie);
  const slot = view.questions.find((question) => question.type === 'open')?.slot ?? 0;
  if (text !== null) await putAnswer(api, learner.cookie, view.attemptId, slot, 1, { type: 'open', text }).expect(200);
  await api.http(learner.cookie).post(`/api/attempts/${view.attemptId}/submit`).expect(200);
  return { ...learner, attemptId: view.attemptId, slot };
}

const WORDS = 'Përgjigja ime: ëç ШЂ';

type Question = AttemptView['questions'][number];
const firstOf = ({ options }: Question) => options[0]?.id ?? 'a';
const each = (parts: readonly { readonly id: string }[], said: string) =>
  Object.fromEntries(parts.map(({ id }) => [id, said]));

const ANY: {
  readonly [K in Question['type']]: (
    question: Extract<Question, { type: K }>,
    words: string,
  ) => Extract<QuestionResponseBody, { type: K }>;
} = {
  single: (question) => ({ type: 'single', selected: firstOf(question) }),
  multiple: (question) => ({ type: 'multiple', selected: [firstOf(question)] }),
  'true-false': () => ({ type: 'true-false', value: true }),
  numeric: () => ({ type: 'numeric', text: '24' }),
  'short-text': (_question, text) => ({ type: 'short-text', text }),
  matching: (question) => ({ type: 'matching', pairs: each(question.prompts, firstOf(question)) }),
  ordering: ({ options }) => ({ type: 'ordering', order: options.map(({ id }) => id) }),
  gaps: (question, text) => ({ type: 'gaps', gaps: each(question.gaps, text) }),
  'picture-choice': (question) => ({ type: 'picture-choice', selected: [firstOf(question)] }),
  open: (_question, text) => ({ type: 'open', text }),
  'file-upload': () => ({ type: 'file-upload', mediaId: null }),
};

/** An answer of the right type, so that it can be stored; whether it is right does not matter. */
export const anyResponse = <K extends Question['type']>(
  question: Question,
  words = WORDS,
): Extract<QuestionResponseBody, { type: K }> =>
  ANY[question.type as K](question as Extract<Question, { type: K }>, words);

export const putAnswer = (
  api: TestApi,
  cookie: string,
  attemptId: string,
  slot: number,
  clientRev: number,
  response: QuestionResponseBody | null,
) => api.http(cookie).put(`/api/attempts/${attemptId}/answers/${slot}`).send({ clientRev, response, locale: 'sq' });

/** Moves an attempt into the past, so that its deadline was `seconds` ago. */
export const letExpire = (api: TestApi, attemptId: string, seconds: number) =>
  api.db.execute(
    'UPDATE attempt SET started_at = started_at - (deadline_at - now()) - make_interval(secs => $2), deadline_at = now() - make_interval(secs => $2) WHERE id = $1',
    [attemptId, seconds],
  );
