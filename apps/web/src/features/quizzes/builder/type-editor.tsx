import type { QuestionType } from '@edukom/domain';
import { createElement } from 'react';
import type { EditorProps, WrittenKeyOf, WrittenSpecOf } from '../question-types/question-editor.js';
import { viewOf } from '../question-types/registry.js';
import { useQuestionDesk } from './question-desk.js';

/** What the type of the question needs to be written: loaded when somebody writes it, and waited for by the whole form. */
export function TypeEditor<K extends QuestionType>() {
  const { content, change } = useQuestionDesk();
  const { spec, key } = content;
  const props: EditorProps<K> = {
    spec: spec as WrittenSpecOf<K>,
    answerKey: key as WrittenKeyOf<K>,
    onChange: (nextSpec, nextKey) => change({ ...content, spec: nextSpec, key: nextKey }),
  };
  return createElement(viewOf<K>(spec.type as K).Editor, props);
}
