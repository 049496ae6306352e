import type { ItemAnalysisView, ItemRow } from '@edukom/contracts';
import {
  analyseQuiz,
  type ContentLocale,
  isKeyCorrectable,
  type ItemAnalysis,
  MINIMUM_ATTEMPTS,
  standingCorrections,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../platform/http/problem.js';
import type { AttemptFile } from '../attempt-file.js';
import { AttemptsRepository } from '../attempts.repository.js';
import { QuizCatalogue } from '../quiz-catalogue.js';
import type { QuizRow } from '../quizzes.repository.js';
import { type CorrectionScope, type LedgerRow, RescoringRepository } from '../rescoring.repository.js';
import { choicesOf } from '../question-types/registry.js';
import type { StoredQuestion } from '../stored-question.js';
import { analysedAttempt, analysedItem, typedAnswers } from './item-source.js';
import { ItemsRepository } from './items.repository.js';

interface Material {
  readonly quiz: QuizRow;
  readonly questions: ReadonlyMap<string, StoredQuestion>;
  readonly ledger: readonly LedgerRow[];
  /** Attempts with all their marks. */
  readonly files: readonly AttemptFile[];
}

/** Item analysis of a quiz: four statements, five with a run, whatever the number of attempts and questions. */
@Injectable()
export class ItemAnalysisService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly corrections: RescoringRepository,
    private readonly items: ItemsRepository,
  ) {}

  /** @throws Problem `request.not-found` when there is no such quiz, or not in this run. */
  async analysis(scope: CorrectionScope): Promise<ItemAnalysisView> {
    const { quizId, runId } = scope;
    const quiz = await this.catalogue.quiz(quizId);
    const run = runId === null ? null : await this.items.runOfQuiz(runId, quizId);
    if (!quiz || (runId !== null && !run)) throw new Problem('request.not-found');
    const counted = await this.attempts.countedFiles(quizId, runId);
    // One run's corrections say nothing about the key over all runs; their attempts bring their own ledger.
    const ledger = (await this.corrections.ledger(quizId)).filter((row) => row.runId === null || row.runId === runId);
    const versions = [
      ...quiz.sections.flatMap(({ questions }) => questions).map(({ questionVersionId }) => questionVersionId),
      ...counted.flatMap((file) => file.slots.map(({ questionVersionId }) => questionVersionId)),
    ];
    const questions = await this.catalogue.questions(versions);
    const read = counted.flatMap((file) => {
      const attempt = analysedAttempt(file, questions);
      return attempt ? [{ file, attempt }] : [];
    });
    const analysed = read.map(({ attempt }) => attempt);
    const ordered = [...new Set(versions)].flatMap((id) => questions.get(id) ?? []);
    const found = analyseQuiz(
      ordered.map((question) => analysedItem(question, ledger)),
      analysed,
    );
    const material = { quiz, questions, ledger, files: read.map(({ file }) => file) };
    return {
      quizId,
      title: quiz.title,
      courseTitle: quiz.course_title,
      run: run && { runId: run.run_id, code: run.code, title: run.title },
      passMark: quiz.pass_mark,
      attempts: found.attempts,
      waiting: counted.length - read.length,
      minimum: MINIMUM_ATTEMPTS,
      languages: languagesOf(analysed.map(({ language }) => language as ContentLocale)),
      quiz: found.quiz,
      questions: found.items.flatMap((item, index) => rowOf(item, index + 1, material) ?? []),
    };
  }
}

function languagesOf(languages: readonly ContentLocale[]): ItemAnalysisView['languages'] {
  const counts = Map.groupBy(languages, (language) => language);
  return [...counts]
    .map(([language, all]) => ({ language, attempts: all.length }))
    .sort((a, b) => b.attempts - a.attempts || (a.language < b.language ? -1 : 1));
}

function rowOf(item: ItemAnalysis, number: number, material: Material): ItemRow | null {
  const question = material.questions.get(item.id);
  if (!question) return null;
  const isShown = item.groups[0]?.hidden !== 'too-few';
  return {
    questionVersionId: item.id,
    number,
    type: question.spec.type,
    prompt: question.prompt,
    points: pointsOf(item.id, material),
    options: (choicesOf(question.spec)?.options ?? []).map(({ id, text }) => ({ id, text })),
    corrections: standingCorrections(material.ledger)
      .filter(({ questionVersionId }) => questionVersionId === item.id)
      .map(({ kind }) => kind),
    isKeyCorrectable: isKeyCorrectable(question.spec.type),
    groups: item.groups.map((group) => ({
      ...group,
      language: group.language as ContentLocale | null,
      use: group.use && { options: [...group.use.options], none: group.use.none },
    })),
    differences: item.differences.map((difference) => ({
      ...difference,
      language: difference.language as ContentLocale,
      reference: difference.reference as ContentLocale,
    })),
    flags: item.flags.map((flag) => ({ ...flag, language: flag.language as ContentLocale | null })),
    typed: isShown ? typedAnswers(item.id, material.files, material.questions) : [],
  };
}

/** What the question is worth in the quiz, or was in an attempt that had it. */
function pointsOf(id: string, { quiz, files }: Material): number {
  const inQuiz = quiz.sections
    .flatMap(({ questions }) => questions)
    .find(({ questionVersionId }) => questionVersionId === id);
  if (inQuiz) return inQuiz.points;
  for (const { slots } of files) {
    const pinned = slots.find(({ questionVersionId }) => questionVersionId === id);
    if (pinned) return pinned.points;
  }
  return 0;
}
