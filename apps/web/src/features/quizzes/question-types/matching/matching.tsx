import { FieldGroup, SelectField } from '@edukom/ui';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, QuestionTypeView } from '../question-type.js';
import { useRuleWords } from '../rule-words.js';

function MatchingPlayer({ question, response, onChange }: PlayerProps<'matching'>) {
  const t = useT();
  const read = useContent();
  const rule = useRuleWords(question.rule);
  const pairs = response?.pairs ?? {};
  const choose = (prompt: string, target: string) => {
    const { [prompt]: _before, ...others } = pairs;
    onChange({ type: 'matching', pairs: target === '' ? others : { ...others, [prompt]: target } });
  };
  return (
    <FieldGroup label={<Prompt question={question} />} hint={`${t('quiz.matching.hint')} ${rule}`}>
      <div className="quiz-pairs">
        {question.prompts.map(({ id, text }) => (
          <SelectField
            key={id}
            label={<Words text={text} />}
            value={pairs[id] ?? ''}
            emptyText={t('quiz.matching.choose')}
            onChange={({ target }) => choose(id, target.value)}
          >
            {question.options.map((option) => {
              const { value, locale } = read(option.text);
              return (
                <option key={option.id} value={option.id} lang={locale}>
                  {value}
                </option>
              );
            })}
          </SelectField>
        ))}
      </div>
    </FieldGroup>
  );
}

export const matching: QuestionTypeView<'matching'> = {
  Player: MatchingPlayer,
  Editor: lazy(() => import('./matching-editor.js').then((module) => ({ default: module.MatchingEditor }))),
  fresh: () => ({
    spec: {
      type: 'matching',
      prompts: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
      targets: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
      rule: 'per-part',
    },
    key: { type: 'matching', pairs: {} },
  }),
  toWords: ({ pairs }, question, { read }) => {
    const targets = new Map(question.options.map(({ id, text }) => [id, read(text)]));
    const prompts = question.type === 'matching' ? question.prompts : [];
    return prompts
      .flatMap(({ id, text }) => {
        const target = pairs[id];
        return target === undefined ? [] : [`${read(text)} → ${targets.get(target) ?? target}`];
      })
      .join('; ');
  },
  hasClear: true,
};
