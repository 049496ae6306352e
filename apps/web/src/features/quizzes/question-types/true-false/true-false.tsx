import { RadioGroup } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';

function TrueFalsePlayer({ question, response, onChange }: PlayerProps<'true-false'>) {
  const t = useT();
  const value = response?.value ?? null;
  return (
    <RadioGroup
      name={`question-${question.slot}`}
      label={<Prompt question={question} />}
      value={value === null ? null : String(value)}
      onChange={(text) => onChange({ type: 'true-false', value: text === 'true' })}
      options={[
        { value: 'true', label: t('quiz.question.true') },
        { value: 'false', label: t('quiz.question.false') },
      ]}
    />
  );
}

export const trueFalse: QuestionTypeView<'true-false'> = {
  Player: TrueFalsePlayer,
  Editor: lazy(() => import('./true-false-editor.js').then((module) => ({ default: module.TrueFalseEditor }))),
  fresh: () => ({
    spec: { type: 'true-false' },
    key: { type: 'true-false', correct: true },
  }),
  toWords: ({ value }, _question, words) => (value ? words.isTrue : words.isFalse),
  hasClear: true,
};
