import { MAX_ANSWER_LENGTH } from '@edukom/contracts';
import { TextArea } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';
import { storable } from '../storable.js';

function OpenPlayer({ question, response, onChange }: PlayerProps<'open'>) {
  const t = useT();
  return (
    <TextArea
      label={<Prompt question={question} />}
      hint={t('quiz.question.open')}
      value={response?.text ?? ''}
      maxLength={question.maxLength ?? MAX_ANSWER_LENGTH}
      rows={10}
      autoComplete="off"
      onChange={({ target }) => onChange({ type: 'open', text: storable(target.value) })}
    />
  );
}

export const open: QuestionTypeView<'open'> = {
  Player: OpenPlayer,
  Editor: lazy(() => import('./open-editor.js').then((module) => ({ default: module.OpenEditor }))),
  fresh: () => ({
    spec: { type: 'open' },
    key: { type: 'open' },
  }),
  toWords: ({ text }) => text,
  hasClear: false,
};
