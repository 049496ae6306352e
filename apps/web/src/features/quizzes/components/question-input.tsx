import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import type { QuestionType } from '@edukom/domain';
import { createElement, type ReactNode } from 'react';
import type { PlayerProps, PlayerQuestionOf, ResponseOf } from '../question-types/question-type.js';
import { viewOf } from '../question-types/registry.js';

export interface QuestionInputProps {
  readonly question: PlayerQuestion;
  readonly response: QuestionResponseBody | null;
  readonly onChange: (response: QuestionResponseBody) => void;
}

/** The controls of a question by its type; every one works by keyboard alone. */
export function QuestionInput<K extends QuestionType>({ question, response, onChange }: QuestionInputProps): ReactNode {
  return createElement<PlayerProps<K>>(viewOf<K>(question.type as K).Player, {
    question: question as PlayerQuestionOf<K>,
    // An answer of another type belongs to another question: nothing of it can be shown here.
    response: response?.type === question.type ? (response as ResponseOf<K>) : null,
    onChange,
  });
}
