import type { DraftQuestion, DraftQuiz, QuizSettings, WrittenQuestion, WrittenSection } from '@edukom/contracts';
import { PublishingService } from '../src/features/courses/publishing.service.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import { aPerson, type TestApi } from './api.js';

/** A question as an author sends it: a choice of two, of which the first is right. */
export const aWrittenChoice = (prompt = 'Cila?', more: Partial<WrittenQuestion> = {}): WrittenQuestion => ({
  prompt,
  spec: {
    type: 'single',
    options: [
      { id: 'a', text: `${prompt} po` },
      { id: 'b', text: `${prompt} jo` },
    ],
  },
  key: { type: 'single', correct: ['a'] },
  feedback: `${prompt} sepse`,
  guide: null,
  rubric: null,
  ...more,
});

export const FACTS = { competence: 'data', tags: ['bazë'], difficulty: 2, points: 100 };

export const fixedSection = (questionIds: readonly string[], id = 's1', points = 100): WrittenSection => ({
  kind: 'fixed',
  id,
  title: null,
  questions: questionIds.map((questionId) => ({ questionId, points })),
});
export const drawSection = (count: number, more: object = {}): WrittenSection => ({
  kind: 'draw',
  id: 'd1',
  title: null,
  count,
  points: 200,
  tags: ['bazë'],
  competence: null,
  difficulties: [],
  includesShared: false,
  ...more,
});

/** A course with one quiz, begun and written the way a trainer does. */
export async function aWrittenCourse(api: TestApi, cookie?: string) {
  const writer = cookie ?? (await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] })));
  const call = (method: 'get' | 'post' | 'put', path: string, body?: object) =>
    api.http(writer)[method](path).send(body);
  const slug = `c-${uuidv7()}`;
  const begun = { title: 'Kursi', locale: 'sq', requiredLocales: ['sq'], slug, category: 'digital' };
  const { courseId } = (await call('post', '/api/authoring/courses', begun).expect(201)).body as { courseId: string };
  const path = `/api/authoring/courses/${courseId}`;
  const { body: draft } = await call('post', `${path}/modules`, { title: 'Moduli' }).expect(201);
  const moduleId = String(draft.modules[0].id);
  const addQuiz = async (title: string): Promise<string> => {
    const { body } = await call('post', `${path}/modules/${moduleId}/activities`, { kind: 'quiz', title, minutes: 10 });
    return String(body.modules[0].activities.at(-1).id);
  };
  const activityId = await addQuiz('Testi');
  const create = async (content = aWrittenChoice(), facts: object = {}, locale = 'sq'): Promise<DraftQuestion> => {
    const body = { questionId: uuidv7(), locale, content, ...FACTS, ...facts };
    return (await call('post', `${path}/questions`, body).expect(201)).body as DraftQuestion;
  };
  const quizPath = (of = activityId) => `${path}/activities/${of}/quiz`;
  const quiz = async (of = activityId): Promise<DraftQuiz> => (await call('get', quizPath(of)).expect(200)).body;
  const put = (body: object, of = activityId) => call('put', quizPath(of), { locale: 'sq', ...body });
  const setUp = async (
    sections: readonly WrittenSection[],
    settings: Partial<QuizSettings> = {},
    of = activityId,
  ): Promise<DraftQuiz> => {
    const present = await quiz(of);
    const body = { revision: present.revision, settings: { ...present.settings, ...settings }, sections };
    return (await put(body, of).expect(200)).body as DraftQuiz;
  };
  /** Publishes with a reason for everything that can be waived. */
  const publish = async () => {
    const { body } = await call('get', `${path}/gaps`).expect(200);
    const waivers = (body.gaps as { key: string }[]).map(({ key }) => ({ key, reason: 'prova' }));
    return api.app.get(PublishingService).publish(courseId, null, waivers);
  };
  return { courseId, activityId, path, writer, publish, call, addQuiz, create, quiz, put, setUp };
}
export type WrittenCourse = Awaited<ReturnType<typeof aWrittenCourse>>;
