import { type CourseDraftView, type DraftActivityView, saveActivity } from '@edukom/contracts';
import { canComplete, type CompletionRule } from '@edukom/domain';
import { Button, Card, CheckboxField, Notice, RadioGroup, TextField } from '@edukom/ui';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import type { DraftChanges } from '../outline/use-outline.js';
import { Conditions } from './conditions.js';
import { RuleProblems } from './rule-problems.js';

type Kind = CompletionRule['kind'];

const KINDS: readonly Kind[] = ['usual', 'read', 'passed', 'minutes', 'confirmed'];

function Completion(props: {
  kind: 'lesson' | 'quiz';
  rule: CompletionRule;
  minutes: number;
  onChange: (rule: CompletionRule) => void;
}) {
  const t = useT();
  const { kind, rule, minutes, onChange } = props;
  const kinds = KINDS.filter((one) => canComplete(kind, one));
  const choose = (value: string) => {
    const next = kinds.find((known) => known === value);
    if (next === 'minutes') onChange({ kind: 'minutes', minutes });
    else if (next) onChange({ kind: next });
  };
  return (
    <>
      <RadioGroup
        id="activity-completion"
        name="completion"
        label={t('authoring.settings.completion')}
        options={kinds.map((value) => ({
          value,
          label: value === 'usual' ? t(`authoring.completion.usual-${kind}`) : t(`authoring.completion.${value}`),
        }))}
        value={rule.kind}
        onChange={choose}
      />
      {rule.kind === 'minutes' && (
        <TextField
          id="activity-completion-minutes"
          label={t('authoring.settings.completion-minutes')}
          inputMode="numeric"
          width="short"
          value={String(rule.minutes)}
          onChange={({ target }) => onChange({ kind: 'minutes', minutes: Math.max(1, Number(target.value) || 1) })}
        />
      )}
    </>
  );
}

export interface ActivityFormProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  readonly changes: DraftChanges;
}

const valuesOf = ({ revision, title, minutes, isRequired, conditions, completion }: DraftActivityView) => ({
  revision,
  locale: title.source,
  title: title.texts[title.source]?.v ?? null,
  minutes,
  isRequired,
  conditions,
  completion,
});

/** How long an activity takes, when it opens and when it is completed, in plain words; what cannot work is said at once. */
export function ActivityForm({ draft, activity, changes }: ActivityFormProps) {
  const t = useT();
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    name: 'activity',
    schema: saveActivity.body,
    initial: valuesOf(activity),
    send: async (body) => {
      setSaved(false);
      const next = await changes.saveActivity(activity.id, body);
      const fresh = next.modules.flatMap(({ activities }) => activities).find(({ id }) => id === activity.id);
      if (fresh) form.reset(valuesOf(fresh));
      setSaved(true);
    },
  });
  const { conditions = [], completion = { kind: 'usual' as const } } = form.values;
  const isBehind = form.values.revision !== activity.revision && isProblem(form.error, 'draft.changed');
  return (
    <form className="au-settings" noValidate onSubmit={(event) => void form.submit(event)}>
      {isBehind ? (
        <Notice
          tone="warning"
          isLive
          title={t('writing.conflict.title', { name: t('writing.conflict.somebody') })}
          actions={
            <>
              <Button isSmall onClick={() => form.reset(valuesOf(activity))}>
                {t('writing.conflict.take-theirs')}
              </Button>
              <Button isSmall onClick={() => form.set('revision', activity.revision)}>
                {t('authoring.course.keep-mine')}
              </Button>
            </>
          }
        >
          {t('authoring.course.changed')}
        </Notice>
      ) : (
        <FormErrors form={form} />
      )}
      {isSaved && <Notice tone="good" isLive title={t('common.saved')} />}
      <Card>
        <TextField
          label={t('authoring.settings.minutes')}
          inputMode="numeric"
          width="short"
          {...form.text('minutes', Number)}
        />
        <CheckboxField
          label={t('authoring.settings.required')}
          hint={t('authoring.settings.required-hint')}
          {...form.check('isRequired')}
        />
      </Card>
      <Card title={t('authoring.settings.opens')}>
        <Conditions
          draft={draft}
          activity={activity}
          conditions={conditions}
          onChange={(next) => form.set('conditions', next)}
        />
      </Card>
      <Card title={t('authoring.settings.completed')}>
        <Completion
          kind={activity.kind === 'quiz' ? 'quiz' : 'lesson'}
          rule={completion}
          minutes={activity.minutes}
          onChange={(next) => form.set('completion', next)}
        />
      </Card>
      <RuleProblems draft={draft} activity={{ ...activity, conditions, completion }} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('common.save')}
      </Button>
    </form>
  );
}
