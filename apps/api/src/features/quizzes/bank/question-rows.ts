import { foldForSearch, type LocalizedText } from '@edukom/domain';
import type { QuestionVersion } from '../entities/question-version.entity.js';
import type { Question } from '../entities/question.entity.js';
import type { QuestionDraft } from '../question-source.js';

/** The words by which the bank finds a question and its duplicates. */
export const foldedWords = (prompt: LocalizedText) => ({
  foldedPrompt: foldForSearch(prompt.texts[prompt.source]?.v ?? ''),
  searchText: Object.values(prompt.texts)
    .map(({ v }) => foldForSearch(v))
    .join('\n'),
});

/** What a question has beside its versions. */
export interface QuestionPlace {
  readonly courseId: string | null;
  readonly tags?: readonly string[];
  readonly difficulty?: number | null;
  readonly externalId?: string | null;
}

export const questionRow = (
  id: string,
  draft: QuestionDraft,
  { courseId, tags = [], difficulty = null, externalId = null }: QuestionPlace,
  createdAt: Date,
): Question => ({
  id,
  courseId,
  kind: draft.type,
  competence: draft.competence,
  tags: [...tags],
  difficulty,
  points: draft.points,
  externalId,
  ...foldedWords(draft.prompt),
  withdrawnAt: null,
  createdAt,
});

export const versionRow = (
  id: string,
  question: { readonly id: string; readonly number: number },
  draft: QuestionDraft,
  createdAt: Date,
): QuestionVersion => ({
  id,
  questionId: question.id,
  number: question.number,
  prompt: draft.prompt,
  spec: draft.spec,
  answerKey: draft.key,
  feedback: draft.feedback,
  guide: draft.guide,
  rubric: draft.rubric,
  createdAt,
});
