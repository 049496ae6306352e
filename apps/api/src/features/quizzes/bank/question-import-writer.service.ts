import type { ContentLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import type { ExchangeQuestion } from '../exchange/read-item.js';
import { readQuestionSource } from '../question-source.js';
import type { DecidedQuestion, KnownQuestion } from './decide-questions.js';
import { type CurrentQuestion, QuestionImportsRepository } from './question-imports.repository.js';
import type { DoneQuestion, QuestionRow, QuestionState } from './question-import-view.js';

/** One question as applying left it. */
export interface WrittenQuestion {
  readonly line: number;
  readonly questionId: string;
  readonly done: DoneQuestion;
}

/** What only the question row holds; everything else makes a new version. */
const ROW_ONLY = new Set(['points', 'competence', 'tags', 'difficulty']);

const stateOf = (versionId: string, { source, tags, difficulty }: ExchangeQuestion): QuestionState => ({
  versionId,
  competence: source.competence,
  tags,
  points: source.points,
  difficulty,
});

const isSameState = (one: QuestionState, other: QuestionState): boolean =>
  one.versionId === other.versionId &&
  one.competence === other.competence &&
  one.points === other.points &&
  one.difficulty === other.difficulty &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, index) => tag === other.tags[index]);

/** Does what was decided about questions, and takes it back. Always in the caller's transaction. */
@Injectable()
export class QuestionImportWriter {
  constructor(
    private readonly clock: Clock,
    private readonly repository: QuestionImportsRepository,
  ) {}

  async carryOut(
    courseId: string | null,
    decided: readonly DecidedQuestion[],
    locale: ContentLocale,
  ): Promise<WrittenQuestion[]> {
    const lines = decided.map((one, index) => ({ ...one, line: index + 1 }));
    const made = await this.#create(courseId, lines, locale);
    const changed: WrittenQuestion[] = [];
    for (const { line, decision, known, target, changes } of lines)
      if (decision === 'update' && known && target) changed.push(await this.#update(line, known, target, changes));
    return [...made, ...changed].sort((one, other) => one.line - other.line);
  }

  /** @throws Problem naming the first question that is used or was changed since: then nothing is taken back. */
  async takeBack(rows: readonly QuestionRow[]): Promise<void> {
    const done = rows.flatMap(({ questionId, fields }) =>
      questionId && fields.done ? [{ questionId, name: fields.item.name, ...fields.done }] : [],
    );
    const now = this.clock.now();
    const current = new Map(
      (await this.repository.current(done.map(({ questionId }) => questionId))).map((one) => [one.questionId, one]),
    );
    const pairs = done.map((one) => ({ ...one, current: checked(one, current.get(one.questionId)) }));
    await this.repository.withdraw(
      pairs.filter(({ before }) => before === null).map(({ questionId }) => questionId),
      now,
    );
    for (const { questionId: id, before, after, current: newest } of pairs) {
      if (before === null) continue;
      await this.repository.updateQuestion(id, before);
      if (before.versionId !== after.versionId)
        await this.repository.repeatVersion({ id, number: newest.number + 1 }, before.versionId, now);
    }
  }

  async #create(
    courseId: string | null,
    decided: readonly (DecidedQuestion & { readonly line: number })[],
    locale: ContentLocale,
  ): Promise<WrittenQuestion[]> {
    const fresh = decided.flatMap(({ line, decision, target }) =>
      decision === 'create' && target ? [{ line, target, questionId: uuidv7() }] : [],
    );
    const versions = await this.repository.insert(
      courseId,
      fresh.map(({ questionId, target: { source, tags, difficulty, externalId } }) => ({
        questionId,
        draft: readQuestionSource(source, locale),
        tags,
        difficulty,
        externalId,
      })),
      this.clock.now(),
    );
    return fresh.map(({ line, target, questionId }, index) => ({
      line,
      questionId,
      done: { before: null, after: stateOf(versions[index] ?? '', target) },
    }));
  }

  async #update(
    line: number,
    known: KnownQuestion,
    target: ExchangeQuestion,
    changes: DecidedQuestion['changes'],
  ): Promise<WrittenQuestion> {
    const { questionId, versionId, number, locale } = known;
    const draft = readQuestionSource(target.source, locale);
    const isNewVersion = changes.some((change) => !ROW_ONLY.has(change));
    const newest = isNewVersion
      ? await this.repository.insertVersion({ id: questionId, number: number + 1 }, draft, this.clock.now())
      : versionId;
    const done = { before: stateOf(versionId, known.exchange), after: stateOf(newest, target) };
    await this.repository.updateQuestion(questionId, done.after);
    return { line, questionId, done };
  }
}

function checked(
  { name, before, after }: DoneQuestion & { readonly name: string },
  current: CurrentQuestion | undefined,
): CurrentQuestion {
  if (!current || current.isWithdrawn || !isSameState(current, after))
    throw new Problem('import.undo-changed', { params: { name } });
  if (current.isUsed && before?.versionId !== after.versionId)
    throw new Problem('import.undo-used', { params: { name } });
  return current;
}
