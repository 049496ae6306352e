import { TextField } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, PlayerQuestionOf, QuestionTypeView } from '../question-type.js';
import { storable } from '../storable.js';

function useNumberHint({ unit, isUnitRequired }: PlayerQuestionOf<'numeric'>): string {
  const t = useT();
  const read = useContent();
  if (isUnitRequired) return t('quiz.question.number-with-unit');
  return unit ? t('quiz.question.unit', { unit: read(unit).value }) : t('quiz.question.numeric');
}

function NumericPlayer({ question, response, onChange }: PlayerProps<'numeric'>) {
  const hint = useNumberHint(question);
  return (
    <TextField
      label={<Prompt question={question} />}
      hint={hint}
      value={response?.text ?? ''}
      maxLength={question.maxLength ?? 500}
      width="short"
      inputMode={question.isUnitRequired ? 'text' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange({ type: 'numeric', text: storable(target.value) })}
    />
  );
}

export const numeric: QuestionTypeView<'numeric'> = {
  Player: NumericPlayer,
  Editor: lazy(() => import('./numeric-editor.js').then((module) => ({ default: module.NumericEditor }))),
  fresh: () => ({
    spec: { type: 'numeric' },
    key: { type: 'numeric', accepted: [{ value: '', tolerance: '0' }] },
  }),
  toWords: ({ text }) => text,
  hasClear: false,
};
