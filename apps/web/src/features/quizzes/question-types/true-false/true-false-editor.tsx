import { RadioGroup } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import type { EditorProps } from '../question-editor.js';

/** Whether the statement holds. */
export function TrueFalseEditor({ spec, answerKey, onChange }: EditorProps<'true-false'>) {
  const t = useT();
  const { isTranslation, idOf } = useQuestionDesk();
  if (isTranslation) return null;
  return (
    <RadioGroup
      id={idOf('key/correct')}
      name="is-true"
      label={t('builder.true-false.label')}
      value={String(answerKey.correct)}
      options={[
        { value: 'true', label: t('quiz.question.true') },
        { value: 'false', label: t('quiz.question.false') },
      ]}
      onChange={(value) => onChange(spec, { ...answerKey, correct: value === 'true' })}
    />
  );
}
