import { RadioGroup } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { optionWords } from '../option-words.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';

function SinglePlayer({ question, response, onChange }: PlayerProps<'single'>) {
  const t = useT();
  return (
    <RadioGroup
      name={`question-${question.slot}`}
      label={<Prompt question={question} />}
      hint={t('quiz.question.single')}
      value={response?.selected ?? null}
      onChange={(id) => onChange({ type: 'single', selected: id })}
      options={question.options.map(({ id, text }) => ({ value: id, label: <Words text={text} /> }))}
    />
  );
}

export const single: QuestionTypeView<'single'> = {
  Player: SinglePlayer,
  Editor: lazy(() => import('./single-editor.js').then((module) => ({ default: module.SingleEditor }))),
  fresh: () => ({
    spec: {
      type: 'single',
      options: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
    },
    key: { type: 'single', correct: [] },
  }),
  toWords: ({ selected }, question, words) => optionWords(question, selected === null ? [] : [selected], words),
  hasClear: true,
};
