import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import type { QuestionType } from '@edukom/domain';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { EditorProps, FreshQuestion } from './question-editor.js';

export type PlayerQuestionOf<K extends QuestionType> = Extract<PlayerQuestion, { type: K }>;
export type ResponseOf<K extends QuestionType> = Extract<QuestionResponseBody, { type: K }>;

export interface PlayerProps<K extends QuestionType> {
  readonly question: PlayerQuestionOf<K>;
  readonly response: ResponseOf<K> | null;
  readonly onChange: (response: ResponseOf<K>) => void;
}

/** What the words of an answer are made of: reads a text in the page's language; words of our own. */
export interface AnswerWords {
  readonly read: (text: PlayerQuestion['prompt']) => string;
  readonly isTrue: string;
  readonly isFalse: string;
  /** The name of an upload. */
  readonly fileName?: (mediaId: string) => string;
}

/** One type of question on the screen; each type is one such value in its own folder. */
export interface QuestionTypeView<K extends QuestionType> {
  /** The controls; all of them work by keyboard alone. They begin with the prompt as their label. */
  readonly Player: ComponentType<PlayerProps<K>>;
  /** What is asked and what is right, as an author writes it; loaded only where somebody writes. */
  readonly Editor: LazyExoticComponent<ComponentType<EditorProps<K>>>;
  /** What a new question of the type begins with. */
  readonly fresh: () => FreshQuestion<K>;
  /** An answer in words. `question` is of this type, or of another one after a change of the question. */
  readonly toWords: (response: ResponseOf<K>, question: PlayerQuestion, words: AnswerWords) => string;
  /** Whether a choice once made needs a button of its own to be taken back. */
  readonly hasClear: boolean;
}
