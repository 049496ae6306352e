import { TextField } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';
import { storable } from '../storable.js';

function NumericPlayer({ question, response, onChange }: PlayerProps<'numeric'>) {
  const t = useT();
  const read = useContent();
  return (
    <TextField
      label={<Prompt question={question} />}
      hint={question.unit ? t('quiz.question.unit', { unit: read(question.unit).value }) : t('quiz.question.numeric')}
      value={response?.text ?? ''}
      maxLength={question.maxLength ?? 500}
      width="short"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange({ type: 'numeric', text: storable(target.value) })}
    />
  );
}

export const numeric: QuestionTypeView<'numeric'> = {
  Player: NumericPlayer,
  toWords: ({ text }) => text,
  hasClear: false,
};
