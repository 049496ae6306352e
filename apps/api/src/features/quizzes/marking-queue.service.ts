import type { getGradingQueue, GradingItem, GradingQuestion, listDecisions, OutputOf } from '@edukom/contracts';
import { mayDecide } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { toAnswerFile } from './answer-file-view.js';
import { GradingRepository, type QueueRow, type QueueScope } from './grading.repository.js';
import { anonymousCode, markingOf, neutralName } from './mark-view.js';
import { QuizCatalogue } from './quiz-catalogue.js';

type Queue = OutputOf<typeof getGradingQueue>;

/** So many answers of one sitting come at once; who has done them loads the next. */
const SITTING = 500;
function nameOf(row: QueueRow, withNames: boolean): string | null {
  if (row.is_anonymous) return row.is_released ? row.name : null;
  return withNames ? row.name : null;
}

function itemOf(row: QueueRow, personId: string, withNames: boolean): GradingItem {
  const code = anonymousCode(row.attempt_id);
  const { seat, state, marks } = markingOf(row.given, row.tolerance, personId);
  const file = row.file && toAnswerFile(row.file);
  const isHidden = row.is_anonymous && !row.is_released;
  return {
    attemptId: row.attempt_id,
    slot: row.slot,
    questionVersionId: row.question_version_id,
    maxPoints: row.max_points,
    code,
    name: nameOf(row, withNames),
    text: row.text ?? '',
    file: file && isHidden ? { ...file, name: neutralName(code, file.name) } : file,
    locale: row.locale,
    state,
    seat,
    mark: marks.find(({ role }) => role === (seat ?? (state === 'decided' ? 'decision' : 'first'))) ?? null,
    marks,
    isReleased: row.is_released,
  };
}

/**
 * What people mark from: by question, by person, and what is to be decided. Names are where they may be, else they are not
 * in what is sent at all.
 */
@Injectable()
export class MarkingQueueService {
  constructor(
    private readonly grading: GradingRepository,
    private readonly catalogue: QuizCatalogue,
  ) {}

  /** Every answer of the run to one question that a person marks; a question nobody answered there is not found. */
  byQuestion(actor: Actor, runId: string, questionVersionId: string, withNames: boolean): Promise<Queue> {
    return this.#queue({ runId, questionVersionId, quizId: null, personId: actor.personId }, withNames);
  }

  /** Every answer of a quiz in the run that a person marks, those of one person together. */
  byPerson(actor: Actor, runId: string, quizId: string, withNames: boolean): Promise<Queue> {
    return this.#queue({ runId, questionVersionId: null, quizId, personId: actor.personId }, withNames);
  }

  /** Answers with two marks too far apart; where the reader gave one of them they have no seat. */
  async decisions(actor: Actor, runId: string): Promise<OutputOf<typeof listDecisions>> {
    const { personId } = actor;
    const rows = await this.grading.queue({ runId, questionVersionId: null, quizId: null, personId }, SITTING);
    const differ = rows.filter((row) => markingOf(row.given, row.tolerance, personId).state === 'differ');
    const items = differ.map((row) => {
      const item = itemOf(row, personId, false);
      return { ...item, seat: mayDecide(personId, row.given) ? ('decision' as const) : null, mark: null };
    });
    return { questions: await this.#questions(differ), items };
  }

  async #queue(scope: QueueScope, withNames: boolean): Promise<Queue> {
    const rows = await this.grading.queue(scope, SITTING + 1);
    if (rows.length === 0) throw new Problem('request.not-found');
    const shown = rows.slice(0, SITTING);
    return {
      questions: await this.#questions(shown),
      isAnonymous: shown.some((row) => row.is_anonymous),
      items: shown.map((row) => itemOf(row, scope.personId, withNames)),
      hasMore: rows.length > SITTING,
    };
  }

  async #questions(rows: readonly QueueRow[]): Promise<GradingQuestion[]> {
    const tolerances = new Map(rows.map((row) => [row.question_version_id, row.tolerance]));
    const questions = await this.catalogue.questions(tolerances.keys());
    return [...tolerances].flatMap(([questionVersionId, tolerance]) => {
      const question = questions.get(questionVersionId);
      if (!question) return [];
      const { prompt, guide, rubric } = question;
      return [{ questionVersionId, prompt, guide, rubric, tolerance }];
    });
  }
}
