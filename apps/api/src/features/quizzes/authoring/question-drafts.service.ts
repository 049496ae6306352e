import type { createQuestion, DraftQuestion, InputOf, saveQuestion } from '@edukom/contracts';
import { isSameJson } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import { type Facts, QuestionDraftsRepository, type QuestionRow, type Wording } from './question-drafts.repository.js';
import { wordingAfter } from './question-wording.js';

type OfQuestion = InputOf<typeof saveQuestion>['params'];

const wordingOf = ({ prompt, spec, answer_key: answerKey, feedback, guide, rubric }: QuestionRow): Wording => ({
  prompt,
  spec,
  answerKey,
  feedback,
  guide,
  rubric,
});
const factsOf = ({ competence, tags, difficulty, points }: Facts): Facts => ({
  competence,
  tags: [...new Set(tags)],
  difficulty,
  points,
});

/** A question as its authors see it. */
export const toDraftQuestion = (row: QuestionRow): DraftQuestion =>
  ({
    questionId: row.id,
    courseId: row.course_id,
    revision: row.revision,
    version: row.number,
    prompt: row.prompt,
    spec: row.spec,
    key: row.answer_key,
    feedback: row.feedback,
    guide: row.guide,
    rubric: row.rubric,
    competence: row.competence,
    tags: row.tags,
    difficulty: row.difficulty,
    points: row.points,
    quizzes: row.quizzes,
  }) as DraftQuestion;

/**
 * Writing questions. Invariants: a version never changes, so a save makes a new one and attempts keep theirs; a save
 * changes only the revision it was made from; what is stored has a key that fits, in whatever language it is written;
 * drafts ask the newest version, published courses the one they were published with.
 */
@Injectable()
export class QuestionDraftsService {
  constructor(
    private readonly db: Db,
    private readonly questions: QuestionDraftsRepository,
    private readonly clock: Clock,
  ) {}

  /** Of the course or of the shared bank. */
  async read({ courseId, questionId }: OfQuestion): Promise<DraftQuestion> {
    const row = await this.questions.question(questionId);
    if (!row || (row.course_id !== null && row.course_id !== courseId)) throw new Problem('request.not-found');
    return toDraftQuestion(row);
  }

  /** Sent twice with the same id, it makes one question; what was said the second time is not looked at. */
  async create(
    courseId: string,
    { questionId, locale, content, ...given }: InputOf<typeof createQuestion>['body'],
  ): Promise<DraftQuestion> {
    const facts = factsOf(given);
    const wording = wordingAfter(null, content, { locale, source: locale, points: facts.points });
    const createdAt = this.clock.now();
    return this.db.tx(async () => {
      if (!(await this.questions.hasCourse(courseId))) throw new Problem('request.not-found');
      const question = { ...facts, id: questionId, courseId, kind: content.spec.type, createdAt };
      if (await this.questions.insert(question))
        await this.questions.insertVersion({ ...wording, id: uuidv7(), questionId, number: 1, createdAt });
      const row = await this.questions.question(questionId);
      if (row?.course_id !== courseId) throw new Problem('request.conflict');
      return toDraftQuestion(row);
    });
  }

  /** Saved again as it stands already, nothing changes, whatever revision is named. */
  async save(
    { courseId, questionId }: OfQuestion,
    { revision, locale, content, isReviewed, ...given }: InputOf<typeof saveQuestion>['body'],
  ): Promise<DraftQuestion> {
    return this.db.tx(async () => {
      const row = await this.questions.hold(courseId, questionId);
      if (!row) throw new Problem('request.not-found');
      if (content.spec.type !== row.kind)
        throw new Problem('request.invalid', { errors: [{ pointer: '/content/spec/type', code: 'choice' }] });
      const before = wordingOf(row);
      const facts = factsOf(given);
      const edit = { locale, source: row.prompt.source, points: facts.points, isReviewed };
      const wording = wordingAfter(before, content, edit);
      const isReworded = !isSameJson(wording, before);
      if (!isReworded && isSameJson(facts, factsOf(row))) return toDraftQuestion(row);
      if (row.revision !== revision) throw new Problem('draft.changed', { current: toDraftQuestion(row) });
      await this.questions.change(questionId, facts, isReworded);
      if (isReworded) await this.#addVersion(row, wording);
      const saved = await this.questions.question(questionId);
      if (!saved) throw new Problem('request.not-found');
      return toDraftQuestion(saved);
    });
  }

  async #addVersion({ id: questionId, number }: QuestionRow, wording: Wording): Promise<void> {
    const version = { ...wording, id: uuidv7(), questionId, number: number + 1, createdAt: this.clock.now() };
    await this.questions.insertVersion(version);
  }
}
