import type { DraftQuestion, WrittenQuestion } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { createContext, use } from 'react';

/** The question being written, in one language. */
export interface QuestionDesk {
  readonly courseId: string;
  readonly content: WrittenQuestion;
  /** What the question says in its own language; of a question in that language the content itself. */
  readonly sourceContent: WrittenQuestion;
  readonly locale: ContentLocale;
  readonly source: ContentLocale;
  /** A translation: structure, key and settings belong to the source and stand. */
  readonly isTranslation: boolean;
  /** As the server has it; null before the first save. */
  readonly stored: DraftQuestion | null;
  /** What is wrong at a path into the content, by indexes. */
  readonly errorAt: (path: string) => string | undefined;
  /** The id of the field at a path. */
  readonly idOf: (path: string) => string;
  readonly change: (content: WrittenQuestion) => void;
}

const Context = createContext<QuestionDesk | null>(null);
export const QuestionDeskProvider = Context;

export function useQuestionDesk(): QuestionDesk {
  const desk = use(Context);
  if (!desk) throw new Error('useQuestionDesk() is for parts of a question being written');
  return desk;
}
