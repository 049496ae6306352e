import { TextField } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';
import { storable } from '../storable.js';

function ShortTextPlayer({ question, response, onChange }: PlayerProps<'short-text'>) {
  const t = useT();
  return (
    <TextField
      label={<Prompt question={question} />}
      hint={t('quiz.question.short')}
      value={response?.text ?? ''}
      maxLength={question.maxLength ?? 500}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange({ type: 'short-text', text: storable(target.value) })}
    />
  );
}

export const shortText: QuestionTypeView<'short-text'> = {
  Player: ShortTextPlayer,
  Editor: lazy(() => import('./short-text-editor.js').then((module) => ({ default: module.ShortTextEditor }))),
  fresh: () => ({
    spec: { type: 'short-text' },
    key: { type: 'short-text', accepted: [''], fold: true },
  }),
  toWords: ({ text }) => text,
  hasClear: false,
};
