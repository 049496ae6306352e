import { formatPoints } from '@edukom/i18n';
import { Card, SelectField, TextField } from '@edukom/ui';
import { useState } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { MOST_POINTS } from '@edukom/contracts';
import { parsePoints } from '../grading/parse-points.js';
import type { QuestionForm } from './use-question-form.js';

/** Tags as one line; what stands between commas is one. */
const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** What is told of a question beside its words: the bank finds it by that, and quizzes draw by it. */
export function QuestionFacts({ form, errorOf }: Pick<QuestionForm, 'form' | 'errorOf'>) {
  const t = useT();
  const locale = useLocale();
  const { values } = form;
  const [points, setPoints] = useState(formatPoints(locale, values.points ?? 100));
  const [tags, setTags] = useState((values.tags ?? []).join(', '));
  return (
    <Card title={t('builder.facts.title')}>
      <TextField
        {...form.text('points')}
        label={t('builder.facts.points')}
        error={errorOf('points')}
        inputMode="decimal"
        width="short"
        value={points}
        onChange={({ target }) => {
          setPoints(target.value);
          // What is no number of points is refused by the contract, beside this field.
          form.set('points', parsePoints(target.value, MOST_POINTS) ?? 0);
        }}
      />
      <TextField
        label={t('builder.facts.competence')}
        hint={t('builder.facts.competence-hint')}
        {...form.text('competence')}
        value={values.competence ?? ''}
        onChange={({ target }) => form.set('competence', target.value)}
      />
      <TextField
        {...form.text('competence')}
        id="question-tags"
        name="tags"
        label={t('builder.facts.tags')}
        hint={t('builder.facts.tags-hint')}
        error={errorOf('tags')}
        value={tags}
        onChange={({ target }) => {
          setTags(target.value);
          form.set('tags', tagsOf(target.value));
        }}
      />
      <SelectField
        label={t('builder.facts.difficulty')}
        emptyText={t('builder.facts.difficulty-none')}
        width="medium"
        value={values.difficulty == null ? '' : String(values.difficulty)}
        options={([1, 2, 3, 4, 5] as const).map((value) => ({
          value: String(value),
          label: t(`builder.difficulty.${value}`),
        }))}
        onChange={({ target }) => form.set('difficulty', target.value === '' ? null : Number(target.value))}
      />
    </Card>
  );
}
