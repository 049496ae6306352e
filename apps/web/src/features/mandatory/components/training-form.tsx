import {
  createMandatoryTraining,
  type NewMandatoryTraining,
  type OutputOf,
  previewMandatoryTraining,
  type readMandatoryOptions,
  REMIND_DAYS,
} from '@edukom/contracts';
import { Button, CheckboxField, DateField, Notice, SelectField } from '@edukom/ui';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_TRAININGS } from '../queries.js';
import { AudienceChoice } from './audience-choice.js';

type Preview = OutputOf<typeof previewMandatoryTraining>;

/** What saving would do, before it is done. */
function Previewed({ preview }: { preview: Preview }) {
  const t = useT();
  const { reminded, ...counts } = preview;
  return (
    <Notice tone="info" isLive title={t('mandatory.preview.reminds', { count: reminded })}>
      {counts.people === 0 ? t('mandatory.preview.nobody') : t('mandatory.preview.people', counts)}
    </Notice>
  );
}

export interface TrainingFormProps {
  readonly options: OutputOf<typeof readMandatoryOptions>;
  readonly onCreated: (trainingId: string) => void;
}

/** Makes a training mandatory: first whom it concerns and reminds is shown, then it can be saved. */
export function TrainingForm({ options, onCreated }: TrainingFormProps) {
  const [t, read] = [useT(), useReadText()];
  const [checked, setChecked] = useState<{ readonly body: NewMandatoryTraining; readonly preview: Preview } | null>(
    null,
  );
  const preview = useCall(previewMandatoryTraining);
  const create = useCall(createMandatoryTraining, {
    invalidates: ABOUT_TRAININGS,
    onSuccess: ({ trainingId }) => onCreated(trainingId),
  });
  const form = useForm({
    name: 'mandatory',
    schema: createMandatoryTraining.body,
    initial: { audience: [], remindDays: [30, 7], copiesFocalPoint: true },
    send: async (body) => setChecked({ body, preview: await preview.mutateAsync({ body }) }),
  });
  const errorOf = (name: string) => form.errors.find((error) => error.name.startsWith(name))?.text;
  const remindText = (days: number) =>
    days === 0 ? t('mandatory.form.remind-same') : t('mandatory.form.remind-day', { count: days });
  return (
    <form
      className="web-form"
      noValidate
      // What was shown is no longer what would be saved.
      onChange={() => setChecked(null)}
      onSubmit={(event) => void form.submit(event)}
    >
      <FormErrors form={form} />
      <SelectField
        label={t('mandatory.form.course')}
        emptyText={t('mandatory.form.course-empty')}
        options={options.courses.map(({ courseId, title }) => ({ value: courseId, label: read(title) }))}
        {...form.text('courseId')}
      />
      <DateField label={t('mandatory.form.due')} hint={t('mandatory.form.due-hint')} {...form.text('dueOn')} />
      <AudienceChoice
        institutions={options.institutions}
        audience={form.values.audience ?? []}
        error={errorOf('audience')}
        onChange={(audience) => {
          setChecked(null);
          form.set('audience', audience);
        }}
      />
      <Ticks
        id="mandatory-remindDays"
        label={t('mandatory.form.remind')}
        error={errorOf('remindDays')}
        options={REMIND_DAYS.map((days) => ({ value: String(days), label: remindText(days) }))}
        chosen={(form.values.remindDays ?? []).map(String)}
        onChange={(days) => form.set('remindDays', days.map(Number))}
      />
      <CheckboxField
        label={t('mandatory.form.copy')}
        hint={t('mandatory.form.copy-hint')}
        {...form.check('copiesFocalPoint')}
      />
      {checked ? (
        <>
          <Previewed preview={checked.preview} />
          <ProblemNotice error={create.error} />
          <div className="ed-actions">
            <Button
              variant="primary"
              isBusy={create.isPending}
              busyText={t('common.saving')}
              onClick={() => create.mutate({ body: checked.body })}
            >
              {t('mandatory.form.save')}
            </Button>
          </div>
        </>
      ) : (
        <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.loading')}>
          {t('mandatory.form.check')}
        </Button>
      )}
    </form>
  );
}
