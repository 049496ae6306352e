import type { WrittenQuestion } from '@edukom/contracts';
import type { QuestionType } from '@edukom/domain';

export type WrittenSpecOf<K extends QuestionType> = Extract<WrittenQuestion['spec'], { type: K }>;
export type WrittenKeyOf<K extends QuestionType> = Extract<WrittenQuestion['key'], { type: K }>;

/** What the editor of a type changes: what is asked, and what is right. */
export interface EditorProps<K extends QuestionType> {
  readonly spec: WrittenSpecOf<K>;
  readonly answerKey: WrittenKeyOf<K>;
  readonly onChange: (spec: WrittenSpecOf<K>, answerKey: WrittenKeyOf<K>) => void;
}

/** A new question of a type, with nothing said in it yet. */
export interface FreshQuestion<K extends QuestionType> {
  readonly spec: WrittenSpecOf<K>;
  readonly key: WrittenKeyOf<K>;
}
