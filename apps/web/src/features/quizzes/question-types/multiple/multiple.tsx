import { CheckboxField, FieldGroup } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { optionWords } from '../option-words.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';

function MultiplePlayer({ question, response, onChange }: PlayerProps<'multiple'>) {
  const t = useT();
  const selected = response?.selected ?? [];
  const rule = question.rule === 'all-or-nothing' ? 'all-or-nothing' : 'right-minus-wrong';
  return (
    <FieldGroup
      label={<Prompt question={question} />}
      hint={`${t('quiz.question.multiple')} ${t(`quiz.question.${rule}`)}`}
    >
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
  toWords: ({ selected }, question, words) => optionWords(question, selected, words),
  hasClear: false,
};
