import { CheckboxField, FieldGroup } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { optionWords } from '../option-words.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';
import { useRuleWords } from '../rule-words.js';

function MultiplePlayer({ question, response, onChange }: PlayerProps<'multiple'>) {
  const t = useT();
  const selected = response?.selected ?? [];
  const rule = useRuleWords(question.rule);
  return (
    <FieldGroup label={<Prompt question={question} />} hint={`${t('quiz.question.multiple')} ${rule}`}>
      {question.options.map(({ id, text }) => (
        <CheckboxField
          key={id}
          label={<Words text={text} />}
          checked={selected.includes(id)}
          onChange={({ target }) =>
            onChange({
              type: 'multiple',
              selected: target.checked ? [...selected, id] : selected.filter((one) => one !== id),
            })
          }
        />
      ))}
    </FieldGroup>
  );
}

export const multiple: QuestionTypeView<'multiple'> = {
  Player: MultiplePlayer,
  Editor: lazy(() => import('./multiple-editor.js').then((module) => ({ default: module.MultipleEditor }))),
  fresh: () => ({
    spec: {
      type: 'multiple',
      options: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
      rule: 'all-or-nothing',
    },
    key: { type: 'multiple', correct: [] },
  }),
  toWords: ({ selected }, question, words) => optionWords(question, selected, words),
  hasClear: false,
};
