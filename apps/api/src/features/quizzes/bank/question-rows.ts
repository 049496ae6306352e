import { CONTENT_LOCALES, foldForSearch, type LocalizedText } from '@edukom/domain';
import type { QuestionVersion } from '../entities/question-version.entity.js';
import type { Question } from '../entities/question.entity.js';
import type { QuestionDraft } from '../question-source.js';
import type { StoredSpec } from '../question-types/registry.js';

/** Where a text with gaps asks; the prompt of many is only that gaps are to be filled in. */
export const gapTextOf = (spec: StoredSpec): LocalizedText | null => (spec.type === 'gaps' ? spec.text : null);

/** What a question asks, folded; the names of gaps are nobody's words. */
export const foldAsked = (prompt: string, gapText = ''): string =>
  foldForSearch(`${prompt} ${gapText.replace(/\{\{[\w-]{1,40}\}\}/gu, ' ')}`);

/** The words by which the bank finds a question and its duplicates. */
export function foldedWords({ prompt, spec }: { readonly prompt: LocalizedText; readonly spec: StoredSpec }) {
  const text = gapTextOf(spec);
  const asked = CONTENT_LOCALES.filter((locale) => prompt.texts[locale] !== undefined).map((locale) => ({
    locale,
    words: foldAsked(prompt.texts[locale]?.v ?? '', text?.texts[locale]?.v),
  }));
  return {
    foldedPrompt: asked.find(({ locale }) => locale === prompt.source)?.words ?? '',
    searchText: asked.map(({ words }) => words).join('\n'),
  };
}

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
  ...foldedWords(draft),
  withdrawnAt: null,
  revision: 1,
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
